/** A payment list held against the ledger: what vanished from it, and what the ledger tells already in another way. */
import type { Balance } from "./balance.ts";
import type { Period } from "./calendar.ts";
import type { Finding } from "./finding.ts";
import type { VanishedPayments } from "./payment-difference.ts";
import type { SourceRecord } from "./posting.ts";
import { comparableName, isPaymentLine, type ProjectFacts, type ProjectId } from "./project.ts";
import { formatWon } from "./won.ts";

/**
 * The lines of the ledger that the list speaks of: those of a department that it names, since a list may be
 * of one department alone, and those of a project that it names, since a department may have been renamed.
 * Lines without payments in its period are left out.
 */
export function linesCompared(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  { from }: Period,
): ProjectFacts[] {
  const departments = new Set(records.map(({ project }) => departmentOf(project)));
  const names = new Set(records.map(({ project }) => nameOf(project)));
  return [...balances.values()]
    .filter(({ measures }) => (measures.expenditure?.latest ?? "") >= from)
    .map(({ project }) => project)
    .filter(({ id }) => isPaymentLine(id))
    .filter((project) => departments.has(departmentOf(project)) || names.has(nameOf(project)));
}

/**
 * It is held: a payment that was corrected shows as one that vanished and one that is new, and together they
 * would count twice. Who knows that both are right releases the list; else the earlier one is undone first.
 */
export function paymentsVanished(project: ProjectFacts, vanished: VanishedPayments): Finding {
  const { count, won, first, last } = vanished;
  const days = first === last ? first : `${first} ~ ${last}`;
  const department = project.department ?? "";
  return {
    code: "payments-vanished",
    consequence: "hold",
    row: null,
    column: null,
    value: project.name,
    ko: `장부에 있는 ${department} "${project.name}"의 지출 ${count}건(${days}, 합계 ${formatWon(won)}원)이 이 목록에는 없습니다. 취소되거나 고쳐진 지출이면 먼저 올린 목록을 되돌린 뒤 이 목록을 반영하고, 둘 다 맞으면 그대로 승인해 주십시오.`,
    en: `The ledger has ${count} payments of ${department} "${project.name}" (${days}, ${formatWon(won)} won together) that this list lacks. If they were cancelled or corrected, undo the earlier list and then apply this one; if both are right, release it.`,
  };
}

/** Spending that comes as payments and as a running total under a code would be added to itself. */
export function checkToldTwice(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): Finding[] {
  const spending = records.filter(({ entries }) => entries.some(({ measure }) => measure === "expenditure"));
  const inLedger = [...balances.values()].filter(({ measures }) => measures.expenditure !== undefined);
  const paid = new Set(
    inLedger.filter(({ project }) => isPaymentLine(project.id)).map(({ project }) => nameOf(project)),
  );
  const stated = new Set(
    inLedger
      .filter(({ project }) => project.tier === "project" && !isPaymentLine(project.id))
      .map(({ project }) => nameOf(project)),
  );
  const twice = spending
    .map(({ project }) => project)
    .filter((project) => (isPaymentLine(project.id) ? stated : paid).has(nameOf(project)));
  const [first] = twice;
  return first === undefined ? [] : [toldTwice(first, twice.length)];
}

function toldTwice(first: ProjectFacts, count: number): Finding {
  return {
    code: "expenditure-told-twice",
    consequence: "hold",
    row: null,
    column: null,
    value: first.name,
    ko: `"${first.name}" 등 ${count}개 사업의 집행액이 장부에는 지출목록과 누계 가운데 한 가지로 이미 있고 이 파일은 다른 한 가지입니다. 지출목록에는 사업코드가 없어 합쳐지지 않으므로 함께 반영하면 집행액이 두 번 더해집니다. 한 가지만 남기거나, 알고 반영하려면 승인해 주십시오.`,
    en: `The ledger tells the spending of ${count} projects, such as "${first.name}", as payments or as totals, and this file tells it the other way. Payment lists bear no project code, so the two stay apart and sums would count the spending twice. Keep one of the two, or release the file if you know this.`,
  };
}

function departmentOf({ account, department }: ProjectFacts): string {
  return `${comparableName(account ?? "")}/${comparableName(department ?? "")}`;
}

function nameOf({ account, name }: ProjectFacts): string {
  return `${comparableName(account ?? "")}/${comparableName(name)}`;
}
