/** snapshot as AWS Lambda runs it. */
import { S3Client } from "@aws-sdk/client-s3";
import { documentClient } from "../../shared/aws/document-client.ts";
import { DynamoAlertStore } from "../../shared/aws/dynamo-alert-store.ts";
import { DynamoLedgerStore } from "../../shared/aws/dynamo-ledger-store.ts";
import { DynamoOutbox } from "../../shared/aws/dynamo-outbox.ts";
import { DynamoPolicyStore } from "../../shared/aws/dynamo-policy-store.ts";
import { DynamoSnapshotStore } from "../../shared/aws/dynamo-snapshot-store.ts";
import { DynamoWishStore } from "../../shared/aws/dynamo-wish-store.ts";
import { bundleFromImage } from "../../shared/aws/outbox-image.ts";
import { S3SnapshotFiles } from "../../shared/aws/s3-snapshot-files.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { powertoolsMeter } from "../../shared/runtime/powertools-meter.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { snapshotEnvironment } from "./env.ts";
import { snapshotHandler } from "./handler.ts";

const environment = snapshotEnvironment.parse(process.env);
const tables = { ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE };
const client = documentClient({});
const files = new S3SnapshotFiles(new S3Client({}), environment.SNAPSHOTS_BUCKET);
const meter = powertoolsMeter("snapshot");

export const handler = snapshotHandler({
  ledger: new DynamoLedgerStore(client, tables),
  alerts: new DynamoAlertStore(client, tables),
  policies: new DynamoPolicyStore(client, tables.ledger),
  snapshots: new DynamoSnapshotStore(client, tables, files),
  wishes: new DynamoWishStore(client, tables),
  outbox: new DynamoOutbox(client, tables.outbox),
  clock: systemClock,
  hash: sha256Of,
  log: powertoolsLog("snapshot", environment.LOG_LEVEL),
  readBundle: bundleFromImage,
  observe: ({ kind }) => {
    if (kind === "taken") meter([{ name: metricNames.snapshotsTaken, value: 1, unit: "Count" }]);
  },
});
