import { DynamoAlertStore } from "../../shared/aws/dynamo-alert-store.ts";
import { bundlesIn, startTestEngine } from "../support/engine.ts";
import { describeAlertStore } from "./alert-store-contract.ts";

describeAlertStore(async () => {
  const { client, freshTables, stop } = await startTestEngine();
  return {
    open: async () => {
      const tables = await freshTables();
      return { alerts: new DynamoAlertStore(client, tables), told: () => bundlesIn(client, tables.outbox) };
    },
    close: stop,
  };
}, "DynamoDB");
