/** Alerts and their log on DynamoDB. */
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { alertFromJson, alertToJson } from "../contracts/alert-json.ts";
import { alertChanges, type Alert } from "../domain/alert.ts";
import type { Books } from "../domain/books.ts";
import type { AlertSaving, AlertStore, StoredAlertChange } from "../ports/alert-store.ts";
import { dataItem, itemDamaged, readItem, readVersionedItem, skOf, versionedItem } from "./data-item.ts";
import * as keys from "./keys.ts";
import type { LedgerTables } from "./dynamo-ledger-store.ts";
import { putBundle } from "./outbox-item.ts";
import { queryAll } from "./query-all.ts";
import { maxTransactionActions, putIfAbsent, putOverVersion, transact } from "./transact.ts";

const storedLogEntry = z.object({ change: z.enum(alertChanges), at: z.string(), alert: z.unknown() });

export class DynamoAlertStore implements AlertStore {
  /** An alert is two actions, its state and its log entry; the events are one more. */
  readonly maxChangesPerSave = Math.floor((maxTransactionActions - 1) / 2);
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: LedgerTables;

  constructor(client: DynamoDBDocumentClient, tables: LedgerTables) {
    this.#client = client;
    this.#tables = tables;
  }

  async readAlerts(books: Books): Promise<Alert[]> {
    const items = await this.#query(books, keys.alertPrefix);
    return items.map((item) => readVersionedItem(item, alertFromJson));
  }

  async readLog(books: Books): Promise<StoredAlertChange[]> {
    const items = await this.#query(books, keys.alertLogPrefix);
    return items.map((item) => {
      const entry = readItem(item, logEntryOf);
      if (keys.alertLogKey(books, entry.at, entry.alert).sk === skOf(item)) return entry;
      throw itemDamaged(item, "it tells of another change than its key", null);
    });
  }

  async save({ books, changes, bundle }: AlertSaving): Promise<"saved" | "conflict"> {
    const actions = changes.flatMap(({ alert, change, at }) => {
      const json = alertToJson(alert);
      const item = versionedItem(keys.alertKey(books, alert), alert.version, json);
      const logItem = dataItem(keys.alertLogKey(books, at, alert), { change, at, alert: json });
      return [
        putOverVersion(this.#tables.ledger, item, alert.version - 1),
        putIfAbsent(this.#tables.ledger, logItem),
      ];
    });
    if (bundle !== null) actions.push(putBundle(this.#tables.outbox, bundle));
    const { outcome } = await transact(this.#client, actions);
    return outcome === "committed" ? "saved" : "conflict";
  }

  #query(books: Books, prefix: string): Promise<Record<string, unknown>[]> {
    return queryAll(this.#client, this.#tables.ledger, keys.alertPartition(books), prefix);
  }
}

function logEntryOf(data: unknown): StoredAlertChange {
  const { alert, change, at } = storedLogEntry.parse(data);
  return { alert: alertFromJson(alert), change, at };
}
