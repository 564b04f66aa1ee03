/** A request and its answer as both hosts carry them, and a request as an act sees it: read and checked. */
import type {
  AnswerOf,
  BodyOf,
  Operation,
  ParamsOf,
  QueryOf,
} from "../../../shared/contracts/api/operation.ts";
import type { Principal } from "../../../shared/domain/access/principal.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { ReadDocument } from "../../../shared/formats/kernel/format.ts";
import type { Accounts } from "../../../shared/ports/accounts.ts";
import type { AlertStore } from "../../../shared/ports/alert-store.ts";
import type { AuditTrail, ReadLog } from "../../../shared/ports/audit-trail.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { CommandStore } from "../../../shared/ports/command-store.ts";
import type { FileStore } from "../../../shared/ports/file-store.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { MappingStore } from "../../../shared/ports/mapping-store.ts";
import type { NoticeStore } from "../../../shared/ports/notice-store.ts";
import type { PolicyStore } from "../../../shared/ports/policy-store.ts";
import type { SnapshotStore } from "../../../shared/ports/snapshot-store.ts";
import type { UploadActs, SnapshotActs, OversightActs } from "../../../shared/ports/stage-acts.ts";
import type { BooksCache } from "../figures/books-cache.ts";
import type { AcceptedReply, Reply } from "./reply.ts";

export interface ApiRequest {
  readonly method: string;
  /** As it was sent, percent-encoded. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Null of somebody who has not shown who they are. */
  readonly principal: Principal | null;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: nothing follows the headers. */
  readonly body: Uint8Array | null;
}

export interface RequestContext<Of extends Operation = Operation> {
  readonly principal: Principal;
  readonly params: ParamsOf<Of>;
  readonly query: QueryOf<Of>;
  /** Of a file: JSON where such came, else null, and the bytes are in `request`. */
  readonly body: BodyOf<Of>;
  readonly request: ApiRequest;
}

export type Act<Of extends Operation> = (
  context: RequestContext<Of>,
  dependencies: ApiDependencies,
) => Promise<Reply<AnswerOf<Of>> | (Of extends MayTakeTime ? AcceptedReply<AnswerOf<Of>> : never)>;

interface MayTakeTime {
  readonly mayTakeTime: true;
}

export function booksOf({ office, year }: { readonly office: string; readonly year: number }): Books {
  return { office, fiscalYear: year };
}

// What the acts of the API work with: ports alone, and what is remembered of books.

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
