/** A report that is downloaded past the API: its address, or a request that has it rendered now. */
import type { PackQuery, ReportQuery } from "../../../shared/contracts/api/api.ts";
import type { ReportManner } from "../../../shared/domain/report/report-question.ts";
import { isNamed, type SnapshotName } from "../../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { ReportAddresses } from "../../../shared/ports/file-store.ts";
import type { Outbox } from "../../../shared/ports/queues.ts";
import type { FoundReport } from "../../../shared/ports/stage-acts.ts";
import type { SnapshotStore } from "../../../shared/ports/snapshot-store.ts";
import { snapshotsOfYears, type YearSources } from "../../../shared/reading/snapshots-of-years.ts";
import {
  downloadName,
  packDownloadName,
  packKey,
  reportKey,
  reportName,
} from "../../../shared/reports/report-kinds.ts";

export interface ReportRequesting {
  readonly snapshots: Pick<SnapshotStore, "list">;
  readonly addresses: ReportAddresses;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** Null of an office that the settings do not name. */
  readonly officeNameOf: (office: string) => string | null;
  /** SHA-256 in hex. */
  readonly hash: (bytes: Uint8Array) => string;
}

export interface PackRequesting extends ReportRequesting {
  readonly ledger: YearSources["ledger"];
}

/** Null where there is no such snapshot. */
export async function requestReport(
  books: Books,
  name: SnapshotName,
  { format, unit, ...query }: ReportQuery,
  { snapshots, addresses, outbox, clock, officeNameOf, hash }: ReportRequesting,
): Promise<FoundReport | null> {
  if (!(await snapshots.list(books)).some((entry) => isNamed(entry, name))) return null;
  const manner = mannerOf(query);
  const kept = reportName(name, unit, manner, hash);
  const fileName = downloadName(officeNameOf(books.office) ?? books.office, name, unit, format);
  const address = await addresses.addressOf(reportKey(books, kept, format), fileName);
  if (address !== null) return { kind: "address", fileName, ...address };
  const { asOf, version } = name;
  const at = clock.now();
  const id = idOf(books, kept, at);
  const event = {
    ...manner,
    type: "ReportRequested",
    version: 1,
    id,
    snapshot: { asOf, version },
    unit,
  } as const;
  await outbox.tell({ topic: "report-command", id, books, at, events: [event] });
  return { kind: "rendering" };
}

/** As the query of a report says it. */
export function mannerOf({
  rows,
  department,
  contact,
}: Pick<ReportQuery, "rows" | "department" | "contact">): ReportManner {
  return { department: department ?? null, contact: contact ?? null, listRows: rows };
}

/** Null where no year has a snapshot. */
export async function requestPack(
  books: Books,
  { format, until, contact, ...query }: PackQuery,
  { snapshots, ledger, addresses, outbox, clock, officeNameOf, hash }: PackRequesting,
): Promise<FoundReport | null> {
  const question = { ...query, until: until ?? null, contact: contact ?? null };
  const years = await snapshotsOfYears({ books, ...question }, { snapshots, ledger });
  if (years.every(({ entries }) => entries.length === 0)) return null;
  const rests = years.map(({ entries, hasBooks }) => [hasBooks, ...entries.map((entry) => entry.hash)]);
  const fingerprint = hash(new TextEncoder().encode(JSON.stringify([question, rests]))).slice(0, 32);
  const key = packKey(books, fingerprint, format);
  const name = officeNameOf(books.office) ?? books.office;
  const fileName = packDownloadName(name, { ...books, years: query.years }, format);
  const address = await addresses.addressOf(key, fileName);
  if (address !== null) return { kind: "address", fileName, ...address };
  const at = clock.now();
  const id = idOf(books, `audit-pack/${fingerprint}/${format}`, at);
  const event = { ...question, type: "AuditPackRequested", version: 1, id, format, key } as const;
  await outbox.tell({ topic: "report-command", id, books, at, events: [event] });
  return { kind: "rendering" };
}

/** One event in ten minutes, however often it is requested: another follows in case that rendering failed. */
function idOf({ office, fiscalYear }: Books, name: string, at: string): string {
  return `${office}/${fiscalYear}/command/report/${name}/${tenMinutesOf(at)}`;
}

export function tenMinutesOf(at: string): string {
  return at.slice(0, "2020-11-02T00:0".length);
}
