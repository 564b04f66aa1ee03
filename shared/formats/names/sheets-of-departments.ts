/** A workbook with a sheet for each department: each is read by itself, and all together are the file. */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { codeOf, comparableName, projectIdOfName } from "../../domain/values/project.ts";
import { placeAt, remark } from "../kernel/finding-list.ts";
import type { Reading, SourceDocument, SourceWorkbook } from "../kernel/format.ts";
import { guideSheetName, sheetsIgnored } from "../tables/match-table.ts";

/** No bureaus: a sheet of one may hold the projects of its departments again. */
const ofDepartment = /^[가-힣·\d]{1,12}(과|담당관|실|의회|보건소|사업소|센터|읍|면|동)$/;
const noDepartment = /(성과|결과|효과|(?<!환)경과|현황|초과|변동|이동|활동|증감|서면|화면|전면)$/;

type Read = Extract<Reading, { kind: "read" }>;

interface DepartmentSheet {
  readonly name: string;
  readonly reading: Read;
}

/**
 * @param read a workbook of one sheet.
 * @returns null where a sheet with projects is named otherwise or cannot be read, where two speak of other days, or where what one
 * says stands in another too.
 */
export function readByDepartment(
  source: SourceDocument,
  read: (sheet: SourceWorkbook) => Reading,
): Read | null {
  if (source.kind !== "workbook") return null;
  const sheets: DepartmentSheet[] = [];
  const passed: string[] = [];
  for (const table of source.tables) {
    const name = plainName(table.name ?? "");
    const isDepartment = ofDepartment.test(name) && !noDepartment.test(name);
    const reading =
      name === guideSheetName ? null : read({ kind: "workbook", tables: [table], findings: [] });
    if (isDepartment && reading?.kind === "read") sheets.push({ name, reading: ofOwner(name, reading) });
    else if (reading?.kind === "read" || (isDepartment && reading?.format !== null)) return null;
    else if (reading !== null) passed.push(table.name ?? "");
  }
  const [first] = sheets;
  const records = sheets.flatMap(({ reading }) => reading.records);
  if (first === undefined || sheets.some(({ reading }) => !isPlain(reading)) || !areApart(sheets))
    return null;
  const names = sheets.map(({ name }) => name).join(", ");
  return {
    ...first.reading,
    records,
    findings: [
      ...source.findings,
      sheetsJoined(names, sheets.length),
      ...(passed.length === 0 ? [] : [sheetsIgnored(passed.join(", "), { name: names })]),
      ...sheets.flatMap(({ name, reading }) => reading.findings.map((finding) => ofSheet(name, finding))),
    ],
  };
}

/** Running totals of projects, and no template that was given out, whose own columns count. */
function isPlain({ period, cancelled, isGivenOut, departments }: Read): boolean {
  return period === null && cancelled === undefined && isGivenOut !== true && departments === undefined;
}

/** One day, each project once, and no figures of one sheet in another. */
function areApart(sheets: readonly DepartmentSheet[]): boolean {
  const all = sheets.flatMap(({ reading: { records } }) => records);
  const days = new Set(all.map(({ asOf }) => asOf));
  const names = new Set(sheets.map(({ name }) => comparableName(name)));
  const owners = all.every(({ project: { department } }) => department !== null);
  const ids = new Set(all.map(({ project }) => project.id));
  const figures = sheets.flatMap(({ reading: { records } }) => [...new Set(records.map(figuresOf))]);
  return (
    days.size === 1 &&
    names.size === sheets.length &&
    owners &&
    ids.size === all.length &&
    new Set(figures).size === figures.length
  );
}

function figuresOf({ project, entries }: SourceRecord): string {
  const stated = entries.map(({ measure, fund, amount }) => `${measure} ${fund} ${amount}`);
  return [comparableName(project.name), ...stated].join("\n");
}

/** The department that a sheet's name says is that of the projects for which it states no other. */
function ofOwner(department: string, reading: Read): Read {
  const records = reading.records.map((record): SourceRecord => {
    const { project } = record;
    if (project.department !== null) return record;
    const [, , , account] = project.id.split("/");
    const id =
      codeOf(project.id) === null
        ? projectIdOfName(
            project.tier,
            department,
            project.name,
            account === undefined ? null : project.account,
          )
        : project.id;
    return { ...record, project: { ...project, id, department } };
  });
  return { ...reading, records };
}

function ofSheet(name: string, finding: Finding): Finding {
  return { ...finding, ko: `"${name}" 시트: ${finding.ko}`, en: `Sheet "${name}": ${finding.en}` };
}

function sheetsJoined(names: string, count: number): Finding {
  return remark("sheets-joined", placeAt(null, null, names), {
    ko: `부서마다 한 시트씩 있는 통합 문서로 보아 시트 ${count}개(${names})를 모두 읽었습니다. 시트에 부서가 적혀 있지 않은 사업은 시트 이름을 부서로 삼았습니다.`,
    en: `The workbook has a sheet for each department, so all ${count} (${names}) were read. Projects whose sheet states no department have the sheet's name as theirs.`,
  });
}
