/** A payment list held against the ledger: what vanished from it, and what the ledger tells already in another way. */
import type { Balance } from "./balance.ts";
import type { IsoDate, Period } from "./calendar.ts";
import type { Finding } from "./finding.ts";
import type { VanishedPayments } from "./listed-payments.ts";
import type { SourceRecord } from "./posting.ts";
import { comparableName, isPaymentLine, type ProjectFacts, type ProjectId } from "./project.ts";
import { formatWon, sumWon, type Won } from "./won.ts";

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

/** A few payments are cancelled or corrected every month; more than a tenth of a list is a list half made. */
const heldShare = { numerator: 1, denominator: 10 } as const;
const fewPayments = 20;

/** Whether so many payments vanished that a person must look before the ledger lets go of them. */
export function areTooManyVanished(vanished: number, compared: number): boolean {
  return vanished > fewPayments && vanished * heldShare.denominator > compared * heldShare.numerator;
}

/** A list filtered to some of its projects is short by their money, however few payments that are. */
const heldFromWon: Won = 10_000_000n;

/** What a list takes from one line. */
export interface VanishedFromLine {
  readonly project: ProjectFacts;
  readonly payments: VanishedPayments;
  /** Whether nothing of the line is left. */
  readonly isWhole: boolean;
}

/**
 * Whether a shorter list takes a whole project away, or more money than a correction does. What the list names under another
 * department has moved.
 */
export function isTooMuchVanished(
  vanished: readonly VanishedFromLine[],
  listed: readonly { readonly project: ProjectFacts; readonly entries: readonly unknown[] }[],
): boolean {
  const named = new Set(
    listed.filter(({ entries }) => entries.length > 0).map(({ project }) => nameOf(project)),
  );
  const gone = vanished.filter(({ project, isWhole }) => !isWhole || !named.has(nameOf(project)));
  const won = sumWon(gone.map(({ payments }) => payments.won));
  return gone.some(({ isWhole }) => isWhole) || won >= heldFromWon;
}

/** What the ledger had inside the days of a list and the list lacks counts no more, and is told. */
export function paymentsVanished(
  project: ProjectFacts,
  { count, won, first, last }: VanishedPayments,
  isHeld: boolean,
): Finding {
  const days = first === last ? first : `${first} ~ ${last}`;
  const department = project.department ?? "";
  const ko = `장부에 있던 ${department} "${project.name}"의 지출 ${count}건(${days}, 합계 ${formatWon(won)}원)이 이 목록에는 없습니다.`;
  const en = `The ledger had ${count} payments of ${department} "${project.name}" (${days}, ${formatWon(won)} won together) that this list lacks.`;
  return {
    code: "payments-vanished",
    consequence: isHeld ? "hold" : "note",
    row: null,
    column: null,
    value: project.name,
    ko: isHeld
      ? `${ko} 한 사업의 지출이 모두 빠졌거나 빠진 지출이 많아 덜 만들어진 목록일 수 있으므로 보류합니다. 온전한 목록을 올리거나, 맞으면 보류를 해제해 주십시오.`
      : `${ko} 취소되거나 고쳐진 지출로 보아 집행액에서 뺐습니다. 아니라면 이 업로드를 되돌려(monitor undo) 주십시오.`,
    en: isHeld
      ? `${en} A whole project or so much is missing that the list may be half made, and it is held: send the whole one, or release this one if it is right.`
      : `${en} They were cancelled or corrected, so they count no more. If not, undo this upload (monitor undo).`,
  };
}

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
  const unknown = records.filter(({ project, asOf }) => {
    const isOlder = newerLists.some((list) => asOf < list.asOf && overlap(period, list.period));
    return isOlder && (balances.get(project.id)?.toldSeq ?? null) === null;
  });
  const [first] = unknown;
  if (first === undefined) return [];
  return [
    {
      code: "payments-of-older-list",
      consequence: "hold",
      row: first.rows[0] ?? null,
      column: null,
      value: first.project.name,
      ko: `"${first.project.name}" 등 ${unknown.length}개 사업의 지출은 같은 날짜를 담은 더 최근의 목록에 없었습니다. 취소된 지출일 수 있어 보류합니다. 맞는 지출이면 보류를 해제하고, 아니면 폐기해 주십시오.`,
      en: `The payments of ${unknown.length} projects, such as "${first.project.name}", were not in a more recent list of the same days. They may have been cancelled, so the list is held: release it if they are right, discard it if not.`,
    },
  ];
}

function overlap(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/**
 * A list's payments and those that events tell of the same project may be the same ones, and nothing says
 * which: they would be added to each other. Running totals are no matter: payments are laid over them.
 */
export function checkToldTwice(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): Finding[] {
  const paid = new Set<string>();
  const told = new Set<string>();
  for (const { project, measures } of balances.values()) {
    if ((measures.expenditure?.days ?? []).length === 0) continue;
    (isPaymentLine(project.id) ? paid : told).add(nameOf(project));
  }
  const twice = records
    .filter(({ entries }) =>
      entries.some(({ measure, kind }) => measure === "expenditure" && kind === "increment"),
    )
    .map(({ project }) => project)
    .filter((project) => (isPaymentLine(project.id) ? told : paid).has(nameOf(project)));
  const [first] = twice;
  return first === undefined ? [] : [toldTwice(first, twice.length)];
}

function toldTwice(first: ProjectFacts, count: number): Finding {
  return {
    code: "payments-told-twice",
    consequence: "hold",
    row: null,
    column: null,
    value: first.name,
    ko: `"${first.name}" 등 ${count}개 사업의 지출이 장부에는 지출목록과 사건(ExecutionRecorded) 가운데 한 가지로 이미 있고 이 파일은 다른 한 가지입니다. 같은 지출인지 알 수 없어 함께 반영하면 두 번 더해질 수 있습니다. 한 가지만 남기거나, 서로 다른 지출이면 승인해 주십시오.`,
    en: `The ledger tells the payments of ${count} projects, such as "${first.name}", by a payment list or by events, and this tells them the other way. Nothing says whether they are the same payments, so they could count twice. Keep one of the two, or release this if they are different payments.`,
  };
}

function departmentOf({ account, department }: ProjectFacts): string {
  return `${comparableName(account ?? "")}/${comparableName(department ?? "")}`;
}

function nameOf({ account, name }: ProjectFacts): string {
  return `${comparableName(account ?? "")}/${comparableName(name)}`;
}
