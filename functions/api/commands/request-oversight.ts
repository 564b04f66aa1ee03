/** What is asked of books as a whole where other stages do it: told through the outbox, and found where they keep it. */
import { exportKey } from "../../../shared/contracts/files/upload-key.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { ReportAddresses } from "../../../shared/ports/file-store.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { Outbox } from "../../../shared/ports/queues.ts";
import type { FoundReport, OversightActs } from "../../../shared/ports/stage-acts.ts";
import type { SnapshotStore } from "../../../shared/ports/snapshot-store.ts";
import { tenMinutesOf } from "./request-report.ts";

export interface OversightRequesting {
  readonly ledger: Pick<LedgerStore, "readHead">;
  readonly snapshots: Pick<SnapshotStore, "list">;
  readonly addresses: ReportAddresses;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly find: OversightActs["verification"];
  /** Null of an office that the settings do not name. */
  readonly officeNameOf: (office: string) => string | null;
}

export function requestingOversight(requesting: OversightRequesting): OversightActs {
  const { outbox, clock, find } = requesting;
  return {
    verify: async (books, verificationId) => {
      const known = await find(books, verificationId);
      if (known !== null) return known;
      const at = clock.now();
      const id = `${books.office}/${books.fiscalYear}/command/verify/${verificationId}`;
      const event = { type: "VerificationRequested", version: 1, id, verificationId } as const;
      await outbox.tell({ topic: "verify-command", id, books, at, events: [event] });
      return null;
    },
    verification: find,
    export: (books) => requestExport(books, requesting),
  };
}

/** The archive is named by what the books are: as long as nothing changes, one is made a day. */
async function requestExport(
  books: Books,
  { ledger, snapshots, addresses, outbox, clock, officeNameOf }: OversightRequesting,
): Promise<FoundReport> {
  const [{ version }, taken] = await Promise.all([ledger.readHead(books), snapshots.list(books)]);
  const key = exportKey(books, `${version}-${taken.length}`);
  const fileName = `${officeNameOf(books.office) ?? books.office}_${books.fiscalYear}_export.tar`;
  const address = await addresses.addressOf(key, fileName);
  if (address !== null) return { kind: "address", fileName, ...address };
  const at = clock.now();
  const id = `${books.office}/${books.fiscalYear}/command/export/${version}-${taken.length}/${tenMinutesOf(at)}`;
  const event = { type: "ExportRequested", version: 1, id, key } as const;
  await outbox.tell({ topic: "report-command", id, books, at, events: [event] });
  return { kind: "rendering" };
}
