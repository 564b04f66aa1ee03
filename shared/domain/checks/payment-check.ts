/** A payment list held against the ledger: lines that a newer list lacks, and payments that the ledger knows already in another way. */
import type { Balance } from "../ledger/balance.ts";
import type { IsoDate, Period } from "../values/calendar.ts";
import { fileFinding, type Finding, rowFinding } from "../values/finding.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import {
  comparableName,
  isPaymentLine,
  isSameOrUnsaid,
  type ProjectFacts,
  type ProjectId,
} from "../values/project.ts";
import { formatWon, sumWon } from "../values/won.ts";

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

function overlap(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/**
 * A list's payments and those that events tell of the same project may be the same ones, and nothing says
 * which: they would be added to each other. Running totals are no matter: payments are laid over them.
 */
export function checkStatedTwice(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): Finding[] {
  const paying = records.filter(({ entries }) =>
    entries.some(({ measure, kind }) => measure === "expenditure" && kind === "increment"),
  );
  if (paying.length === 0) return [];
  const namesOf = (isListed: boolean): ReadonlySet<string> =>
    new Set(
      paying
        .map(({ project }) => project)
        .filter(({ id }) => isPaymentLine(id) === isListed)
        .map(nameOf),
    );
  const [listed, single] = [namesOf(true), namesOf(false)];
  const [paid, given] = [new Set<string>(), new Set<string>()];
  for (const { project, measures } of balances.values()) {
    if ((measures.expenditure?.days ?? []).length === 0) continue;
    const isListed = isPaymentLine(project.id);
    // What the file does not tell in the other way is not named: a county has 1,763 long names.
    const others = isListed ? single : listed;
    if (others.size > 0 && others.has(nameOf(project))) (isListed ? paid : given).add(nameOf(project));
  }
  const twice = paying
    .map(({ project }) => project)
    .filter((project) => (isPaymentLine(project.id) ? given : paid).has(nameOf(project)));
  const [first] = twice;
  return first === undefined ? [] : [statedTwice(first, twice.length)];
}

function statedTwice(first: ProjectFacts, count: number): Finding {
  return fileFinding("hold", "payments-told-twice", first.name, {
    ko: `"${first.name}" 등 ${count}개 사업의 지출이 장부에는 지출목록과 사건(ExecutionRecorded) 가운데 한 가지로 이미 있고 이 파일은 다른 한 가지입니다. 같은 지출인지 알 수 없어 함께 반영하면 두 번 더해질 수 있습니다. 한 가지만 남기거나, 서로 다른 지출이면 승인해 주십시오.`,
    en: `The ledger tells the payments of ${count} projects, such as "${first.name}", by a payment list or by events, and this tells them the other way. Nothing says whether they are the same payments, so they could count twice. Keep one of the two, or release this if they are different payments.`,
  });
}

/** Asked anew of every project for each event. */
const names = new WeakMap<ProjectFacts, string>();

function nameOf(project: ProjectFacts): string {
  const known = names.get(project);
  if (known !== undefined) return known;
  const name = `${comparableName(project.account ?? "")}/${comparableName(project.name)}`;
  names.set(project, name);
  return name;
}
