import { MemoryAlertStore } from "../support/memory-alert-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { describeAlertStore } from "./alert-store-contract.ts";

describeAlertStore(
  () =>
    Promise.resolve({
      open: () => {
        const outbox = new MemoryOutbox();
        return Promise.resolve({
          alerts: new MemoryAlertStore(outbox),
          told: () => Promise.resolve(outbox.told()),
        });
      },
      close: () => Promise.resolve(),
    }),
  "memory",
);
