import { MemoryOutbox } from "../support/memory-outbox.ts";
import { MemorySnapshotStore } from "../support/memory-snapshot-store.ts";
import { describeSnapshotStore } from "./snapshot-store-contract.ts";

describeSnapshotStore(
  () =>
    Promise.resolve({
      open: () => {
        const outbox = new MemoryOutbox();
        return Promise.resolve({
          store: new MemorySnapshotStore(outbox),
          told: () => Promise.resolve(outbox.told()),
        });
      },
      close: () => Promise.resolve(),
    }),
  "memory",
);
