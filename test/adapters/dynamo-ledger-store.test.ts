import { DynamoLedgerStore } from "../../shared/aws/dynamo-ledger-store.ts";
import { bundlesIn, startTestEngine } from "../support/engine.ts";
import { describeLedgerStore } from "./ledger-store-contract.ts";

describeLedgerStore(async () => {
  const { client, freshTables, stop } = await startTestEngine();
  return {
    countsWriteUnits: true,
    open: async () => {
      const tables = await freshTables();
      return { ledger: new DynamoLedgerStore(client, tables), told: () => bundlesIn(client, tables.outbox) };
    },
    close: stop,
  };
}, "DynamoDB");
