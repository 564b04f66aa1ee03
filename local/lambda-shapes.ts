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

/** There is no time limit on one PC. */
export const localContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "local",
  functionVersion: "1",
  invokedFunctionArn: "local",
  memoryLimitInMB: "0",
  awsRequestId: "local",
  logGroupName: "local",
  logStreamName: "local",
  getRemainingTimeInMillis: () => Number.MAX_SAFE_INTEGER,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
