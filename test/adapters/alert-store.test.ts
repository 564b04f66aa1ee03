import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { describeAlertStore } from "./alert-store-contract.ts";

describeAlertStore(
  () =>
    Promise.resolve({
      open: () => {
        const outbox = new MemoryOutbox();
        const alerts = new TableAlertStore(outbox.table);
        return Promise.resolve({ alerts, notified: () => Promise.resolve(outbox.notified()) });
      },
      close: () => Promise.resolve(),
    }),
  "a table",
);
