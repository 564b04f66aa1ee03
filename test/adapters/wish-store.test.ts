import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { TableWishStore } from "../../shared/stores/wish-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { describeWishStore } from "./wish-store-contract.ts";

describeWishStore(
  () =>
    Promise.resolve({
      open: () => {
        const outbox = new MemoryOutbox();
        return Promise.resolve({
          wishes: new TableWishStore(outbox.table),
          trail: new TableAuditTrail(outbox.table),
          told: () => Promise.resolve(outbox.written().map(({ id }) => id)),
        });
      },
      close: () => Promise.resolve(),
    }),
  "a table",
);
