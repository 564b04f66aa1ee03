/** Council lines to the ledger's records: parents found, funds handed up, and what was not found said. */
import type { Entry, SourceRecord } from "../../domain/ledger/posting.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { addFunds, type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { type ProjectFacts, projectFacts, projectIdOfName, type Tier } from "../../domain/values/project.ts";
import { totalsAsOf } from "../kernel/make-reading.ts";
import { projectsTwice } from "../kernel/row-findings.ts";
import type { CouncilLine } from "./budget-rows.ts";
import { placeBusinesses } from "./business-placement.ts";
import type { BusinessTitle } from "./business-titles.ts";
import { standsApart } from "./council-findings.ts";
import type { Requirement } from "./read-requirements.ts";

export interface Business {
  readonly title: BusinessTitle;
  readonly line: CouncilLine;
}

export interface CouncilRecords {
  readonly records: readonly SourceRecord[];
  readonly findings: readonly Finding[];
}

export function councilRecords(
  unitProjects: readonly CouncilLine[],
  businesses: readonly Business[],
  requirements: readonly Requirement[],
  { department, asOf }: { readonly department: string | null; readonly asOf: IsoDate },
): CouncilRecords {
  const parents = placeBusinesses(
    unitProjects.map(budgetAndSpending),
    businesses.map(({ line }) => budgetAndSpending(line)),
  );
  const units = unitProjects.map((line, at): SourceRecord => {
    const children = businesses.filter((_, index) => parents[index] === at).map((business) => business.line);
    const project = factsOf("unit-project", line.name, department, {});
    const rows = [line.row, ...children.map((child) => child.row)];
    return { project, asOf, entries: entriesOf(withFundsOf(line, children), asOf), rows };
  });
  const parts = businesses.map(({ title, line }, at): SourceRecord => {
    const unitProject = unitProjects[parents[at] ?? -1]?.name ?? null;
    const project = factsOf("business", title.name, department, { unitProject, team: title.team });
    return { project, asOf, entries: entriesOf(line, asOf), rows: [line.row] };
  });
  const apart = businesses.filter((_, at) => parents[at] === null);
  const records = withRequirements([...units, ...parts], requirements, { department, asOf });
  return {
    records,
    findings: [
      ...projectsTwice(records),
      ...apart.map(({ line, title }) => standsApart(line.row, title.name)),
    ],
  };
}

/** A business that goes on under its name is one line; one that begins next year has nothing of this year. */
function withRequirements(
  records: readonly SourceRecord[],
  requirements: readonly Requirement[],
  { department, asOf }: { readonly department: string | null; readonly asOf: IsoDate },
): readonly SourceRecord[] {
  const made = [...records];
  for (const { row, title, date, amounts } of requirements) {
    const project = factsOf("business", title.name, department, { team: title.team });
    const needed = totalsAsOf("requirement", amounts, date);
    const at = made.findIndex((record) => record.project.id === project.id);
    const same = made[at];
    if (same === undefined) made.push({ project, asOf, entries: needed, rows: [row] });
    else made[at] = { ...same, entries: [...same.entries, ...needed], rows: [...same.rows, row] };
  }
  return made;
}

function budgetAndSpending({ appropriation, expenditure }: CouncilLine) {
  return { budget: totalOf(appropriation), spent: totalOf(expenditure) };
}

/** A unit project that prints only totals takes the funds of its businesses, which add up to the same totals. */
function withFundsOf(line: CouncilLine, children: readonly CouncilLine[]): CouncilLine {
  if (children.length === 0) return line;
  return {
    ...line,
    appropriation: ownOrSum(
      line.appropriation,
      children.map((child) => child.appropriation),
    ),
    expenditure: ownOrSum(
      line.expenditure,
      children.map((child) => child.expenditure),
    ),
  };
}

function ownOrSum(own: FundAmounts, children: readonly FundAmounts[]): FundAmounts {
  return own.unsplit === undefined ? own : children.reduce(addFunds, {});
}

function entriesOf(line: CouncilLine, asOf: IsoDate): readonly Entry[] {
  return [
    ...totalsAsOf("appropriation", line.appropriation, asOf),
    ...totalsAsOf("expenditure", line.expenditure, asOf),
    ...line.plans.flatMap(({ date, amounts }) => totalsAsOf("plan", amounts, date)),
  ];
}

function factsOf(
  tier: Tier,
  printed: string,
  department: string | null,
  known: { readonly unitProject?: string | null; readonly team?: string | null },
): ProjectFacts {
  const name = plainName(printed);
  return projectFacts({ id: projectIdOfName(tier, department, name), tier, name, department, ...known });
}
