import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { describeLedgerStore } from "./ledger-store-contract.ts";

describeLedgerStore(
  () =>
    Promise.resolve({
      open: () => {
        const outbox = new MemoryOutbox();
        const ledger = new TableLedgerStore(outbox.table);
        return Promise.resolve({ ledger, told: () => Promise.resolve(outbox.told()) });
      },
      close: () => Promise.resolve(),
    }),
  "a table",
);
