/**
 * Several tables of one department and account, each of a part of its projects: of a sector, a policy, a team. They are added where
 * their columns are alike, no project stands in two of them and none sums up another. A person confirms it, unless a summary beside
 * them prints the total of each.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { comparableName } from "../../domain/values/project.ts";
import { placeAt, question, remark, shortList } from "../kernel/finding-list.ts";
import { withoutCaption } from "../cells/printed-unit-and-day.ts";
import { fundLimitIn } from "../cells/limiting-words.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { namesIn, statesTotalOf } from "./ignored-tables.ts";
import { ownHeading } from "./table-headings.ts";

export function mayBeParts(lines: readonly string[], tables: readonly CouncilTable[]): boolean {
  const titles = tables.map((table) => titleOf(lines, table));
  if (titles.includes(null) || new Set(titles).size < tables.length) return false;
  const names = tables.map(namesIn);
  const all = new Set(names.flatMap((own) => [...own]));
  const count = names.reduce((sum, { size }) => sum + size, 0);
  const isSummary = tables.some((one) =>
    tables.some((other) => one !== other && (statesTotalOf(one, other) || statesTotalOf(other, one))),
  );
  return (
    names.every(({ size }) => size > 0) &&
    all.size === count &&
    new Set(tables.map(shapeOf)).size === 1 &&
    !isSummary
  );
}

/** The tables without the one whose rows are the totals of all others, where it has two to sum up at least. */
export function withoutSummary(tables: readonly CouncilTable[]): readonly CouncilTable[] {
  const summary = tables.find((one) => tables.every((other) => other === one || statesTotalOf(one, other)));
  return tables.length < 3 ? tables : tables.filter((table) => table !== summary);
}

/** What a heading calls money or projects that another table may hold, too: those of an account, or some that were picked out. */
const ofOthers = /회계|기금|이월|주요|중점|역점|현안|신규|부진|미집행|상위|하위|대규모/;

/** What heads it, without its unit and day. Null where nothing does, or where its money may stand in another table. */
function titleOf(lines: readonly string[], table: CouncilTable): string | null {
  const heading = ownHeading(lines, table).map(({ text }) => text);
  if (heading.some((text) => fundLimitIn(text) !== null || ofOthers.test(text.replace(/\s/g, ""))))
    return null;
  return heading.map((text) => comparableName(withoutCaption(text))).find((text) => text !== "") ?? null;
}

/** What the tables state of each project, whatever stands beside it. */
function shapeOf({ kind, columns }: CouncilTable): string {
  const figures = columns.filter(({ role }) => role !== "other" && role !== "number");
  return [kind, ...figures.map(({ role, fund, year }) => `${role}/${fund ?? ""}/${year ?? ""}`)].join("\n");
}

/**
 * @param tables of one department and account, in the order of the report; one or more.
 * @param summaries the tables beside them that are not read.
 */
export function partsFindings(
  tables: readonly CouncilTable[],
  summaries: readonly CouncilTable[],
): readonly Finding[] {
  if (tables.length < 2) return [];
  const isProven = summaries.some((each) => tables.every((table) => statesTotalOf(each, table)));
  return [isProven ? partsProven(tables) : partsUnproven(tables)];
}

const maxListed = 12;

function partsProven(tables: readonly CouncilTable[]): Finding {
  return remark("tables-added", placeAt(tables[1]?.row ?? null), {
    ko: `사업 표 ${tables.length}개(${rowsOf(tables)}행)를 더했습니다. 총괄표가 표마다 그 합계를 적고 있습니다.`,
    en: `${tables.length} tables of projects (rows ${rowsOf(tables)}) were added: a summary prints the total of each.`,
  });
}

function partsUnproven(tables: readonly CouncilTable[]): Finding {
  return question("tables-added", placeAt(tables[1]?.row ?? null), {
    ko: `사업 표가 ${tables.length}개(${rowsOf(tables)}행)이고 겹치는 사업이 없어 모두 더했습니다. 분야나 정책별로 나눈 표이면 보류를 해제해 주십시오. 한 표의 금액이 다른 표에도 들어 있으면 그 표를 지우고 다시 올리고, 부서별 표이면 표 제목에 부서명을 적어 다시 올려 주십시오.`,
    en: `There are ${tables.length} tables of projects (rows ${rowsOf(tables)}), which share no project, so all were added. If each is of a sector or a policy, release the file. If one holds the money of another, delete it and upload again; if each is of a department, head it with the department's name and upload again.`,
  });
}

function rowsOf(tables: readonly CouncilTable[]): string {
  return shortList(
    tables.map(({ row }) => row),
    maxListed,
  );
}
