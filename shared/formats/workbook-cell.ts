/** A cell of a workbook as the text that it stands for: digits as they are kept, days as YYYY-MM-DD. */
import type { CellValue } from "hucre/xlsx";
import { inexact } from "./inexact.ts";

/** A spreadsheet keeps 15 digits of a number: a sixteenth is a guess. */
const keptDigits = 15;
const maxKept = 10 ** keptDigits;

export function textOfCell(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? textOfNumber(value) : textOfDate(value);
}

/** Never an exponent, and never digits that the spreadsheet did not keep. */
function textOfNumber(value: number): string {
  const text = String(value);
  if (Number.isInteger(value) && value < maxKept && value > -maxKept) return text;
  const digits = text.replace(/^-?0*\.?0*|\./g, "");
  const isExact = Number.isFinite(value) && !text.includes("e") && digits.length <= keptDigits;
  return isExact ? text : inexact(text);
}

function textOfDate(value: Date): string {
  if (Number.isNaN(value.getTime())) return "#VALUE!";
  const [day = "", time = ""] = value.toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 8)}`;
}
