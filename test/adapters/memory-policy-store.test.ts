import { MemoryPolicyStore } from "../support/memory-policy-store.ts";
import { describePolicyStore } from "./policy-store-contract.ts";

describePolicyStore(
  () =>
    Promise.resolve({
      open: () => Promise.resolve(new MemoryPolicyStore()),
      close: () => Promise.resolve(),
    }),
  "memory",
);
