/** What the ledger's totals and rates are once a file is applied: whether they are those that it states, and by what they are divided then. */
import { compareTotals, differenceFindings, type TotalledLine } from "../domain/coverage/compare-totals.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { currentLine, isLeftOut, type LedgerLine } from "../domain/ledger/ledger-line.ts";
import type { SourceRecord } from "../domain/ledger/posting.ts";
import { findBudgetsDivided } from "../domain/rates/two-budgets.ts";
import { eventFormat } from "../domain/uploads/source-formats.ts";
import { laterOf } from "../domain/values/calendar.ts";
import { fileFinding, type Finding, someOf } from "../domain/values/finding.ts";
import { totalOf } from "../domain/values/fund.ts";
import { type FactualMeasure, factualMeasures } from "../domain/values/measure.ts";
import { isPaymentLine, type ProjectFacts, type ProjectId } from "../domain/values/project.ts";
import { formatWon, type Won } from "../domain/values/won.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";
import { knownBalances } from "../reading/current-ledger.ts";
import { joinedUnder } from "../reading/read-lines.ts";
import type { ReadableFile } from "./known-file.ts";
import { type ApplicationPlan, balancesAfter } from "./plan-application.ts";
import { statesOffice } from "./statement-coverage.ts";

/**
 * Payments up to the day are in the statement or outside of every total, so only what states totals is compared. One that comes
 * late is held against its own day before it is applied.
 */
export function findTotals(
  file: ReadableFile,
  reading: LedgerReading,
  plan: Pick<ApplicationPlan, "changes" | "confirmed">,
): Finding[] {
  if (file.records.length === 0 || !statesOffice(file, reading)) return [];
  if (agree(file.records, knownBalances(reading), plan)) return [];
  const asOf = file.records.map((record) => record.asOf).reduce(laterOf);
  const counted = [...balancesAfter(knownBalances(reading), plan).values()].filter(({ project }) =>
    isCounted(project),
  );
  if (counted.some((balance) => balance.asOf > asOf)) return [];
  const lines = counted.filter((balance) => !isLeftOut(balance, asOf)).map(lineOfBalance);
  const stated = file.records.filter(({ project }) => isCounted(project)).map(lineOfRecord);
  return differenceFindings(compareTotals(stated, lines, { kind: "office" }));
}

/** What the rates are divided by with the file, where that is something else than without it. */
export function findDivisors(
  file: ReadableFile,
  reading: LedgerReading,
  plan: Pick<ApplicationPlan, "changes" | "confirmed">,
): Finding[] {
  // Events state one measure at a time: which budgets a line has shows only behind the last of them.
  if (file.format === eventFormat) return [];
  const known = knownBalances(reading);
  if (areDividedAlike(known, plan)) return [];
  const day = file.records.map(({ asOf }) => asOf).reduce(laterOf);
  const { fulls } = reading.head;
  const head = statesOffice(file, reading)
    ? { ...reading.head, fulls: [...fulls, day].toSorted() }
    : reading.head;
  return findBudgetsDivided(
    countedLines(reading, known.values()),
    countedLines({ ...reading, head }, balancesAfter(known, plan).values()),
  );
}

/**
 * Projects of which a payment list takes back more than was ever paid: whether payments are missing, or the money is of another
 * year, a person must know. Beside a statement only what is left of both together is looked at.
 */
export function findPaidBelowZero(
  { period }: ReadableFile,
  reading: LedgerReading,
  plan: Pick<ApplicationPlan, "changes" | "confirmed">,
): Finding[] {
  if (period === null) return [];
  const below = plan.changes.filter(
    ({ balance }) => isPaymentLine(balance.project.id) && (spentOf(currentLine(balance)) ?? 0n) < 0n,
  );
  if (below.length === 0) return [];
  const [before, after] = [knownBalances(reading), balancesAfter(knownBalances(reading), plan)].map(
    (balances) => spentByPart(reading, balances.values()),
  );
  const found = below.flatMap(({ balance: { project } }) => {
    const won = after?.get(project.id) ?? 0n;
    return won < 0n && (before?.get(project.id) ?? 0n) >= 0n ? [{ project, won }] : [];
  });
  const [first] = found;
  if (first === undefined) return [];
  const list = someOf(
    found.map(({ project: { department, name }, won }) => `${department ?? "–"} "${name}" ${formatWon(won)}`),
  );
  // Of the file and not of a row: what is told by the plan stands in no posting, and whoever finishes an entry plans it anew.
  return [
    fileFinding("note", "running-total-negative", formatWon(first.won), {
      ko: `지급보다 여입·반납이 많아 집행액이 0보다 작은 사업이 ${found.length}건입니다(${list}원). 빠진 지급이 있거나 지난해 돈이 돌아온 것일 수 있으니 목록을 확인해 주십시오. 적힌 그대로 반영합니다.`,
      en: `Projects of which more came back than was paid, so that their spending is below 0: ${found.length} (${list} won). Payments may be missing, or money of last year came back: check the list. It is applied as it is written.`,
    }),
  ];
}

/** Of each line, what the whole that it is part of has spent; nothing of lines outside of every total. */
function spentByPart(reading: LedgerReading, balances: Iterable<Balance>): ReadonlyMap<ProjectId, Won> {
  return new Map(
    joinedUnder(reading, balances, null).lines.flatMap(({ balance, parts }) => {
      const spent = balance.project.tier === "business" ? null : spentOf(currentLine(balance));
      return spent === null ? [] : parts.map((id) => [id, spent] as const);
    }),
  );
}

function spentOf({ amounts }: LedgerLine): Won | null {
  return totalOf(amounts.expenditure);
}

/** Nearly always all lines state the same kinds of budgets: then no ledger need be made as it would be. */
function areDividedAlike(
  known: ReadonlyMap<ProjectId, Balance>,
  { changes }: Pick<ApplicationPlan, "changes">,
): boolean {
  const kinds = new Set<string>();
  for (const balance of [...known.values(), ...changes.map((change) => change.balance)]) {
    const { "current-budget": current, appropriation } = balance.measures;
    if (isCounted(balance.project) && (current ?? appropriation) !== undefined)
      kinds.add(current === undefined ? "appropriation" : "current-budget");
    if (kinds.size > 1) return false;
  }
  return true;
}

function countedLines(
  reading: Pick<LedgerReading, "head" | "partners" | "departments">,
  balances: Iterable<Balance>,
): readonly LedgerLine[] {
  return joinedUnder(reading, balances, null)
    .lines.filter(({ balance: { project } }) => project.tier !== "business")
    .map(({ balance }) => currentLine(balance));
}

/**
 * Line by line the same, as in nearly every statement: then no ledger need be made as it would be after it. What only
 * confirms a line repeats its totals, so changed lines alone are added up.
 */
function agree(
  records: readonly SourceRecord[],
  known: ReadonlyMap<ProjectId, Balance>,
  { changes, confirmed }: Pick<ApplicationPlan, "changes" | "confirmed">,
): boolean {
  const repeated = new Set(confirmed.flatMap(({ lines }) => [...lines.keys()]));
  const changed = new Map(changes.map(({ balance }) => [balance.project.id, balance] as const));
  const stated = new Map(
    records.flatMap((record) => (isCounted(record.project) ? [[record.project.id, record] as const] : [])),
  );
  for (const [id, { project }] of known) if (isCounted(project) && !stated.has(id)) return false;
  for (const [id, { entries }] of stated) {
    if (repeated.has(id) && !changed.has(id)) continue;
    const measures = (changed.get(id) ?? known.get(id))?.measures;
    for (const measure of factualMeasures)
      if ((totalIn(entries, measure) ?? 0n) !== (totalOf(measures?.[measure]?.monthEnds[11] ?? {}) ?? 0n))
        return false;
  }
  return true;
}

/** Null where it states none. */
function totalIn(entries: SourceRecord["entries"], measure: FactualMeasure): Won | null {
  let total: Won | null = null;
  for (const entry of entries)
    if (entry.measure === measure && entry.kind === "cumulative") total = (total ?? 0n) + entry.amount;
  return total;
}

function isCounted({ id, tier }: ProjectFacts): boolean {
  return tier !== "business" && !isPaymentLine(id);
}

function lineOfBalance({ project, measures }: Balance): TotalledLine {
  const totals = factualMeasures.flatMap((measure) => {
    const won = totalOf(measures[measure]?.monthEnds[11] ?? {});
    return won === null ? [] : [[measure, won] as const];
  });
  return { project, totals: new Map(totals) };
}

function lineOfRecord({ project, entries }: SourceRecord): TotalledLine {
  const totals = factualMeasures.flatMap((measure) => {
    const won = totalIn(entries, measure);
    return won === null ? [] : [[measure, won] as const];
  });
  return { project, totals: new Map(totals) };
}
