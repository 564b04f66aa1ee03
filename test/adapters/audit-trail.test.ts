import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { describeAuditTrail } from "./audit-trail-contract.ts";

describeAuditTrail(
  () =>
    Promise.resolve({
      open: () => Promise.resolve(new TableAuditTrail(new MemoryItemTable())),
      close: () => Promise.resolve(),
    }),
  "a table",
);
