import { MemoryAuditTrail } from "../support/memory-audit-trail.ts";
import { describeAuditTrail } from "./audit-trail-contract.ts";

describeAuditTrail(
  () =>
    Promise.resolve({
      open: () => Promise.resolve(new MemoryAuditTrail()),
      close: () => Promise.resolve(),
    }),
  "memory",
);
