/** What a verification found, as a person reads it. */
import type { AuditVerification } from "../../functions/api/verify-audit.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import { unmatchedText } from "../terminal/print-unmatched.ts";
import type { BooksVerification } from "../../functions/verify/verify-books.ts";

/** A damaged dump disagrees in thousands of places: the first of them tell, and --json has them all. */
const shownDiscrepancies = 50;

export function booksVerificationText(
  { office, fiscalYear }: Books,
  {
    entries,
    postings,
    balances,
    alerts,
    snapshots,
    auditEntries,
    uncheckedLooks,
    running,
    unmatched,
    discrepancies,
  }: BooksVerification,
): string {
  const checked = `접수 대장 ${entries}건 · 기록 ${postings}건 · 잔액 ${balances}건 · 알림 ${alerts}건 · 스냅숏 ${snapshots}건 · 감사 기록 ${auditEntries}건`;
  const checkedEn = `${entries} journal entries, ${postings} postings, ${balances} balances, ${alerts} alerts, ${snapshots} snapshots and ${auditEntries} audit entries`;
  const [verdict, verdictEn] = verdictOf(discrepancies);
  return [
    `${office}/${fiscalYear}: ${checked}을 원본 파일과 맞추어 보았습니다. ${verdict}. / ${checkedEn} held against the stored files: ${verdictEn}.`,
    ...(running === null
      ? []
      : [`  ${running}: 아직 처리 중이어서 그 앞까지만 확인했습니다. / still running; verified up to it.`]),
    ...(uncheckedLooks > 0
      ? [
          `  알림이 바뀐 때 ${uncheckedLooks}번은 그때의 장부를 다시 만들 수 없어 이력만 확인했습니다. / at ${uncheckedLooks} moments alerts rest on a ledger that cannot be had again; of these only the log was verified.`,
        ]
      : []),
    ...(unmatched === null ? [] : [`  ${unmatchedText({ ...unmatched, won: BigInt(unmatched.won) })}`]),
    ...discrepancyLines(discrepancies),
  ].join("\n");
}

/** Of what belongs to no books. */
export function installationVerificationText({ checked, discrepancies }: AuditVerification): string {
  const [ko, en] = verdictOf(discrepancies);
  return [
    `설치 전체 installation: 감사 기록 ${checked}건을 확인했습니다. ${ko}. / ${checked} audit entries verified: ${en}.`,
    ...discrepancyLines(discrepancies),
  ].join("\n");
}

function verdictOf(discrepancies: readonly Discrepancy[]): [ko: string, en: string] {
  return discrepancies.length === 0
    ? ["어긋난 것이 없습니다", "nothing disagrees"]
    : [`어긋난 것 ${discrepancies.length}건`, `${discrepancies.length} discrepancies`];
}

function discrepancyLines(discrepancies: readonly Discrepancy[]): string[] {
  const more = discrepancies.length - shownDiscrepancies;
  return [
    ...discrepancies
      .slice(0, shownDiscrepancies)
      .flatMap(({ code, ko, en }) => [`  [${code}] ${ko}`, `    ${en}`]),
    ...(more > 0
      ? [`  … 그 밖에 ${more}건(--json으로 모두). / and ${more} more (--json has them all).`]
      : []),
  ];
}
