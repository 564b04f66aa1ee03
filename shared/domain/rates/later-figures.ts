/**
 * The day of an office's figures where a few projects were sent with a later one: the office does not stand on that day for
 * them, and whoever reads its head is told of how many and how much which day is.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { earlierOf, type IsoDate, laterOf, laterOrNull } from "../values/calendar.ts";
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

/** That more than a sliver of the money was last reported before the day of the whole, as where payments follow a full statement. */
export interface OlderFigures {
  /** That of the whole. */
  readonly day: IsoDate;
  readonly earliest: IsoDate;
  readonly projects: number;
  /** How many of them are older. */
  readonly older: number;
  /** Of the budget, in percent. */
  readonly share: string;
}

/** In hundredths of the budget. */
const leastOlder = 1n;

/** @param lines the counted ones. Null where `laterFigures` tells of their days, or hardly any money is older. */
export function olderFigures(lines: readonly LedgerLine[], basis: RateBasis): OlderFigures | null {
  const day = lines.reduce<IsoDate | null>((latest, { asOf }) => laterOrNull(latest, asOf), null);
  const older = lines.filter(({ asOf }) => day !== null && asOf < day);
  const [whole, part] = [budgetIn(lines, basis), budgetIn(older, basis)];
  const share = shareOfBudget(part, whole);
  if (day === null || share === null || part * 100n < whole * leastOlder) return null;
  if (laterFigures(lines, basis) !== null) return null;
  const earliest = older.map(({ asOf }) => asOf).reduce(earlierOf);
  return { day, earliest, projects: lines.length, older: older.length, share: formatPercent(share, 1) };
}

export function olderFiguresText({ day, earliest, projects, older, share }: OlderFigures): Bilingual {
  return {
    ko: `사업 ${projects}개 가운데 ${older}개(예산의 ${share}%)는 ${day} 전에 마지막으로 보고된 자료이고(가장 이른 것은 ${earliest}), 기대 집행률은 사업마다 그 자료의 날로 셈합니다.`,
    en: `Of ${projects} projects ${older} (${share}% of the budget) were last reported before ${day}, the earliest on ${earliest}; each is held to what was expected by its own day.`,
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
