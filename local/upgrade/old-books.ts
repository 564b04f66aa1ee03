/** Everything that a home of version 0.1 kept in its `ledger.db`, sorted by what becomes of it. */
import { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { auditEntry, type AuditEntry } from "../../shared/contracts/api/bodies/access.ts";
import { balanceFromStored } from "../../shared/contracts/stored/stored-balance.ts";
import type { Balance } from "../../shared/domain/ledger/balance.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { AuditScope } from "../../shared/ports/audit-trail.ts";
import type { Item } from "../../shared/ports/item-table.ts";
import type { OldTurn, OldTurnAct } from "./old-acts.ts";
import { type OldUpload, readOldUpload } from "./old-upload.ts";

export interface OldAuditEntry {
  readonly scope: AuditScope;
  readonly id: string;
  readonly entry: AuditEntry;
}

export interface OldBooks {
  readonly books: Books;
  readonly uploads: OldUpload[];
  readonly turns: OldTurn[];
  readonly balances: Balance[];
}

export interface OldHome {
  readonly books: readonly OldBooks[];
  readonly audit: readonly OldAuditEntry[];
  /** Kept as they are: policies, alerts with their logs, snapshots' index, letters that were sent. */
  readonly carried: readonly Item[];
  /** Letters that waited to be sent. */
  readonly waiting: number;
}

const turnOfPosting = z.object({ seq: z.int(), uploadId: z.string(), reverses: z.int().nullish() });

const carriedKinds = new Set(["POL", "AL", "SN", "SNHEAD", "NT"]);

/**
 * @param now of the upgrade, ISO 8601.
 * @throws ZodError when an item is none of that version's.
 */
export function readOldHome(oldDatabase: string, now: string): OldHome {
  const books = new Map<string, OldBooks>();
  const audit: OldAuditEntry[] = [];
  const carried: Item[] = [];
  let waiting = 0;
  for (const item of readOldItems(oldDatabase)) {
    const [kind = "", office = "", year = ""] = item.pk.split("#");
    if (kind === "UP") ofBooks(books, office, year).uploads.push(readOldUpload(item.data));
    else if (kind === "BAL")
      ofBooks(books, office, year).balances.push(balanceFromStored(JSON.parse(item.data)));
    else if (kind === "POST") ofBooks(books, office, year).turns.push(...turnIn(item));
    else if (kind === "AUDIT") audit.push(auditOf(item, office, year));
    else if (kind === "NTWAIT") waiting++;
    else if (carriedKinds.has(kind)) carried.push(asCarried(kind, item, now));
  }
  return { books: [...books.values()], audit, carried, waiting };
}

/** Undos and restores of these books, in the order in which they were written down. */
export function turnActsOf({ office, fiscalYear }: Books, audit: readonly OldAuditEntry[]): OldTurnAct[] {
  return audit
    .filter(
      ({ scope }) => scope !== "installation" && scope.office === office && scope.fiscalYear === fiscalYear,
    )
    .toSorted((a, b) => (a.entry.at < b.entry.at ? -1 : 1))
    .flatMap(({ entry: { act, outcome, target, at, by } }): OldTurnAct[] => {
      if (act === "undo-upload" && outcome === "undone")
        return [{ uploadId: target, kind: "undo", at, by: by.name }];
      return act === "restore-upload" && outcome === "restored"
        ? [{ uploadId: target, kind: "restore", at, by: by.name }]
        : [];
    });
}

function ofBooks(all: Map<string, OldBooks>, office: string, year: string): OldBooks {
  const name = `${office}/${year}`;
  const books = { office, fiscalYear: Number.parseInt(year, 10) };
  const found = all.get(name) ?? { books, uploads: [], turns: [], balances: [] };
  all.set(name, found);
  return found;
}

/** A posting in several chunks takes nothing back: only the file's own rows are long. */
function turnIn({ data, version }: Item): OldTurn[] {
  if (version !== null && version !== 1) return [];
  const { seq, uploadId, reverses } = turnOfPosting.parse(JSON.parse(data));
  return typeof reverses === "number" ? [{ seq, uploadId, reverses }] : [];
}

function auditOf({ sk, data }: Item, office: string, year: string): OldAuditEntry {
  const entry = auditEntry.parse(JSON.parse(data));
  const scope = office === "installation" ? office : { office, fiscalYear: Number.parseInt(year, 10) };
  return { scope, id: sk.slice(entry.at.length + 1), entry };
}

function asCarried(kind: string, item: Item, now: string): Item {
  switch (kind) {
    case "AL":
      return beforeAllEntries(item);
    case "NT":
      return settledNotice(item, now);
    default:
      return item;
  }
}

const notice = z.looseObject({ state: z.looseObject({ state: z.string() }) });

/** Nobody hears today of what was news then: a letter that waited is dropped, one that was being sent is given up. */
function settledNotice(item: Item, now: string): Item {
  const stored = notice.parse(JSON.parse(item.data));
  const over: Readonly<Record<string, unknown>> = {
    waiting: { state: "dropped", at: now },
    sending: { state: "given-up", at: now, trouble: "monitor upgrade" },
  };
  const state = over[stored.state.state] ?? stored.state;
  return { ...item, data: JSON.stringify({ ...stored, state }) };
}

/**
 * Numbers of version 0.1 mean nothing in the new journal. An alert that knew of no entry is overtaken by whatever is found
 * next, and its log is verified without the figures that it rested on.
 */
function beforeAllEntries(item: Item): Item {
  const data = JSON.stringify(JSON.parse(item.data), (key, value: unknown) =>
    key === "knownSeq" ? -1 : value,
  );
  return { ...item, data };
}

const text = z.object({ S: z.string() });

const count = z.object({ N: z.string().transform(Number) });

/** How many pieces a long posting was cut into stood beside its text; today it is the item's version. */
const oldItem = z.object({
  pk: text,
  sk: text,
  data: text,
  version: count.optional(),
  chunks: count.optional(),
});

const oldRow = z.object({ item_json: z.string() });

/**
 * Everything that its ledger kept, in the order of its keys. The file is SQLite's; each item lies in it as JSON of DynamoDB.
 * @throws ZodError when an item is none of that version's.
 */
export function* readOldItems(oldDatabase: string): Generator<Item> {
  const database = new DatabaseSync(oldDatabase, { readOnly: true });
  try {
    for (const row of database.prepare("SELECT item_json FROM ledger ORDER BY pk, sk").iterate()) {
      const { pk, sk, data, version, chunks } = oldItem.parse(JSON.parse(oldRow.parse(row).item_json));
      yield { pk: pk.S, sk: sk.S, version: (version ?? chunks)?.N ?? null, data: data.S };
    }
  } finally {
    database.close();
  }
}
