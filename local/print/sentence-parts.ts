/** Small parts of sentences: who did it, how many there are, whose books. */
import { styleText } from "node:util";
import { severityNames } from "../../shared/domain/notices/notice.ts";
import type { Severity } from "../../shared/domain/policy/policy.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { EarlierNumbers } from "../terminal/upload-numbers.ts";
import { type Display, say } from "../terminal/display.ts";

/** As it is stored for files that nobody is known to have put into the inbox. */
const storedInbox = "수신함 inbox";

export function personText(display: Display, by: string): string {
  return by === storedInbox ? say(display, { ko: "수신함", en: "inbox" }) : by;
}

/** An upload by its number, and by those that were printed before it was read again. */
export function uploadNumber(
  display: Display,
  { seq, uploadId }: Pick<Upload, "seq" | "uploadId">,
  earlier: EarlierNumbers,
): string {
  const before = (earlier.get(uploadId) ?? []).join("·");
  if (before === "") return `${seq}`;
  return say(display, { ko: `${seq}, 이전 번호 ${before}`, en: `${seq}, before ${before}` });
}

/** English alone: `1 project`, `2 projects`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function booksText({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}

const severityColours = { critical: "red", warning: "yellow", notice: "cyan" } as const;

export function severityText(display: Display, severity: Severity): string {
  return coloured(display, severityColours[severity], say(display, severityNames[severity]));
}

function coloured(
  { hasColours }: Pick<Display, "hasColours">,
  colour: "red" | "yellow" | "cyan" | "bold",
  text: string,
): string {
  return hasColours ? styleText(colour, text, { validateStream: false }) : text;
}

// Moments as a person reads them: on this computer's clock, or in UTC where it is asked for.

/** @param instant ISO 8601. */
export function momentText({ isUtc }: Pick<Display, "isUtc">, instant: string): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  if (isUtc) return `${moment.toISOString().slice(0, "2026-01-31T10:20".length).replace("T", " ")} UTC`;
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return `${[`${year}`, two(month), two(day)].join("-")} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

function two(number: number): string {
  return `${number}`.padStart(2, "0");
}
