/** The items of a ledger held against those that its journal gave again, partition by partition. */
import type { Books } from "../domain/values/books.ts";
import { Failure } from "../domain/values/failure.ts";
import {
  type Difference,
  differences,
  discrepanciesOf,
  type Discrepancy,
  type DiscrepancyCode,
  discrepancyOf,
  statesTheSame,
} from "../domain/verify/discrepancy.ts";
import { everything, type Item, type ItemTable, type WriteLimits } from "../ports/item-table.ts";
import type { LedgerComparison, LedgerItem, ReplayTarget } from "../ports/ledger-check.ts";
import { readInWaves } from "../ports/read-in-waves.ts";
import { linesIn } from "./confirmation-items.ts";
import { wholePostings } from "./ledger-items.ts";
import { itemKind, ledgerPartitions, postingPartitionsOf } from "./ledger-keys.ts";
import { TableLedgerStore } from "./ledger-store.ts";
import { MemoryItemTable } from "./memory-item-table.ts";

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
    compare: (books, isIncomparable, report) =>
      compareLedgers({ stored, replayed, isIncomparable }, books, report),
  };
}

interface Compared {
  readonly stored: Pick<ItemTable, "query">;
  readonly replayed: Pick<ItemTable, "query">;
  readonly isIncomparable: (item: LedgerItem) => boolean;
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
  const reads = readInWaves(partitions, (partition, at) => {
    report(at, partitions.length);
    return comparePartition(compared, partition, fileNames);
  });
  for await (const { stored, found } of reads) {
    discrepancies.push(...found);
    postings += stored.length;
  }
  return { balances: balances.length, postings, discrepancies };
}

/** @param fileNames by the id of their upload. */
async function comparePartition(
  { stored, replayed, isIncomparable }: Compared,
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
    if (!isIncomparable(asLedgerItem(item))) found.push(...compareItems(expected, item, fileNames));
  }
  for (const item of left.values())
    if (!isIncomparable(asLedgerItem(item))) found.push(...compareItems(item, null, fileNames));
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

/**
 * Two items that should be one. Equal texts need no reading; where they part, the fields that differ are named.
 * @param expected null where none should be.
 * @param found null where none is.
 * @param fileNames by the id of their upload.
 */
function compareItems(
  expected: Item | null,
  found: Item | null,
  fileNames: ReadonlyMap<string, string | null>,
): Discrepancy[] {
  if (expected?.data === found?.data && expected?.version === found?.version) return [];
  const item = found ?? expected;
  if (item === null) return [];
  const [place, code] = [placeOf(expected ?? item, fileNames), codes[itemKind(item)]];
  if (found === null) return [discrepancyOf(code.missing, place)];
  const is = fieldsOf(found);
  if (is === null) return [discrepancyOf("item-damaged", { name: `${item.pk} / ${item.sk}` })];
  if (expected === null) return [discrepancyOf(code.unexpected, place)];
  return discrepanciesOf(code.differs, place, differences(fieldsOf(expected), is).filter(isStated));
}

/** Findings are stored in sentences, and another version may have worded them; an earlier one kept no day of a file that it kept out. */
function isStated({ field, expected, found }: Difference): boolean {
  if (field === "outcome.asOf" && found === null) return false;
  const isSentence = /(?:^|\.)(?:ko|en)$/.test(field);
  return !(isSentence && expected !== null && found !== null && statesTheSame(expected, found));
}

/** Null where the text is none that was written. */
function fieldsOf(item: Item): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(item.data);
    const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
    const fields = { itemVersion: item.version, ...(isRecord ? value : { data: value }) };
    // Another release may pack the same lines into other bytes.
    return itemKind(item) === "confirmation" ? { ...fields, packed: linesIn(item) } : fields;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Failure) return null;
    throw error;
  }
}

function placeOf(item: Item, fileNames: ReadonlyMap<string, string | null>) {
  switch (itemKind(item)) {
    case "balance":
      return { projectId: item.sk };
    case "posting":
      return {
        projectId: item.pk.split("#").slice(3).join("#"),
        name: item.sk,
        ...sourceOf(item, fileNames),
      };
    case "upload":
      return { uploadId: item.sk, fileName: fileNames.get(item.sk) ?? textIn(fieldsOf(item), "fileName") };
    case "head":
    case "journal":
    case "confirmation":
      return { name: `${item.pk} / ${item.sk}` };
  }
}

/** The file that a posting came from, and its first row there. */
function sourceOf(item: Item, fileNames: ReadonlyMap<string, string | null>) {
  const fields = fieldsOf(item);
  const uploadId = textIn(fields, "uploadId");
  const row = Number.parseInt(textIn(fields, "rows") ?? "", 10);
  const fileName = uploadId === null ? null : (fileNames.get(uploadId) ?? null);
  return { uploadId, fileName, row: Number.isNaN(row) ? null : row };
}

function textIn(fields: Record<string, unknown> | null, name: string): string | null {
  const value = fields?.[name];
  return typeof value === "string" ? value : null;
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
