/** assess as AWS Lambda runs it. */
import { documentClient } from "../../shared/aws/document-client.ts";
import { DynamoAlertStore } from "../../shared/aws/dynamo-alert-store.ts";
import { DynamoLedgerStore } from "../../shared/aws/dynamo-ledger-store.ts";
import { DynamoOutbox } from "../../shared/aws/dynamo-outbox.ts";
import { DynamoPolicyStore } from "../../shared/aws/dynamo-policy-store.ts";
import { bundleFromImage } from "../../shared/aws/outbox-image.ts";
import { isTold } from "../../shared/domain/alert.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { powertoolsMeter } from "../../shared/runtime/powertools-meter.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { assessEnvironment } from "./env.ts";
import { assessHandler } from "./handler.ts";

const environment = assessEnvironment.parse(process.env);
const tables = { ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE };
const client = documentClient({});

const meter = powertoolsMeter("assess");
const namesOfChanges = {
  raised: metricNames.alertsRaised,
  reopened: metricNames.alertsRaised,
  resumed: metricNames.alertsRaised,
  worsened: metricNames.alertsWorsened,
  cleared: metricNames.alertsCleared,
} as const;

export const handler = assessHandler({
  ledger: new DynamoLedgerStore(client, tables),
  alerts: new DynamoAlertStore(client, tables),
  outbox: new DynamoOutbox(client, tables.outbox),
  clock: systemClock,
  policies: new DynamoPolicyStore(client, tables.ledger),
  log: powertoolsLog("assess", environment.LOG_LEVEL),
  readBundle: bundleFromImage,
  observe: ({ changes }) => {
    const told = changes.map(({ change }) => change).filter(isTold);
    meter(told.map((change) => ({ name: namesOfChanges[change], value: 1, unit: "Count" })));
  },
});
