/** Moments as a person reads them: on this computer's clock, or in UTC where it is asked for. */
import type { Display } from "../terminal/display.ts";

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
