/** The rows of a QWGJK file, whatever carries them, as text by field. */
import type { Finding } from "../../domain/values/finding.ts";
import { JsonNumber } from "../containers/text/source-json.ts";
import { isRejected, placeAt, remark } from "../kernel/finding-list.ts";
import type { SourceDocument, Table } from "../kernel/format.ts";
import { ownText } from "../kernel/own-text.ts";
import { cellTooLong, maxRows, rowRagged } from "../kernel/row-findings.ts";
import { matchTable } from "../tables/match-table.ts";
import { tablesOf, visitBelow } from "../tables/source-tables.ts";
import { type EnvelopeClaims, findEnvelope, readEnvelope } from "./envelope.ts";
import {
  amountFields,
  comparableField,
  type Field,
  isField,
  isKnownField,
  type QwgjkRow,
  requiredFields,
  usedFields,
} from "./fields.ts";
import { fieldsMissing, fieldTwice } from "./qwgjk-findings.ts";

export interface QwgjkRows {
  readonly rows: readonly QwgjkRow[];
  readonly claims: EnvelopeClaims | null;
  readonly findings: readonly Finding[];
}

/** The longest name seen has 50 characters. */
const maxCellLength = 1_000;

/** Where the rows are, in words; null when the file has none of this dataset. */
export function locateRows(source: SourceDocument): string | null {
  if (source.kind === "json") return findEnvelope(source.value)?.place ?? null;
  const found = tablesOf(source).flatMap((table) => headerRowOf(table) ?? []);
  return found.length === 0 ? null : `row ${found[0]}`;
}

/** Call it only where `locateRows` found some. */
export function readRows(source: SourceDocument): QwgjkRows {
  return source.kind === "json" ? rowsOfJson(source.value) : rowsOfTable(source);
}

function rowsOfJson(value: unknown): QwgjkRows {
  const { objects, claims, findings } = readEnvelope(value);
  if (isRejected(findings)) return { rows: [], claims, findings };
  // All objects bear the same few names: each is looked up once.
  const fields = new Map<string, { readonly name: string; readonly used: Field | null }>();
  const fieldOf = (member: string) => {
    const name = comparableField(member);
    const field = { name, used: isField(name) ? name : null };
    fields.set(member, field);
    return field;
  };
  const rows = objects.map((object, at): QwgjkRow => {
    const cells: Partial<Record<Field, string>> = {};
    // A dump has a hundred thousand members: no pair is made of each.
    for (const member of Object.keys(object)) {
      const { used } = fields.get(member) ?? fieldOf(member);
      if (used !== null) cells[used] = textOf(object[member]);
    }
    return { row: at + 1, cells };
  });
  const names = [...new Set([...fields.values()].map(({ name }) => name))];
  return { rows, claims, findings: [...findings, ...fieldFindings(names, null), ...longCells(rows)] };
}

/** What is no text and no number stands where a text should: it is quoted, and refused as what it is. */
function textOf(member: unknown): string {
  if (member === null || member === undefined) return "";
  if (member instanceof JsonNumber) return member.text;
  return typeof member === "string" ? member : JSON.stringify(member);
}

function rowsOfTable(source: SourceDocument): QwgjkRows {
  const { found, findings: choice } = matchTable(source, headerRowOf);
  if (found === null) throw new RangeError("The file is not of this format: call detect first");
  const { table, match: headerRow } = found;
  const names = (table.head[headerRow - 1] ?? []).map(comparableField);
  const faults = [...choice, ...fieldFindings(names, headerRow)];
  if (isRejected(faults)) return { rows: [], claims: null, findings: faults };
  const rows: QwgjkRow[] = [];
  const ragged: Finding[] = [];
  // The office, the day and the departments stand in each row: one text of each is kept.
  const known = new Map<string, string>();
  const once = (cell: string): string => {
    const text = cell.trim();
    const kept = known.get(text) ?? ownText(text);
    known.set(kept, kept);
    return kept;
  };
  const isAmount = (at: number) => amountFields.some((field) => field === names[at]);
  const broken = visitBelow({ table, headerRow, isAmount }, maxRows, (line, row) => {
    if (line.length !== names.length) ragged.push(rowRagged(row, line.length, names.length));
    const cells: Partial<Record<Field, string>> = {};
    for (const [place, name] of names.entries()) if (isField(name)) cells[name] = once(line[place] ?? "");
    rows.push({ row, cells });
  });
  const findings = [...faults, ...broken];
  if (isRejected(findings)) return { rows: [], claims: null, findings };
  return { rows, claims: null, findings: [...findings, ...ragged, ...longCells(rows)] };
}

/** From 1; null when no row at the top names the fields that only this dataset has. */
function headerRowOf({ head }: Table): number | null {
  const at = head.findIndex((cells) => {
    const names = new Set(cells.map(comparableField));
    return names.has("dbiz_cd") && names.has("bdg_cash_amt");
  });
  return at === -1 ? null : at + 1;
}

function fieldFindings(names: readonly string[], row: number | null): readonly Finding[] {
  const missing = requiredFields.filter((field) => !names.includes(field));
  const twice = names.find((name, at) => isField(name) && names.indexOf(name) !== at);
  const unknown = names.filter((name) => name !== "" && !isKnownField(name));
  return [
    ...(missing.length === 0 ? [] : [fieldsMissing(row, missing)]),
    ...(twice === undefined ? [] : [fieldTwice(row, twice)]),
    ...(unknown.length === 0 ? [] : [passedOver(row, unknown.join(", "))]),
  ];
}

function passedOver(row: number | null, unknown: string): Finding {
  return remark("column-ignored", placeAt(row, unknown), {
    ko: `알 수 없는 항목은 읽지 않았습니다: ${unknown}. 지방재정365의 항목 이름이 바뀌었는지 확인해 주십시오.`,
    en: `Fields that are not known were not read: ${unknown}. Check whether the portal renamed a field.`,
  });
}

function longCells(rows: readonly QwgjkRow[]): readonly Finding[] {
  return rows.flatMap(({ row, cells }) => {
    const long = usedFields.find((field) => (cells[field]?.length ?? 0) > maxCellLength);
    return long === undefined ? [] : [cellTooLong(row, long, maxCellLength)];
  });
}
