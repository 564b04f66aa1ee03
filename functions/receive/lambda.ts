/** receive as AWS Lambda runs it. */
import { SQSClient } from "@aws-sdk/client-sqs";
import { SqsBundleQueue, SqsFailureQueue } from "../../shared/aws/sqs-queues.ts";
import { officeNameOf } from "../../shared/runtime/office-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { receiveEnvironment } from "./env.ts";
import { receiveHandler } from "./handler.ts";

const environment = receiveEnvironment.parse(process.env);
const client = new SQSClient({});

export const handler = receiveHandler({
  ingest: new SqsBundleQueue(client, environment.INGEST_QUEUE_URL),
  failureQueue: new SqsFailureQueue(client, environment.FAILURE_QUEUE_URL),
  dryRunsBucket: environment.TRIES_BUCKET,
  isKnownOffice: (office) => officeNameOf(office) !== null,
  log: powertoolsLog("receive", environment.LOG_LEVEL),
});
