/** Where a file is put that is only to be tried, and where the answer lies: both for a day. Nothing of it is ever applied. */
import { Duration, type RemovalPolicy, Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Settings } from "../settings.ts";
import { putByPage } from "./put-by-page.ts";
import { tellEventBridge } from "./tell-event-bridge.ts";

/** S3 counts in whole days. */
const kept = Duration.days(1);

export interface TriesBucketProps {
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
  /** Where it is written down who read what. */
  readonly accessLogs: Bucket;
  readonly page: Settings["page"];
}

export class TriesBucket extends Construct {
  readonly bucket: Bucket;
  /** Under which name the stack exports the bucket's ARN. */
  readonly arnExport: string;

  constructor(scope: Construct, id: string, props: TriesBucketProps) {
    super(scope, id);
    const { encryptionKey, removalPolicy, accessLogs, page } = props;
    this.bucket = new Bucket(this, "Bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      // Payment lists name people, also those that are only tried.
      encryption: BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A Bucket is an IBucket; only exactOptionalPropertyTypes sees a difference.
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: "tries/",
      cors: [putByPage(page)],
      lifecycleRules: [{ expiration: kept, abortIncompleteMultipartUploadAfter: kept }],
      removalPolicy,
    });
    tellEventBridge(this.bucket);
    const stack = Stack.of(this);
    this.arnExport = `${stack.stackName}-tries-arn`;
    stack.exportValue(this.bucket.bucketArn, { name: this.arnExport });
  }
}
