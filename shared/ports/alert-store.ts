/** Where alerts stand, with a log of everything that happened to them. */
import type { OutboxBundle } from "../contracts/events/outbox.ts";
import type { Alert, AlertChange } from "../domain/alerts/alert.ts";
import type { Books } from "../domain/values/books.ts";
import type { FirstLoad } from "../domain/alerts/quiet-evaluation.ts";

export interface StoredAlertChange {
  readonly alert: Alert;
  readonly change: AlertChange;
  /** The moment of the change, ISO 8601. */
  readonly at: string;
}

export interface AlertSaving {
  readonly books: Books;
  /** At most `maxChangesPerSave`; each replaces the alert of one version less, and all are stored or none. */
  readonly changes: readonly StoredAlertChange[];
  /** Null when none of the changes is told. */
  readonly bundle: OutboxBundle | null;
}

export interface AlertStore {
  readonly maxChangesPerSave: number;
  readAlerts(books: Books): Promise<Alert[]>;
  /** `conflict`: another look was stored first, and nothing was. */
  save(saving: AlertSaving): Promise<"saved" | "conflict">;
  /**
   * What counts as the first load of these books.
   * @param found what a look found: noted where it is to count (`countedLoad`); null takes the note away.
   * @returns what is noted then.
   */
  noteFirstLoad(books: Books, found: FirstLoad | null): Promise<FirstLoad | null>;
  /** Null where nothing is noted. */
  readFirstLoad(books: Books): Promise<FirstLoad | null>;
  /** Everything that happened to the alerts of these books, oldest first. */
  readLog(books: Books): Promise<StoredAlertChange[]>;
}
