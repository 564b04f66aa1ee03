/** A cell of a workbook as the text that it stands for: digits as they are kept, days as YYYY-MM-DD. */
import type { CellValue } from "hucre/xlsx";
import { formatPercent, fraction } from "../../../domain/values/fraction.ts";
import { inexact } from "../../kernel/inexact-number.ts";

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
  const isExact = Number.isFinite(value) && !text.includes("e") && digitsOf(text).length <= keptDigits;
  return isExact ? text : (withoutNoise(value) ?? inexact(text));
}

/**
 * What adding in binary left of a shorter number: 0.1 + 0.2 is 0.30000000000000004, and every spreadsheet shows 0.3. Null
 * where the digits may be meant.
 */
export function withoutNoise(value: number): string | null {
  if (!Number.isFinite(value) || Number.isInteger(value) || digitsOf(String(value)).length <= keptDigits)
    return null;
  const shown = String(Number(value.toPrecision(keptDigits)));
  // Two digits fewer than a spreadsheet keeps: what was dropped lies below 10^-12 of the number.
  return shown.includes("e") || digitsOf(shown).length > keptDigits - 2 ? null : shown;
}

function digitsOf(text: string): string {
  return text.replace(/^-?0*\.?0*|\./g, "");
}

function textOfDate(value: Date): string {
  if (Number.isNaN(value.getTime())) return "#VALUE!";
  const [day = "", time = ""] = value.toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 8)}`;
}

/** What a spreadsheet keeps of a number format. */
const maxFormatLength = 255;

/**
 * Whether a number format shows less than what is stored: `#,##0,` prints 936,864,000 as 936,864. A comma that no digit
 * follows divides by a thousand; one between digits only groups them.
 */
export function isScaling(format: string): boolean {
  if (addedDigits.test(format.slice(0, maxFormatLength))) return true;
  const bare = format.slice(0, maxFormatLength).replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, " ");
  return /[0#?],+(?![0#?,])/.test(bare);
}

/** `#,##0",000"` and `#,##0"억"` print digits or a measure that the number does not have. 천원 and the like are units, and read. */
const addedDigits =
  /[0#?](?:"\s*(?:[,.]?\d[\d,]*|[십백천만억조]+)\s*"|(?:\\[,\d]){2,}|\\?[십백천만억조]+(?!["\\]*[십백천만억조원]))/;

/** Whether a number format shows a number above 0 as one below: `"△"#,##0`, `(#,##0)`, `-#,##0`. */
export function isShownNegative(format: string, value: number): boolean {
  if (value <= 0) return false;
  const [own = ""] = format.slice(0, maxFormatLength).split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const bare = own.replace(/\[[^\]]*\]|[_*]./g, "").replace(/["\\]/g, "");
  // `(0.0%)` is how rates are printed, `(0)` and `- 0 -` are numbers of rows and pages.
  if (bare.includes("%") || /^\s*[(-]\s?0\s?[)-]\s*$/.test(bare)) return false;
  return /^[^0#?]*[-−–△▲▽▼(][^0#?가-힣A-Za-z]*[0#?]/.test(bare);
}

/** Whether a number format shows nothing of the number: `;;;` nothing at all, `#,##0;;` nothing below 0. A 0 may be a dash. */
export function isUnseen(format: string, value: number): boolean {
  const sections = format.slice(0, maxFormatLength).split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const own = (value < 0 ? sections[1] : null) ?? sections[0] ?? "";
  if (value === 0 || format === "") return false;
  return !/[0#?@ymdhs]|general|표준/i.test(own.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, ""));
}

/** Whether a workbook's styles hold such formats at all: only then are the styles of cells looked at. */
export function hasTellingFormat(styles: string): boolean {
  if (hasBuiltInPercent(styles)) return true;
  const codes = Array.from(styles.matchAll(/formatCode=(?:"([^"]*)"|'([^']*)')/g), ([, double, single]) =>
    unescaped(double ?? single ?? ""),
  );
  return codes.some(
    (code) =>
      isScaling(code) ||
      unitShown(code) !== "" ||
      percentDecimals(code) !== null ||
      isUnseen(code, 1) ||
      isUnseen(code, -1) ||
      isShownNegative(code, 1),
  );
}

/** `0%` and `0.00%` have numbers in place of a code. A style of no cell may bear them, too. */
function hasBuiltInPercent(styles: string): boolean {
  const ofCells = styles.slice(styles.indexOf("cellXfs"), styles.lastIndexOf("cellXfs"));
  return /\bnumFmtId=["'](?:9|10)["']/.test(ofCells);
}

function unescaped(code: string): string {
  return code.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

/** The unit that a number format prints behind the number, `#,##0"백만원"`: what is seen is 500백만원. Empty for most. */
export function unitShown(format: string): string {
  const [shown = ""] = format
    .slice(0, maxFormatLength)
    .replace(/["\\]|\[[^\]]*\]|_./g, "")
    .split(";");
  return /[0#?]\s*(억원|백만원|천원|만원|원)\s*$/.exec(shown)?.[1] ?? "";
}

/** Beyond it a number is no share of anything. */
const maxShare = 10_000;
const storedDecimals = 12;

/** What a number format with % shows of a stored share: 0.8 under `0.0%` is 80.0%. Null for any other format. */
export function percentShown(format: string, value: number): string | null {
  const decimals = percentDecimals(format);
  if (decimals === null || Math.abs(value) > maxShare) return null;
  const stored = BigInt(value.toFixed(storedDecimals).replace(".", ""));
  return `${formatPercent(fraction(stored, 10n ** BigInt(storedDecimals)), decimals)}%`;
}

/** Null where no bare % multiplies the number by a hundred. */
function percentDecimals(format: string): number | null {
  const [own = ""] = format
    .slice(0, maxFormatLength)
    .replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, "")
    .split(";");
  const [shown, decimals = ""] = /[0#?](?:\.([0#?]{1,10}))?\s*%/.exec(own) ?? [];
  return shown === undefined ? null : decimals.length;
}
