/**
 * What logins leave in the home, so that a restart forgets neither guesses nor sessions. The one host of a home keeps
 * all of it in memory, too, and decides by that: nothing here is read twice.
 */
import {
  storedLastLogin,
  storedSession,
  type StoredSession,
  storedTries,
  type StoredTries,
} from "../../shared/contracts/stored/stored-login.ts";
import { everything, type ItemTable } from "../../shared/ports/item-table.ts";
import { loginPartitions } from "../../shared/stores/keys.ts";
import { dataItem, readItem, writeOf } from "../../shared/stores/stored-items.ts";

type Partition = keyof typeof loginPartitions;

/** A write takes fewer than this. */
const perWrite = 100;

export class LoginStore {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  tries(): Promise<Map<string, StoredTries>> {
    return this.#read("tries", (data) => storedTries.parse(data));
  }

  sessions(): Promise<Map<string, StoredSession>> {
    return this.#read("sessions", (data) => storedSession.parse(data));
  }

  /** By account, in milliseconds since 1970. */
  async lastLogins(): Promise<Map<string, number>> {
    const found = await this.#read("lastLogins", (data) => storedLastLogin.parse(data));
    return new Map([...found].map(([account, { at }]) => [account, at]));
  }

  keepTries(name: string, tries: StoredTries): Promise<void> {
    return this.#put("tries", name, tries);
  }

  keepSession(digest: string, session: StoredSession): Promise<void> {
    return this.#put("sessions", digest, session);
  }

  keepLastLogin(account: string, at: number): Promise<void> {
    return this.#put("lastLogins", account, { at });
  }

  async forget(partition: Partition, names: readonly string[]): Promise<void> {
    for (let from = 0; from < names.length; from += perWrite) {
      const deletes = names
        .slice(from, from + perWrite)
        .map((sk) => ({ pk: loginPartitions[partition], sk }));
      await this.#table.write(writeOf({ deletes }));
    }
  }

  async #read<Value>(partition: Partition, read: (data: unknown) => Value): Promise<Map<string, Value>> {
    const items = await this.#table.query(loginPartitions[partition], everything());
    return new Map(items.map((item) => [item.sk, readItem(item, read)]));
  }

  async #put(partition: Partition, sk: string, data: unknown): Promise<void> {
    const item = dataItem({ pk: loginPartitions[partition], sk }, data);
    await this.#table.write(writeOf({ puts: [{ item, when: "always" }] }));
  }
}
