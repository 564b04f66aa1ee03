/** Which projects unmatched payments may be, as questions: the page, the API and `monitor match` ask the same ones. */
import type { QuestionPair } from "../values/finding.ts";
import type { JoinedLedger } from "../matching/joined-ledger.ts";
import { currentLine } from "../ledger/ledger-line.ts";
import type { ProjectId } from "../values/project.ts";
import type { Evidence } from "./evidence-kinds.ts";
import { evidenceText } from "./evidence-names.ts";
import { identityLineOfLedger } from "./identity-line.ts";
import { likelyPartners } from "./likely-partners.ts";

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
