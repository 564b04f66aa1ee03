import { MemoryReceiptStore } from "../support/memory-receipt-store.ts";
import { describeReceiptStore } from "./receipt-store-contract.ts";

describeReceiptStore(
  () =>
    Promise.resolve({
      open: () => Promise.resolve(new MemoryReceiptStore()),
      close: () => Promise.resolve(),
    }),
  "memory",
);
