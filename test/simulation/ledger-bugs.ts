/** Bugs of the ledger, its journal and its confirmations. */
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import type { Item, ItemTable } from "../../shared/ports/item-table.ts";
import type { BalanceChange, StoredBalance } from "../../shared/ports/ledger-store.ts";
import { smallBatchLedger } from "../support/small-batches.ts";
import { day } from "../support/builders.ts";
import { but, reading, tableWriting, writing } from "./changed-ports.ts";
import type { PlantedBug } from "./planted-bug.ts";

export const ledgerBugs: readonly PlantedBug[] = [
  {
    name: "a ledger that calls a conflict written",
    breaks: "I3",
    ports: ({ ledger }) => ({
      ledger: but(ledger, {
        end: async (end) => {
          await ledger.end(end);
          return "written";
        },
      }),
    }),
  },
  {
    name: "a journal that is written over whatever is there",
    breaks: "I1",
    table: (table) =>
      tableWriting(table, (write) => ({
        ...write,
        checks: [],
        puts: write.puts.map((put) => (isOfJournal(put.item) ? { ...put, when: "always" } : put)),
      })),
  },
  {
    name: "an entry that begins while another one runs",
    breaks: "I1",
    ports: ({ ledger }) => ({
      ledger: reading(ledger, (read) => ({ ...read, head: { ...read.head, running: null } })),
    }),
  },
  {
    name: "an entry that is finished from its beginning, whatever is written",
    breaks: "I3",
    ports: ({ ledger }) => ({ ledger: reading(ledger, (read) => ({ ...read, ahead: new Set() })) }),
  },
  {
    name: "readers that see the entry that runs",
    breaks: "I4",
    ports: ({ ledger }, { table }) => {
      const careless = smallBatchLedger(headAtRest(table), 2);
      return {
        ledger: but(ledger, {
          readLedger: async (books) => {
            const read = await ledger.readLedger(books);
            return doneSeq(read.head) === read.head.lastSeq
              ? read
              : { ...read, balances: (await careless.readLedger(books)).balances };
          },
        }),
      };
    },
  },
  {
    name: "a confirmation that is forgotten",
    breaks: "I2",
    ports: ({ ledger }) => ({
      ledger: but(ledger, { end: (end) => ledger.end({ ...end, confirmed: [] }) }),
    }),
  },
  {
    name: "an undo that does not copy what was confirmed",
    breaks: "I2",
    ports: ({ ledger }) => ({
      ledger: but(ledger, { readConfirmed: () => Promise.resolve([]) }),
    }),
  },
  {
    name: "a ledger that dates balances early",
    breaks: "I2",
    ports: ({ ledger }) => ({
      ledger: reading(ledger, (read) => ({
        ...read,
        balances: new Map([...read.balances].map(([id, stored]) => [id, withoutSpending(stored)])),
      })),
    }),
  },
  {
    name: "an undo that leaves a line in",
    breaks: "I1",
    ports: ({ ledger }) => {
      const isKept = ({ postings }: BalanceChange, at: number): boolean =>
        at === 0 || postings.every(({ reverses }) => reverses === null);
      return { ledger: writing(ledger, (changes) => changes.filter(isKept)) };
    },
  },
  {
    name: "a ledger that forgets the end of a rejected file",
    breaks: "I3",
    ports: ({ ledger }) => ({
      ledger: but(ledger, {
        end: (end) =>
          end.upload.upload.outcome.state === "rejected" ? Promise.resolve("written") : ledger.end(end),
      }),
    }),
  },
  {
    name: "a ledger that forgets when a plan was reported",
    breaks: "I4",
    ports: ({ ledger }) => ({
      ledger: writing(ledger, (changes) =>
        changes.map((change) => {
          const plan = change.balance.plan.map((point) => ({ ...point, asOf: day("2026-01-01") }));
          return { ...change, balance: { ...change.balance, plan } };
        }),
      ),
    }),
  },
  {
    name: "a file store that gives the latest file of a name",
    breaks: "I3",
    ports: ({ files }) => ({
      files: {
        put: (key, bytes) => files.put(key, bytes),
        read: ({ key }) => files.read({ key, version: "" }),
      },
    }),
  },
];

function isHead({ pk }: Item): boolean {
  return pk.startsWith("HEAD#");
}

function isOfJournal(item: Item): boolean {
  return isHead(item) || item.pk.startsWith("JOURNAL#");
}

/** Whose head says that nothing runs. */
function headAtRest(table: ItemTable): ItemTable {
  return {
    limits: table.limits,
    get: async (key) => {
      const item = await table.get(key);
      if (item === null || !isHead(item)) return item;
      return { ...item, data: item.data.replace(/"running":\{[^}]*\}/, '"running":null') };
    },
    query: (pk, query) => table.query(pk, query),
    write: (write) => table.write(write),
  };
}

function withoutSpending(stored: StoredBalance): StoredBalance {
  const { commitment: _none, expenditure: _spent, ...measures } = stored.posted.measures;
  return { ...stored, posted: { ...stored.posted, measures } };
}
