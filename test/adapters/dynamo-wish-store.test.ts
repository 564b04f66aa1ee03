import { DynamoAuditTrail } from "../../shared/aws/dynamo-audit-trail.ts";
import { DynamoWishStore } from "../../shared/aws/dynamo-wish-store.ts";
import { bundlesIn, startTestEngine } from "../support/engine.ts";
import { describeWishStore } from "./wish-store-contract.ts";

describeWishStore(async () => {
  const { client, freshTables, stop } = await startTestEngine();
  return {
    open: async () => {
      const tables = await freshTables();
      return {
        wishes: new DynamoWishStore(client, tables),
        trail: new DynamoAuditTrail(client, tables.ledger),
        told: async () => (await bundlesIn(client, tables.outbox)).map(({ id }) => id),
      };
    },
    close: stop,
  };
}, "DynamoDB");
