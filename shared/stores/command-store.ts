/** Commands in a table: one item for each thing that commands are about, versioned, beside the trail and the outbox. */
import type { OutboxBundle } from "../contracts/outbox.ts";
import { answerId, auditOfAnswer, commandFromStored, commandToStored } from "../contracts/stored-command.ts";
import type { Books } from "../domain/books.ts";
import { type AnsweredCommand, snapshotCommandPrefix, type Command, commandName } from "../domain/command.ts";
import { everything, type ItemTable, type Put } from "../ports/item-table.ts";
import type { CommandStore } from "../ports/command-store.ts";
import * as keys from "./keys.ts";
import { dataItem, putIfAbsent, putOverVersion, readItem, versionedItem, writeOf } from "./stored-items.ts";

export class TableCommandStore implements CommandStore {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async find(books: Books, name: string): Promise<Command | null> {
    const item = await this.#table.get(keys.commandKey(books, name));
    return item === null ? null : readItem(item, commandFromStored);
  }

  async listOfSnapshots(books: Books): Promise<Command[]> {
    const partition = keys.commandPartition(books);
    const items = await this.#table.query(partition, everything(snapshotCommandPrefix));
    return items.map((item) => readItem(item, commandFromStored));
  }

  async submit(command: Command, bundle: OutboxBundle): Promise<"stored" | "conflict"> {
    const outcome = await this.#table.write(writeOf({ puts: [putOf(command)], bundle }));
    return outcome === "written" ? "stored" : "conflict";
  }

  async answer(command: AnsweredCommand): Promise<void> {
    const entry = auditOfAnswer(command);
    const key = keys.auditKey(command.books, entry.at, answerId(command));
    // A conflict: it was answered before, or another command took its place.
    await this.#table.write(writeOf({ puts: [putOf(command), putIfAbsent(dataItem(key, entry))] }));
  }
}

function putOf(command: Command): Put {
  const key = keys.commandKey(command.books, commandName(command.requested));
  return putOverVersion(versionedItem(key, command.version, commandToStored(command)), command.version - 1);
}
