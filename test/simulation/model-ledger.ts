/** A ledger that says what the naive model says, for views and rules that read one. */
import { type Balance, rebuild } from "../../shared/domain/ledger/balance.ts";
import { replayedOnDay } from "../../shared/domain/ledger/balance-on-day.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import type { ProjectId } from "../../shared/domain/values/project.ts";
import type { LedgerReading, LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";
import { but } from "./changed-ports.ts";
import type { Model } from "./model.ts";
import { books } from "./workload.ts";

/** @param ledger whose journal and uploads are kept. */
export function modelLedger(ledger: LedgerStore, model: Model): LedgerStore {
  const read = async (of: Parameters<LedgerStore["readLedger"]>[0]): Promise<LedgerReading> => {
    const real = await ledger.readLedger(of);
    const confirmations = new Map();
    if (of.fiscalYear !== books.fiscalYear) return { ...real, confirmations };
    const head = { ...real.head, fulls: model.fulls };
    return { ...real, head, balances: balancesOf(model, real), confirmations };
  };
  return but(ledger, {
    readLedger: read,
    readLedgerAt: async (of, date) => {
      const reading = await read(of);
      return {
        ...reading,
        balances: of.fiscalYear === books.fiscalYear ? balancesThen(model, reading, date) : reading.balances,
      };
    },
    readBalances: async (of) => (await read(of)).balances,
    readPostings: (_of, id) => Promise.resolve([...(model.get(id) ?? [])]),
  });
}

function balancesOf(model: Model, { balances }: LedgerReading): Map<ProjectId, StoredBalance> {
  const found = new Map<ProjectId, StoredBalance>();
  for (const [id, postings] of model) {
    const balance: Balance | null = rebuild(postings);
    if (balance === null) continue;
    // Which of two files that say the same was found to be odd, only the ledger remembers.
    const statement = balances.get(id)?.statement ?? null;
    const version = postings.length;
    found.set(id, { balance, posted: balance, version, statement, confirmedThrough: null });
  }
  return found;
}

/** Every line from its postings, also where a store would spare itself the reading. */
function balancesThen(
  model: Model,
  { balances }: LedgerReading,
  date: IsoDate,
): Map<ProjectId, StoredBalance> {
  return new Map(
    [...balances].map(([id, stored]) => [
      id,
      { ...stored, balance: replayedOnDay(model.get(id) ?? [], stored.balance, date) },
    ]),
  );
}
