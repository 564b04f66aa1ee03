import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { describeItemTable } from "./item-table-contract.ts";

describeItemTable(
  () =>
    Promise.resolve({
      open: () => {
        const table = new MemoryItemTable();
        return Promise.resolve({
          table,
          announced: () => Promise.resolve(table.bundles().map(({ id }) => id)),
        });
      },
      close: () => Promise.resolve(),
    }),
  "memory",
);
