/** Markdown as prettier leaves it: lines of 110, cells as wide as their column, numbers to the right. */
export interface Column {
  readonly heading: string;
  readonly align: "left" | "right";
}

export function left(heading: string): Column {
  return { heading, align: "left" };
}

export function right(heading: string): Column {
  return { heading, align: "right" };
}

export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ heading }, at) =>
    Math.max(3, heading.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const padded = (cells: readonly string[]) =>
    columns.map(({ align }, at) => {
      const [cell, width] = [cells[at] ?? "", widths[at] ?? 0];
      return align === "left" ? cell.padEnd(width) : cell.padStart(width);
    });
  const rule = columns.map(({ align }, at) => {
    const width = widths[at] ?? 0;
    return align === "left" ? "-".repeat(width) : `${"-".repeat(width - 1)}:`;
  });
  return [
    line(padded(columns.map(({ heading }) => heading))),
    line(rule),
    ...rows.map((row) => line(padded(row))),
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

const lineWidth = 110;

/** One paragraph, from text with any line ends in it. */
export function paragraph(text: string): string {
  return wrapped(text, "", "");
}

export function list(items: readonly string[]): string {
  return items.map((item) => wrapped(item, "- ", "  ")).join("\n");
}

function wrapped(text: string, first: string, later: string): string {
  const lines: string[] = [];
  let current = first;
  for (const word of text.trim().split(/\s+/)) {
    if (current.length + 1 + word.length > lineWidth) {
      lines.push(current);
      current = later;
    }
    current += current === first || current === later ? word : ` ${word}`;
  }
  return [...lines, current].join("\n");
}

/**
 * The document with another block between its marks, which name the command that writes it.
 * @throws RangeError when the document has no place for it.
 */
export function withBlock(document: string, command: string, block: string): string {
  const start = `<!-- measured: \`${command}\` writes what is between these marks -->`;
  const end = "<!-- /measured -->";
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from)
    throw new RangeError(`The document has no "${start}" with "${end}" below it: put them where it belongs`);
  return `${document.slice(0, from)}${start}\n\n${block}\n\n${document.slice(to)}`;
}
