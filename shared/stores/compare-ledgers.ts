/** The items of a ledger held against those that its journal gave again, partition by partition. */
import type { Books } from "../domain/values/books.ts";
import type { Discrepancy } from "../domain/verify/discrepancy.ts";
import { everything, type Item, type ItemTable, type WriteLimits } from "../ports/item-table.ts";
import type { LedgerComparison, LedgerItem, ReplayTarget } from "../ports/ledger-check.ts";
import { compareItems, fieldsOf, textIn } from "./compare-items.ts";
import { wholePostings } from "./ledger-items.ts";
import { itemKind, ledgerPartitions, postingPartitionsOf } from "./ledger-partitions.ts";
import { TableLedgerStore } from "./ledger-store.ts";
import { MemoryItemTable } from "./memory-item-table.ts";

/** Partitions of postings that are read at the same time. */
const maxReadsAtOnce = 25;

/** Memory takes any entry in one write. */
const memoryLimits: WriteLimits = { actions: 1_000_000, bytes: 1_000_000_000 };

/** In memory. @param stored the ledger that is verified. */
export function replayTarget(stored: Pick<ItemTable, "query">): ReplayTarget {
  return targetIn(new MemoryItemTable(memoryLimits), stored);
}

/** @param replayed where the ledger is made anew; nothing of these books lies there. */
export function targetIn(replayed: ItemTable, stored: Pick<ItemTable, "query">): ReplayTarget {
  return {
    ledger: new TableLedgerStore(replayed),
    compare: (books, isLeftOut, report) => compareLedgers({ stored, replayed, isLeftOut }, books, report),
  };
}

interface Compared {
  readonly stored: Pick<ItemTable, "query">;
  readonly replayed: Pick<ItemTable, "query">;
  readonly isLeftOut: (item: LedgerItem) => boolean;
}

async function compareLedgers(
  compared: Compared,
  books: Books,
  report: (done: number, of: number) => void,
): Promise<LedgerComparison> {
  const discrepancies: Discrepancy[] = [];
  const balances: Item[] = [];
  // A project whose balance is gone has postings all the same.
  const projects = new Map<string, Item>();
  const fileNames = new Map<string, string | null>();
  for (const partition of ledgerPartitions(books)) {
    const { stored, should, found } = await comparePartition(compared, partition, fileNames);
    discrepancies.push(...found);
    balances.push(...stored.filter((item) => itemKind(item) === "balance"));
    for (const item of [...stored, ...should].filter((each) => itemKind(each) === "balance"))
      projects.set(item.sk, item);
    for (const item of stored.filter((each) => itemKind(each) === "upload"))
      fileNames.set(item.sk, fileNames.get(item.sk) ?? textIn(fieldsOf(item), "fileName"));
  }
  const partitions = postingPartitionsOf(books, [...projects.values()]);
  let postings = 0;
  for (let from = 0; from < partitions.length; from += maxReadsAtOnce) {
    report(from, partitions.length);
    const wave = partitions.slice(from, from + maxReadsAtOnce);
    for (const { stored, found } of await Promise.all(
      wave.map((each) => comparePartition(compared, each, fileNames)),
    )) {
      discrepancies.push(...found);
      postings += stored.length;
    }
  }
  return { balances: balances.length, postings, discrepancies };
}

/** @param fileNames by the id of their upload. */
async function comparePartition(
  { stored, replayed, isLeftOut }: Compared,
  partition: string,
  fileNames: ReadonlyMap<string, string | null>,
) {
  const [is, should] = await Promise.all([
    stored.query(partition, everything()).then(whole),
    replayed.query(partition, everything()).then(whole),
  ]);
  const left = new Map(should.map((item) => [item.sk, item]));
  const found: Discrepancy[] = [];
  for (const item of is) {
    const expected = left.get(item.sk) ?? null;
    left.delete(item.sk);
    if (!isLeftOut(asLedgerItem(item))) found.push(...compareItems(expected, item, fileNames));
  }
  for (const item of left.values())
    if (!isLeftOut(asLedgerItem(item))) found.push(...compareItems(item, null, fileNames));
  return { stored: is, should, found };
}

/** A posting in several chunks is one thing that may differ; one that is not whole cannot be read. */
function whole(items: readonly Item[]): readonly Item[] {
  const [first] = items;
  if (first === undefined || itemKind(first) !== "posting") return items;
  return wholePostings(items).map(({ number, isWhole, item }) => {
    return { ...item, sk: number, data: isWhole ? item.data : "" };
  });
}

function asLedgerItem(item: Item): LedgerItem {
  return { kind: itemKind(item), name: item.sk, data: item.data };
}
