/** A payment list held against the ledger: lines that a newer list of the same days lacks. */
import type { Balance } from "../ledger/balance.ts";
import { type IsoDate, type Period, yearEnd } from "../values/calendar.ts";
import { type Finding, rowFinding, someOf } from "../values/finding.ts";
import type { Entry, SourceRecord } from "../ledger/posting.ts";
import { comparableName, isPaymentLine, isSameOrUnsaid, type ProjectId } from "../values/project.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";
import { isOfItsOwn, knownKey, type Partners } from "../matching/match-answers.ts";
import { projectFinder } from "../matching/projects-of-payments.ts";
import { totalOf } from "../values/fund.ts";
import { isBudget, isForward } from "../values/measure.ts";
import { statedTotal } from "./spending-scale-check.ts";

/**
 * A list that is older than one which covers its days, and names lines that the ledger does not know: the
 * newer list spoke of those days without them.
 */
export function checkOlderList(
  records: readonly SourceRecord[],
  period: Period,
  balances: ReadonlyMap<ProjectId, Balance>,
  newerLists: readonly { readonly asOf: IsoDate; readonly period: Period }[],
): Finding[] {
  const ofPayments = [...balances.values()].filter(({ project: { id } }) => isPaymentLine(id));
  const known = Map.groupBy(ofPayments, ({ project: { department } }) => comparableName(department ?? ""));
  const unknown = records.filter(({ project, asOf }) => {
    const isOlder = newerLists.some((list) => asOf < list.asOf && overlap(period, list.period));
    if (!isOlder || (balances.get(project.id)?.toldSeq ?? null) !== null) return false;
    // A newer list of other departments says nothing of this one.
    const beside = known.get(comparableName(project.department ?? "")) ?? [];
    return beside.some((line) => line.asOf > asOf && isSameOrUnsaid(line.project.account, project.account));
  });
  const [first] = unknown;
  if (first === undefined) return [];
  const won = formatWon(sumWon(unknown.flatMap(({ entries }) => entries).map(({ amount }) => amount)));
  return [
    rowFinding("hold", "payments-of-older-list", first.rows[0] ?? null, first.project.name, {
      ko: `"${first.project.name}" 등 ${unknown.length}개 사업의 지출 ${won}원은 같은 날짜를 담은 더 최근의 목록에 없었습니다. 취소된 지출일 수 있어 보류합니다. 맞는 지출이면 보류를 해제하고, 아니면 폐기해 주십시오.`,
      en: `The payments of ${unknown.length} projects, such as "${first.project.name}", ${won} won together, were not in a more recent list of the same days. They may have been cancelled, so the list is held: release it if they are right, discard it if not.`,
    }),
  ];
}

/**
 * Payments of January that settle a year whose last day a full statement states: they count on that day, so its totals
 * stand for them, and whether they are in there only the date of its making tells.
 * @param findings of the file itself.
 */
export function checkSettling(
  findings: readonly Pick<Finding, "code" | "row">[],
  { fulls, fiscalYear }: { readonly fulls: readonly IsoDate[]; readonly fiscalYear: number },
): Finding[] {
  const settling = findings.find(({ code }) => code === "paid-after-year-end");
  const lastDay = yearEnd(fiscalYear);
  if (settling === undefined || !fulls.includes(lastDay)) return [];
  return [
    rowFinding("hold", "settling-under-statement", settling.row, lastDay, {
      ko: `장부의 ${lastDay} 기준 전체 자료가 1월의 출납 정리 지출까지 말하는 것으로 보아 이 지급은 더해지지 않습니다. 출납 정리 전에 받은 자료면 정리 뒤의 ${lastDay} 기준 전체 자료를 올리고, 이미 든 것이면 보류를 해제해 주십시오.`,
      en: `The totals of the full statement of ${lastDay} stand for what was settled in January too: these payments are not added. If it was made before the settling, upload that of ${lastDay} made after it; if they are in it, release the file.`,
    }),
  ];
}

/** Far above what is paid at once beside a budget that grows only later. */
const farAboveBudget = 10n;
/** A budget itself may grow tenfold; a slip of the unit is a thousandfold. */
const farAboveOwn = 500n;
/** Budgets of 1천원 keep a line open (존치과목) and grow a thousandfold when they are used. */
const leastBudget: Won = 10_000n;
/** A smaller one would be missed by nobody. */
const leastPayment: Won = 10_000_000n;

interface FarPayment {
  readonly name: string;
  readonly row: number | null;
  readonly amount: Won;
  readonly budget: Won;
}

/**
 * Single payments, of a list or of events, far above the whole budget of their project: a slip of the unit or of a digit.
 * @param partners what persons answered: a line may pay for a project of another name.
 */
export function checkPaymentScale(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  partners: Partners,
): Finding[] {
  const large = records.filter(({ entries }) => entries.some(isLarge));
  if (large.length === 0) return [];
  const projects = [...balances.values()].filter(
    ({ project: { id, tier } }) => tier === "project" && !isPaymentLine(id),
  );
  const find = projectFinder(projects);
  const far = large.flatMap((record): FarPayment[] => {
    const { project, entries, rows } = record;
    const known = balances.get(knownKey(partners, project.id));
    const isNamed = isPaymentLine(project.id) && !isOfItsOwn(partners, project.id);
    const paidFor =
      known !== undefined && !isPaymentLine(known.project.id)
        ? [known.project]
        : isNamed
          ? find(project)
          : [];
    const budget = paidFor
      .map(({ id }) => budgetOf(balances.get(id)))
      .reduce((most, won) => (won > most ? won : most), statedBudget(record));
    if (budget < leastBudget) return [];
    return entries.flatMap((entry, at) => {
      const factor = isBudget(entry.measure) ? farAboveOwn : farAboveBudget;
      if (!isLarge(entry) || sizeOf(entry.amount) <= factor * budget) return [];
      const row = (rows.length === entries.length ? rows[at] : rows[0]) ?? null;
      return [{ name: project.name, row, amount: entry.amount, budget }];
    });
  });
  const [first] = far;
  return first === undefined ? [] : [paymentsFarAbove(far, first)];
}

/**
 * Payments that a list states under a line that a person said to be a known one, and that the ledger has under another line of that
 * name too: departments that were put together. The list speaks of no department of before, so that they would count twice.
 * @param statedAs by the key that a record has now: the one that the list states.
 * @param covered the lines that the list speaks of.
 */
export function checkMergedLists(
  { records, statedAs, period }: AnsweredList,
  balances: ReadonlyMap<ProjectId, Balance>,
  covered: ReadonlySet<ProjectId>,
): Finding[] {
  const answered = records.filter(({ project: { id } }) => isPaymentLine(id) && statedAs.has(id));
  if (answered.length === 0) return [];
  const named = new Set(records.map(({ project: { id } }) => id));
  const others = [...balances.values()].filter(
    ({ project: { id }, toldSeq }) =>
      toldSeq !== null && isPaymentLine(id) && !named.has(id) && !covered.has(id),
  );
  const byName = Map.groupBy(others, ({ project }) => comparableName(project.name));
  const twice = answered.flatMap((record) => {
    const added = new Map<IsoDate, Won>();
    for (const { date, amount } of record.entries) added.set(date, (added.get(date) ?? 0n) + amount);
    for (const [date, won] of paidOn(balances.get(record.project.id), period))
      added.set(date, (added.get(date) ?? 0n) - won);
    return (byName.get(comparableName(record.project.name)) ?? []).flatMap((other) => {
      const days = paidOn(other, period);
      const equal = days.filter(([date, won]) => won !== 0n && added.get(date) === won);
      const isOther = !isSameOrUnsaid(other.project.account, record.project.account);
      if (isOther || equal.length === 0 || 2 * equal.length < days.length) return [];
      return [{ record, other, won: sumWon(equal.map(([, won]) => won)) }];
    });
  });
  const [first] = twice;
  if (first === undefined) return [];
  const sum = formatWon(sumWon(twice.map(({ won }) => won)));
  const list = someOf(
    twice.map(({ other: { project } }) => `${project.department ?? "–"} "${project.name}"`),
  );
  return [
    rowFinding("hold", "payments-of-merged-lines", first.record.rows[0] ?? null, sum, {
      ko: `이 목록이 합쳐진 부서로 적은 지출 ${sum}원은 장부의 ${list}에도 있어 두 번 더해집니다. 그 지출이 실린 앞선 목록을 되돌린 뒤 이 파일의 보류를 해제해 주십시오. 서로 다른 지출이면 그대로 해제하십시오.`,
      en: `Payments of ${sum} won that this list states under the department that others became are in the ledger as ${list} too, and would count twice. Undo the earlier list that has them and release this one; if they are other payments, release it as it is.`,
    }),
  ];
}

interface AnsweredList {
  readonly records: readonly SourceRecord[];
  readonly statedAs: ReadonlyMap<ProjectId, ProjectId>;
  readonly period: Period;
}

function paidOn(balance: Balance | undefined, { from, to }: Period): (readonly [date: IsoDate, won: Won])[] {
  return (balance?.measures.expenditure?.days ?? [])
    .filter(({ date }) => date >= from && date <= to)
    .map(({ date, amounts }) => [date, totalOf(amounts) ?? 0n]);
}

function isLarge({ measure, kind, amount }: Entry): boolean {
  return kind === "increment" && !isForward(measure) && sizeOf(amount) >= leastPayment;
}

function sizeOf(won: Won): Won {
  return won < 0n ? -won : won;
}

function budgetOf(balance: Balance | undefined): Won {
  const budgets = (["appropriation", "current-budget"] as const).map(
    (measure) => totalOf(balance?.measures[measure]?.monthEnds[11] ?? {}) ?? 0n,
  );
  return budgets.reduce((a, b) => (a > b ? a : b));
}

function statedBudget(record: SourceRecord): Won {
  const budgets = (["appropriation", "current-budget"] as const).map(
    (measure) => statedTotal(record, measure) ?? 0n,
  );
  return budgets.reduce((a, b) => (a > b ? a : b));
}

function paymentsFarAbove(far: readonly FarPayment[], first: FarPayment): Finding {
  const [ko, en] = (["행", "row"] as const).map((word) =>
    someOf(
      far.map(({ name, row, amount, budget }) => {
        const [paid, of] = [formatWon(amount), formatWon(budget)];
        if (word === "row")
          return `${row === null ? "" : `row ${row} `}"${name}" ${paid} won, budget ${of} won`;
        return `${row === null ? "" : `${row}행 `}"${name}" ${paid}원, 예산 ${of}원`;
      }),
    ),
  );
  return rowFinding("hold", "payment-far-above-budget", first.row, formatWon(first.amount), {
    ko: `한 번에 더하거나 빼는 금액이 그 사업 예산의 ${farAboveBudget}배를 넘는 것이 ${far.length}건 있습니다(${ko}). 금액 단위나 자릿수가 틀린 것으로 보입니다. 고쳐 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
    en: `${far.length} single amounts are more than ${farAboveBudget} times the budget of their project (${en}). The unit or the digits seem wrong: correct it and send it again, or release it if the figures are right.`,
  });
}

function overlap(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to;
}
