import { DynamoAuditTrail } from "../../shared/aws/dynamo-audit-trail.ts";
import { startTestEngine } from "../support/engine.ts";
import { describeAuditTrail } from "./audit-trail-contract.ts";

describeAuditTrail(async () => {
  const { client, freshTables, stop } = await startTestEngine();
  return {
    open: async () => {
      const { ledger } = await freshTables();
      return new DynamoAuditTrail(client, ledger);
    },
    close: stop,
  };
}, "DynamoDB");
