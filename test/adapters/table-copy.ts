/** A copy of the engine's items behind the real client's door: a thousand readings of it cost nothing. */
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { localConfig } from "../../local/local-config.ts";
import { documentClient } from "../../shared/aws/document-client.ts";
import type { StoredItem } from "./damage.ts";

export class TableCopy {
  /** `pk` of every reading. Anything but a reading is an error. */
  readonly asked: string[] = [];
  readonly client: DynamoDBDocumentClient;
  readonly #items = new Map<string, StoredItem>();

  constructor(items: readonly StoredItem[]) {
    for (const item of items) this.put(item);
    this.client = documentClient(localConfig("http://127.0.0.1:9"));
    Object.assign(this.client, { send: (command: unknown) => Promise.resolve(this.#answer(command)) });
  }

  put(item: StoredItem): void {
    this.#items.set(keyOf(item), item);
  }

  remove(item: StoredItem): void {
    this.#items.delete(keyOf(item));
  }

  #answer(command: unknown): unknown {
    if (command instanceof GetCommand) {
      const Key = command.input.Key ?? {};
      this.asked.push(String(Key["pk"]));
      return { Item: this.#items.get(keyOf(Key)) };
    }
    if (!(command instanceof QueryCommand)) throw new RangeError("A verification only reads by key");
    const { ":pk": pk, ":prefix": prefix = "" } = command.input.ExpressionAttributeValues ?? {};
    this.asked.push(String(pk));
    const Items = [...this.#items.values()]
      .filter((item) => item["pk"] === pk && String(item["sk"]).startsWith(String(prefix)))
      .toSorted((a, b) => (String(a["sk"]) < String(b["sk"]) ? -1 : 1));
    return { Items };
  }
}

function keyOf(item: StoredItem): string {
  return `${String(item["pk"])} ${String(item["sk"])}`;
}
