/** An applied file, taken in again: each of its lines must have left the posting that the ledger has, or none. */
import { rebuild } from "../../shared/domain/balance.ts";
import { laterOf } from "../../shared/domain/calendar.ts";
import { discrepancyOf } from "../../shared/domain/discrepancy.ts";
import { weightiest } from "../../shared/domain/finding.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import { saysFrom } from "../../shared/domain/said-by.ts";
import type { AppliedOutcome, Upload } from "../../shared/domain/upload.ts";
import type { BalanceChange } from "../../shared/ports/ledger-store.ts";
import { locateFindings } from "./locate-findings.ts";
import { planChange } from "./plan-change.ts";
import type { Application, HalfApplication } from "./replay-acts.ts";
import { placeOf, reopenFile } from "./replay-file.ts";
import { keptFindings, noticeAgain } from "./replay-findings.ts";
import { compareRecord, type ReplayWorld } from "./replay-world.ts";
import { submittedPostings } from "./submitted-postings.ts";
import type { SubmittedReading } from "./take-in.ts";

type Read = Extract<SubmittedReading, { kind: "read" }>;

export async function replayApplication(act: Application, world: ReplayWorld): Promise<void> {
  const { upload, applied } = act;
  const { replayed, found } = world;
  const file = await reopenFile(upload, world.files);
  if (file.kind === "lost" || file.reading.kind === "refused") {
    found.push(file.kind === "lost" ? file.discrepancy : refusedNow(upload, file.reading));
    world.lost.add(upload.uploadId);
    await takeAsStored(upload, world);
    return replayed.close(upload.uploadId, applied);
  }
  const { reading } = file;
  const postings = await postingsOf(file.upload, reading, world);
  const noticed = await noticeAgain(upload, reading, postings, replayed);
  const silences = act.isConcurrent ? await unforeseenSilences(upload, postings, world) : [];
  const told = (await takeIn(act, postings, world)) + (await takeIn(act, silences, world));
  const kept = {
    own: locateFindings(noticed.own, reading.records),
    all: locateFindings(noticed.all, reading.records),
  };
  const findings = keptFindings(applied.findings, kept, act.isConcurrent);
  const expected: AppliedOutcome = {
    ...applied,
    format: reading.format,
    asOf: reading.records.map((record) => record.asOf).reduce(laterOf),
    period: reading.period,
    // Null stays: it was applied before this was kept.
    saysFrom: applied.saysFrom === null ? null : saysFrom(postings),
    records: reading.records.length,
    postings: act.isConcurrent ? applied.postings : told,
    findings,
    // Who it was only this record knows.
    releasedBy: weightiest(findings) === "hold" ? (applied.releasedBy ?? "?") : null,
  };
  const { outcome } = upload;
  compareRecord(
    { ...file.upload, outcome: "applied" in outcome ? { ...outcome, applied: expected } : expected },
    upload,
    world,
  );
  replayed.close(upload.uploadId, applied);
}

/** What of an upload that has not ended is in already must be what its file says. */
export async function replayHalf({ upload }: HalfApplication, world: ReplayWorld): Promise<void> {
  const file = await reopenFile(upload, world.files);
  if (file.kind === "lost" || file.reading.kind === "refused") return takeAsStored(upload, world);
  for (const posting of await postingsOf(file.upload, file.reading, world))
    if ((await world.stored.has(posting)) === true) await put(upload, posting, world);
}

async function postingsOf(upload: Upload, reading: Read, { replayed }: ReplayWorld): Promise<Posting[]> {
  const balances = [...(await replayed.readBalances(upload.books))].map(
    ([id, { balance }]) => [id, balance] as const,
  );
  return submittedPostings(reading, upload, new Map(balances));
}

/** @returns how many of them the upload itself brought in. */
async function takeIn(
  { upload, isConcurrent }: Application,
  postings: readonly Posting[],
  world: ReplayWorld,
): Promise<number> {
  const { replayed, stored } = world;
  const planning = { ledger: replayed, books: upload.books, hasEarlierUnderWay: false };
  let told = 0;
  for (const posting of postings) {
    const { id } = posting.project;
    const plan = await planChange(posting, await replayed.readBalance(upload.books, id), planning);
    const isNews = plan.kind === "change";
    const isStored = (await stored.has(posting)) ?? isNews;
    if (!isStored && (!isNews || (isConcurrent && posting.entries.length === 0))) {
      if (world.hasTurns && !isNews) world.unsaid.push({ posting, upload });
      continue;
    }
    if (isStored && !isNews && !isConcurrent && (await isRetoldLater(posting, world))) {
      world.repetitions.push({ posting, upload });
      continue;
    }
    told += 1;
    world.found.push(...(await stored.compare(posting, upload.fileName)));
    replayed.add(isNews ? plan.change : await changeBy(posting, world));
  }
  return told;
}

async function put(upload: Upload, posting: Posting, world: ReplayWorld): Promise<void> {
  world.found.push(...(await world.stored.compare(posting, upload.fileName)));
  world.replayed.add(await changeBy(posting, world));
}

/** What it does to its line, also where it says nothing new. */
export async function changeBy(posting: Posting, { books, replayed }: ReplayWorld): Promise<BalanceChange> {
  const earlier = await replayed.readPostings(books, posting.project.id);
  const balance = rebuild([...earlier, posting]);
  if (balance === null) throw new RangeError(`Posting ${posting.seq} makes no balance`);
  return { postings: [posting], balance, fromVersion: earlier.length };
}

/** Whether a turn of an earlier upload that had told the line came after: it tells what had only been repeated. */
async function isRetoldLater({ project, seq }: Posting, { stored }: ReplayWorld): Promise<boolean> {
  return [...(await stored.of(project.id)).values()].some(
    (other) => other.reverses !== null && other.seq > seq,
  );
}

/** Lines that a list was silent about because of what came in beside it: only the ledger knows which. */
async function unforeseenSilences(
  upload: Upload,
  postings: readonly Posting[],
  { stored }: ReplayWorld,
): Promise<Posting[]> {
  const foreseen = new Set(postings.map(({ project }) => project.id));
  const content = await stored.contentOf(upload.seq);
  return content.filter(
    ({ project, covers, entries }) => covers !== null && entries.length === 0 && !foreseen.has(project.id),
  );
}

/** Its figures are taken on trust, so that not everything after it seems wrong as well. */
async function takeAsStored(upload: Upload, world: ReplayWorld): Promise<void> {
  const content = await world.stored.contentOf(upload.seq);
  world.stored.trust(content);
  for (const posting of content) world.replayed.add(await changeBy(posting, world));
}

/** A repetition that no turn told, after all: it was stored because something else was under way. */
export async function takeRepetitions(world: ReplayWorld): Promise<void> {
  const left = new Set(world.stored.unaccounted().map(({ projectId, seq }) => `${projectId} ${seq}`));
  for (const { posting, upload } of world.repetitions)
    if (left.has(`${posting.project.id} ${posting.seq}`)) await put(upload, posting, world);
}

function refusedNow(upload: Upload, reading: SubmittedReading) {
  const [first] = reading.findings;
  return discrepancyOf("file-unreadable", placeOf(upload), {
    field: "",
    expected: null,
    found: first?.en ?? null,
  });
}
