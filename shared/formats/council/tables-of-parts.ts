/**
 * Several tables of one department and account, each of a part of its projects: of a sector, a policy, a team. They are added where
 * their columns are alike, no project stands in two of them and none holds the money of another. A person confirms it, unless a
 * summary beside them prints the total of each and of all.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { comparableName } from "../../domain/values/project.ts";
import type { Won } from "../../domain/values/won.ts";
import { fundLimitIn } from "../cells/limiting-words.ts";
import { unitInCaption, withoutCaption } from "../cells/printed-unit-and-day.ts";
import { placeAt, question, remark, shortList } from "../kernel/finding-list.ts";
import { type CouncilTable, namingColumn } from "../printed/budget-tables.ts";
import { isTotalName } from "../tables/total-names.ts";
import { namesIn } from "./ignored-tables.ts";
import { departmentOfTable, ownHeading } from "./table-headings.ts";

/** Whether the tables may each hold a part of the projects of one department: at least two, in the order of the report. */
export function mayBeParts(lines: readonly string[], tables: readonly CouncilTable[]): boolean {
  const titles = titlesOf(lines, tables);
  if (titles.includes(null) || new Set(titles).size < tables.length) return false;
  if (new Set(tables.map(shapeOf)).size > 1 || !haveOwnNames(tables)) return false;
  const figures = tables.map(figuresIn);
  return figures.every(({ total }, at) =>
    figures.every(
      (other, place) => place === at || (!other.keys.has(total.key) && other.total.key !== total.key),
    ),
  );
}

/**
 * The tables without the one that sums up all others, where they are two at least: it is headed by no department, names none of their
 * projects, and prints the total of each and of all.
 */
export function withoutSummary(
  lines: readonly string[],
  tables: readonly CouncilTable[],
): readonly CouncilTable[] {
  if (tables.length < 3) return tables;
  const totals = tables.map((table) => figuresIn(table).total);
  const whole = sumOf(totals);
  const summary = tables.find((one, at) => {
    // With its parts it is twice its own total: few tables are, and only these are looked at whole.
    const { budget = 0n, spent = 0n } = totals[at] ?? {};
    if (figuresOf(2n * budget, 2n * spent).key !== whole.key) return false;
    const others = tables.filter((table) => table !== one);
    const names = namesIn(one);
    return (
      departmentOfTable(lines, one) === null &&
      names.size > 0 &&
      others.every((other) => [...namesIn(other)].every((name) => !names.has(name))) &&
      sumsUp(one, others)
    );
  });
  return tables.filter((table) => table !== summary);
}

function haveOwnNames(tables: readonly CouncilTable[]): boolean {
  const names = tables.map(namesIn);
  const all = new Set(names.flatMap((own) => [...own]));
  return names.every(({ size }) => size > 0) && all.size === names.reduce((sum, { size }) => sum + size, 0);
}

/** What a heading calls money or projects that another table may hold, too: those of an account, or some that were picked out. */
const ofOthers =
  /회계|기금|이월|전년|주요|중점|역점|현안|부진|미집행|상위|하위|대규모|공약|이상|미만|보조|교부|공모|수행|기관별|세입/;

/** What each heading says that not all of them do, without unit and day. Null where it says nothing, or its money may stand in another table. */
function titlesOf(lines: readonly string[], tables: readonly CouncilTable[]): readonly (string | null)[] {
  const headings = tables.map((table) =>
    ownHeading(lines, table).map(({ text }) => ({
      text,
      title: comparableName(withoutCaption(text).replace(mark, "")),
    })),
  );
  const common = new Set(headings[0]?.map(({ title }) => title));
  for (const own of headings) {
    const titles = new Set(own.map(({ title }) => title));
    for (const title of common) if (!titles.has(title)) common.delete(title);
  }
  return headings.map((own) => {
    const title = own.find((each) => each.title !== "" && !common.has(each.title))?.title ?? null;
    const isOfFund = own.some(({ text }) => fundLimitIn(text) !== null);
    return isOfFund || title === null || ofOthers.test(title) ? null : title;
  });
}

const mark = /^(?:[□■◆◇▣◈○●-]|[가-하][.)]|\d{1,2}[.)]|[Ⅰ-Ⅻ]\.?)/;

/** What the tables state of each project; rates follow from it. */
function shapeOf({ kind, columns }: CouncilTable): string {
  const beside: ReadonlySet<string> = new Set(["other", "number", "rate", "plan-rate"]);
  const figures = columns.filter(({ role }) => !beside.has(role));
  return [kind, ...figures.map(({ role, fund, year }) => `${role}/${fund ?? ""}/${year ?? ""}`)].join("\n");
}

interface Figures {
  readonly budget: Won;
  readonly spent: Won;
  readonly key: string;
}

/** Budget and spending of all funds as each row prints them, whatever their unit. */
function figuresIn(table: CouncilTable) {
  const { columns, rows } = table;
  const naming = (namingColumn(columns) ?? 0) + 1;
  const places = [/^(appropriation|current-budget)$/, /^expenditure$/].map((roles) =>
    columns.findIndex(({ role, fund }) => roles.test(role) && (fund === null || fund === "unsplit")),
  );
  const printed = rows.map(({ cells }) => {
    const [budget = 0n, spent = 0n] = places.map((at) => printedWon(cells[at] ?? ""));
    return { ...figuresOf(budget, spent), isTotal: cells.slice(0, naming).some(isTotalName) };
  });
  const own = printed.filter(({ isTotal }) => !isTotal);
  const sum = sumOf(own);
  const stated = printed.filter(({ isTotal }) => isTotal).toSorted((a, b) => (a.budget < b.budget ? 1 : -1));
  return { own, total: stated[0] ?? sum, keys: new Set(printed.map(({ key }) => key)) };
}

function figuresOf(budget: Won, spent: Won): Figures {
  return { budget, spent, key: `${budget} ${spent}` };
}

function sumOf(figures: readonly Figures[]): Figures {
  return figuresOf(
    figures.reduce((sum, { budget }) => sum + budget, 0n),
    figures.reduce((sum, { spent }) => sum + spent, 0n),
  );
}

function printedWon(cell: string): Won {
  const text = plainName(cell).replaceAll(/[,\s]/g, "");
  return /^\d+$/.test(text) ? BigInt(text) : 0n;
}

/** Whether each total is that of another row of the summary, and all of them together are its own total. */
function sumsUp(summary: CouncilTable, tables: readonly CouncilTable[]): boolean {
  const { own, total } = figuresIn(summary);
  const left = own.map(({ key }) => key);
  const totals = tables.map((table) => figuresIn(table).total);
  const areRows = totals.every(({ key, budget }) => {
    const at = budget === 0n ? -1 : left.indexOf(key);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
  return areRows && sumOf(totals).key === total.key;
}

/**
 * @param tables of one department and account, in the order of the report; one or more.
 * @param summaries the tables beside them that are not read.
 */
export function partsFindings(
  lines: readonly string[],
  tables: readonly CouncilTable[],
  summaries: readonly CouncilTable[],
): readonly Finding[] {
  if (tables.length < 2) return [];
  // Digits that agree under different units prove that one of the units is wrong.
  const isProven = summaries.some(
    (each) => unitsOf(lines, [each, ...tables]).size < 2 && sumsUp(each, tables),
  );
  const place = placeAt(tables[1]?.row ?? null);
  const headings = tables.map((table) => {
    const [nearest] = ownHeading(lines, table).filter(({ text }) => withoutCaption(text) !== "");
    return plainName(nearest?.text ?? "").slice(0, maxShown);
  });
  const list = shortList(headings, maxListed);
  return [isProven ? partsProven(place, list) : partsUnproven(place, list)];
}

/** As far as the headings state them. */
function unitsOf(lines: readonly string[], tables: readonly CouncilTable[]): ReadonlySet<string> {
  const captions = tables.flatMap((table) => ownHeading(lines, table).map(({ text }) => unitInCaption(text)));
  return new Set(captions.flatMap((unit) => (unit?.kind === "unit" ? [unit.unit] : [])));
}

const [maxListed, maxShown] = [12, 30];

type Place = ReturnType<typeof placeAt>;

function partsProven(place: Place, list: string): Finding {
  return remark("tables-added", place, {
    ko: `사업 표 여러 개(${list})를 더했습니다. 총괄표가 표마다의 합계와 전체 합계를 같은 금액으로 적고 있습니다.`,
    en: `Several tables of projects (${list}) were added: a summary prints the total of each and of all.`,
  });
}

function partsUnproven(place: Place, list: string): Finding {
  return question("tables-added", place, {
    ko: `사업 표가 여러 개(${list})이고 겹치는 사업이 없어 모두 더했습니다. 분야별로 나눈 표라 서로 다른 금액이면 보류를 해제해 주십시오. 한 표의 금액이 다른 표에도 들어 있거나 다른 해·세입의 표가 섞여 있으면 그 표를 지우고 다시 올리고, 부서별 표이면 표 제목에 부서명을 적어 다시 올려 주십시오.`,
    en: `There are several tables of projects (${list}), which share no project, so all were added. If each is of a sector of its own, release the file. If a table holds money that another holds, too, or is of another year or of revenue, delete it and upload again; if each is of a department, head it with the department's name and upload again.`,
  });
}
