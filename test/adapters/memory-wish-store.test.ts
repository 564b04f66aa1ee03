import { MemoryAuditTrail } from "../support/memory-audit-trail.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { MemoryWishStore } from "../support/memory-wish-store.ts";
import { describeWishStore } from "./wish-store-contract.ts";

describeWishStore(
  () =>
    Promise.resolve({
      open: () => {
        const [outbox, trail] = [new MemoryOutbox(), new MemoryAuditTrail()];
        const told = () => Promise.resolve(outbox.written().map(({ id }) => id));
        return Promise.resolve({ wishes: new MemoryWishStore(outbox, trail), trail, told });
      },
      close: () => Promise.resolve(),
    }),
  "memory",
);
