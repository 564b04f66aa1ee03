/** What the buckets of the data stack have in common, each set once for all of them. */
import { type RemovalPolicy, Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  type Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";

export interface ClosedBucketProps {
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
  /** Where it is written down who read what. */
  readonly accessLogs: Bucket;
}

/**
 * Closed to the world, by TLS alone, under our key: who reads it needs the key as well as the bucket.
 * @param logPrefix where the account of who read what begins, as `reports/`.
 */
export function closedBucket(
  { encryptionKey, removalPolicy, accessLogs }: ClosedBucketProps,
  logPrefix: string,
): BucketProps {
  return {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A Bucket is an IBucket; only exactOptionalPropertyTypes sees a difference.
    serverAccessLogsBucket: accessLogs as IBucket,
    serverAccessLogsPrefix: logPrefix,
    removalPolicy,
  };
}

/** @returns the name under which its stack exports the bucket's ARN: `…-reports-arn`. */
export function exportArn(bucket: Bucket, what: string): string {
  const stack = Stack.of(bucket);
  const name = `${stack.stackName}-${what}-arn`;
  stack.exportValue(bucket.bucketArn, { name });
  return name;
}
