import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { describePolicyStore } from "./policy-store-contract.ts";

describePolicyStore(
  () =>
    Promise.resolve({
      open: () => Promise.resolve(new TablePolicyStore(new MemoryItemTable())),
      close: () => Promise.resolve(),
    }),
  "a table",
);
