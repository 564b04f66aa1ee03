/** A payment list held against the ledger: lines that a newer list of the same days lacks. */
import type { Balance } from "../ledger/balance.ts";
import type { IsoDate, Period } from "../values/calendar.ts";
import { type Finding, rowFinding } from "../values/finding.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { comparableName, isPaymentLine, isSameOrUnsaid, type ProjectId } from "../values/project.ts";
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
