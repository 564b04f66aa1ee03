/**
 * The day of an office's figures where a few projects were sent with a later one: the office does not stand on that day for
 * them, and whoever reads its head is told of how many and how much which day is.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { type IsoDate, laterOf, laterOrNull } from "../values/calendar.ts";
import { formatPercent, shareOfBudget } from "../values/fraction.ts";
import { totalOf } from "../values/fund.ts";
import { sumWon, type Won } from "../values/won.ts";
import { budgetOf, type RateBasis } from "./rate.ts";

export interface LaterFigures {
  /** Up to which most of the money is reported. */
  readonly day: IsoDate;
  readonly latest: IsoDate;
  readonly projects: number;
  /** How many of them are later. */
  readonly later: number;
  /** Of the budget, in percent; null where nothing is budgeted. */
  readonly share: string | null;
}

/** Payments bring every project to a day of its own: where more than a tenth is later, the latest day is the office's. */
const mostLater = 10;

/** @param lines the counted ones. Null where the latest day is that of most of the money, or of more than a few projects. */
export function laterFigures(lines: readonly LedgerLine[], basis: RateBasis): LaterFigures | null {
  const byDay = Map.groupBy(lines, ({ asOf }) => asOf);
  const budgets = [...byDay].map(([asOf, own]) => ({ asOf, budget: budgetIn(own, basis) }));
  const [first, ...others] = budgets;
  if (first === undefined || others.length === 0) return null;
  const { asOf: day } = others.reduce(
    (most, each) =>
      each.budget > most.budget || (each.budget === most.budget && each.asOf > most.asOf) ? each : most,
    first,
  );
  const later = lines.filter(({ asOf }) => asOf > day);
  if (later.length === 0 || later.length * mostLater > lines.length) return null;
  const whole = budgetIn(lines, basis);
  const share = shareOfBudget(whole - budgetIn(later, basis), whole);
  return {
    day,
    latest: later.map(({ asOf }) => asOf).reduce(laterOf),
    projects: lines.length,
    later: later.length,
    share: share === null ? null : formatPercent(share, 1),
  };
}

/**
 * The day of a sum of lines, the same on every screen: the latest, but where a few projects of the office are later
 * than the rest, the day of most of the money of these lines.
 * @param office what `laterFigures` says of the office that the lines are of. Null of no lines.
 */
export function dayOfSum(
  lines: readonly LedgerLine[],
  basis: RateBasis,
  office: LaterFigures | null,
): IsoDate | null {
  const main = office === null ? null : laterFigures(lines, basis);
  return main?.day ?? lines.reduce<IsoDate | null>((latest, { asOf }) => laterOrNull(latest, asOf), null);
}

function budgetIn(lines: readonly LedgerLine[], basis: RateBasis): Won {
  return sumWon(lines.map((line) => totalOf(budgetOf(line, basis)) ?? 0n));
}

export function laterFiguresText({ day, latest, projects, later, share }: LaterFigures): Bilingual {
  const most = projects - later;
  const of =
    share === null ? { ko: "", en: "" } : { ko: `(예산의 ${share}%)`, en: ` (${share}% of the budget)` };
  return {
    ko: `사업 ${projects}개 가운데 ${most}개${of.ko}는 ${day}까지의 자료이고, ${later}개만 ${latest}까지의 자료입니다.`,
    en: `Of ${projects} projects ${most}${of.en} are reported up to ${day}; only ${later} up to ${latest}.`,
  };
}
