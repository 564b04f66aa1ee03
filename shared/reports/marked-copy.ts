/**
 * A copy of a refused table with the reasons beside the rows, to correct and send again: CSV in UTF-8 with
 * a byte order mark, because Excel takes that for Hangul and CP949 cannot hold every dot in a name.
 */
import type { Finding } from "../domain/finding.ts";

export const reasonHeader = "반려 사유 (reason)";

/** @param rows the table as a spreadsheet shows it: row n is `rows[n - 1]`. */
export function markedCopy(rows: readonly (readonly string[])[], findings: readonly Finding[]): string {
  const reasons = Map.groupBy(findings, ({ row }) => row ?? 0);
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const marked = rows.map((cells, at) => {
    const padded = [...cells, ...Array.from({ length: width - cells.length }, () => "")];
    return [...padded, reasonOf(at === 0, reasons.get(at + 1) ?? [])];
  });
  const general = (reasons.get(0) ?? []).map((finding) => [sentence(finding)]);
  return `\ufeff${[...general, ...marked].map(csvLine).join("\r\n")}\r\n`;
}

/** The first row heads the column, unless something is wrong with it. */
function reasonOf(isFirst: boolean, findings: readonly Finding[]): string {
  if (findings.length === 0) return isFirst ? reasonHeader : "";
  return findings.map(sentence).join(" / ");
}

function sentence({ column, value, ko, en }: Finding): string {
  const place = [column, value === null ? null : `"${value}"`].filter((part) => part !== null).join(" ");
  return place === "" ? `${ko} ${en}` : `[${place}] ${ko} ${en}`;
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}
