/** The applied uploads that figures of a day rest on: those that state something of it or of a day before. */
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import type { SnapshotSource } from "../../shared/domain/snapshots/snapshot.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";

/** @returns in the order of their numbers. */
export function sourcesOf(uploads: readonly Upload[], date: IsoDate): SnapshotSource[] {
  return uploads
    .flatMap(({ uploadId, seq, fileName, sha256, outcome }) => {
      if (outcome.state !== "applied") return [];
      const { format, asOf, at, saysFrom, period } = outcome;
      const first = [saysFrom, period?.from ?? asOf].filter((day) => day !== null).toSorted()[0];
      return first !== undefined && first <= date
        ? [{ uploadId, seq, fileName, sha256, format, asOf, at }]
        : [];
    })
    .toSorted((a, b) => a.seq - b.seq);
}
