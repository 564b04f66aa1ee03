/**
 * What the ledger should say, found naively: every file that is applied at the end is read again from its bytes,
 * and nothing else counts. Only which lines a payment list was silent about is taken from the ledger, since that
 * rests on what was known when it came; `silenceFault` says where it is wrong.
 */
import { readAgain } from "../../functions/ingest/read-again.ts";
import { type Balance, rebuild } from "../../shared/domain/balance.ts";
import { type Posting, toPosting } from "../../shared/domain/posting.ts";
import { comparableName, isPaymentLine, type ProjectId } from "../../shared/domain/project.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { Stores } from "./stores.ts";
import { books } from "./workload.ts";

export interface Model {
  readonly uploads: readonly Upload[];
  /** What counts of each line. */
  readonly postings: ReadonlyMap<ProjectId, readonly Posting[]>;
  readonly balances: ReadonlyMap<ProjectId, Balance>;
  /** All that the tables hold of each line, and what they say it comes to. */
  readonly stored: ReadonlyMap<ProjectId, StoredLine>;
}

export interface StoredLine {
  readonly balance: Balance;
  readonly version: number;
  readonly postings: readonly Posting[];
}

export async function modelOf({ ledger, files }: Stores): Promise<Model> {
  const uploads = await ledger.listUploads(books);
  const stored = new Map<ProjectId, StoredLine>();
  for (const [id, { balance, version }] of await ledger.readBalances(books))
    stored.set(id, { balance, version, postings: await ledger.readPostings(books, id) });
  const postings = new Map<ProjectId, Posting[]>();
  const count = (posting: Posting): void => {
    postings.set(posting.project.id, [...(postings.get(posting.project.id) ?? []), posting]);
  };
  const applied = uploads.filter(({ outcome }) => outcome.state === "applied");
  for (const upload of applied) {
    const reading = await readAgain(upload, files);
    for (const record of reading?.records ?? []) count(toPosting(record, upload, reading?.period ?? null));
  }
  const counting = new Set(applied.map(({ uploadId }) => uploadId));
  for (const line of stored.values())
    for (const posting of line.postings.filter(isSilence)) if (counting.has(posting.uploadId)) count(posting);
  const balances = new Map<ProjectId, Balance>();
  for (const [id, own] of postings) {
    const balance = rebuild(own);
    // Which of two files that say the same was the first to tell it, only the ledger remembers.
    const toldSeq = stored.get(id)?.balance.toldSeq ?? null;
    if (balance !== null) balances.set(id, { ...balance, toldSeq: toldSeq ?? balance.toldSeq });
  }
  return { uploads, postings, balances, stored };
}

/** The same ledger, with the model's figures in it. */
export function modelLedger(ledger: LedgerStore, { balances, postings }: Model): LedgerStore {
  return {
    inBatches: (of, changes) => ledger.inBatches(of, changes),
    findUpload: (of, id) => ledger.findUpload(of, id),
    registerUpload: (upload) => ledger.registerUpload(upload),
    takeNumber: (of, decide) => ledger.takeNumber(of, decide),
    lastNumber: (of) => ledger.lastNumber(of),
    listUploads: (of) => ledger.listUploads(of),
    listBooks: () => ledger.listBooks(),
    commit: (commit) => ledger.commit(commit),
    readBalances: ({ fiscalYear }) =>
      Promise.resolve(
        new Map(
          fiscalYear !== books.fiscalYear
            ? []
            : [...balances].map(([id, balance]) => [id, { balance, version: 1 }]),
        ),
      ),
    readBalance: (_of, id) => {
      const balance = balances.get(id);
      return Promise.resolve(balance === undefined ? null : { balance, version: 1 });
    },
    readPostings: (_of, id) => Promise.resolve([...(postings.get(id) ?? [])]),
  };
}

/** A silence that no list can mean: of a line that is no payment line, or of departments that the list names not. */
export function silenceFault({ postings, uploads }: Model): string | null {
  for (const [id, own] of postings) {
    for (const silence of own.filter(isSilence)) {
      const named = [...postings.values()]
        .flat()
        .filter(({ uploadId, entries }) => uploadId === silence.uploadId && entries.length > 0);
      const isMeant = named.some(
        ({ project }) =>
          sameText(project.department, silence.project.department) ||
          sameText(project.name, silence.project.name),
      );
      if (!isPaymentLine(id) || !isMeant)
        return `upload ${silence.uploadId} of ${uploads.length} is silent about ${id}`;
    }
  }
  return null;
}

function isSilence({ covers, entries }: Posting): boolean {
  return covers !== null && entries.length === 0;
}

function sameText(a: string | null, b: string | null): boolean {
  return comparableName(a ?? "") === comparableName(b ?? "");
}
