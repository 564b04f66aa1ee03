/** What a person asks of snapshots and reports. Other stages do it; who asks need not know them. */
import type { ReportQuery } from "../contracts/api.ts";
import type { Books } from "../domain/books.ts";
import type { IsoDate } from "../domain/calendar.ts";
import type { Finding } from "../domain/finding.ts";
import type { SnapshotName } from "../domain/snapshot.ts";

export interface SnapshotWish {
  readonly books: Books;
  readonly asOf: IsoDate;
  readonly by: string;
  readonly requestId: string | null;
  readonly isForced: boolean;
}

export type SnapshotTaking =
  | { readonly kind: "taken" | "unchanged"; readonly entry: SnapshotName }
  | { readonly kind: "answered"; readonly name: SnapshotName }
  | { readonly kind: "refused"; readonly finding: Finding; readonly isPassing: boolean };

export interface ReportFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

export interface SnapshotActs {
  /** Null where none is taken from here; null of an answer: it is done by another process. */
  readonly take: ((wish: SnapshotWish) => Promise<SnapshotTaking | null>) | null;
  /** Null where there is no such snapshot, or no such format here. */
  report(books: Books, name: SnapshotName, query: ReportQuery): Promise<ReportFile | null>;
}
