/** Which projects unmatched payments may be, as questions: the page, the API and `monitor match` ask the same ones. */
import { currentLine } from "../ledger/ledger-line.ts";
import type { JoinedLedger } from "../matching/joined-ledger.ts";
import type { UnmatchedLine, UnmatchedPayments } from "../matching/payment-lines.ts";
import { fileFinding, type Finding, type QuestionPair, someOf } from "../values/finding.ts";
import type { ProjectFacts, ProjectId } from "../values/project.ts";
import { formatWon } from "../values/won.ts";
import { type Evidence, evidenceText } from "./evidence-names.ts";
import { type IdentityLine, identityLineOfLedger, identityLineOfPayments } from "./identity-line.ts";
import { resembles } from "./resemblance.ts";

export interface PaymentQuestion extends QuestionPair {
  readonly evidence: readonly Evidence[];
}

/** @param answered by line: one that has an answer is not asked about again. */
export function paymentQuestions(
  { lines, unmatched }: Pick<JoinedLedger, "lines" | "unmatched">,
  answered: ReadonlyMap<ProjectId, unknown>,
): readonly PaymentQuestion[] {
  if (unmatched === null) return [];
  const open = unmatched.lines.filter(({ project }) => !answered.has(project.id));
  const ids = new Set(unmatched.lines.map(({ project }) => project.id));
  const unpaid = lines.filter(
    ({ balance: { project }, parts }) =>
      project.tier === "project" && parts.length === 1 && !ids.has(project.id),
  );
  const likely = likelyPartners(
    open,
    unpaid.map(({ balance }) => identityLineOfLedger(currentLine(balance))),
  );
  return open.flatMap(({ project }) =>
    (likely.get(project.id) ?? []).map((partner) => ({
      from: project.id,
      fromName: project.name,
      fromDepartment: project.department,
      to: partner.project.id,
      toName: partner.project.name,
      toDepartment: partner.project.department,
      evidence: [...partner.evidence],
      why: evidenceText(partner.evidence),
    })),
  );
}

export interface Partner {
  readonly project: ProjectFacts;
  readonly evidence: readonly Evidence[];
}

const none: ReadonlyMap<ProjectId, null> = new Map();

/**
 * Which projects unmatched payments may belong to, with what speaks for it: for a person to decide. By the unmatched
 * line; those without a likely partner are left out.
 * @param unpaid projects over which no payment line is laid.
 */
export function likelyPartners(
  unmatched: readonly UnmatchedLine[],
  unpaid: readonly IdentityLine[],
): ReadonlyMap<ProjectId, readonly Partner[]> {
  const added = unmatched.map(({ project, won }) => identityLineOfPayments(project, won));
  const pairs = Map.groupBy(
    resembles(added, unpaid, none, () => false),
    (pair) => pair.added.project.id,
  );
  return new Map(
    [...pairs].map(([id, partners]) => [
      id,
      partners.map(({ live, evidence }) => ({ project: live.project, evidence })),
    ]),
  );
}

/** What is said of payments that no total has, at the file that left them so. */
export function paymentsUnmatched(
  { lines, won, through }: UnmatchedPayments,
  partners: ReadonlyMap<ProjectId, readonly Partner[]>,
): Finding {
  const sum = formatWon(won);
  const [ko, en] = [someOf(lines.map(namedIn(partners, "ko"))), someOf(lines.map(namedIn(partners, "en")))];
  return fileFinding("note", "payments-unmatched", sum, {
    ko: `지급 ${lines.length}개 사업 ${sum}원(${through}까지)은 ${through} 전체 자료의 어느 사업과도 이름이 맞지 않아 연결되지 않은 지급으로 두고 집행액에 더하지 않습니다: ${ko}. 합계는 전체 자료 그대로입니다.`,
    en: `The payments of ${lines.length} projects, ${sum} won up to ${through}, fit no project of the full statement of ${through} by name. They stay unmatched and are in no amount: ${en}. The total is that of the full statement.`,
  });
}

function namedIn(partners: ReadonlyMap<ProjectId, readonly Partner[]>, language: "ko" | "en") {
  return ({ project, won }: UnmatchedLine): string => {
    const [likely] = partners.get(project.id) ?? [];
    const amount = language === "ko" ? `${formatWon(won)}원` : `${formatWon(won)} won`;
    if (likely === undefined) return `"${project.name}" ${amount}`;
    const hint = language === "ko" ? "같은 사업으로 보임" : "probably";
    return `"${project.name}" ${amount} (${hint}: "${likely.project.name}")`;
  };
}
