/** What the columns of a council report's budget table mean, from their headers: never from their places. */
import { asOfDatesIn, untilDatesIn } from "../cells/printed-headers.ts";
import type { TableLine } from "./table-line.ts";

export type ColumnRole = "name" | "appropriation" | "expenditure" | "plan" | "rate" | "plan-rate" | "other";

export interface CouncilColumn {
  readonly role: ColumnRole;
  /** The header text of all header rows, as the file has it. */
  readonly label: string;
}

/** Dates are looked for in headers whose year the reader does not know yet: any year serves to find one. */
const anyYear = 2000;

/** The columns under one header row, or two; null when they are no table of budget and execution. */
export function councilColumnsOf(
  header: TableLine,
  subHeader: TableLine | null,
): readonly CouncilColumn[] | null {
  const labels = subHeader === null ? header.cells : mergedLabels(header, subHeader);
  const columns = labels.map((label) => ({ role: roleOf(label), label }));
  const has = (role: ColumnRole) => columns.some((column) => column.role === role);
  return has("appropriation") && has("expenditure") ? columns : null;
}

/** True for a second header row: it dates columns and holds no amount. */
export function isSubHeader(line: TableLine): boolean {
  const stated = line.cells.filter((cell) => cell !== "");
  return (
    stated.some((cell) => asOfDatesIn(cell, anyYear).length > 0 || untilDatesIn(cell, anyYear).length > 0) &&
    stated.every((cell) => !/^[-−△▲(]?\d{1,3}(,\d{3})*([.]\d+)?[%)]?$/.test(cell))
  );
}

function roleOf(label: string): ColumnRole {
  const text = label.replace(/\s/g, "");
  const isPlanned = untilDatesIn(text, anyYear).length > 0 || /집행(계획|예정|전망)/.test(text);
  if (/집행[률율]/.test(text)) return isPlanned ? "plan-rate" : "rate";
  if (isPlanned && /^(집행|지출|\d|['’‘])/.test(text)) return "plan";
  if (/^단위사업명?$|^사업명$|^구분$/.test(text)) return "name";
  if (/^(예산액|편성액)(?![가-힣])/.test(text)) return "appropriation";
  if (/^(집행액|지출액)(?![가-힣])|^(집행액|지출액).*(기준|현재)/.test(text)) return "expenditure";
  return "other";
}

/**
 * Where blank cells keep their place, each column is what stands above it, or to the left of that where
 * cells were merged. Where they vanish, the second row can only part the one column of spending.
 */
function mergedLabels(header: TableLine, subHeader: TableLine): readonly string[] {
  if (!header.keepsBlanks || !subHeader.keepsBlanks) return spreadLabels(header.cells, subHeader.cells);
  const width = Math.max(header.cells.length, subHeader.cells.length);
  const labels: string[] = [];
  let leftOf = "";
  for (let at = 0; at < width; at++) {
    const own = header.cells[at] ?? "";
    const below = subHeader.cells[at] ?? "";
    if (own !== "") leftOf = own;
    const above = own === "" && below !== "" ? leftOf : own;
    labels.push(above === below ? above : `${above} ${below}`.trim());
  }
  return labels;
}

function spreadLabels(header: readonly string[], subHeader: readonly string[]): readonly string[] {
  return header.flatMap((cell) =>
    roleOf(cell) === "expenditure" ? subHeader.map((below) => `${cell} ${below}`) : [cell],
  );
}
