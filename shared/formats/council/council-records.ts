/** Council lines to the ledger's records: parents found, funds handed up, and what was not found said. */
import type { Entry, RoundedTo, SourceRecord } from "../../domain/ledger/posting.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { addFunds, type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import { type FactualMeasure, factualMeasures } from "../../domain/values/measure.ts";
import { accountKindOf } from "../../domain/policy/line-names.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import {
  inAccount,
  type ProjectFacts,
  projectFacts,
  projectIdOfCode,
  projectIdOfName,
  type Tier,
} from "../../domain/values/project.ts";
import { roundedTo, totalsAsOf } from "../kernel/make-reading.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import type { CouncilLine } from "../printed/budget-rows.ts";
import { placeBusinesses } from "./business-placement.ts";
import type { BusinessTitle } from "./sections/business-titles.ts";
import { standsApart } from "./council-findings.ts";
import type { Requirement } from "./requirements/read-requirements.ts";

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
  {
    department,
    account: heading,
    asOf,
    unit,
  }: {
    readonly department: string | null;
    readonly account: string | null;
    readonly asOf: IsoDate;
    /** The smallest of its tables. */
    readonly unit: MoneyUnit;
  },
): CouncilRecords {
  const parents = placeBusinesses(
    unitProjects.map(budgetAndSpending),
    businesses.map(({ line }) => budgetAndSpending(line)),
  );
  const units = unitProjects.map((line, at): SourceRecord => {
    const children = businesses.filter((_, index) => parents[index] === at).map((business) => business.line);
    const { tier, unitProject, account, team } = line;
    const owner = line.department ?? department;
    const facts = factsOf(tier, line.name, owner, { unitProject, account: account ?? heading, team });
    // Tables of several accounts may hold one name in each.
    const isOfSpecial = account === null && heading !== null && accountKindOf(heading) !== "일반회계";
    const named = isOfSpecial ? inAccount({ ...facts, account: heading }) : facts;
    // A code is one project's wherever it stands.
    const project =
      line.code === null ? named : { ...facts, id: projectIdOfCode(line.code), account: named.account };
    const rows = [line.row, ...line.fundRows, ...children.map((child) => child.row)];
    const own = withFundsOf(line, children);
    const isLevelOpen = line.isLevelOpen && businesses.length === 0;
    return {
      project,
      asOf,
      entries: entriesOf(own, asOf),
      rows,
      roundedTo: roundingOf(own, unit),
      isLevelOpen,
    };
  });
  const parts = businesses.map(({ title, line }, at): SourceRecord => {
    const unitProject = unitProjects[parents[at] ?? -1]?.name ?? null;
    const project = factsOf("business", title.name, department, { unitProject, team: title.team });
    const entries = entriesOf(line, asOf);
    return { project, asOf, entries, rows: [line.row], roundedTo: roundingOf(line, unit) };
  });
  const apart = businesses.filter((_, at) => parents[at] === null);
  const records = withRequirements([...units, ...parts], requirements, { department, asOf });
  return {
    records,
    findings: apart.map(({ line, title }) => standsApart(line.row, title.name)),
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

function budgetAndSpending({ measures }: CouncilLine) {
  const budget = totalOf(measures.appropriation) ?? totalOf(measures["current-budget"]);
  return { budget, spent: totalOf(measures.expenditure) };
}

/** A unit project that prints only totals takes the funds of its businesses, which add up to the same totals. */
function withFundsOf(line: CouncilLine, children: readonly CouncilLine[]): CouncilLine {
  if (children.length === 0) return line;
  const withFunds = (measure: FactualMeasure) =>
    ownOrSum(
      line.measures[measure],
      children.map((child) => child.measures[measure]),
    );
  return {
    ...line,
    measures: {
      appropriation: withFunds("appropriation"),
      "current-budget": withFunds("current-budget"),
      commitment: withFunds("commitment"),
      expenditure: withFunds("expenditure"),
    },
  };
}

function ownOrSum(own: FundAmounts, children: readonly FundAmounts[]): FundAmounts {
  if (own.unsplit === undefined) return own;
  const sum = children.reduce(addFunds, {});
  return totalOf(sum) === own.unsplit ? sum : own;
}

function entriesOf(line: CouncilLine, asOf: IsoDate): readonly Entry[] {
  return [
    ...factualMeasures.flatMap((measure) => totalsAsOf(measure, line.measures[measure], asOf)),
    ...line.plans.flatMap(({ date, amounts }) => totalsAsOf("plan", amounts, date)),
  ];
}

function roundingOf({ measures }: CouncilLine, unit: MoneyUnit): RoundedTo | undefined {
  return roundedTo((measure) => ({ unit, amounts: Object.values(measures[measure]) }));
}

function factsOf(
  tier: Tier,
  printed: string,
  department: string | null,
  known: {
    readonly unitProject?: string | null;
    readonly team?: string | null;
    readonly account?: string | null;
  },
): ProjectFacts {
  const name = plainName(printed);
  return projectFacts({ id: projectIdOfName(tier, department, name), tier, name, department, ...known });
}
