/** Marks of footnotes on an amount, and footnotes that a program prints into the cell. They are no part of the figure. */
import { plainText } from "../../domain/values/plain-text.ts";

export interface Unmarked {
  readonly text: string;
  /** The mark or the note; null where there is none. */
  readonly note: string | null;
}

/** What stands behind a figure: `(주: …)`, `※ …`, `주1)`, `1)` behind a gap, `*`, `¹⁾`. */
const behind = [
  /^(.*\d[)%천백만억원]*)\s*([([](?:주|註|각주|비고|참고)\s*\d{0,2}\s*(?:[:：].*)?[)\]])$/,
  /^(.*\d[)%천백만억원]*)\s*([([]?※.*)$/,
  /^(.*\d[)%천백만억원]*)\s*(주\s*\d{0,2}\s*\))$/,
  /^(.*\d[천백만억원]*)\s+(\d{1,2}\))$/,
  /^(.*\d[)%천백만억원]*)\s*([*†‡]{1,3}|⁽?[¹²³⁰⁴-⁹]{1,2}[⁾)]?(?:\s?[,.]\s?[¹²³⁰⁴-⁹]{1,2}[⁾)]?){0,3})$/,
  // Three digits follow each comma, so what is beyond them is a mark.
  /^([-−△▲]?\d{1,3}(?:,\d{3})+)(\d{1,2}\))$/,
];
/** Before a figure: `주) 1,000`, `* 1,000`. */
const before = /^((?:주|註)\s*\d{0,2}\s*\)|[*†‡]{1,3})\s*([-−△▲(]?\s?\d.*)$/;

/** `1,234 (56.7%)`: no amount ends in a percent sign. */
const rateBehind = /^(.*\d[)천백만억원]*)\s*[([]\s*([-−△▲]?\d{1,4}(?:\.\d+)?\s?%)\s*[)\]]$/;
/** Under a header that says what stands in the brackets: `집행액(집행률)`. */
const rateUnderHeader = /^(.*\d[)천백만억원]*)\s*[([]\s*([-−△▲]?\d{1,4}(?:\.\d+)?\s?%?)\s*[)\]]$/;

/** The amount and the rate that some offices print behind it in one cell; null for the rate where there is none. */
export function withoutRate(
  cell: string,
  header: string,
): { readonly text: string; readonly rate: string | null } {
  const isHeaded = /[([](%|(집행|지출|진도)?(비율|률|율))(\(%\))?[)\]]/.test(header.replace(/\s/g, ""));
  const [, amount, rate] = (isHeaded ? rateUnderHeader : rateBehind).exec(plainText(cell)) ?? [];
  return amount === undefined || rate === undefined
    ? { text: cell, rate: null }
    : { text: amount.trim(), rate };
}

export function withoutFootnote(cell: string): Unmarked {
  const text = plainText(cell);
  for (const pattern of behind) {
    const [, figure, note] = pattern.exec(text) ?? [];
    if (figure !== undefined && note !== undefined) return { text: figure.trim(), note: note.trim() };
  }
  const [, mark, figure] = before.exec(text) ?? [];
  return mark !== undefined && figure !== undefined
    ? { text: figure, note: mark }
    : { text: cell, note: null };
}
