/**
 * Single rows that are about 1,000 or 1,000,000 times off what the ledger holds, spending far above its own budget, and columns
 * that may be swapped: the totals of a large file show none of them.
 */
import type { Balance } from "../ledger/balance.ts";
import { factsDay } from "../ledger/ledger-line.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { type Finding, rowFinding, someOf } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures, isBudget, measureNames } from "../values/measure.ts";
import type { ProjectId } from "../values/project.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";
import { farAbove, statedTotal } from "./spending-scale-check.ts";

/** What one record states of a project, and what the ledger holds of it. Null where one of them says nothing. */
interface Compared {
  readonly record: SourceRecord;
  readonly isLate: boolean;
  readonly before: Figures;
  readonly after: Figures;
}

type Figures = Readonly<Record<FactualMeasure, Won | null>>;

/** @param isSlip whether the file's total of a measure is told to be in another unit: then its rows are not told one by one. */
export function checkRowScale(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  isSlip: (measure: FactualMeasure) => boolean,
): Finding[] {
  const compared = records.map((record) => comparedWith(record, balances.get(record.project.id) ?? null));
  const jumps = factualMeasures.flatMap((measure): Finding[] => {
    const jumped = compared.filter((each) => isJump(each, measure));
    const [first] = jumped;
    if (first === undefined || (isSlip(measure) && 2 * jumped.length > records.length)) return [];
    return [scaleJump(jumped, first, measure)];
  });
  // The same rows told once: as columns, as jumps, or as spending that its budget cannot bear.
  const swapped = checkSwapped(compared);
  if (swapped.length > 0) return swapped;
  const far = compared.filter(
    (each) => isFarAbove(each.after, budgetIn(each)) && !isFarAbove(each.before, budgetOf(each.before)),
  );
  const others = far.filter((each) => !factualMeasures.some((measure) => isJump(each, measure)));
  const [first] = others;
  return [...jumps, ...(first === undefined ? [] : [farAboveBudget(others, first)])];
}

function comparedWith(record: SourceRecord, balance: Balance | null): Compared {
  const known = (measure: FactualMeasure): Won | null =>
    totalOf(balance?.measures[measure]?.monthEnds[11] ?? {});
  return {
    record,
    isLate: balance !== null && record.asOf < factsDay(balance),
    before: figures(known),
    after: figures((measure) => statedTotal(record, measure)),
  };
}

function figures(of: (measure: FactualMeasure) => Won | null): Figures {
  return {
    appropriation: of("appropriation"),
    "current-budget": of("current-budget"),
    commitment: of("commitment"),
    expenditure: of("expenditure"),
  };
}

/** The larger of the two budgets; null where neither is stated. */
function budgetOf({ appropriation, "current-budget": current }: Figures): Won | null {
  if (appropriation === null || current === null) return appropriation ?? current;
  return appropriation > current ? appropriation : current;
}

/** The budget beside the spending of a record: its own, else the ledger's. */
function budgetIn({ before, after }: Compared): Won | null {
  return budgetOf(after) ?? budgetOf(before);
}

/** The factors between 원, 천원 and 백만원. */
const slips = [1_000n, 1_000_000n] as const;

/** Budgets of 1천원 keep a line open (존치과목) and grow a thousandfold when they are used. */
const leastSmaller: Won = 10_000n;
/** As for lines that vanish: money that somebody would miss. */
const leastLarger: Won = 10_000_000n;

function isJump(compared: Compared, measure: FactualMeasure): boolean {
  const [before, after] = [compared.before[measure], compared.after[measure]];
  if (before === null || after === null) return false;
  const [larger, smaller] = after > before ? [after, before] : [before, after];
  if (smaller < leastSmaller || larger < leastLarger) return false;
  const isOfBudget = isBudget(measure);
  // A supplementary budget did raise a real one 800 times; nothing of that size lowers one.
  const [least, most] = isOfBudget && after > before ? ([9n, 11n] as const) : ([5n, 20n] as const);
  const isSlip = (slip: Won): boolean =>
    10n * larger >= least * slip * smaller && 10n * larger <= most * slip * smaller;
  if (!slips.some(isSlip)) return false;
  if (isOfBudget) return true;
  // Spending does grow a thousandfold, from a first small payment on: only what its budget cannot bear is a slip.
  const budget = budgetIn(compared);
  return after > before ? budget !== null && after > budget : !compared.isLate;
}

function scaleJump(
  jumped: readonly Compared[],
  { record, after }: Compared,
  measure: FactualMeasure,
): Finding {
  const name = measureNames[measure];
  const list = rowsOf(jumped, (each) => {
    const [from, to] = [each.before[measure] ?? 0n, each.after[measure] ?? 0n].map(formatWon);
    return { ko: ` ${from}원 → ${to}원`, en: ` ${from} → ${to} won` };
  });
  return {
    ...rowFinding("hold", "row-scale-jump", record.rows[0] ?? null, formatWon(after[measure] ?? 0n), {
      ko: `사업 ${jumped.length}건의 ${name.ko}이 장부와 약 1,000배 또는 1,000,000배 차이가 납니다(${list.ko}). 금액 단위나 자릿수가 틀린 것으로 보입니다. 고쳐 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
      en: `The ${name.en} of ${jumped.length} projects is about 1,000 or 1,000,000 times off the ledger (${list.en}). The unit or the digits seem wrong: correct it and upload again, or release it if the figures are right.`,
    }),
    column: name.ko,
  };
}

/** The first of them by row and name, each with what is said of it. */
function rowsOf(rows: readonly Compared[], saidOf: (each: Compared) => Bilingual): Bilingual {
  const said = rows.map((each) => {
    const {
      project,
      rows: [row],
    } = each.record;
    const { ko, en } = saidOf(each);
    const at = row === undefined ? { ko: "", en: "" } : { ko: `${row}행 `, en: `row ${row} ` };
    return { ko: `${at.ko}"${project.name}"${ko}`, en: `${at.en}"${project.name}"${en}` };
  });
  return { ko: someOf(said.map(({ ko }) => ko)), en: someOf(said.map(({ en }) => en)) };
}

function isFarAbove({ expenditure }: Figures, budget: Won | null): boolean {
  if (expenditure === null || budget === null) return false;
  return budget > 0n && expenditure >= leastLarger && expenditure >= farAbove * budget;
}

function farAboveBudget(far: readonly Compared[], { record, after }: Compared): Finding {
  const list = rowsOf(far, (each) => {
    const [spent, budget] = [each.after.expenditure ?? 0n, budgetIn(each) ?? 0n].map(formatWon);
    return {
      ko: ` 예산 ${budget}원, 집행액 ${spent}원`,
      en: `: budget ${budget} won, spent ${spent} won`,
    };
  });
  return {
    ...rowFinding(
      "hold",
      "row-spending-far-above",
      record.rows[0] ?? null,
      formatWon(after.expenditure ?? 0n),
      {
        ko: `사업 ${far.length}건의 집행액이 그 사업 예산의 ${farAbove}배 이상입니다(${list.ko}). 금액 단위나 자릿수가 틀린 것으로 보입니다. 고쳐 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
        en: `The spending of ${far.length} projects is at least ${farAbove} times their own budget (${list.en}). The unit or the digits seem wrong: correct it and upload again, or release it if the figures are right.`,
      },
    ),
    column: measureNames.expenditure.ko,
  };
}

/** Rows whose budget fell below their spending, while it rose above what the ledger spent: most of the money in such rows is no overspending. */
function checkSwapped(compared: readonly Compared[]): Finding[] {
  const known = compared.filter(
    ({ before, after, isLate }) =>
      !isLate &&
      budgetOf(before) !== null &&
      budgetOf(after) !== null &&
      before.expenditure !== null &&
      after.expenditure !== null,
  );
  const turned = known.filter(({ before, after }) => isTurned(before, after));
  const money = (rows: readonly Compared[]): Won => sumWon(rows.map(({ before }) => budgetOf(before) ?? 0n));
  const [first] = turned;
  if (first === undefined || 2n * money(turned) <= money(known)) return [];
  const [budget, spent] = [
    sumWon(turned.map(({ after }) => budgetOf(after) ?? 0n)),
    sumWon(turned.map(({ after }) => after.expenditure ?? 0n)),
  ].map(formatWon);
  const list = rowsOf(turned, () => ({ ko: "", en: "" }));
  return [
    {
      ...rowFinding(
        "hold",
        "columns-may-be-swapped",
        first.record.rows[0] ?? null,
        formatWon(first.after.expenditure ?? 0n),
        {
          ko: `사업 ${turned.length}건에서 예산은 장부보다 줄고 집행액은 늘어 예산을 넘습니다(${list.ko}. 예산 합계 ${budget}원, 집행액 합계 ${spent}원). 예산과 집행액의 열이 바뀐 것으로 보입니다. 열 제목을 고쳐 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
          en: `In ${turned.length} projects the budget is lower than in the ledger and the spending is higher and above it (${list.en}; ${budget} won of budget, ${spent} won spent). The columns of budget and spending seem swapped: check their headers and upload again, or release it if the figures are right.`,
        },
      ),
      column: measureNames.expenditure.ko,
    },
  ];
}

function isTurned(before: Figures, after: Figures): boolean {
  const [was, is] = [budgetOf(before) ?? 0n, budgetOf(after) ?? 0n];
  const [spentBefore, spent] = [before.expenditure ?? 0n, after.expenditure ?? 0n];
  return spentBefore <= was && spent > is && is < was && spent > spentBefore;
}
