/** Tables for a terminal, in which a Hangul syllable is two columns wide. */
import stringWidth from "string-width";

export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const titles = columns.map((column) => column.title);
  const widths = columns.map((_, at) =>
    Math.max(...[titles, ...rows].map((row) => stringWidth(row[at] ?? ""))),
  );
  const line = (row: readonly string[]): string =>
    columns
      .map(({ align }, at) => pad(row[at] ?? "", widths[at] ?? 0, align))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("──");
  return [line(titles), rule, ...rows.map(line)].join("\n");
}

function pad(text: string, width: number, align: Column["align"]): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "left" ? text + space : space + text;
}
