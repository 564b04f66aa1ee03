/**
 * Footnotes and endnotes of Word stand in parts of their own, which the reader of documents does not look at: each is written as a note (※) under
 * the table or the paragraph that bears its mark, since it may say of whose day or money the figures are.
 */

/** With the table kept by `split`; tables in tables stand apart before. */
export const wordTable = /(<w:tbl(?=[\s>])[^]*?<\/w:tbl>)/;
export const wordParagraph = /<w:p(?=[\s>])[^]*?<\/w:p>/g;
export const wordTexts = /<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>/g;

/** The text of runs, escaped as it stands there. */
export function textsIn(markup: string): string {
  return [...markup.matchAll(wordTexts)].map(([, own]) => own ?? "").join("");
}

/** By kind and number, as a mark in the text names them: `footnote 2`. */
export function wordNotes(parts: string): ReadonlyMap<string, string> {
  const notes = parts.matchAll(
    /<w:(footnote|endnote)\s(?=[^>]*w:id="(-?\d+)")([^>]*)>((?:(?!<\/w:\1>)[^])*)<\/w:\1>/g,
  );
  return new Map(
    [...notes].flatMap(([, kind = "", id = "", , body = ""]) => {
      const text = textsIn(body).trim();
      return text === "" ? [] : [[`${kind} ${id}`, text]];
    }),
  );
}

const noteMark = /<w:(footnote|endnote)Reference\s[^>]*w:id="(-?\d+)"/g;

export function withNotes(document: string, notes: ReadonlyMap<string, string>): string {
  if (notes.size === 0) return document;
  return document
    .split(wordTable)
    .map((piece, at) =>
      at % 2 === 1 ? noted(piece, notes) : piece.replace(wordParagraph, (own) => noted(own, notes)),
    )
    .join("");
}

function noted(markup: string, notes: ReadonlyMap<string, string>): string {
  const own = [...markup.matchAll(noteMark)].flatMap(([, kind, id]) => notes.get(`${kind} ${id}`) ?? []);
  return (
    markup + own.map((text) => `<w:p><w:r><w:t xml:space="preserve">※ ${text}</w:t></w:r></w:p>`).join("")
  );
}
