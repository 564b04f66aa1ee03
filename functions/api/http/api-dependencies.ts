/** What the acts of the API work with: ports alone, and what is remembered of books. */
import type { ReadDocument } from "../../../shared/formats/kernel/format.ts";
import type { Accounts } from "../../../shared/ports/accounts.ts";
import type { AlertStore } from "../../../shared/ports/alert-store.ts";
import type { AuditTrail, ReadLog } from "../../../shared/ports/audit-trail.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { CommandStore } from "../../../shared/ports/command-store.ts";
import type { FileStore } from "../../../shared/ports/file-store.ts";
import type { MappingStore } from "../../../shared/ports/mapping-store.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { NoticeStore } from "../../../shared/ports/notice-store.ts";
import type { PolicyStore } from "../../../shared/ports/policy-store.ts";
import type { SnapshotStore } from "../../../shared/ports/snapshot-store.ts";
import type { UploadActs, SnapshotActs, OversightActs } from "../../../shared/ports/stage-acts.ts";
import type { BooksCache } from "../figures/books-cache.ts";

export interface ApiDependencies {
  readonly ledger: LedgerStore;
  readonly alerts: AlertStore;
  readonly policies: PolicyStore;
  readonly mappings: MappingStore;
  readonly snapshots: SnapshotStore;
  readonly notices: Pick<NoticeStore, "list">;
  readonly commands: CommandStore;
  readonly files: Pick<FileStore, "read">;
  /** On AWS documents are read past the API, so here they have no lines. */
  readonly readDocument: ReadDocument;
  readonly audit: AuditTrail;
  readonly reads: ReadLog;
  readonly clock: Clock;
  readonly cache: BooksCache;
  readonly uploadActs: UploadActs;
  readonly snapshotActs: SnapshotActs;
  readonly oversightActs: OversightActs;
  /** What the settings or the files call an office; null where nobody does. */
  readonly officeNameOf: (office: string) => Promise<string | null>;
  /** SHA-256 in hex. */
  readonly hash: (bytes: Uint8Array) => string;
  /** A new one each time. */
  readonly newId: () => string;
  /** Null where this host keeps none. */
  readonly accounts: Accounts | null;
  /** Who else knows people, as its issuer or its name says; null where nobody does. */
  readonly identityProvider: string | null;
  /** Whether somebody can end a session here. */
  readonly hasSessions: boolean;
  /** Whether this host tells open pages of changes by itself. */
  readonly hasNews: boolean;
}
