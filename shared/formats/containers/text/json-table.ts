/** A JSON list of projects under Korean headers, as offices export their tables: it is read as the table that it is. */
import { placeAt, remark } from "../../kernel/finding-list.ts";
import type { SourceWorkbook } from "../../kernel/format.ts";
import { isJsonObject, JsonNumber } from "./source-json.ts";

type Item = Readonly<Record<string, unknown>>;

/** Envelopes have four levels. */
const maxDepth = 4;
const headRows = 12;
const nameHeader = /^\s*(세부|단위)?\s*사업\s*명?\s*$/;

/** Null where the value holds no such list, or several. */
export function tableOfJson(value: unknown): SourceWorkbook | null {
  const [items, ...others] = listsIn(value, 0);
  if (items === undefined || others.length > 0) return null;
  const headers = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const rows = [headers, ...items.map((item) => headers.map((header) => textOf(item[header])))];
  const findings = [
    remark("json-as-table", placeAt(1), {
      ko: `JSON 목록 ${items.length}건을 표로 읽었습니다. 행 번호는 목록의 차례에 1을 더한 값입니다.`,
      en: `The JSON list of ${items.length} was read as a table. Row numbers are places in the list, and one.`,
    }),
  ];
  return {
    kind: "workbook",
    tables: [
      {
        name: "JSON",
        reasonColumn: null,
        head: rows.slice(0, headRows),
        read: (most) => ({ rows: rows.slice(0, most), findings: [] }),
      },
    ],
    findings,
  };
}

function listsIn(value: unknown, depth: number): readonly (readonly Item[])[] {
  if (isListOfProjects(value)) return [value];
  if (depth === maxDepth || !isJsonObject(value)) return [];
  return Object.values(value).flatMap((member) => listsIn(member, depth + 1));
}

/** Flat items of which each names its project: what nests is no row of a table. */
function isListOfProjects(value: unknown): value is readonly Item[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (item: unknown) =>
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

function textOf(member: unknown): string {
  if (member instanceof JsonNumber) return member.text;
  return typeof member === "string" ? member : typeof member === "boolean" ? String(member) : "";
}
