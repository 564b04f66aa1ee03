import { MemoryLedgerStore } from "../support/memory-ledger-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { describeLedgerStore } from "./ledger-store-contract.ts";

describeLedgerStore(
  () =>
    Promise.resolve({
      countsWriteUnits: false,
      open: () => {
        const outbox = new MemoryOutbox();
        return Promise.resolve({
          ledger: new MemoryLedgerStore(outbox),
          told: () => Promise.resolve(outbox.told()),
        });
      },
      close: () => Promise.resolve(),
    }),
  "memory",
);
