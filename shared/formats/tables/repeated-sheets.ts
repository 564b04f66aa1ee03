/** A sheet that prints some projects of another once more, as a department's own beside that of the whole office: with the same figures, or others. */
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { plainName, plainText } from "../../domain/values/plain-text.ts";
import { comparableName } from "../../domain/values/project.ts";
import { asOfDatesIn, unitInLine } from "../cells/printed-unit-and-day.ts";
import { placeAt, question, remark } from "../kernel/finding-list.ts";
import type { Table } from "../kernel/format.ts";
import { comparableHeader } from "./header-grammar.ts";
import { isTotalName } from "./total-names.ts";

/** A whole office's projects, and room for a title. */
const maxRows = 6_000;
const naming = /^(세부|단위)?사업명?$/;
const amount = /액|예산|집행|지출|[국도시군구]비|기타|계획/;

interface Sheet {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** What stands above the header of unit and day. */
  readonly caption: string;
  /** Of what part of the year its name says that it is. */
  readonly periods: readonly string[];
}

/**
 * The sheet that holds all projects of the others, and what is said of these.
 * @returns null where none does, by the names of its rows and the headers of their amounts.
 */
export function wholeSheetAmong<T extends { readonly table: Table }>(
  sheets: readonly T[],
): { readonly whole: T; readonly findings: readonly Finding[] } | null {
  const read = sheets.map((each) => ({ each, sheet: sheetOf(each.table) }));
  const [widest] = read.toSorted((a, b) => (b.sheet?.rows.length ?? 0) - (a.sheet?.rows.length ?? 0));
  if (widest?.sheet === undefined || widest.sheet === null) return null;
  const { each: whole, sheet } = widest;
  const findings: Finding[] = [];
  for (const other of read) {
    if (other.each === whole) continue;
    const found = other.sheet === null ? null : repetitionOf(other.sheet, sheet);
    if (found === null) return null;
    const names = { own: other.each.table.name ?? "", whole: whole.table.name ?? "" };
    findings.push(
      found.differing === null ? sheetRepeated(names, found.count) : sheetDiffers(names, found.differing),
    );
  }
  return { whole, findings };
}

function sheetOf(table: Table): Sheet | null {
  const { rows } = table.read(maxRows);
  const at = rows.findIndex(
    (cells) => cells.filter((cell) => naming.test(comparableHeader(cell))).length > 0,
  );
  const header = rows[at];
  if (header === undefined) return null;
  const above = rows.slice(0, at + 1).map((cells) => cells.join(" "));
  const unit = above.map(unitInLine).find((stated) => stated !== null) ?? null;
  const days = above.flatMap((line) => asOfDatesIn(line, 2000).map(({ date }) => date));
  const nameAt = header.findLastIndex((cell) => naming.test(comparableHeader(cell)));
  const own = rows.flatMap((cells, place) => {
    const isRow =
      place > at && plainName(cells[nameAt] ?? "") !== "" && cells.some((cell) => /\d/.test(cell));
    return isRow && !cells.some(isTotalName) ? [{ row: place + 1, cells }] : [];
  });
  return {
    headers: header.map(comparableHeader),
    rows: own,
    caption: JSON.stringify([unit, ...days]),
    periods: table.name?.match(/\d{1,4}(?:년|월|\/4)?|[1-4]분기|[상하]반기|당초|추경|전년|작년/g) ?? [],
  };
}

interface Differing {
  readonly row: number;
  readonly name: string;
  readonly column: string;
  readonly value: string;
  readonly other: string;
}

function repetitionOf(
  part: Sheet,
  whole: Sheet,
): { readonly count: number; readonly differing: Differing | null } | null {
  const places = part.headers.map((header) => whole.headers.indexOf(header));
  const amounts = part.headers.flatMap((header, at) =>
    amount.test(header) && !naming.test(header) ? [at] : [],
  );
  const nameAt = part.headers.findLastIndex((header) => naming.test(header));
  const isKnown = amounts.length > 1 && [nameAt, ...amounts].every((at) => (places[at] ?? -1) !== -1);
  if (!isKnown || part.rows.length === 0 || part.caption !== whole.caption) return null;
  if (part.periods.some((period) => !whole.periods.includes(period))) return null;
  const byName = Map.groupBy(whole.rows, ({ cells }) => nameOf(cells, places[nameAt] ?? -1));
  const differing: Differing[] = [];
  for (const { row, cells } of part.rows) {
    const same = byName.get(nameOf(cells, nameAt));
    const [first] = same ?? [];
    if (same === undefined || first === undefined) return null;
    const differs = (other: readonly string[]) =>
      amounts.find((at) => figure(cells[at]) !== figure(other[places[at] ?? -1]));
    if (same.some(({ cells: other }) => differs(other) === undefined)) continue;
    const at = differs(first.cells) ?? nameAt;
    differing.push({
      row,
      name: plainName(cells[nameAt] ?? ""),
      column: part.headers[at] ?? "",
      value: cells[at] ?? "",
      other: first.cells[places[at] ?? -1] ?? "",
    });
  }
  // Where most differ, the sheet is of another day or kind, and no repetition.
  if (
    differing.length > 0 &&
    (part.rows.length === whole.rows.length || 2 * differing.length > part.rows.length)
  )
    return null;
  return { count: part.rows.length, differing: differing[0] ?? null };
}

function nameOf(cells: readonly string[], at: number): string {
  return comparableName(plainName(cells[at] ?? ""));
}

function figure(cell: string | undefined): string {
  const text = plainText(cell ?? "").replace(/[,\s]/g, "");
  return text === "" || text === "-" ? "0" : text;
}

function sheetRepeated(
  { own, whole }: { readonly own: string; readonly whole: string },
  count: number,
): Finding {
  return remark("sheet-repeated", placeAt(null, null, own), {
    ko: `"${own}" 시트의 사업 ${count}개는 "${whole}" 시트에 같은 금액으로 있어 더하지 않았습니다.`,
    en: `The ${count} projects of the sheet "${own}" stand in the sheet "${whole}" with the same amounts, so they were not added.`,
  });
}

function sheetDiffers(
  { own, whole }: { readonly own: string; readonly whole: string },
  { row, name, column, value, other }: Differing,
): Finding {
  return question("sheet-repeated-differs", placeAt(row, column, value), {
    ko: `"${own}" 시트 ${row}행 "${name}"의 ${column} ${value}${particle(value, "이/가")} 읽은 "${whole}" 시트의 ${other}${particle(other, "과/와")} 다릅니다. "${whole}" 시트가 맞으면 보류를 해제하고, 아니면 고쳐서 다시 올려 주십시오.`,
    en: `Row ${row} "${name}" of the sheet "${own}" states ${value} for ${column}, and the sheet "${whole}", which was read, ${other}. If the latter is right, release the file; else correct it and upload again.`,
  });
}
