/**
 * Text as it is kept, compared and calculated with. Every reader passes each cell through here once, so that one name
 * has one spelling however it was typed, exported or copied. Full NFKC is not used, because it turns `①1,000` into
 * `11,000` and `10²` into `102`.
 */

/**
 * Marks without a shape: zero-width, direction, control, variation and fillers of Hangul. Line ends and tabs are spaces. A soft
 * hyphen that stands as the sign of a number stays, because some programs show it.
 */
const invisible =
  /(?![\t\n\v\f\r\u0085]|(?<![\p{L}\d])\u00ad\s?[\d(])(?:[\p{Cf}\p{Cc}\u3164\uffa0]|\p{Variation_Selector}|\u034f|\u115f|\u1160)/gu;
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

/**
 * `1. `, `1) `, `(1) `, `1-2. `, `가. `, `가) `, `①`, `Ⅱ.`, `○`, `- `. Not 6.25, 3.1운동, 영.유아, 무.진.장, (사), (주).
 * A number and a dot need more than a digit behind them, unless that is a year.
 */
const numbering = [
  /^\d{1,2}(?:-\d{1,2}){0,2}\.(?=\s*(?:[^\d\s.]|(?:19|20)\d\d\s*년?))\s*/,
  /^\(?\d{1,2}(?:-\d{1,2}){0,2}\)\s*/,
  /^[가나다라마바사아자차카타파하]\.\s+/,
  /^[가나다라마바아차카타파하]\)\s*/,
  /^[\u2460-\u2473\u2474-\u2487\u3260-\u327b\u3200-\u321b\u2776-\u277f]\s*/,
  /^(?:[Ⅰ-Ⅻ]\s*\.?|[IVX]{1,4}\.)\s+/,
  /^[※○●◯□■▪▫◦◎◆◇▶▷►•❍❏·*]\s*/,
  /^[-–—ㅇㆍ]\s+/,
];

const footnotes = [
  /\s*[([](?:주|註|각주|비고|참고)\s*\d{0,2}\s*[:：].*[)\]]$/,
  /\s*[([]주\s*\d{1,2}\s*[)\]]$/,
  /\s+(?:주|註)\s*\d{0,2}\s*\)\s*.*$/,
  /\s*[([]※.*[)\]]$/,
  /\s*※.*$/,
  /\s*[*†‡]+\)?$/,
  /\s*[¹²³⁰⁴-⁹]+[⁾)]?$/,
];
/** `운영 지원 1)`: a mark, unless the bracket closes one of the name itself. */
const openMark = /\s*\d{1,2}\)$/;

/**
 * Names of projects, departments and accounts without what a printed table adds: numbering before them, marks of
 * footnotes behind them. A name that is nothing but such marks stays as it is.
 */
export function plainName(cell: string): string {
  return withoutFootnotes(withoutNumbering(plainText(cell)));
}

/** Most names begin and end in Hangul: one look passes them by. */
const mayBeNumbered = /^(?:[^가-힣A-HJ-UWYZa-z]|[가-하][.)])/;
const mayBeMarked = /[)\]*†‡¹²³⁰⁴-⁹⁾※]/;

function withoutNumbering(text: string): string {
  return mayBeNumbered.test(text) ? peeled(text, numbering) : text;
}

function withoutFootnotes(text: string): string {
  if (!mayBeMarked.test(text)) return text;
  const name = peeled(text, footnotes);
  const mark = openMark.exec(name);
  if (mark === null || mark.index === 0 || isBracketOpen(name.slice(0, mark.index))) return name;
  return withoutFootnotes(name.slice(0, mark.index));
}

/** Takes marks off until none is left, but never the whole. */
function peeled(text: string, marks: readonly RegExp[]): string {
  for (const mark of marks) {
    const rest = text.replace(mark, "").trim();
    if (rest !== text && rest !== "") return peeled(rest, marks);
  }
  return text;
}

function isBracketOpen(text: string): boolean {
  return (text.match(/\(/g)?.length ?? 0) > (text.match(/\)/g)?.length ?? 0);
}
