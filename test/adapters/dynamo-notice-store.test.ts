import { DynamoNoticeStore } from "../../shared/aws/dynamo-notice-store.ts";
import { startTestEngine } from "../support/engine.ts";
import { describeNoticeStore } from "./notice-store-contract.ts";

describeNoticeStore(async () => {
  const { client, freshTables, stop } = await startTestEngine();
  return {
    open: async () => {
      const { ledger } = await freshTables();
      return new DynamoNoticeStore(client, ledger);
    },
    close: stop,
  };
}, "DynamoDB");
