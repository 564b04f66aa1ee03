/** GET backtest: what the forecast and behind-target would have said in a year that is over. */
import type { BacktestAnswer, operations } from "../../../shared/contracts/api/api.ts";
import type { PastBooks } from "../../../shared/contracts/documents/history-json.ts";
import {
  backtest,
  type BacktestRow,
  type BacktestYear,
  type Score,
} from "../../../shared/domain/pace/backtest.ts";
import { isBroughtToItsEnd } from "../../../shared/domain/pace/last-year.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { percentText } from "../figures/scope-figures.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

export const backtestBooks: Act<typeof operations.backtest> = async ({ params }, { ledger, policies }) => {
  const books = booksOf(params);
  const policy = await policies.current(books);
  const [year] = await storedYearsOver(books, ledger);
  return json({
    isOver: year !== undefined,
    hasYearBefore: year !== undefined && year.before.length > 0,
    policyVersion: policy.version,
    rows: year === undefined ? [] : backtest([year], policy).map(rowView),
  });
};

/** The year of these books, where it was brought to its end. */
export async function storedYearsOver(
  { office, fiscalYear }: Books,
  ledger: Pick<LedgerStore, "readBalances">,
): Promise<BacktestYear[]> {
  const read = async (year: number): Promise<PastBooks> => {
    const stored = await ledger.readBalances({ office, fiscalYear: year });
    return { office, fiscalYear: year, balances: [...stored.values()].map(({ balance }) => balance) };
  };
  return yearsOver([await read(fiscalYear - 1), await read(fiscalYear)], fiscalYear);
}

/** Each year that was brought to its end, with the year before it as history. @param only null for all. */
export function yearsOver(years: readonly PastBooks[], only: number | null): BacktestYear[] {
  return years
    .filter(({ fiscalYear }) => only === null || fiscalYear === only)
    .filter(({ balances }) => isBroughtToItsEnd(balances, "expenditure"))
    .map(({ office, fiscalYear, balances }) => {
      const last = years.find((each) => each.office === office && each.fiscalYear === fiscalYear - 1);
      return { fiscalYear, balances, before: last?.balances ?? [] };
    });
}

function rowView(row: BacktestRow): BacktestAnswer["rows"][number] {
  const { paceSource, month, lines, late, score, calendar } = row;
  return { paceSource, month, lines, late, ...scoreView(score), calendar: scoreView(calendar) };
}

/** Shares as percent with one decimal. */
export function scoreView({ forecastError, precision, recall, leadDays }: Score) {
  return {
    forecastErrorPoints: percentText(forecastError),
    precision: percentText(precision),
    recall: percentText(recall),
    leadDays,
  };
}
