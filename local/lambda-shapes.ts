/** Lambda's shapes, as the embedded host makes them: the handlers see no difference. */
import { randomUUID } from "node:crypto";
import type { Context } from "aws-lambda";
import type { FileReference } from "../shared/domain/upload.ts";

/** One SQS message that holds S3's "Object Created" as EventBridge delivers it. */
export function objectCreatedMessage({ key, version }: FileReference) {
  const body = {
    "detail-type": "Object Created",
    source: "aws.s3",
    detail: { bucket: { name: "files" }, object: { key, "version-id": version } },
  };
  return { Records: [{ messageId: randomUUID(), body: JSON.stringify(body) }] };
}

/** Node 0.10 ended an invocation by these; the type still asks for them. */
const nothing = (): void => {};
const oldCallbacks = { done: nothing, fail: nothing, succeed: nothing };

/** One PC sets no time limit; 23 days is what a timer can still count. */
const remainingMilliseconds = 2_000_000_000;

export const localContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "local",
  functionVersion: "1",
  invokedFunctionArn: "local",
  memoryLimitInMB: "0",
  awsRequestId: "local",
  logGroupName: "local",
  logStreamName: "local",
  getRemainingTimeInMillis: () => remainingMilliseconds,
  ...oldCallbacks,
};
