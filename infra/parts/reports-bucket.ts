/** Where rendered reports lie. Each can be made again from its snapshot, to the byte: nothing is locked or versioned. */
import { type RemovalPolicy, Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";

export interface ReportsBucketProps {
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
  /** Where it is written down who read what. */
  readonly accessLogs: Bucket;
}

export class ReportsBucket extends Construct {
  readonly bucket: Bucket;
  /** Under which name the stack exports the bucket's ARN. */
  readonly arnExport: string;

  constructor(
    scope: Construct,
    id: string,
    { encryptionKey, removalPolicy, accessLogs }: ReportsBucketProps,
  ) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      encryption: BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A Bucket is an IBucket; only exactOptionalPropertyTypes sees a difference.
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: "reports/",
      removalPolicy,
    });
    const stack = Stack.of(this);
    this.arnExport = `${stack.stackName}-reports-arn`;
    stack.exportValue(this.bucket.bucketArn, { name: this.arnExport });
  }
}
