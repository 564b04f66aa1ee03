/** What a command of reports works with, and the read log of what it takes out, as the API keeps it of its downloads. */
import { randomUUID } from "node:crypto";
import type { FreezeSources } from "../../functions/snapshot/freeze.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { ReadLog } from "../../shared/ports/audit-trail.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import { actorOf } from "../host/record-audit.ts";
import type { Arguments } from "../terminal/command-line.ts";

export interface ReportHost extends FreezeSources {
  readonly snapshots: SnapshotStore;
  readonly reads: Pick<ReadLog, "record">;
  readonly clock: Clock;
}

export async function recordDownload(
  { reads, clock }: ReportHost,
  books: Books,
  args: Arguments,
  { what, target }: { readonly what: "report" | "auditPack"; readonly target: string },
): Promise<void> {
  const read = { kind: "download", what, target, by: actorOf(args), at: clock.now() } as const;
  await reads.record(books, read, randomUUID());
}
