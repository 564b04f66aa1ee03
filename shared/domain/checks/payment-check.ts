/** A payment list held against the ledger: lines that a newer list of the same days lacks. */
import type { Balance } from "../ledger/balance.ts";
import { type IsoDate, type Period, yearEnd } from "../values/calendar.ts";
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
      ko: `${lastDay} 기준 전체 자료가 장부에 있어 그날의 합계가 1월의 출납 정리 지출까지 말하는 것으로 보며, 이 지급은 집행액에 더해지지 않습니다. 그 자료가 출납 정리 전에 받은 것이면 정리가 끝난 뒤의 ${lastDay} 기준 전체 자료를 올려 주십시오. 이미 든 것이면 보류를 해제해 주십시오.`,
      en: `The ledger has a full statement of ${lastDay}, whose totals stand for what was settled in January too: these payments are not added to the spending. If it was made before the settling, upload the statement of ${lastDay} that was made after it; if they are in it, release the file.`,
    }),
  ];
}

function overlap(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to;
}
