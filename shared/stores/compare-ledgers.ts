/**
 * The items of a ledger held against those that its journal gave again. Equal texts need no reading; where two part,
 * the fields that differ are named.
 */
import type { Books } from "../domain/books.ts";
import { differences } from "../domain/differences.ts";
import {
  discrepanciesOf,
  type Discrepancy,
  type DiscrepancyCode,
  discrepancyOf,
} from "../domain/discrepancy.ts";
import { everything, type Item, type ItemTable } from "../ports/item-table.ts";
import type { LedgerComparison, LedgerItem, ReplayTarget } from "../ports/ledger-check.ts";
import { itemKind, ledgerPartitions, postingPartitionsOf } from "./ledger-partitions.ts";
import { TableLedgerStore } from "./ledger-store.ts";
import { MemoryItemTable } from "./memory-item-table.ts";

/** Partitions of postings that are read at the same time. */
const maxReadsAtOnce = 25;

/** @param stored the ledger that is verified. */
export function replayTarget(stored: Pick<ItemTable, "query">): ReplayTarget {
  const replayed = new MemoryItemTable();
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
  for (const partition of ledgerPartitions(books)) {
    const { stored, found } = await comparePartition(compared, partition);
    discrepancies.push(...found);
    balances.push(...stored.filter((item) => itemKind(item) === "balance"));
  }
  const partitions = postingPartitionsOf(books, balances);
  let postings = 0;
  for (let from = 0; from < partitions.length; from += maxReadsAtOnce) {
    report(from, partitions.length);
    const wave = partitions.slice(from, from + maxReadsAtOnce);
    for (const { stored, found } of await Promise.all(wave.map((each) => comparePartition(compared, each)))) {
      discrepancies.push(...found);
      postings += stored.length;
    }
  }
  return { balances: balances.length, postings, discrepancies };
}

async function comparePartition({ stored, replayed, isLeftOut }: Compared, partition: string) {
  const [is, should] = await Promise.all([
    stored.query(partition, everything()),
    replayed.query(partition, everything()),
  ]);
  const left = new Map(should.map((item) => [item.sk, item]));
  const found: Discrepancy[] = [];
  for (const item of is) {
    const expected = left.get(item.sk) ?? null;
    left.delete(item.sk);
    if (!isLeftOut(asLedgerItem(item))) found.push(...compareItems(expected, item));
  }
  for (const item of left.values())
    if (!isLeftOut(asLedgerItem(item))) found.push(...compareItems(item, null));
  return { stored: is, found };
}

function asLedgerItem(item: Item): LedgerItem {
  return { kind: itemKind(item), name: item.sk, data: item.data };
}

function compareItems(expected: Item | null, found: Item | null): Discrepancy[] {
  if (expected?.data === found?.data && expected?.version === found?.version) return [];
  const item = found ?? expected;
  if (item === null) return [];
  const [place, code] = [placeOf(item), codes[itemKind(item)]];
  if (found === null) return [discrepancyOf(code.missing, place)];
  const is = fieldsOf(found);
  if (is === null) return [discrepancyOf("item-damaged", { name: `${item.pk} / ${item.sk}` })];
  if (expected === null) return [discrepancyOf(code.unexpected, place)];
  return discrepanciesOf(code.differs, place, differences(fieldsOf(expected), is));
}

/** Null where the text is no JSON. */
function fieldsOf({ data, version }: Item): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(data);
    const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
    return { itemVersion: version, ...(isRecord ? value : { data: value }) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function placeOf(item: Item) {
  switch (itemKind(item)) {
    case "balance":
      return { projectId: item.sk };
    case "posting":
      return { projectId: item.pk.split("#").slice(3).join("#"), name: item.sk };
    case "upload":
      return { uploadId: item.sk };
    case "head":
    case "journal":
    case "confirmation":
      return { name: `${item.pk} / ${item.sk}` };
  }
}

const journalCodes = {
  missing: "entry-missing",
  unexpected: "entry-unexpected",
  differs: "entry-differs",
} as const;

const codes = {
  balance: { missing: "balance-missing", unexpected: "balance-unexpected", differs: "balance-differs" },
  posting: { missing: "posting-missing", unexpected: "posting-unexpected", differs: "posting-differs" },
  upload: { missing: "upload-missing", unexpected: "upload-unexpected", differs: "upload-differs" },
  head: journalCodes,
  journal: journalCodes,
  confirmation: {
    missing: "confirmation-missing",
    unexpected: "confirmation-unexpected",
    differs: "confirmation-differs",
  },
} as const satisfies Record<
  LedgerItem["kind"],
  Record<"missing" | "unexpected" | "differs", DiscrepancyCode>
>;
