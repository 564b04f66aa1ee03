/** How wide text is, about: Hangul and other full-width signs take one em, the rest about half of one. */
function emsOf(text: string): number {
  let ems = 0;
  for (const sign of text) ems += (sign.codePointAt(0) ?? 0) > 0x1100 ? 1 : 0.52;
  return ems;
}

/** The lines that a text takes in a cell, at least 1; a little room is kept for words that are not broken. */
export function linesIn(text: string, widthEms: number): number {
  return Math.max(1, Math.ceil((emsOf(text) * 1.05) / Math.max(1, widthEms)));
}

/** The columns' shares of a width, in whole units: what is left over goes to the first. */
export function columnWidths(columns: readonly { readonly width: number }[], total: number): number[] {
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const widths = columns.map(({ width }) => Math.floor((total * width) / sum));
  const used = widths.reduce((all, width) => all + width, 0);
  return widths.map((width, at) => (at === 0 ? width + total - used : width));
}
