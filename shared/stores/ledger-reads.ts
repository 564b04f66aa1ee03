/**
 * Reading the ledger as of the last entry that ended. While an entry runs, some projects have its postings already:
 * these are read as they stood before, from their postings.
 */
import { entryFromStored, headFromStored } from "../contracts/stored/stored-journal.ts";
import type { StatedName } from "../domain/departments/stated-names.ts";
import { type Confirmation, withConfirmations, withCopies } from "../domain/journal/confirmation.ts";
import { doneSeq, emptyHead, type JournalHead } from "../domain/journal/journal-entry.ts";
import { statementOf } from "../domain/journal/statement.ts";
import { type Balance, rebuild } from "../domain/ledger/balance.ts";
import { balanceOnDay, replayedOnDay } from "../domain/ledger/balance-on-day.ts";
import { type Posting, writtenBy } from "../domain/ledger/posting.ts";
import {
  type MatchPair,
  noPartners,
  type PartNames,
  partNamesOf,
  partnersOf,
  withPartNames,
} from "../domain/matching/match-answers.ts";
import { endMerged, mergersOf } from "../domain/matching/mergers.ts";
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import { inKeyOrder } from "../domain/values/order.ts";
import type { ProjectId } from "../domain/values/project.ts";
import { everything, type ItemTable } from "../ports/item-table.ts";
import type { Confirmations, LedgerReading, StoredBalance } from "../ports/ledger-store.ts";
import { readInWaves } from "../ports/read-in-waves.ts";
import { balanceOf, type PostedBalance, postingsOf } from "./ledger-items.ts";
import * as keys from "./ledger-keys.ts";
import { readItem, readVersionedItem } from "./stored-items.ts";
import { repeatWhileOvertaken } from "../domain/values/repeat-while-overtaken.ts";

/** How often a reader begins anew because an entry ended meanwhile: what it read would be of two moments. */
const moving = {
  maxAttempts: 10,
  message: "Uploads kept coming in while the ledger was read; it is read again.",
  code: "ledger-moving",
};

/** A transaction is seen in part for milliseconds. */
const torn = {
  maxAttempts: 5,
  message: "A posting is being written in several parts; it is read again.",
  code: "posting-torn",
};

/** What persons and tables said beside figures. */
type Answers = Pick<LedgerReading, "partners" | "partNames" | "mergers" | "departments">;

/** The confirmations of a reading, from the items of its months. */
type ReadConfirmations = (books: Books) => Promise<Confirmations>;

export class LedgerReads {
  readonly #table: ItemTable;
  readonly #digestOf: (text: string) => string;

  constructor(table: ItemTable, digestOf: (text: string) => string) {
    this.#table = table;
    this.#digestOf = digestOf;
  }

  async head(books: Books): Promise<JournalHead> {
    const item = await this.#table.get(keys.headKey(books));
    return item === null ? emptyHead : readVersionedItem(item, headFromStored);
  }

  /** @throws Failure `ledger-moving` when entries kept ending while it read. */
  async ledger(books: Books, readConfirmations: ReadConfirmations): Promise<LedgerReading> {
    return repeatWhileOvertaken({ ...moving, context: { ...books } }, async () => {
      const head = await this.head(books);
      if (head.version === 0)
        return {
          head,
          balances: new Map(),
          ahead: new Set(),
          confirmations: new Map(),
          partners: noPartners,
          partNames: new Map(),
          mergers: new Map(),
          departments: [],
        };
      const confirmations = await readConfirmations(books);
      const answers = await this.#answers(books, head);
      const posted = await this.#posted(books);
      if ((await this.head(books)).version !== head.version) return null;
      return { ...(await this.#asOf(books, head, posted, { confirmations, ...answers })), ...answers };
    });
  }

  /** @throws Failure `posting-torn` when chunks of a posting stay missing. */
  async postings(books: Books, projectId: ProjectId, through: number): Promise<Posting[]> {
    const partition = keys.postingPartition(books, projectId);
    return repeatWhileOvertaken({ ...torn, context: { office: books.office, projectId } }, async () => {
      const postings = postingsOf(await this.#table.query(partition, everything()));
      return postings?.filter((posting) => writtenBy(posting) <= through) ?? null;
    });
  }

  async #asOf(
    books: Books,
    head: JournalHead,
    posted: readonly PostedBalance[],
    { confirmations, partNames, mergers }: Pick<LedgerReading, "confirmations" | "partNames" | "mergers">,
  ): Promise<Omit<LedgerReading, keyof Answers>> {
    const through = doneSeq(head);
    const balances = new Map<ProjectId, StoredBalance>();
    const ahead = new Map<ProjectId, PostedBalance>();
    for (const each of posted) {
      const { id } = each.posted.project;
      if (each.posted.lastSeq > through) ahead.set(id, each);
      else balances.set(id, effective(each, confirmations.get(id) ?? [], partNames));
    }
    for await (const before of readInWaves([...ahead.keys()], (id) => this.#before(books, id, through))) {
      if (before === null) continue;
      const { id } = before.posted.project;
      balances.set(id, effective(before, confirmations.get(id) ?? [], partNames));
    }
    endMerged(balances, mergers);
    return { head, balances: inKeyOrder(balances), ahead: new Set(ahead.keys()), confirmations };
  }

  /** Null where the project came with the running entry. */
  async #before(books: Books, id: ProjectId, through: number): Promise<PostedBalance | null> {
    const postings = await this.postings(books, id, through);
    const balance: Balance | null = rebuild(postings);
    if (balance === null) return null;
    return { posted: balance, version: postings.length, statement: statementOf(postings, this.#digestOf) };
  }

  /** From the entries of the answers and the names that count. */
  async #answers(books: Books, { matches, names }: JournalHead): Promise<Answers> {
    const pairs: MatchPair[] = [];
    const departments: StatedName[] = [];
    const items = readInWaves([...matches, ...names], (seq) => this.#table.get(keys.entryKey(books, seq)));
    for await (const item of items) {
      if (item === null) continue;
      const { act, seq, uploadId, at } = readItem(item, entryFromStored);
      if (act.kind === "match") pairs.push(...act.pairs);
      if (act.kind !== "apply") continue;
      const { fileName } = act.submitted;
      departments.push(...(act.names ?? []).map((name) => ({ ...name, seq, uploadId, fileName, at })));
    }
    const partners = partnersOf(pairs);
    const mergers = mergersOf(pairs, partners);
    return { partners, partNames: partNamesOf(pairs, partners), mergers, departments };
  }

  async #posted(books: Books): Promise<PostedBalance[]> {
    const shards = Array.from({ length: keys.balanceShards }, (_, shard) =>
      keys.balancePartition(books, shard),
    );
    const pages = await Promise.all(shards.map((shard) => this.#table.query(shard, everything())));
    return pages.flat().map(balanceOf);
  }
}

/** @param confirmations of this project, in date order. */
function effective(
  stored: PostedBalance,
  confirmations: readonly Confirmation[],
  names: PartNames,
): StoredBalance {
  return {
    ...stored,
    balance: withPartNames(withConfirmations(stored.posted, confirmations), names),
    confirmedThrough: confirmations.at(-1)?.date ?? null,
  };
}

/**
 * The ledger of an earlier day: what today's files say of days up to it, and not what somebody knew that evening. An upload that
 * came later counts with what it states of earlier days, and one that was undone is gone. Names, versions and `posted`
 * stay today's: departments are called then as now.
 * @param reading with what was confirmed up to that day and nothing later.
 * @param allOf all of a line up to the reading's last done entry.
 */
export async function ledgerOnDay(
  reading: LedgerReading,
  date: IsoDate,
  allOf: (id: ProjectId) => Promise<readonly Posting[]>,
): Promise<LedgerReading> {
  const { confirmations } = reading;
  const balances = new Map<ProjectId, StoredBalance>();
  const reads = readInWaves([...reading.balances], async ([id, stored]) => {
    const then = balanceOnDay(stored.balance, date);
    if (then !== null) return { ...stored, balance: then };
    const postings = withCopies(await allOf(id), confirmations.get(id) ?? []);
    return { ...stored, balance: replayedOnDay(postings, stored.balance, date) };
  });
  for await (const stored of reads) balances.set(stored.balance.project.id, stored);
  endMerged(balances, reading.mergers);
  return { ...reading, balances };
}
