/** Small parts of sentences: who did it, how many there are, whose books. */
import type { Books } from "../../shared/domain/values/books.ts";
import { type Display, say } from "../terminal/display.ts";

/** As it is stored for files that nobody is known to have put into the inbox. */
const storedInbox = "수신함 inbox";

export function personText(display: Display, by: string): string {
  return by === storedInbox ? say(display, { ko: "수신함", en: "inbox" }) : by;
}

/** English alone: `1 project`, `2 projects`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function booksText({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}
