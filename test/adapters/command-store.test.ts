import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { TableCommandStore } from "../../shared/stores/command-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { describeCommandStore } from "./command-store-contract.ts";

describeCommandStore(
  () =>
    Promise.resolve({
      open: () => {
        const outbox = new MemoryOutbox();
        return Promise.resolve({
          commands: new TableCommandStore(outbox.table),
          trail: new TableAuditTrail(outbox.table),
          notified: () => Promise.resolve(outbox.written().map(({ id }) => id)),
        });
      },
      close: () => Promise.resolve(),
    }),
  "a table",
);
