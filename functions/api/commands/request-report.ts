/** A report that is downloaded past the API: its address, or a request that has it rendered now. */
import type { ReportQuery } from "../../../shared/contracts/api/api.ts";
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import { isNamed, type SnapshotName } from "../../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { ReportAddresses } from "../../../shared/ports/file-store.ts";
import type { Outbox } from "../../../shared/ports/queues.ts";
import type { FoundReport } from "../../../shared/ports/snapshot-acts.ts";
import type { SnapshotStore } from "../../../shared/ports/snapshot-store.ts";
import { downloadName, reportKey, reportName } from "../../../shared/reports/report-kinds.ts";

export interface ReportRequesting {
  readonly snapshots: Pick<SnapshotStore, "list">;
  readonly addresses: ReportAddresses;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** Null of an office that the settings do not name. */
  readonly officeNameOf: (office: string) => string | null;
}

/** Null where there is no such snapshot. */
export async function requestReport(
  books: Books,
  name: SnapshotName,
  { format, unit }: ReportQuery,
  { snapshots, addresses, outbox, clock, officeNameOf }: ReportRequesting,
): Promise<FoundReport | null> {
  if (!(await snapshots.list(books)).some((entry) => isNamed(entry, name))) return null;
  const fileName = downloadName(officeNameOf(books.office) ?? books.office, name, unit, format);
  const address = await addresses.addressOf(reportKey(books, name, unit, format), fileName);
  if (address !== null) return { kind: "address", fileName, ...address };
  await outbox.tell(bundleOf(books, name, unit, clock.now()));
  return { kind: "rendering" };
}

/** One event in ten minutes, however often it is requested: another follows in case that rendering failed. */
function bundleOf(books: Books, snapshot: SnapshotName, unit: ReportQuery["unit"], at: string): OutboxBundle {
  const tenMinutes = at.slice(0, "2020-11-02T00:0".length);
  const id = `${books.office}/${books.fiscalYear}/command/report/${reportName(snapshot, unit)}/${tenMinutes}`;
  const { asOf, version } = snapshot;
  const event = { type: "ReportRequested", version: 1, id, snapshot: { asOf, version }, unit } as const;
  return { topic: "report-command", id, books, at, events: [event] };
}
