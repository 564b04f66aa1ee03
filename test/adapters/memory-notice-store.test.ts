import { MemoryNoticeStore } from "../support/memory-notice-store.ts";
import { describeNoticeStore } from "./notice-store-contract.ts";

describeNoticeStore(
  () =>
    Promise.resolve({
      open: () => Promise.resolve(new MemoryNoticeStore()),
      close: () => Promise.resolve(),
    }),
  "memory",
);
