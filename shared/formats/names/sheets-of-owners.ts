/** A workbook with a sheet for each department or account: each is read by itself, and all together are the file. */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import type { Measure } from "../../domain/values/measure.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { isGeneralAccount } from "../../domain/policy/line-names.ts";
import {
  codeOf,
  comparableName,
  inAccount,
  type ProjectFacts,
  projectIdOfName,
} from "../../domain/values/project.ts";
import { moneyUnits } from "../../domain/values/won.ts";
import { placeAt, question, remark } from "../kernel/finding-list.ts";
import type { Reading, SourceDocument, SourceWorkbook, Table } from "../kernel/format.ts";
import { guideSheetName, sheetsIgnored } from "../tables/match-table.ts";

/** No bureaus: a sheet of one may hold the projects of its departments again. */
const ofDepartment =
  /^(?:[가-힣·\d]{1,12}(?:과|담당관|실|의회|보건소|사업소|센터|읍|면|동)|보건소|[가-힣]{0,8}의회사무[국처과])$/;
const noDepartment = /(성과|결과|효과|(?<!환)경과|현황|초과|변동|이동|활동|증감|서면|화면|전면)$/;

type Read = Extract<Reading, { kind: "read" }>;

/**
 * A file whose own name says whose it is, and whose table does not: the same name of another department would be the same project.
 * @returns the records with the department that the only sheet is called by, or a question where the file alone is.
 */
export function ofFileName(
  reading: Read,
  fileName: string,
  sheet: string | null,
): { readonly records: Read["records"]; readonly findings: readonly Finding[] } {
  const { records } = reading;
  if (records.length === 0 || !records.every(isOfNobody)) return { records, findings: [] };
  const own = plainName(sheet ?? "");
  if (ownerNamed(own) === "department")
    return { records: ofOwner("department", own, reading).records, findings: [departmentOfSheet(own)] };
  const words = fileName.replace(/\.[a-z]{2,7}$/i, "").split(/[^가-힣·]+/);
  const department = words.find(
    (word) => /^[가-힣·]{2,12}(?:과|담당관)$|^보건소$/.test(word) && !noDepartment.test(word),
  );
  return { records, findings: department === undefined ? [] : [departmentInName(department)] };
}

/** Neither a department nor a code tells it from the project of its name elsewhere. */
function isOfNobody({ project }: SourceRecord): boolean {
  return project.department === null && codeOf(project.id) === null;
}

function departmentOfSheet(name: string): Finding {
  return remark("department-of-sheet", placeAt(null, null, name), {
    ko: `표에 부서가 없어 시트 이름 "${name}"${particle(name, "을/를")} 부서로 삼았습니다.`,
    en: `The table states no department, so its sheet's name "${name}" is that of its projects.`,
  });
}

function departmentInName(name: string): Finding {
  return question("department-in-file-name", placeAt(null, null, name), {
    ko: `파일 이름에는 "${name}"${particle(name, "이/가")} 있으나 표에는 부서가 없습니다. 그대로 반영하면 다른 부서의 같은 이름 사업(기본경비 등)과 같은 사업이 됩니다. 부서 열을 넣거나 표 위에 부서 이름을 적어 다시 올려 주십시오. 부서 없이 반영하려면 보류를 해제해 주십시오.`,
    en: `The file is called after "${name}", but its table states no department. Applied so, a project of the same name in another department (기본경비) would be the same project. Add a column 부서, or a line with the department above the table, and upload again; release the file to apply it without.`,
  });
}

type Owner = "department" | "account";

interface OwnedSheet {
  readonly name: string;
  readonly owner: Owner;
  readonly reading: Read;
}

function ownerNamed(name: string): Owner | null {
  if (/^[가-힣·()]{2,20}회계$/.test(name)) return "account";
  return ofDepartment.test(name) && !noDepartment.test(name) ? "department" : null;
}

/**
 * @param read a workbook of one sheet.
 * @returns null where a sheet with projects is named otherwise or cannot be read, where two speak of other days, or where what one
 * says stands in another too.
 */
export function readByOwner(source: SourceDocument, read: (sheet: SourceWorkbook) => Reading): Read | null {
  if (source.kind !== "workbook") return null;
  const sheets: OwnedSheet[] = [];
  const passed: string[] = [];
  for (const table of source.tables) {
    const name = plainName(table.name ?? "");
    const owner = ownerNamed(name);
    const reading =
      name === guideSheetName ? null : read({ kind: "workbook", tables: [table], findings: [] });
    if (owner !== null && reading?.kind === "read")
      sheets.push({ name, owner, reading: ofOwner(owner, name, reading) });
    else if (reading?.kind === "read" || (owner !== null && reading?.format !== null)) return null;
    else if (reading !== null) passed.push(table.name ?? "");
  }
  const [first] = sheets;
  const records = sheets.flatMap(({ reading }) => reading.records);
  if (first === undefined || sheets.some(({ reading }) => !isPlain(reading)) || !areApart(sheets))
    return null;
  const names = sheets.map(({ name }) => name).join(", ");
  const beside = source.tables.filter(({ name }) => name !== null && passed.includes(name));
  return {
    ...first.reading,
    records,
    findings: [
      ...source.findings,
      sheetsJoined(first.owner, names, sheets.length),
      ...(passed.length === 0 ? [] : [sheetsIgnored(passed.join(", "), { name: names })]),
      ...beside.flatMap((table) => sumsDiffer(table, sheets)),
      ...sheets.flatMap(({ name, reading }) =>
        reading.findings
          .filter(({ code }) => code !== "department-of-sheet")
          .map((finding) => ofSheet(name, finding)),
      ),
    ],
  };
}

/** Running totals of projects, and no template that was given out, whose own columns count. */
function isPlain({ period, cancelled, isGivenOut, departments }: Read): boolean {
  return period === null && cancelled === undefined && isGivenOut !== true && departments === undefined;
}

/** Of departments or of accounts, of one day, with each project once, and no figures of one sheet in another. */
function areApart(sheets: readonly OwnedSheet[]): boolean {
  const all = sheets.flatMap(({ reading: { records } }) => records);
  const days = new Set(all.map(({ asOf }) => asOf));
  const names = new Set(sheets.map(({ name }) => comparableName(name)));
  const owners = all.every(({ project: { department } }) => department !== null);
  const ids = new Set(all.map(({ project }) => project.id));
  const figures = sheets.flatMap(({ reading: { records } }) => [...new Set(records.map(figuresOf))]);
  return (
    days.size === 1 &&
    new Set(sheets.map(({ owner }) => owner)).size === 1 &&
    names.size === sheets.length &&
    owners &&
    ids.size === all.length &&
    new Set(figures).size === figures.length
  );
}

/** A sheet that sums up the departments prints another budget or spending of one that was read. */
function sumsDiffer(table: Table, sheets: readonly OwnedSheet[]): readonly Finding[] {
  const { rows } = table.read(maxSummaryRows);
  return sheets.flatMap(({ name, reading: { records } }): readonly Finding[] => {
    const at = rows.findIndex((cells) =>
      cells.some((cell) => comparableName(plainName(cell)) === comparableName(name)),
    );
    const printed = (rows[at] ?? []).flatMap(
      (cell) => /^[\d,]*\d$/.exec(cell.trim())?.[0].replaceAll(",", "") ?? [],
    );
    const amounts = printed.filter((digits) => digits.length > 2).map(BigInt);
    const [budget = 0n, current = 0n, spent = 0n] = measures.map((measure) =>
      records.reduce((sum, { entries }) => sum + (totalOf(fundsOf(entries, measure)) ?? 0n), 0n),
    );
    const isPrinted = (sum: bigint) =>
      sum === 0n ||
      units.some((won) => amounts.some((each) => each * won - sum <= won && sum - each * won <= won));
    const budgets = [budget, current].filter((sum) => sum !== 0n);
    const isOfBudget = budgets.length === 0 || budgets.some(isPrinted);
    // One amount may be of either; of more, both the budget and the spending are among them.
    const isRight = amounts.length < 2 ? isOfBudget || isPrinted(spent) : isOfBudget && isPrinted(spent);
    return amounts.length === 0 || isRight ? [] : [summaryDiffers(table.name ?? "", at + 1, name)];
  });
}

/** More departments no office has. */
const maxSummaryRows = 300;
const measures = ["appropriation", "current-budget", "expenditure"] as const;
const units = Object.values(moneyUnits);

function fundsOf(entries: SourceRecord["entries"], measure: Measure): FundAmounts {
  return Object.fromEntries(
    entries.filter((entry) => entry.measure === measure).map(({ fund, amount }) => [fund, amount]),
  );
}

function summaryDiffers(sheet: string, row: number, name: string): Finding {
  return question("sheets-differ-from-summary", placeAt(row, null, name), {
    ko: `"${sheet}" 시트 ${row}행의 "${name}" 금액이 "${name}" 시트의 합계와 다릅니다. "${name}" 시트가 맞으면 보류를 해제하고, 아니면 고쳐서 다시 올려 주십시오.`,
    en: `Row ${row} of the sheet "${sheet}" states another budget or spending than the sheet "${name}" adds up to. If the latter is right, release the file; else correct it and upload again.`,
  });
}

function figuresOf({ project, entries }: SourceRecord): string {
  const stated = entries.map(({ measure, fund, amount }) => `${measure} ${fund} ${amount}`);
  return [comparableName(project.name), ...stated].join("\n");
}

/** The department or account that a sheet's name says is that of the projects for which it states no other. */
function ofOwner(owner: Owner, name: string, reading: Read): Read {
  const named = owner === "department" ? inDepartment : ofAccount;
  const records = reading.records.map((record): SourceRecord => {
    return { ...record, project: named(record.project, name) };
  });
  return { ...reading, records };
}

function inDepartment(project: ProjectFacts, department: string): ProjectFacts {
  if (project.department !== null) return project;
  const [, , , account] = project.id.split("/");
  const known = account === undefined ? null : project.account;
  const id =
    codeOf(project.id) === null ? projectIdOfName(project.tier, department, project.name, known) : project.id;
  return { ...project, id, department };
}

/** Sheets of several accounts may hold one name in each. */
function ofAccount(project: ProjectFacts, account: string): ProjectFacts {
  if (project.account !== null) return project;
  const isOwn = codeOf(project.id) !== null || isGeneralAccount(account);
  return isOwn ? { ...project, account } : inAccount({ ...project, account });
}

function ofSheet(name: string, finding: Finding): Finding {
  return { ...finding, ko: `"${name}" 시트: ${finding.ko}`, en: `Sheet "${name}": ${finding.en}` };
}

function sheetsJoined(owner: Owner, names: string, count: number): Finding {
  const [ko, en] =
    owner === "department" ? (["부서", "department"] as const) : (["회계", "account"] as const);
  return remark("sheets-joined", placeAt(null, null, names), {
    ko: `${ko}별 시트 ${count}개(${names})를 모두 읽었습니다. ${ko}가 적혀 있지 않은 사업은 시트 이름을 ${ko}로 삼았습니다.`,
    en: `All ${count} sheets of ${en}s (${names}) were read. Projects without a stated ${en} have the name of their sheet as theirs.`,
  });
}
