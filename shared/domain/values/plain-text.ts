/**
 * Text as it is kept, compared and calculated with. Every reader passes each cell through here once, so that one name
 * has one spelling however it was typed, exported or copied. Full NFKC is not used, because it turns `①1,000` into
 * `11,000` and `10²` into `102`.
 */

/** Marks without a shape: zero-width, direction, control, variation and fillers of Hangul. Line ends and tabs are spaces. */
const invisible =
  /(?![\t\n\v\f\r\u0085])(?:[\p{Cf}\p{Cc}\u3164\uffa0]|\p{Variation_Selector}|\u034f|\u115f|\u1160)/gu;
/** Wide and narrow forms of what ASCII, Hangul and the signs of money have; the half-width dot stays the dot that names have. */
const forms = /[\uff01-\uff64\uff66-\uffee]/g;

/** A cell as text: composed, narrow, without invisible marks, with single spaces. */
export function plainText(cell: string): string {
  if (isPlain(cell)) return cell;
  const text = cell
    .replace(invisible, "")
    .replace(forms, (form) => form.normalize("NFKC"))
    .normalize("NFC")
    .replace(/[\s\u0085\u2800]+/g, " ")
    .trim();
  return unwrapped(text);
}

/** A line of prose or of a table: composed and without invisible marks; its gaps and tabs part cells and stay. */
export function plainLine(line: string): string {
  return line.replace(invisible, "").normalize("NFC");
}

/** A code as it is; only what Excel wraps around it to keep its zeros goes: `="00120"`, `'00120`. */
export function plainCode(cell: string): string {
  return plainText(cell).replace(/^'/, "");
}

/** ASCII, Hangul and dots with single gaps need no work: most cells are such. */
function isPlain(cell: string): boolean {
  return /^(?!['=])(?:[!-~가-힣·‧･ㆍ]+(?: [!-~가-힣·‧･ㆍ]+)*)?$/.test(cell);
}

/** `="…"` and a leading `'` keep Excel from reading a number. `'26년` and `'24.7.8.` are years and stay. */
function unwrapped(text: string): string {
  const formula = /^="([^"]*)"$/.exec(text)?.[1];
  if (formula !== undefined) return formula.trim();
  return /^'(?!\d\d(?:년|[.~/-]|\s))/.test(text) ? text.slice(1).trim() : text;
}

/** Whether characters were lost on the way: a replacement character, or `?` where a dot or sign stood inside Hangul. */
export function hasLostCharacters(text: string): boolean {
  return text.includes("\ufffd") || /[가-힣)\]]\?+[가-힣([]/.test(text);
}
