/** assess as AWS Lambda runs it. */
import { documentClient } from "../../shared/aws/document-client.ts";
import { DynamoAlertStore } from "../../shared/aws/dynamo-alert-store.ts";
import { DynamoLedgerStore } from "../../shared/aws/dynamo-ledger-store.ts";
import { bundleFromImage } from "../../shared/aws/outbox-item.ts";
import { defaultPolicy } from "../../shared/domain/policy.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { assessEnvironment } from "./env.ts";
import { assessHandler } from "./handler.ts";

const environment = assessEnvironment.parse(process.env);
const tables = { ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE };
const client = documentClient({});

export const handler = assessHandler({
  ledger: new DynamoLedgerStore(client, tables),
  alerts: new DynamoAlertStore(client, tables),
  clock: systemClock,
  policy: defaultPolicy,
  log: powertoolsLog("assess", environment.LOG_LEVEL),
  readBundle: bundleFromImage,
  observe: () => {},
});
