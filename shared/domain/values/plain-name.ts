/**
 * Names of projects, departments and accounts without what a printed table adds: numbering before them, marks of
 * footnotes behind them. A name that is nothing but such marks stays as it is.
 */
import { plainText } from "./plain-text.ts";

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
