/** A file that ingest may not read for a while: the world is at fault, and later it is well again. */
import { GetBucketPolicyCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import * as z from "zod";
import { output, s3 } from "./deployed-cloud.ts";

const policySchema = z.looseObject({ Statement: z.array(z.unknown()) });

/** @returns how to allow it again. */
export async function denyReading(key: string): Promise<() => Promise<void>> {
  const Bucket = output("data", "UploadsBucket");
  const { Policy = "" } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
  const policy = policySchema.parse(JSON.parse(Policy));
  const denial = {
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:GetObject", "s3:GetObjectVersion"],
    Resource: `arn:aws:s3:::${Bucket}/${key}`,
  };
  const denying = JSON.stringify({ ...policy, Statement: [...policy.Statement, denial] });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: denying }));
  return async () => {
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  };
}
