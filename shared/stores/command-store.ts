/** Commands in a table: one item for each thing that commands are about, versioned, beside the trail and the outbox. */
import type { OutboxBundle } from "../contracts/events/outbox.ts";
import {
  answerId,
  auditOfAnswer,
  commandFromStored,
  commandToStored,
} from "../contracts/stored/stored-command.ts";
import {
  type AnsweredCommand,
  type Command,
  commandName,
  snapshotCommandPrefix,
} from "../domain/uploads/command.ts";
import type { Books } from "../domain/values/books.ts";
import type { CommandStore } from "../ports/command-store.ts";
import { everything, type ItemKey, type ItemTable, type Put } from "../ports/item-table.ts";
import { appendChained } from "./audit-trail.ts";
import * as keys from "./keys.ts";
import { putOverVersion, readItem, versionedItem, writeOf } from "./stored-items.ts";

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
    const { books: scope, version } = command;
    const entry = auditOfAnswer(command);
    await appendChained(this.#table, { scope, entry, id: answerId(command) }, async (puts) => {
      const outcome = await this.#table.write(writeOf({ puts: [putOf(command), ...puts] }));
      if (outcome === "written") return "done";
      const item = await this.#table.get(keyOf(command));
      // It was answered before, or another command took its place; or the trail went on beside it.
      return item?.version === version - 1 ? "again" : "done";
    });
  }
}

function keyOf({ books, requested }: Command): ItemKey {
  return keys.commandKey(books, commandName(requested));
}

function putOf(command: Command): Put {
  return putOverVersion(
    versionedItem(keyOf(command), command.version, commandToStored(command)),
    command.version - 1,
  );
}
