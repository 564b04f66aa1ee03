/** Which projects unmatched payments may be, as questions: the page, the API and `monitor match` ask the same ones. */
import { departmentsAsStated } from "../departments/known-departments.ts";
import type { Balance } from "../ledger/balance.ts";
import { currentLine } from "../ledger/ledger-line.ts";
import type { JoinedLedger } from "../matching/joined-ledger.ts";
import type { UnmatchedLine, UnmatchedPayments } from "../matching/projects-of-payments.ts";
import { fileFinding, type Finding, type QuestionPair, someOf } from "../values/finding.ts";
import { accountsOf, type ProjectFacts, type ProjectId } from "../values/project.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";
import { totalOf } from "../values/fund.ts";
import { type Evidence, evidenceText } from "./evidence-names.ts";
import { type IdentityLine, identityLineOfLedger, identityLineOfPayments } from "./identity-line.ts";
import { nameShapeOf } from "./similar-names.ts";
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
  const projects = lines.filter(
    ({ balance: { project } }) => project.tier === "project" && !ids.has(project.id),
  );
  const unpaid = projects.filter(({ parts }) => parts.length === 1);
  const accounts = accountsOf(projects.map(({ balance }) => balance.project));
  const likely = likelyPartners(
    open,
    unpaid.map(({ balance }) => identityLineOfLedger(currentLine(balance), departmentsAsStated)),
    accounts,
  );
  const lacking = partnersThatLack(
    open.filter(({ project }) => !likely.has(project.id)),
    projects.filter(({ parts }) => parts.length > 1).map(({ balance }) => balance),
    accounts,
  );
  return open.flatMap(({ project }) =>
    (likely.get(project.id) ?? lacking.get(project.id) ?? []).map((partner) => ({
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

/** `asked`: a person is asked. `own`: somebody said that it is a project of its own. `alone`: no project is like it, so there is nothing to ask. */
export type PaymentAnswer = "asked" | "own" | "alone";

export interface AnswerableLine extends UnmatchedLine {
  readonly answer: PaymentAnswer;
}

/** Every unmatched line, the largest first, with what a person can do about it. */
export function answerable(
  joined: Pick<JoinedLedger, "lines" | "unmatched">,
  answered: ReadonlyMap<ProjectId, unknown>,
): readonly AnswerableLine[] {
  const asked = new Set(paymentQuestions(joined, answered).map(({ from }) => from));
  return (joined.unmatched?.lines ?? []).map((line) => {
    const { id } = line.project;
    return { ...line, answer: asked.has(id) ? "asked" : answered.has(id) ? "own" : "alone" };
  });
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
 * @param accounts those of all projects, as compared.
 */
export function likelyPartners(
  unmatched: readonly UnmatchedLine[],
  unpaid: readonly IdentityLine[],
  accounts: ReadonlySet<string>,
): ReadonlyMap<ProjectId, readonly Partner[]> {
  const added = unmatched.map(({ project, won }) =>
    identityLineOfPayments(project, won, departmentsAsStated),
  );
  const pairs = Map.groupBy(
    resembles(added, unpaid, none, () => false, accounts),
    (pair) => pair.added.project.id,
  );
  return new Map(
    [...pairs].map(([id, partners]) => [
      id,
      partners.map(({ live, evidence }) => ({ project: live.project, evidence })),
    ]),
  );
}

/**
 * A project with payments of its own may have others under another spelling: of a similar name, and of an amount that its
 * payments lack of what it states. Where that is more than the amount, the department must be the same, too.
 */
function partnersThatLack(
  unmatched: readonly UnmatchedLine[],
  paid: readonly Balance[],
  accounts: ReadonlySet<string>,
): ReadonlyMap<ProjectId, readonly Partner[]> {
  const lacking = paid.flatMap((balance) => {
    const lack = lackedBy(balance);
    return lack === null
      ? []
      : [{ lack, line: identityLineOfLedger(currentLine(balance), departmentsAsStated) }];
  });
  const byName = Map.groupBy(lacking, ({ line }) => line.shape.core);
  const found = unmatched.flatMap(({ project, won }): (readonly [ProjectId, Partner])[] => {
    const fitting = (byName.get(nameShapeOf(project.name).core) ?? []).filter(({ lack }) => lack >= won);
    const lines = fitting.map(({ line }) => ({ ...line, spent: won }));
    const partners = likelyPartners([{ project, won }], lines, accounts).get(project.id) ?? [];
    const exact = partners.filter((partner) =>
      fitting.some(({ line, lack }) => line.project === partner.project && lack === won),
    );
    const [only, ...others] =
      exact.length > 0 ? exact : partners.filter(({ evidence }) => evidence.includes("same-department"));
    if (only === undefined || others.length > 0) return [];
    const evidence = [
      ...only.evidence.filter((each) => !money.has(each)),
      exact.length > 0 ? "same-lack" : "fits-lack",
    ] as const;
    return [[project.id, { ...only, evidence }]];
  });
  // What two lines could make up is neither's for sure.
  const claims = Map.groupBy(found, ([, partner]) => partner.project.id);
  return new Map(
    found.flatMap(([id, partner]) =>
      claims.get(partner.project.id)?.length === 1 ? [[id, [partner]] as const] : [],
    ),
  );
}

const money: ReadonlySet<Evidence> = new Set(["same-spending", "telling-spending"]);

/** What a statement says beyond the payments up to its day; null where it says no more than they. */
function lackedBy({ measures: { expenditure } }: Balance): Won | null {
  const day = expenditure?.statedOn[11] ?? null;
  if (expenditure === undefined || day === null) return null;
  const stated = totalOf(expenditure.monthEnds[11] ?? {}) ?? 0n;
  // What is paid after the day is in the sum of the year: neither side of the difference has it.
  const lack = stated - sumWon(expenditure.days.map(({ amounts }) => totalOf(amounts) ?? 0n));
  return lack > 0n ? lack : null;
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
