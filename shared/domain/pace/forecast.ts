/**
 * What will be spent by 31 December if the year goes on as such years do: `year-end-formula.ts` for each
 * line, or each fund of it, summed up.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { budgetOf, spendingOf, sumStated } from "../rates/rate.ts";
import { type Fund, type FundAmounts, funds, totalOf } from "../values/fund.ts";
import type { Won } from "../values/won.ts";
import { budgetIn, dayOf, passedParts, type PathQuestion, pacePositionOf } from "./expected-path.ts";
import { clamped, type Money, type Prior, priorOf, yearEndOf } from "./year-end-formula.ts";

export interface Forecast {
  /** Won by 31 December, clamped by commitments and the budget. */
  readonly amount: Won;
  readonly budget: Won;
  /** Nine in ten, and one in ten, similar projects ended higher; null is too little history, never a guess. */
  readonly band: { readonly low: Won; readonly middle: Won; readonly high: Won } | null;
  /** How many similar projects it rests on; of several lines, the fewest that one of them has. */
  readonly peers: number;
}

type Ends = Pick<Forecast, "amount" | "band">;

interface LineForecast {
  readonly ends: Ends;
  readonly peers: number;
}

/**
 * The lines' forecasts, each by fund where it splits both its budget and its spending, summed up; so is the
 * band, as if all lines ended low or high together, which makes it rather too wide. A line that reports no
 * spending goes by its prior alone, for silence is not 0.
 * @returns null without a positive budget, or where no line reports spending.
 */
export function forecastOf(lines: readonly LedgerLine[], question: PathQuestion): Forecast | null {
  const budget = sumStated(lines.map((line) => budgetIn(line, question)));
  const spent = lines.map((line) => amountIn(spendingOf(line, question.basis), question.fund));
  if (budget === null || budget <= 0n || sumStated(spent) === null) return null;
  let sum: Ends = { amount: 0n, band: { low: 0n, middle: 0n, high: 0n } };
  let peers: number | null = null;
  for (const line of lines) {
    const own = budgetIn(line, question);
    if (own === null || own <= 0n) {
      // Spending without a budget has happened, and nothing is expected to follow.
      sum = plus(sum, certain(amountIn(spendingOf(line, question.basis), question.fund) ?? 0n));
      continue;
    }
    const known = lineForecast(line, question);
    sum = plus(sum, known.ends);
    if (peers === null || known.peers < peers) peers = known.peers;
  }
  return { ...sum, budget, peers: peers ?? 0 };
}

/**
 * A line counts in a project, a unit project, a department and the office, which all ask the same of it.
 * What was asked last is remembered with the line, and goes when it goes.
 */
const remembered = new WeakMap<LedgerLine, LineForecast & { readonly question: PathQuestion }>();

function lineForecast(line: LedgerLine, question: PathQuestion): LineForecast {
  const before = remembered.get(line);
  if (before !== undefined && isSame(before.question, question)) return before;
  const prior = priorOf(line, question);
  const forecast = { ends: endsOf(line, question, prior), peers: prior.peers, question };
  remembered.set(line, forecast);
  return forecast;
}

function isSame(a: PathQuestion, b: PathQuestion): boolean {
  return (
    a.date === b.date &&
    a.fund === b.fund &&
    a.basis === b.basis &&
    a.policy === b.policy &&
    a.history === b.history &&
    a.paceSource === b.paceSource
  );
}

function endsOf(line: LedgerLine, question: PathQuestion, prior: Prior): Ends {
  const { basis, fund } = question;
  const [budget, spent] = [budgetOf(line, basis), spendingOf(line, basis)];
  const { commitment } = line.amounts;
  const whole = moneyOf(budget, spent, commitment, fund);
  if (whole.spent === null) return priorEnds(whole.budget, prior);
  const money = { ...whole, spent: whole.spent };
  if (fund !== "all" || !areSplit(budget, spent)) return endsOfMoney(line, question, prior, money);
  let sum: Ends = certain(0n);
  for (const part of funds) {
    if (budget[part] === undefined && spent[part] === undefined) continue;
    const stated = moneyOf(budget, spent, commitment, part);
    const ofPart = { ...question, fund: part };
    const partial = { ...stated, spent: stated.spent ?? 0n };
    sum = plus(sum, endsOfMoney(line, ofPart, priorOf(line, ofPart), partial));
  }
  return eachEnd(sum, (amount) => clamped(amount, money));
}

function endsOfMoney(line: LedgerLine, question: PathQuestion, prior: Prior, money: Money): Ends {
  const position = pacePositionOf(line, question);
  const passed = position === null ? 0n : passedParts(position, dayOf(line, question));
  return eachEnd(prior, (yearEnd) => clamped(yearEndOf(money, passed, yearEnd), money));
}

function priorEnds(budget: Won, prior: Prior): Ends {
  return eachEnd(prior, (yearEnd) => (yearEnd > 10_000n ? budget : (budget * yearEnd) / 10_000n));
}

/** The same for the amount and for each edge of the band. */
function eachEnd(from: Ends | Prior, end: (value: bigint) => Won): Ends {
  const { band } = from;
  return {
    amount: end("amount" in from ? from.amount : from.yearEnd),
    band: band === null ? null : { low: end(band.low), middle: end(band.middle), high: end(band.high) },
  };
}

function certain(amount: Won): Ends {
  return { amount, band: { low: amount, middle: amount, high: amount } };
}

function plus(a: Ends, b: Ends): Ends {
  const band =
    a.band === null || b.band === null
      ? null
      : {
          low: a.band.low + b.band.low,
          middle: a.band.middle + b.band.middle,
          high: a.band.high + b.band.high,
        };
  return { amount: a.amount + b.amount, band };
}

function moneyOf(
  budget: FundAmounts,
  spent: FundAmounts,
  committed: FundAmounts,
  fund: Fund | "all",
): { budget: Won; spent: Won | null; committed: Won | null } {
  return {
    budget: amountIn(budget, fund) ?? 0n,
    spent: amountIn(spent, fund),
    committed: amountIn(committed, fund),
  };
}

/** Both are split as a whole: nothing of either is in an unsplit total. */
function areSplit(budget: FundAmounts, spent: FundAmounts): boolean {
  return (budget.unsplit ?? 0n) === 0n && (spent.unsplit ?? 0n) === 0n;
}

function amountIn(amounts: FundAmounts, fund: Fund | "all"): Won | null {
  return fund === "all" ? totalOf(amounts) : (amounts[fund] ?? null);
}
