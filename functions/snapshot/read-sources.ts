/** The applied uploads that figures of a day rest on: those that say something of it or of a day before. */
import type { Books } from "../../shared/domain/books.ts";
import { earlierOf, type IsoDate } from "../../shared/domain/calendar.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import { saysBy } from "../../shared/domain/said-by.ts";
import type { SnapshotSource } from "../../shared/domain/snapshot.ts";
import type { AppliedOutcome, Upload } from "../../shared/domain/upload.ts";
import { concurrentReads, type LineSource, type ReadLine } from "../../shared/reading/read-lines.ts";

type AppliedUpload = Upload & { readonly outcome: AppliedOutcome };

/** @returns in the order of their numbers. */
export async function readSources(
  ledger: LineSource,
  books: Books,
  uploads: readonly Upload[],
  lines: readonly ReadLine[],
  date: IsoDate,
): Promise<SnapshotSource[]> {
  const applied = uploads.filter(isApplied);
  const certain = applied.filter(({ outcome }) => firstDayOf(outcome) <= date);
  const untold = applied.filter((upload) => upload.outcome.saysFrom === null && !certain.includes(upload));
  const speaking = await speakersAmong(ledger, books, untold, lines, date);
  return [...certain, ...untold.filter(({ uploadId }) => speaking.has(uploadId))]
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ uploadId, seq, fileName, sha256, outcome: { format, asOf, at } }) => {
      return { uploadId, seq, fileName, sha256, format, asOf, at };
    });
}

/** Where that was not kept, the first of the days that it covers, or the day of its latest row. */
function firstDayOf({ saysFrom, period, asOf }: AppliedOutcome): IsoDate {
  const dated = period?.from ?? asOf;
  return saysFrom === null ? dated : earlierOf(saysFrom, dated);
}

/** Of files whose first day was not kept, and which are dated by their latest row, only their postings tell. */
async function speakersAmong(
  ledger: LineSource,
  books: Books,
  untold: readonly Upload[],
  lines: readonly ReadLine[],
  date: IsoDate,
): Promise<Set<string>> {
  if (untold.length === 0) return new Set();
  const first = Math.min(...untold.map(({ seq }) => seq));
  const ids = lines.filter(({ balance }) => balance.lastSeq >= first).flatMap(({ parts }) => parts);
  const speaking = new Set<string>();
  for (let from = 0; from < ids.length; from += concurrentReads) {
    const wave = ids.slice(from, from + concurrentReads);
    const read = await Promise.all(wave.map((id) => ledger.readPostings(books, id)));
    for (const posting of read.flat()) if (isSaid(posting, date)) speaking.add(posting.uploadId);
  }
  return speaking;
}

function isSaid(posting: Posting, date: IsoDate): boolean {
  return posting.reverses === null && saysBy(posting, date);
}

function isApplied(upload: Upload): upload is AppliedUpload {
  return upload.outcome.state === "applied";
}
