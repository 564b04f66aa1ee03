/** Valid things of the domain. A test overrides what it is about and leaves the rest. */
import { type Balance, rebuild } from "../../shared/domain/ledger/balance.ts";
import { type IsoDate, parseIsoDate } from "../../shared/domain/values/calendar.ts";
import type { FundAmounts } from "../../shared/domain/values/fund.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import type { FactualMeasure, Measure } from "../../shared/domain/values/measure.ts";
import type { Scope, ViewRow } from "../../shared/domain/rates/office-view.ts";
import type { Entry, Posting } from "../../shared/domain/ledger/posting.ts";
import { byAttribute, type ProjectFacts, projectIdOfName } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";

/** A day that exists; a typing error in a test is an error and no silent null. */
export function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (date === null) throw new RangeError(`${text} is no day: write YYYY-MM-DD of the calendar`);
  return date;
}

/** 천원, as council reports print. */
export function thousandWon(thousands: number): Won {
  return BigInt(thousands) * 1_000n;
}

export function aProject(facts: Partial<ProjectFacts> = {}): ProjectFacts {
  const { tier = "project", department = "사회적경제과", name = "마을기업 육성" } = facts;
  return {
    id: projectIdOfName(tier, department, name),
    tier,
    name,
    ...byAttribute(() => null),
    department,
    ...facts,
  };
}

/** A running total of spending on 31 October 2020. */
export function anEntry(entry: Partial<Entry> = {}): Entry {
  return {
    measure: "expenditure",
    fund: "unsplit",
    object: null,
    date: day("2020-10-31"),
    amount: 1_000_000n,
    kind: "cumulative",
    ...entry,
  };
}

/** One payment (or, negative, one refund) of spending. */
export function aPayment(date: string, amount: Won): Entry {
  return anEntry({ date: day(date), amount, kind: "increment" });
}

/** What one measure came to by a date. */
export function aStatement(date: string, amounts: FundAmounts, measure: Measure = "expenditure"): Entry[] {
  return Object.entries(amounts).map(([fund, amount]) => {
    return anEntry({ measure, fund: fund as Entry["fund"], date: day(date), amount });
  });
}

/** A posting of upload 1, known on 31 October 2020. */
export function aPosting(posting: Partial<Posting> = {}): Posting {
  const seq = posting.seq ?? 1;
  return {
    project: aProject(),
    asOf: day("2020-10-31"),
    entries: [anEntry()],
    rows: [2],
    seq,
    uploadId: `upload-${seq}`,
    covers: null,
    reverses: null,
    format: "template",
    findings: [],
    copyOf: null,
    ...posting,
  };
}

/** The balance of at least one posting. */
export function aBalance(...postings: readonly Posting[]): Balance {
  const balance = rebuild(postings);
  if (balance === null) throw new RangeError("A balance needs a posting: give aBalance at least one");
  return balance;
}

interface LineSketch {
  readonly project?: Partial<ProjectFacts>;
  readonly asOf?: string;
  readonly lastSeq?: number;
  readonly amounts?: { readonly [measure in FactualMeasure]?: FundAmounts };
  /** Date -> what is planned to be spent by then. */
  readonly plan?: Readonly<Record<string, Won>>;
}

/** A line as of 31 October 2020, without figures until some are given. */
export function aLine({
  project,
  asOf = "2020-10-31",
  lastSeq = 1,
  amounts,
  plan = {},
}: LineSketch = {}): LedgerLine {
  return {
    project: aProject(project),
    asOf: day(asOf),
    lastSeq,
    amounts: { appropriation: {}, "current-budget": {}, commitment: {}, expenditure: {}, ...amounts },
    plan: Object.entries(plan).map(([date, amount]) => ({ date: day(date), amounts: { unsplit: amount } })),
    requirement: {},
  };
}

/** A line with an appropriation and spending, each as one unsplit total. */
export function aSpendingLine(appropriation: Won, expenditure: Won, sketch: LineSketch = {}): LedgerLine {
  const amounts = { appropriation: { unsplit: appropriation }, expenditure: { unsplit: expenditure } };
  return aLine({ ...sketch, amounts: { ...amounts, ...sketch.amounts } });
}

export function aScope(scope: Partial<Scope> = {}): Scope {
  return {
    level: "unit-project",
    id: "사회적경제과/기본경비",
    name: "기본경비",
    department: "사회적경제과",
    unitProject: "기본경비",
    ...scope,
  };
}

/** The view row of some lines, dated by the first of them. */
export function aRow(...lines: readonly LedgerLine[]): ViewRow {
  const asOf = lines[0]?.asOf ?? day("2020-10-31");
  return { scope: aScope(), lines, asOf, day: asOf };
}
