/**
 * Takes every stored file in again, in the order in which they came, and holds all that the ledger keeps against
 * it: uploads, postings, balances, numbers. Whoever keeps something that follows from the ledger is asked at the
 * moments that it names. Nothing is written.
 */
import type { Books } from "../../shared/domain/books.ts";
import { readOrDamage } from "../../shared/domain/damage.ts";
import type { Discrepancy } from "../../shared/domain/discrepancy.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import { isUnderWay, type Upload } from "../../shared/domain/upload.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import type { LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";
import type { Witness } from "../../shared/ports/ledger-witness.ts";
import type { UploadNumbers } from "../../shared/ports/upload-numbers.ts";
import { type Act, actsOf, type ActOrder } from "./replay-acts.ts";
import { lostRepetitions } from "./lost-repetitions.ts";
import { readStoredBalances } from "./read-stored-balances.ts";
import { replayApplication, replayHalf, takeRepetitions } from "./replay-application.ts";
import { replayRefusal } from "./replay-refusal.ts";
import { replayTurn } from "./replay-turn.ts";
import type { ReplayWorld } from "./replay-world.ts";
import { ReplayedLedger } from "./replayed-ledger.ts";
import { StoredPostings } from "./stored-postings.ts";
import { verifyBalances } from "./verify-balances.ts";
import { unexpectedPostings } from "./unexpected-postings.ts";
import { verifyNumbers } from "./verify-numbers.ts";

export interface LedgerEvidence {
  readonly ledger: Pick<LedgerStore, "listUploads" | "readBalances" | "readBalance" | "readPostings">;
  readonly numbers: UploadNumbers;
  readonly files: Pick<FileStore, "read">;
  /** SHA-256 in hex. */
  readonly hash: (bytes: Uint8Array) => string;
}

export type VerifyingStep = "postings" | "files" | "balances";

/** Hears how far it got. */
export type VerifyingReport = (step: VerifyingStep, done: number, of: number) => void;

export interface LedgerVerification {
  readonly uploads: number;
  readonly postings: number;
  readonly balances: number;
  /** Uploads whose end is still to come: as far as they got they were verified. */
  readonly underWay: readonly Upload[];
  readonly discrepancies: readonly Discrepancy[];
}

/** How often it begins anew because something was stored meanwhile. */
const maxAttempts = 3;

/** @throws Failure `ledger-moving` when uploads kept coming in. */
export async function verifyLedger(
  books: Books,
  evidence: LedgerEvidence,
  witnesses: readonly Witness[],
  report: VerifyingReport,
): Promise<LedgerVerification> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const listed = await readOrDamage(() => evidence.ledger.listUploads(books));
    // Without them nothing can be said of the rest.
    if ("damage" in listed) return { ...nothingVerified, discrepancies: [listed.damage] };
    const verification = await verify(books, listed.value, evidence, witnesses, report);
    const after = await evidence.ledger.listUploads(books);
    if (stateOf(after) === stateOf(listed.value)) return verification;
  }
  throw new Failure("Uploads kept coming in while the ledger was verified. Verify it when they are done.", {
    code: "ledger-moving",
    retryable: true,
    context: { office: books.office, fiscalYear: books.fiscalYear },
  });
}

const nothingVerified = { uploads: 0, postings: 0, balances: 0, underWay: [] };

async function verify(
  books: Books,
  uploads: readonly Upload[],
  evidence: LedgerEvidence,
  witnesses: readonly Witness[],
  report: VerifyingReport,
): Promise<LedgerVerification> {
  const { ledger, numbers, hash } = evidence;
  const { balances, damage } = await readStoredBalances(books, uploads, evidence);
  const stored = new StoredPostings(ledger, books, hash);
  await stored.read([...balances.keys()], (done, of) => report("postings", done, of));
  let fewest: Discrepancy[] | null = null;
  for (const order of ["time", "number"] as const) {
    stored.forgetVisits();
    const found = await replay({ books, uploads, balances, stored, witnesses, order, report }, evidence);
    if (fewest === null || found.length < fewest.length) fewest = found;
    // Only clocks that went back make another order the right one.
    if (fewest.length === 0) break;
  }
  const last = await numbers.lastNumber(books);
  return {
    uploads: uploads.length,
    postings: stored.all().length,
    balances: balances.size,
    underWay: uploads.filter(({ outcome }) => isUnderWay(outcome)),
    discrepancies: [
      ...damage,
      ...stored.damage,
      ...verifyNumbers(uploads, stored.all(), last),
      ...(fewest ?? []),
    ],
  };
}

interface Replay {
  readonly books: Books;
  readonly uploads: readonly Upload[];
  readonly balances: ReadonlyMap<ProjectId, StoredBalance | null>;
  readonly stored: StoredPostings;
  readonly witnesses: readonly Witness[];
  readonly order: ActOrder;
  readonly report: VerifyingReport;
}

async function replay(
  { books, uploads, balances, stored, witnesses, order, report }: Replay,
  { files }: LedgerEvidence,
): Promise<Discrepancy[]> {
  const replayed = new ReplayedLedger(uploads, balances.keys());
  const acts = actsOf(uploads, stored.all(), witnesses, order);
  const world: ReplayWorld = {
    books,
    replayed,
    stored,
    files,
    found: [],
    lost: new Set(),
    repetitions: [],
    unsaid: [],
    hasTurns: acts.some(({ kind }) => kind === "turn"),
  };
  for (const [done, act] of acts.entries()) {
    report("files", done, acts.length);
    replayed.advanceTo(act.at);
    await perform(act, world);
  }
  await takeRepetitions(world);
  report("balances", 0, balances.size);
  return [
    ...world.found,
    ...(await lostRepetitions(world)),
    ...unexpectedPostings(stored.unaccounted(), uploads),
    ...(await verifyBalances(books, balances, replayed)),
  ];
}

async function perform(act: Act, world: ReplayWorld): Promise<void> {
  switch (act.kind) {
    case "application":
      return replayApplication(act, world);
    case "half":
      return replayHalf(act, world);
    case "refusal":
      return replayRefusal(act, world);
    case "turn":
      return replayTurn(act, world);
    case "testimony":
      world.found.push(...(await act.witness.testify(world.replayed)));
      return;
  }
}

function stateOf(uploads: readonly Upload[]): string {
  return uploads.map(({ uploadId, version }) => `${uploadId}/${version}`).join(" ");
}
