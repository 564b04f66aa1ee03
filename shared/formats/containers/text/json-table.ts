/** A JSON list of projects under Korean headers, as offices export their tables: it is read as the table that it is. */
import { particle } from "../../../domain/values/bilingual.ts";
import type { Finding } from "../../../domain/values/finding.ts";
import { placeAt, remark } from "../../kernel/finding-list.ts";
import type { SourceWorkbook } from "../../kernel/format.ts";
import { type Item, nameHeader, readSurroundings } from "./json-surroundings.ts";
import { isItems, isJsonObject, JsonNumber, textOf } from "./source-json.ts";

/** Envelopes have four levels. */
const maxDepth = 4;
const headRows = 12;

/** Null where the value holds no such list, or several. */
export function tableOfJson(value: unknown): SourceWorkbook | null {
  const [items, ...others] = listsIn(value, 0);
  if (items !== undefined) return others.length > 0 ? null : tableOf(items, value);
  // Lines of JSON, the first of which speaks of all others.
  const [first, ...rest] = isItems(value) ? value : [];
  return isJsonObject(first) && isListOfProjects(rest) ? tableOf(rest, first) : null;
}

function tableOf(items: readonly Item[], around: unknown): SourceWorkbook {
  const said = readSurroundings(around, items);
  const own = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const headers = [...own, ...said.columns.keys()];
  const row = (item: Item) => headers.map((header) => textOf(item[header]));
  const shared = Object.fromEntries(said.columns);
  const name = own.find((header) => nameHeader.test(header)) ?? "";
  const rows = [
    ...said.lines.map((line) => [line]),
    headers,
    ...items.map((item) => row({ ...shared, ...item })),
    ...said.totals.map((total) => row({ ...shared, ...Object.fromEntries(total), [name]: "합계" })),
  ];
  const headerRow = said.lines.length + 1;
  return {
    kind: "workbook",
    tables: [
      {
        name: "JSON",
        reasonColumn: null,
        head: rows.slice(0, said.lines.length + headRows),
        read: (most) => ({ rows: rows.slice(0, most), findings: [] }),
      },
    ],
    findings: [readAsTable(items.length, headerRow), ...said.findings],
  };
}

function readAsTable(count: number, headerRow: number): Finding {
  return remark("json-as-table", placeAt(headerRow), {
    ko: `JSON 목록 ${count}건을 표로 읽었습니다. 행 번호는 목록의 차례에 ${headerRow}${particle(String(headerRow), "을/를")} 더한 값입니다.`,
    en: `The JSON list of ${count} was read as a table. Row numbers are places in the list, and ${headerRow}.`,
  });
}

function listsIn(value: unknown, depth: number): readonly (readonly Item[])[] {
  if (isListOfProjects(value)) return [value];
  if (depth === maxDepth || !isJsonObject(value)) return [];
  return Object.values(value).flatMap((member) => listsIn(member, depth + 1));
}

/** Flat items of which each names its project: what nests is no row of a table. */
function isListOfProjects(value: unknown): value is readonly Item[] {
  return (
    isItems(value) &&
    value.length > 0 &&
    value.every(
      (item) =>
        isJsonObject(item) &&
        Object.keys(item).some((key) => nameHeader.test(key)) &&
        Object.values(item).every(
          (member) => member === null || member instanceof JsonNumber || isPlain(member),
        ),
    )
  );
}

function isPlain(member: unknown): boolean {
  return typeof member === "string" || typeof member === "boolean";
}
