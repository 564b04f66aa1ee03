/** All partitions in which the ledger of some books lies: for whoever compares or copies it whole. */
import type { Books } from "../domain/values/books.ts";
import { projectIdOf } from "../domain/values/project.ts";
import type { ItemKey } from "../ports/item-table.ts";
import type { LedgerItem } from "../ports/ledger-check.ts";
import * as keys from "./ledger-keys.ts";

/** Those whose names follow from the books alone. */
export function ledgerPartitions(books: Books): string[] {
  const shards = Array.from({ length: keys.balanceShards }, (_, shard) =>
    keys.balancePartition(books, shard),
  );
  return [
    keys.headKey(books).pk,
    keys.journalPartition(books),
    keys.uploadPartition(books),
    keys.findingsKey(books, "").pk,
    keys.confirmationPartition(books),
    keys.confirmedMonthPartition(books),
    ...shards,
  ];
}

/** Those of the postings of projects that have a balance. */
export function postingPartitionsOf(books: Books, balances: readonly ItemKey[]): string[] {
  return balances.map(({ sk }) => keys.postingPartition(books, projectIdOf(sk)));
}

/** @throws RangeError for an item of another store. */
export function itemKind({ pk }: ItemKey): LedgerItem["kind"] {
  const kind = kinds[pk.split("#", 1)[0] ?? ""];
  if (kind === undefined) throw new RangeError(`${pk} is no partition of the ledger`);
  return kind;
}

const kinds: Readonly<Record<string, LedgerItem["kind"] | undefined>> = {
  BAL: "balance",
  POST: "posting",
  UP: "upload",
  FIND: "upload",
  HEAD: "head",
  JOURNAL: "journal",
  CONF: "confirmation",
  CONFMONTH: "confirmation",
};
