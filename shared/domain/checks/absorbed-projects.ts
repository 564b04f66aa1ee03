/**
 * Projects whose money a file leaves at 0, or which it lacks, while another project of the department grew by it: put together, or
 * under another code beside their old row. The totals are right; whoever follows a project must know where it went.
 */
import type { Balance } from "../ledger/balance.ts";
import { factsDay } from "../ledger/ledger-line.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { type Finding, rowFinding, someOf } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { comparableName, isPaymentLine, type ProjectFacts, type ProjectId } from "../values/project.ts";
import { isOfItsOwn, type Partners } from "../matching/match-answers.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";
import { statedTotal } from "./spending-scale-check.ts";

interface Money {
  readonly project: ProjectFacts;
  readonly row: number | null;
  readonly budget: Won;
  readonly spent: Won;
}

export interface MoneyThatWent {
  readonly records: readonly SourceRecord[];
  readonly balances: ReadonlyMap<ProjectId, Balance>;
  /** Lines that the file should name and does not. */
  readonly vanished: readonly ProjectFacts[];
  /** Lines that a question of the file is about: it says where they are. */
  readonly inQuestion: ReadonlySet<ProjectId>;
  /** What persons answered: a line that one of them called new is no known project. */
  readonly partners: Partners;
}

export function checkAbsorbed({
  records,
  balances,
  vanished,
  inQuestion,
  partners,
}: MoneyThatWent): Finding[] {
  const isNow = (record: SourceRecord): boolean => {
    const balance = balances.get(record.project.id);
    return balance === undefined || factsDay(balance) <= record.asOf;
  };
  const ofTotals = records.filter(
    (record) =>
      record.project.tier !== "business" &&
      statedTotal(record, "expenditure") !== null &&
      budgetStated(record) !== null &&
      isNow(record),
  );
  const emptied = ofTotals.flatMap((record): Money[] => {
    if (statedTotal(record, "expenditure") !== 0n || budgetStated(record) !== 0n) return [];
    return moneyOf(balances.get(record.project.id), record.rows[0] ?? null);
  });
  const missing = vanished.flatMap(({ id }) => moneyOf(balances.get(id), null));
  const went = [...emptied, ...missing].filter(({ project: { id } }) => !inQuestion.has(id));
  if (went.length === 0) return [];
  const grown = ofTotals.flatMap((record): Money[] => {
    if (isOfItsOwn(partners, record.project.id)) return [];
    const before = moneyOf(balances.get(record.project.id), null)[0];
    const budget = (budgetStated(record) ?? 0n) - (before?.budget ?? 0n);
    const spent = (statedTotal(record, "expenditure") ?? 0n) - (before?.spent ?? 0n);
    return budget <= 0n && spent <= 0n
      ? []
      : [{ project: record.project, row: record.rows[0] ?? null, budget, spent }];
  });
  const whole = grown.flatMap((into) => {
    const near = went.filter(({ project }) => areOfOneDepartment(project, into.project));
    const [single] = near.filter((each) => isIn([each], into));
    const parts = single === undefined ? (near.length > 1 && isIn(near, into) ? near : []) : [single];
    return parts.length === 0 ? [] : [{ parts, into: [into] }];
  });
  const named = new Set(whole.flatMap(({ parts }) => parts));
  const fresh = grown.filter(({ project: { id } }) => !balances.has(id));
  const divided = went.flatMap((part) => {
    const into = fresh.filter(({ project }) => areOfOneDepartment(project, part.project));
    const isDivided = !named.has(part) && into.length > 1 && isIn([part], sumOf(into));
    return isDivided ? [{ parts: [part], into }] : [];
  });
  const found = [...whole, ...divided];
  const known = new Set(found.flatMap(({ parts }) => parts));
  return [
    ...found.map(({ parts, into }) => absorbed(parts, into)),
    ...leftEmpty(emptied.filter((each) => each.spent !== 0n && went.includes(each) && !known.has(each))),
  ];
}

function sumOf(lines: readonly Money[]): Pick<Money, "budget" | "spent"> {
  return { budget: sumWon(lines.map((line) => line.budget)), spent: sumWon(lines.map((line) => line.spent)) };
}

/**
 * The very budget, and no less spending; or the very spending. A budget of which nothing was spent is moved by every supplementary
 * budget, and often by a round amount.
 */
function isIn(parts: readonly Money[], into: Pick<Money, "budget" | "spent">): boolean {
  const { budget, spent } = sumOf(parts);
  const hasBudget = budget > 0n && spent > 0n && into.budget === budget && into.spent >= spent;
  return hasBudget || (spent > 0n && into.spent === spent && into.budget >= spent);
}

function areOfOneDepartment(a: ProjectFacts, b: ProjectFacts): boolean {
  return comparableName(a.department ?? "") === comparableName(b.department ?? "");
}

function budgetStated(record: SourceRecord): Won | null {
  return statedTotal(record, "current-budget") ?? statedTotal(record, "appropriation");
}

/** What the ledger has of a line that has something. */
function moneyOf(balance: Balance | undefined, row: number | null): Money[] {
  if (balance === undefined || balance.toldSeq === null || isPaymentLine(balance.project.id)) return [];
  const { "current-budget": current, appropriation, expenditure } = balance.measures;
  const budget = totalOf((current ?? appropriation)?.monthEnds[11] ?? {}) ?? 0n;
  const spent = totalOf(expenditure?.monthEnds[11] ?? {}) ?? 0n;
  return budget === 0n && spent === 0n ? [] : [{ project: balance.project, row, budget, spent }];
}

function absorbed(parts: readonly Money[], into: readonly Money[]): Finding {
  const [names, targets] = [parts, into].map((lines) =>
    someOf(lines.map((each) => `"${each.project.name}"`)),
  );
  const sum = sumOf(parts);
  const [budget, spent] = [formatWon(sum.budget), formatWon(sum.spent)];
  return rowFinding("note", "project-absorbed", into[0]?.row ?? null, into[0]?.project.name ?? null, {
    ko: `${names}의 예산 ${budget}원과 집행액 ${spent}원은 이 파일에서 ${targets}에 들어 있는 것으로 보입니다. 통합·분리되었거나 옮겨진 것이면 그대로 두십시오. 코드나 이름만 바뀐 한 사업이면 이 파일을 되돌리고, 옛 사업의 행이 있으면 지워 다시 올린 뒤 같은 사업이라고 답해 주십시오. 그러면 이력이 이어집니다.`,
    en: `The budget of ${budget} and the spending of ${spent} won of ${names} seem to be in ${targets} in this file. If they were put together, split or moved, leave it. If it is one project under another code or name, undo this file, delete the row of the old one if there is one, send it again and answer that they are the same: then its history goes on.`,
  });
}

function leftEmpty(emptied: readonly Money[]): Finding[] {
  const [first] = emptied;
  if (first === undefined) return [];
  const list = someOf(emptied.map(({ project: { name }, spent }) => `"${name}" ${formatWon(spent)}`));
  return [
    rowFinding("note", "project-emptied", first.row, first.project.name, {
      ko: `집행액이 있던 사업 ${emptied.length}건의 예산과 집행액이 이 파일에서 모두 0입니다(지금까지의 집행액 ${list}원). 끝났거나 옮겨진 사업이면 그대로 두시고, 아니면 원본을 확인해 주십시오.`,
      en: `Projects that had spending and are all 0 in this file, budget and spending: ${emptied.length} (spent so far ${list} won). If they ended or were moved, leave it; if not, check the source.`,
    }),
  ];
}
