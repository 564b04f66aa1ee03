/** What documents and workbooks mark by its look: digits that are raised, and text that a line strikes through. */
import type { Bilingual } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { placeAt, question, remark } from "./finding-list.ts";

/** Around what is struck, in a print of our own: the reader of PDFs takes other signs that no text has for Arabic, and turns them round. */
export const [struckFrom, struckTo] = ["\uf8f0", "\uf8f1"];

/** Stands for a tab between the texts of a line until the document is read. */
export const tabMark = "\ufdd4";

/** Stands for half of a letter's width that the text of a cell is drawn in, until the document is read. */
export const indentMark = "\ufdd5";

/** In halves of a letter: wider than any level of an outline is drawn in. */
export const maxIndent = 20;

/** How wide blanks are, in halves of a letter. */
export function halvesIn(blanks: string): number {
  return blanks.length + (blanks.match(/[\u2003\u3000]/g)?.length ?? 0);
}

const raisedForms = { plain: "0123456789()", raised: "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾" } as const;

/** Raised and lowered digits become those that text itself prints so. A mark that has words in it, `주1)`, is known as it stands. */
export function asRaised(text: string): string {
  return /^[\s\d,.()*]*$/.test(text)
    ? text.replace(/[\d()]/g, (plain) => raisedForms.raised.charAt(raisedForms.plain.indexOf(plain)))
    : text;
}

/** Of a sheet its place says enough, and its text may name people. */
export interface StruckRow {
  readonly text: string;
  readonly place: ReturnType<typeof placeAt>;
}

const none: StruckRow = { text: "", place: placeAt(null, null, "") };

export function struckLeftOut(rows: readonly StruckRow[]): Finding {
  const [{ text, place } = none] = rows;
  const where = shown(text, place.row);
  return remark("struck-left-out", place, {
    ko: `취소선을 그은 ${rows.length}줄(${where.ko} 등)은 읽지 않았습니다. 반영할 내용이면 취소선을 없애고 다시 올려 주십시오.`,
    en: `${rows.length} lines or rows that are struck through (${where.en}) were not read. If they count, remove the line through them and upload again.`,
  });
}

export function struckInPart(parts: readonly StruckRow[]): Finding {
  const [{ text, place } = none] = parts;
  const where = shown(text, place.row);
  return question("struck-in-part", place, {
    ko: `표의 ${parts.length}행(${where.ko} 등)에 취소선이 일부에만 있어 그 글은 빼고 읽었습니다. 남은 금액이 맞으면 보류를 해제하고, 아니면 취소선이나 그 글을 지우고 다시 올려 주십시오.`,
    en: `In ${parts.length} rows of tables (${where.en}) only a part is struck through and was left out. Release the file if the rest is right; else remove the line or the text and upload again.`,
  });
}

/** Letters in the colour of their ground: they are read, and nobody sees them. */
export function lettersUnseen(place: ReturnType<typeof placeAt>, count: number): Finding {
  const text =
    place.value === null ? { ko: "", en: "" } : { ko: `(${place.value})`, en: ` (${place.value})` };
  return question("text-unseen", place, {
    ko: `${count}칸의 글자가 바탕과 같은 색이거나 너무 작아 보이지 않으나 읽었습니다${text.ko}. 반영할 내용이면 보류를 해제하고, 아니면 원본에서 지우고 다시 올려 주십시오.`,
    en: `The letters of ${count} cells have the colour of their ground or no size, so nobody sees them, and they were read${text.en}. If they count, release the file; else delete them in the original and upload again.`,
  });
}

function shown(text: string, row: number | null): Bilingual {
  const short = `"${text.length <= 40 ? text : `${text.slice(0, 40)}…`}"`;
  return row === null ? { ko: short, en: short } : { ko: `${row}행`, en: `row ${row}` };
}
