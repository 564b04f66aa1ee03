/** Alerts in memory, beside the same outbox as the ledger's. */
import type { Alert } from "../../shared/domain/alert.ts";
import type { Books } from "../../shared/domain/books.ts";
import type { AlertSaving, AlertStore, StoredAlertChange } from "../../shared/ports/alert-store.ts";
import type { MemoryOutbox } from "./memory-outbox.ts";

export class MemoryAlertStore implements AlertStore {
  readonly maxChangesPerSave = 49;
  readonly #outbox: MemoryOutbox;
  readonly #alerts = new Map<string, Alert>();
  readonly #log = new Map<string, StoredAlertChange>();

  constructor(outbox: MemoryOutbox) {
    this.#outbox = outbox;
  }

  readAlerts(books: Books): Promise<Alert[]> {
    return Promise.resolve(under(this.#alerts, books));
  }

  readLog(books: Books): Promise<StoredAlertChange[]> {
    return Promise.resolve(under(this.#log, books));
  }

  save({ books, changes, bundle }: AlertSaving): Promise<"saved" | "conflict"> {
    const names = new Set(changes.map(({ alert }) => nameOf(books, alert)));
    if (names.size < changes.length || names.size > this.maxChangesPerSave) {
      const counts = `${changes.length} changes of ${names.size} alerts`;
      return Promise.reject(
        new RangeError(`One transaction writes an item once, and few of them: got ${counts}`),
      );
    }
    const isStale = changes.some((change) => {
      const version = this.#alerts.get(nameOf(books, change.alert))?.version ?? 0;
      return version !== change.alert.version - 1 || this.#log.has(logNameOf(books, change));
    });
    if (isStale || (bundle !== null && this.#outbox.has(bundle.id))) return Promise.resolve("conflict");
    for (const change of changes) {
      this.#alerts.set(nameOf(books, change.alert), change.alert);
      this.#log.set(logNameOf(books, change), change);
    }
    if (bundle !== null) this.#outbox.put(bundle);
    return Promise.resolve("saved");
  }
}

/** In the order of the names, as a table keeps them. */
function under<Value>(stored: ReadonlyMap<string, Value>, books: Books): Value[] {
  const inBooks = [...stored].filter(([name]) => name.startsWith(shelfOf(books)));
  return inBooks.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function nameOf(books: Books, { scope, fund, rule }: Alert): string {
  return `${shelfOf(books)}${scope.level}/${scope.id}#${fund}#${rule}`;
}

function logNameOf(books: Books, { alert, at }: StoredAlertChange): string {
  const { scope, fund, rule, version } = alert;
  return `${shelfOf(books)}${at}#${scope.level}/${scope.id}#${fund}#${rule}#${`${version}`.padStart(10, "0")}`;
}

function shelfOf({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}/`;
}
