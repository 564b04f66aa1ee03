/** Alerts and their log on DynamoDB. */
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { alertFromJson, alertToJson } from "../contracts/alert-json.ts";
import { alertChanges, type Alert } from "../domain/alert.ts";
import type { Books } from "../domain/books.ts";
import type { AlertSaving, AlertStore, StoredAlertChange } from "../ports/alert-store.ts";
import * as keys from "./keys.ts";
import type { LedgerTables } from "./dynamo-ledger-store.ts";
import { putBundle } from "./outbox-item.ts";
import { queryAll } from "./query-all.ts";
import { maxTransactionActions, putIfAbsent, putOverVersion, transact } from "./transact.ts";

const storedAlert = z.object({ alert: z.string() });
const storedLogEntry = storedAlert.extend({ change: z.enum(alertChanges), at: z.string() });

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
    return items.map((item) => parseAlert(storedAlert.parse(item).alert));
  }

  async readLog(books: Books): Promise<StoredAlertChange[]> {
    const items = await this.#query(books, keys.alertLogPrefix);
    return items
      .map((item) => storedLogEntry.parse(item))
      .map(({ alert, change, at }) => ({ alert: parseAlert(alert), change, at }));
  }

  async save({ books, changes, bundle }: AlertSaving): Promise<"saved" | "conflict"> {
    const actions = changes.flatMap(({ alert, change, at }) => {
      const json = JSON.stringify(alertToJson(alert));
      return [
        putOverVersion(
          this.#tables.ledger,
          { ...keys.alertKey(books, alert), version: alert.version, alert: json },
          alert.version - 1,
        ),
        putIfAbsent(this.#tables.ledger, { ...keys.alertLogKey(books, at, alert), change, at, alert: json }),
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

/** Alerts are kept as their JSON text: they are read whole, and text keeps won exact. */
function parseAlert(json: string): Alert {
  return alertFromJson(JSON.parse(json));
}
