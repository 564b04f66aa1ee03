/** What a person asks of snapshots and reports. Other stages do it; who asks need not know them. */
import type { PackQuery, ReportQuery } from "../contracts/api/api.ts";
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import type { Finding } from "../domain/values/finding.ts";
import type { SnapshotName } from "../domain/snapshots/snapshot.ts";
import type { Requester } from "../domain/uploads/command.ts";

export interface SnapshotTakeRequest {
  readonly books: Books;
  readonly asOf: IsoDate;
  readonly by: Requester;
  readonly isForced: boolean;
}

export type SnapshotTaking =
  | { readonly kind: "taken" | "unchanged"; readonly entry: SnapshotName }
  | { readonly kind: "answered"; readonly name: SnapshotName }
  | { readonly kind: "refused"; readonly finding: Finding; readonly isPassing: boolean };

export type FoundReport =
  | {
      readonly kind: "file";
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      readonly fileName: string;
    }
  /** Where the file can be had past the API, for a short while. */
  | { readonly kind: "address"; readonly url: string; readonly fileName: string; readonly expiresAt: string }
  /** It is not rendered yet, and was requested. */
  | { readonly kind: "rendering" };

export interface SnapshotActs {
  /** Null: it was requested, and is done by another process. */
  take(request: SnapshotTakeRequest): Promise<SnapshotTaking | null>;
  /** Null where there is no such snapshot. */
  report(books: Books, name: SnapshotName, query: ReportQuery): Promise<FoundReport | null>;
  /** @param books of the last year. Null where no year has a snapshot. */
  pack(books: Books, query: PackQuery): Promise<FoundReport | null>;
}
