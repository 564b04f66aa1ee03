import { DynamoPolicyStore } from "../../shared/aws/dynamo-policy-store.ts";
import { startTestEngine } from "../support/engine.ts";
import { describePolicyStore } from "./policy-store-contract.ts";

describePolicyStore(async () => {
  const { client, freshTables, stop } = await startTestEngine();
  return {
    open: async () => {
      const { ledger } = await freshTables();
      return new DynamoPolicyStore(client, ledger);
    },
    close: stop,
  };
}, "DynamoDB");
