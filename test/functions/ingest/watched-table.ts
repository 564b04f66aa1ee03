/** A table whose every access a test may act before or after: to crash there, or to let somebody else write. */
import { Failure } from "../../../shared/domain/values/failure.ts";
import type { ItemTable, TableWrite } from "../../../shared/ports/item-table.ts";

export interface Watch {
  /** @param count how many writes were asked for before this one. */
  readonly beforeWrite?: (count: number, write: TableWrite) => Promise<void> | void;
  /** After it was stored, and before the caller hears of it. */
  readonly afterWrite?: (count: number, write: TableWrite) => Promise<void> | void;
  /** Before each access of any kind. */
  readonly beforeAccess?: () => Promise<void>;
}

export function watchedTable(table: ItemTable, watch: Watch): ItemTable {
  let count = 0;
  const access = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    await watch.beforeAccess?.();
    return act();
  };
  return {
    limits: table.limits,
    get: (key) => access(() => table.get(key)),
    query: (pk, query) => access(() => table.query(pk, query)),
    write: (write) =>
      access(async () => {
        const at = count++;
        await watch.beforeWrite?.(at, write);
        const result = await table.write(write);
        await watch.afterWrite?.(at, write);
        return result;
      }),
  };
}

/** The process dies at its nth write (from 0), before it is stored or before its answer is heard. */
export function crashingTable(table: ItemTable, nth: number, when: "before" | "after"): ItemTable {
  const crash = (count: number): void => {
    if (count >= nth) throw crashed;
  };
  return watchedTable(table, when === "before" ? { beforeWrite: crash } : { afterWrite: crash });
}

export const crashed = new Failure("The process died", { code: "crashed", retryable: true });
