/** A table of department codes and names as CSV or a workbook: it states no project, and what departments are called. */
import type { Finding } from "../domain/finding.ts";
import { plainName } from "../domain/text/plain-name.ts";
import { plainCode } from "../domain/text/plain-text.ts";
import { visitBelow } from "./csv-table.ts";
import { isRejected, limitFindings, rejection } from "./finding-list.ts";
import type { Format, Reading, SourceDocument, Table } from "./format.ts";
import { namingColumnsIn } from "./known-names.ts";
import { codeDamaged, isDamagedCode } from "./row-fault.ts";
import { matchTable } from "./table-match.ts";
import { templateColumnOf } from "./template-columns.ts";

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

function detect(source: SourceDocument): string | null {
  const { found } = matchTable(source, columnsIn);
  return found === null ? null : `Row ${found.match.headerRow} heads codes and names of departments.`;
}

/** Beside amounts or projects the two columns are a part of another table. */
function columnsIn(table: Table) {
  const columns = namingColumnsIn(table);
  if (columns === null || columns.code === null || columns.name === null) return null;
  const headers = table.head[columns.headerRow - 1] ?? [];
  const kinds = headers.map((header) => templateColumnOf(header, "").kind);
  return kinds.includes("amount") || kinds.includes("name")
    ? null
    : { ...columns, code: columns.code, name: columns.name };
}

function read(source: SourceDocument): Reading {
  const { found, findings: choice } = matchTable(source, columnsIn);
  if (found === null) throw new RangeError("The file is not of this format: call detect first");
  const { table, match } = found;
  const names = new Map<string, string>();
  const findings: Finding[] = [...choice];
  const broken = visitBelow(
    { table, headerRow: match.headerRow, isAmount: () => false },
    maxDepartments,
    (cells, row) => {
      const [code, named] = [plainCode(cells[match.code] ?? ""), plainName(cells[match.name] ?? "")];
      const known = names.get(code) ?? named;
      if (code === "" || named === "") findings.push(departmentHalf(row));
      else if (isDamagedCode(code)) findings.push(codeDamaged(row, code));
      else if (known !== named) findings.push(departmentTwice(row, code, known, named));
      names.set(code, named);
    },
  );
  const all = limitFindings([...findings, ...broken]);
  if (isRejected(all)) return { kind: "refused", format: name, findings: all };
  return { kind: "read", format: name, records: [], period: null, findings: all };
}

function departmentHalf(row: number): Finding {
  return rejection(
    "department-incomplete",
    { row, column: null, value: null },
    {
      ko: `${row}행에 부서코드나 부서명이 없습니다. 둘 다 적거나 빈 행이면 지워 주십시오.`,
      en: `Row ${row} lacks the code or the name of its department. Write both, or delete the row.`,
    },
  );
}

function departmentTwice(row: number, code: string, first: string, second: string): Finding {
  return rejection(
    "department-twice",
    { row, column: null, value: code },
    {
      ko: `부서코드 ${code}의 이름이 "${first}"과(와) "${second}"(${row}행) 두 가지입니다. 맞는 이름만 남겨 주십시오.`,
      en: `The code ${code} has two names, "${first}" and "${second}" (row ${row}). Keep the right one.`,
    },
  );
}
