/** ingest as AWS Lambda runs it. */
import { S3Client } from "@aws-sdk/client-s3";
import { documentClient } from "../../shared/aws/document-client.ts";
import { DynamoLedgerStore } from "../../shared/aws/dynamo-ledger-store.ts";
import { S3FileStore } from "../../shared/aws/s3-file-store.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { ingestEnvironment } from "./env.ts";
import { ingestHandler } from "./handler.ts";

const environment = ingestEnvironment.parse(process.env);
const tables = { ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE };

export const handler = ingestHandler({
  ledger: new DynamoLedgerStore(documentClient({}), tables),
  files: new S3FileStore(new S3Client({}), environment.UPLOADS_BUCKET),
  clock: systemClock,
  log: powertoolsLog("ingest", environment.LOG_LEVEL),
  observe: () => {},
});
