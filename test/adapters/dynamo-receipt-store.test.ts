import { DynamoReceiptStore } from "../../shared/aws/dynamo-receipt-store.ts";
import { startTestEngine } from "../support/engine.ts";
import { describeReceiptStore } from "./receipt-store-contract.ts";

describeReceiptStore(async () => {
  const { client, freshTables, stop } = await startTestEngine();
  return {
    open: async () => {
      const { ledger } = await freshTables();
      return new DynamoReceiptStore(client, ledger);
    },
    close: stop,
  };
}, "DynamoDB");
