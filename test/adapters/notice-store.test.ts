import { TableNoticeStore } from "../../shared/stores/notice-store.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { describeNoticeStore } from "./notice-store-contract.ts";

describeNoticeStore(
  () =>
    Promise.resolve({
      open: () => Promise.resolve(new TableNoticeStore(new MemoryItemTable())),
      close: () => Promise.resolve(),
    }),
  "a table",
);
