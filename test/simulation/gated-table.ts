/** The table as one worker sees it: each access waits at a gate, and of a query of several items each of two pages does. */
import type { Item, ItemQuery, ItemTable, TableWrite } from "../../shared/ports/item-table.ts";
import type { Exercise } from "./exercise.ts";
import type { Worker } from "./scheduler.ts";

export class GatedTable implements ItemTable {
  readonly limits: ItemTable["limits"];
  readonly #table: ItemTable;
  readonly #worker: () => Worker;
  readonly #exercise: Exercise;
  readonly #onWritten: (write: TableWrite, worker: Worker) => void;

  /**
   * @param worker who works with it now.
   * @param onWritten hears of each write that was stored, also where its worker hears nothing of it.
   */
  constructor(
    table: ItemTable,
    worker: () => Worker,
    exercise: Exercise,
    onWritten: (write: TableWrite, worker: Worker) => void,
  ) {
    this.#table = table;
    this.limits = table.limits;
    this.#worker = worker;
    this.#exercise = exercise;
    this.#onWritten = onWritten;
  }

  get(key: Parameters<ItemTable["get"]>[0]): Promise<Item | null> {
    return this.#worker().access(() => this.#table.get(key));
  }

  /** What others write between the pages is in the second alone. */
  async query(pk: string, query: ItemQuery): Promise<Item[]> {
    const all = await this.#worker().access(() => this.#table.query(pk, query));
    const first = all.slice(0, Math.ceil(all.length / 2));
    const last = first.at(-1);
    if (last === undefined || first.length === all.length) return all;
    const bound = query.order === "ascending" ? { after: last.sk } : { before: last.sk };
    const limit = query.limit === null ? null : query.limit - first.length;
    const second = await this.#worker().access(() => this.#table.query(pk, { ...query, ...bound, limit }));
    this.#exercise.count("faults", "page read later");
    return [...first, ...second];
  }

  async write(write: TableWrite): Promise<"written" | "conflict"> {
    const worker = this.#worker();
    const outcome = await worker.access(async () => {
      const result = await this.#table.write(write);
      if (result === "written") this.#onWritten(write, worker);
      return result;
    });
    if (outcome === "conflict") this.#exercise.count("faults", "race lost");
    return outcome;
  }
}
