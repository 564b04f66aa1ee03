/** What a file calls its office and departments beside their codes: screens and reports show names where one is known. */
import { plainCode, plainName } from "../../domain/values/plain-text.ts";
import { isJsonObject, JsonNumber } from "../containers/text/source-json.ts";
import { type KnownNames, noNames, type SourceDocument, type Table } from "../kernel/format.ts";
import { findEnvelope, readEnvelope } from "../qwgjk/envelope.ts";
import { comparableHeader } from "../tables/header-grammar.ts";
import { tablesOf, visitRows } from "../tables/source-tables.ts";

/** An office has at most some hundred departments; more is another kind of table. */
const maxRows = 20_000;

export function knownNamesIn(source: SourceDocument): KnownNames {
  if (source.kind === "json")
    return findEnvelope(source.value) === null ? noNames : namesInJson(source.value);
  for (const table of tablesOf(source)) {
    const columns = namingColumnsIn(table);
    if (columns !== null) return namesInTable(table, columns);
  }
  return noNames;
}

export interface NamingColumns {
  /** From 1. */
  readonly headerRow: number;
  readonly code: number | null;
  readonly name: number | null;
  readonly office: number | null;
  /** Of the office: 전북. */
  readonly region: number | null;
}

/** Where codes stand beside names of departments, or the name of the office; null where neither does. */
export function namingColumnsIn({ head }: Pick<Table, "head">): NamingColumns | null {
  for (const [at, cells] of head.entries()) {
    const headers = cells.map(comparableHeader);
    const place = (pattern: RegExp) => {
      const found = headers.findIndex((header) => pattern.test(header));
      return found === -1 ? null : found;
    };
    const [code, name] = [
      place(/^(부서코드|조직코드|실과코드|deptcd|departmentcode)$/),
      place(/^(부서명칭?|부서|조직명칭?|실과명|실과소명|deptnm|departmentname)$/),
    ];
    const office = place(/^(자치단체명|지자체명|lafhgnm)$/);
    const region = place(/^(시도명?|광역자치단체명|walafhgnm)$/);
    const isPair = code !== null && name !== null;
    if (isPair || office !== null)
      return { headerRow: at + 1, code: isPair ? code : null, name: isPair ? name : null, office, region };
  }
  return null;
}

function namesInTable(table: Table, { headerRow, code, name, office, region }: NamingColumns): KnownNames {
  const departments = new Map<string, string>();
  const offices = new Set<string>();
  visitRows(table, headerRow + maxRows, (cells, row) => {
    if (row <= headerRow) return;
    const named = name === null ? "" : plainName(cells[name] ?? "");
    const coded = code === null ? "" : plainCode(cells[code] ?? "");
    if (named !== "" && coded !== "") departments.set(coded, named);
    const owner = office === null ? "" : plainName(cells[office] ?? "");
    if (owner !== "")
      offices.add(withoutRegion(owner, region === null ? "" : plainName(cells[region] ?? "")));
  });
  // A file of many offices names none of them as its own.
  const [only = null] = offices;
  return { office: offices.size === 1 ? only : null, departments };
}

function namesInJson(value: unknown): KnownNames {
  const departments = new Map<string, string>();
  const { objects } = readEnvelope(value);
  for (const row of objects) {
    const [code, name] = [textIn(row, "dept_cd"), textIn(row, "dept_nm")];
    if (code !== "" && name !== "") departments.set(plainCode(code), plainName(name));
  }
  const [first = {}] = objects;
  const own = isJsonObject(value) ? textIn(value, "name") : "";
  const office = plainName(
    own === "" ? withoutRegion(textIn(first, "laf_hg_nm"), textIn(first, "wa_laf_hg_nm")) : own,
  );
  return { office: office === "" ? null : office, departments };
}

/** The portal writes 전북무주군 for 무주군 of 전북. */
function withoutRegion(office: string, region: string): string {
  const isLonger = region !== "" && office.startsWith(region) && office.length > region.length;
  return isLonger ? office.slice(region.length) : office;
}

function textIn(row: Readonly<Record<string, unknown>>, field: string): string {
  const value = row[field];
  if (value instanceof JsonNumber) return value.text;
  return typeof value === "string" ? value : "";
}
