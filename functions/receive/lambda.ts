/** receive as AWS Lambda runs it. */
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "../../shared/aws/client-settings.ts";
import { SqsBundleQueue, SqsFailureQueue } from "../../shared/aws/sqs-queues.ts";
import { officeNameOf } from "../../shared/runtime/office-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { receiveEnvironment } from "./env.ts";
import { receiveHandler } from "./handler.ts";

/** Put in when the function is bundled: which account of another system sends for which offices. */
declare const SENDER_OFFICES: Readonly<Record<string, readonly string[]>> | undefined;

const environment = receiveEnvironment.parse(process.env);
const client = new SQSClient(clientSettings);

export const handler = receiveHandler({
  ingest: new SqsBundleQueue(client, environment.INGEST_QUEUE_URL),
  failureQueue: new SqsFailureQueue(client, environment.FAILURE_QUEUE_URL),
  dryRunsBucket: environment.TRIES_BUCKET,
  isKnownOffice: (office) => officeNameOf(office) !== null,
  maySend: (account, office) =>
    account === environment.OWN_ACCOUNT ||
    (typeof SENDER_OFFICES !== "undefined" && (SENDER_OFFICES[account]?.includes(office) ?? false)),
  log: powertoolsLog("receive", environment.LOG_LEVEL),
});
