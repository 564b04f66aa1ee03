/** Marks of footnotes on an amount, and footnotes that a program prints into the cell. They are no part of the figure. */
import { plainText } from "../../domain/values/plain-text.ts";

export interface Unmarked {
  readonly text: string;
  /** The mark or the note; null where there is none. */
  readonly note: string | null;
}

/** What stands behind a figure: `(주: …)`, `※ …`, `주1)`, `1)` behind a gap, `*`, `¹⁾`. */
const behind = [
  /^(.*\d[)천백만억원]*)\s*([([](?:주|註|각주|비고|참고)\s*\d{0,2}\s*(?:[:：].*)?[)\]])$/,
  /^(.*\d[)천백만억원]*)\s*([([]?※.*)$/,
  /^(.*\d[)천백만억원]*)\s*(주\s*\d{0,2}\s*\))$/,
  /^(.*\d[천백만억원]*)\s+(\d{1,2}\))$/,
  /^(.*\d[)천백만억원]*)\s*([*†‡]{1,3}|[¹²³⁰⁴-⁹]{1,2}[⁾)]?)$/,
  // Three digits follow each comma, so what is beyond them is a mark.
  /^([-−△▲]?\d{1,3}(?:,\d{3})+)(\d{1,2}\))$/,
];
/** Before a figure: `주) 1,000`, `* 1,000`. */
const before = /^((?:주|註)\s*\d{0,2}\s*\)|[*†‡]{1,3})\s*([-−△▲(]?\s?\d.*)$/;

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
