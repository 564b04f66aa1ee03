/**
 * A table of department codes and names as CSV or a workbook: it states no project, and what departments are called. A
 * name that a person enters comes as such a table of one row.
 */
import type { NamedRow } from "../../domain/departments/check-department-names.ts";
import { isDepartmentCode } from "../../domain/departments/department-naming.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { hasLostCharacters, plainCode, plainName, plainText } from "../../domain/values/plain-text.ts";
import { isRejected, limitFindings } from "../kernel/finding-list.ts";
import type { Format, Reading, SourceDocument, Table, UploadContext } from "../kernel/format.ts";
import { codeMangled, isMangledCode, isTooLong, nameTooLong } from "../kernel/row-findings.ts";
import { meaningColumnsOf, type MeaningKind } from "../meanings/meaning-labels.ts";
import { RowMeanings } from "../meanings/row-meanings.ts";
import { comparableHeader, isPersonalHeader, templateColumnOf } from "../tables/header-grammar.ts";
import { matchTable } from "../tables/match-table.ts";
import { visitBelow } from "../tables/source-tables.ts";
import {
  codeUnlikely,
  departmentHalf,
  departmentsNone,
  departmentTwice,
  nameLost,
  nameUnlikely,
  personalPassedOver,
} from "./department-findings.ts";
import { namingColumnsIn } from "./known-names.ts";

const name = "department-codes";
const maxDepartments = 2_000;

export const departmentCodes: Format = {
  name,
  looksFor: {
    ko: "부서코드표: 부서코드 · 부서명의 제목",
    en: "a table of departments: headers 부서코드 (code), 부서명 (name)",
  },
  isFullDump: false,
  detect,
  read,
};

/** When it was entered: of two tables that say the same the later one is another file. */
const enteredHeader = "입력시각";

/** A name that a person enters, as the table that is kept of it. */
export function departmentTable(code: string, named: string, enteredAt: string): Uint8Array {
  const quoted = `"${named.replaceAll('"', '""')}"`;
  return new TextEncoder().encode(`부서코드,부서명,${enteredHeader}\n${code},${quoted},${enteredAt}\n`);
}

function detect(source: SourceDocument): string | null {
  const { found } = matchTable(source, columnsIn);
  return found === null ? null : `Row ${found.match.headerRow} heads codes and names of departments.`;
}

interface Columns {
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly code: number;
  readonly name: number;
}

/** Beside amounts or projects the two columns are a part of another table. */
function columnsIn(table: Table): Columns | null {
  const columns = namingColumnsIn(table);
  if (columns === null || columns.code === null || columns.name === null) return null;
  const { headerRow } = columns;
  const headers = table.head[headerRow - 1] ?? [];
  const kinds = headers.map((header) => templateColumnOf(header, "").kind);
  return kinds.includes("amount") || kinds.includes("name")
    ? null
    : { headerRow, headers, code: columns.code, name: columns.name };
}

function read(source: SourceDocument, context: UploadContext): Reading {
  const { found, findings: choice } = matchTable(source, columnsIn);
  if (found === null) throw new RangeError("The file is not of this format: call detect first");
  const { table, match: columns } = found;
  const rows = new Map<string, NamedRow>();
  const findings: Finding[] = [...choice, ...personalPassedOver(columns.headerRow, personalIn(columns))];
  const meanings = meaningsOf(columns, context);
  const broken = visitBelow(
    { table, headerRow: columns.headerRow, isAmount: () => false },
    maxDepartments,
    (cells, row) => {
      if (meanings.read(cells, row, null).kind === "left-out") return;
      const [code, named] = [plainCode(cells[columns.code] ?? ""), plainName(cells[columns.name] ?? "")];
      const known = rows.get(code);
      const fault = faultOf({ row, code, name: named });
      if (fault !== null) findings.push(fault);
      else if (known === undefined) rows.set(code, { row, code, name: named });
      else if (known.name !== named) findings.push(departmentTwice(row, code, known, named));
    },
  );
  const beside = meanings.findings();
  if (rows.size === 0 && !isRejected([...findings, ...beside]))
    findings.push(departmentsNone(columns.headerRow));
  const all = limitFindings([...findings, ...broken, ...beside]);
  if (isRejected(all)) return { kind: "refused", format: name, findings: all };
  const departments = { asOf: context.asOf, rows: [...rows.values()] };
  return { kind: "read", format: name, records: [], departments, period: null, findings: all };
}

function faultOf({ row, code, name: named }: NamedRow): Finding | null {
  if (code === "" || named === "") return departmentHalf(row, code === "" ? "부서코드" : "부서명");
  if (isMangledCode(code)) return codeMangled(row, code);
  if (!/^[0-9A-Za-z-]{1,20}$/.test(code)) return codeUnlikely(row, code);
  if (hasLostCharacters(named) || named.includes("?")) return nameLost(row, named);
  if (isDepartmentCode(named)) return nameUnlikely(row, named);
  return isTooLong(named) ? nameTooLong(row, named) : null;
}

function personalIn({ headers }: Columns): readonly string[] {
  return headers.filter(isPersonal);
}

/** Who heads a department and how to reach them is no name of it. */
const contactHeaders = /(담당|부서장|과장|팀장|성명|직원|연락처|전화|휴대|팩스|메일|mail|phone)/;

function isPersonal(header: string): boolean {
  return isPersonalHeader(header) || contactHeaders.test(comparableHeader(header));
}

/** An office codes its departments anew each year. */
const telling: ReadonlySet<MeaningKind> = new Set(["office", "office-code", "year"]);

/** What stands beside: whose the table is, of which year, and what is not read. No other word of a row changes what it names. */
function meaningsOf({ headers, headerRow, code, name: named }: Columns, context: UploadContext): RowMeanings {
  const isKnown = (at: number): boolean => {
    const header = headers[at] ?? "";
    return (
      at === code ||
      at === named ||
      isPersonal(header) ||
      /^(번호|순번|연번|no)$/.test(comparableHeader(header)) ||
      plainText(header) === enteredHeader
    );
  };
  const columns = meaningColumnsOf(headers, isKnown).map((column) =>
    telling.has(column.kind) ? column : { ...column, kind: "unknown" as const },
  );
  const { office, fiscalYear } = context;
  return new RowMeanings(columns, { headerRow, office, fiscalYear, rows: "totals" });
}
