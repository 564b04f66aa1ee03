/** relay as AWS Lambda runs it. */
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "../../shared/aws/client-settings.ts";
import { SqsBundleQueue, SqsFailureQueue } from "../../shared/aws/sqs-queues.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { relayEnvironment } from "./env.ts";
import { relayHandler } from "./handler.ts";

const environment = relayEnvironment.parse(process.env);
const client = new SQSClient(clientSettings);

export const handler = relayHandler({
  queues: {
    ingest: new SqsBundleQueue(client, environment.INGEST_QUEUE_URL),
    assess: new SqsBundleQueue(client, environment.ASSESS_QUEUE_URL),
    notify: new SqsBundleQueue(client, environment.NOTIFY_QUEUE_URL),
    snapshot: new SqsBundleQueue(client, environment.SNAPSHOT_QUEUE_URL),
    report: new SqsBundleQueue(client, environment.REPORT_QUEUE_URL),
    verify: new SqsBundleQueue(client, environment.VERIFY_QUEUE_URL),
  },
  failureQueue: new SqsFailureQueue(client, environment.FAILURE_QUEUE_URL),
  log: powertoolsLog("relay", environment.LOG_LEVEL),
});
