/**
 * A table of department codes and names as CSV or a workbook: it states no project, and what departments are called. A
 * name that a person enters comes as such a table of one row.
 */
import type { NamedRow } from "../../domain/departments/check-department-names.ts";
import { isDepartmentCode } from "../../domain/departments/names-of-codes.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { hasLostCharacters, plainCode, plainName, plainText } from "../../domain/values/plain-text.ts";
import { isRejected, limitFindings, placeAt, rejection, remark } from "../kernel/finding-list.ts";
import type { Format, Reading, SourceDocument, Table, UploadContext } from "../kernel/format.ts";
import { isMangledCode, isTooLong, nameTooLong } from "../kernel/row-findings.ts";
import { meaningColumnsOf, type MeaningKind } from "../meanings/meaning-columns.ts";
import { RowMeanings } from "../meanings/row-meanings.ts";
import { comparableHeader, isPersonalHeader, templateColumnOf } from "../tables/header-grammar.ts";
import { matchTable } from "../tables/match-table.ts";
import { visitBelow } from "../tables/source-tables.ts";
import { namingColumnsIn } from "./known-names.ts";
import { particle } from "../../domain/values/bilingual.ts";

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
  if (isMangledCode(code)) return codeOfSpreadsheet(row, code);
  if (isLikely(code.replaceAll(/\s/g, "")) && !isLikely(code)) return codeSpaced(row, code);
  if (!isLikely(code)) return codeUnlikely(row, code);
  if (hasLostCharacters(named) || named.includes("?")) return nameLost(row, named);
  if (isDepartmentCode(named)) return nameUnlikely(row, named);
  return isTooLong(named) ? nameTooLong(row, named) : null;
}

function isLikely(code: string): boolean {
  return /^[0-9A-Za-z-]{1,20}$/.test(code);
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

/** What can be wrong with a table of department codes and names. */
function departmentHalf(row: number, column: string): Finding {
  return rejection("department-incomplete", placeAt(row, column), {
    ko: `${row}행에 ${column}${particle(column, "이/가")} 없습니다. 부서코드와 부서명을 둘 다 적거나 빈 행이면 지워 주십시오.`,
    en: `Row ${row} lacks the ${column === "부서명" ? "name" : "code"} of its department. Write both, or delete the row.`,
  });
}

function departmentTwice(row: number, code: string, first: NamedRow, second: string): Finding {
  return rejection("department-twice", placeAt(row, "부서코드", code), {
    ko: `부서코드 ${code}의 이름이 "${first.name}"(${first.row}행)${particle(first.name, "과/와")} "${second}"(${row}행) 두 가지입니다. 맞는 이름만 남겨 주십시오. 해 중에 바뀐 이름은 바뀐 날을 기준일로 하여 따로 올려 주십시오.`,
    en: `The code ${code} has two names, "${first.name}" (row ${first.row}) and "${second}" (row ${row}). Keep the right one; a name that changed within the year goes into a file of its own, with that day as its as-of date.`,
  });
}

function codeOfSpreadsheet(row: number, code: string): Finding {
  return rejection("code-damaged", placeAt(row, "부서코드", code), {
    ko: `${row}행의 부서코드 "${code}"${particle(code, "은/는")} 엑셀이 숫자로 바꾼 값이라 원래 코드를 알 수 없습니다. 코드 열을 '텍스트' 서식으로 바꾼 뒤 다시 내보내 주십시오.`,
    en: `The department code "${code}" in row ${row} was turned into a number by a spreadsheet. Format the code column as text and export again.`,
  });
}

function codeSpaced(row: number, code: string): Finding {
  const whole = code.replaceAll(/\s/g, "");
  return rejection("department-code-spaced", placeAt(row, "부서코드", code), {
    ko: `${row}행의 부서코드 "${code}" 안에 빈칸이 있습니다. 코드가 ${whole}${particle(whole, "이/가")} 맞으면 빈칸을 지우고, 다른 부서와 이어 적은 것이면 행을 나누어 주십시오.`,
    en: `The department code "${code}" in row ${row} has a space in it. Take it out where the code is ${whole}; give each department a row where these are two.`,
  });
}

function codeUnlikely(row: number, code: string): Finding {
  return rejection("department-code-unlikely", placeAt(row, "부서코드", code), {
    ko: `${row}행의 부서코드 "${code}"${particle(code, "은/는")} 코드로 볼 수 없습니다(숫자와 영문자만). 코드가 아닌 행이면 지우고, 열이 바뀌지 않았는지 확인해 주십시오.`,
    en: `"${code}" in row ${row} is no department code (digits and letters alone). Delete the row if it is none, and check that no columns were swapped.`,
  });
}

function nameLost(row: number, named: string): Finding {
  return rejection("characters-lost", placeAt(row, "부서명", named), {
    ko: `${row}행의 부서명 "${named}"에서 글자가 "?" 등으로 바뀌었습니다. CSV UTF-8이나 XLSX로 다시 내보내 주십시오.`,
    en: `The name "${named}" in row ${row} lost characters, which became "?". Export the table again as CSV UTF-8 or XLSX.`,
  });
}

function nameUnlikely(row: number, named: string): Finding {
  return rejection("department-name-unlikely", placeAt(row, "부서명", named), {
    ko: `${row}행의 부서명이 "${named}"이라는 숫자입니다. 이름을 적고, 열이 바뀌지 않았는지 확인해 주십시오.`,
    en: `The name in row ${row} is the number "${named}". Write the name, and check that no columns were swapped.`,
  });
}

function departmentsNone(row: number): Finding {
  return rejection("departments-none", placeAt(row), {
    ko: `${row}행의 제목 아래에 부서가 하나도 없습니다. 부서코드와 부서명을 채워 다시 올려 주십시오.`,
    en: `No department stands below the header in row ${row}. Fill in codes and names, and upload again.`,
  });
}

/** @returns none where there is no such column. */
function personalPassedOver(row: number, headers: readonly string[]): readonly Finding[] {
  if (headers.length === 0) return [];
  const column = headers.join(", ");
  return [
    remark("personal-column-ignored", placeAt(row, column), {
      ko: `개인정보가 있을 수 있는 열은 읽지 않았습니다: ${column}. 다음에는 이 열을 빼고 올려 주십시오.`,
      en: `Columns that may hold personal data were not read: ${column}. Leave them out next time.`,
    }),
  ];
}
