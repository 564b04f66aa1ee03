/**
 * Where frozen snapshots lie. Each object is locked as it is written: until its retention is over nobody changes or
 * removes it; in compliance mode not even the account's root user.
 */
import { Duration, type RemovalPolicy, Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectLockRetention,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { outboxRetentionDays } from "../../shared/aws/tables.ts";
import { tellEventBridge } from "./upload-buckets.ts";
import type { Settings } from "../settings/settings.ts";

/** They hold addresses of persons' computers: long enough to look into an incident, and no longer. */
const accessLogRetention = Duration.days(90);

interface PageLogsBucketProps {
  readonly removalPolicy: RemovalPolicy;
  /** Where it is written down who read what. */
  readonly accessLogs: Bucket;
}

/** Who asked for the page and for the API's answers, when, and what came of it: CloudFront's own account of it. */
export class PageLogsBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { removalPolicy, accessLogs }: PageLogsBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // CloudFront delivers with an access list, and only to buckets that S3 encrypts itself.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A Bucket is an IBucket; only exactOptionalPropertyTypes sees a difference.
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: "page-logs/",
      lifecycleRules: [{ expiration: accessLogRetention }],
      removalPolicy,
    });
  }
}

export interface SnapshotsBucketProps {
  readonly retention: Settings["snapshots"]["retention"];
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
  /** Where it is written down who read what. */
  readonly accessLogs: Bucket;
}

export class SnapshotsBucket extends Construct {
  readonly bucket: Bucket;
  /** Under which name the stack exports the bucket's ARN. */
  readonly arnExport: string;

  constructor(scope: Construct, id: string, props: SnapshotsBucketProps) {
    super(scope, id);
    const { retention, encryptionKey, removalPolicy, accessLogs } = props;
    const lock = ObjectLockRetention[retention.mode](Duration.days(retention.days));
    this.bucket = new Bucket(this, "Bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      encryption: BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: lock,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A Bucket is an IBucket; only exactOptionalPropertyTypes sees a difference.
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: "snapshots/",
      removalPolicy,
    });
    const stack = Stack.of(this);
    this.arnExport = `${stack.stackName}-snapshots-arn`;
    stack.exportValue(this.bucket.bucketArn, { name: this.arnExport });
  }
}

interface ReportsBucketProps {
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
  /** Where it is written down who read what. */
  readonly accessLogs: Bucket;
}

/** Where rendered reports lie. Each can be made again from its snapshot, to the byte: nothing is locked or versioned. */
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

/**
 * What the relay could not pass on in hours, whole, as Lambda writes it down: a queue would hear only where in the stream it stood. It
 * holds what the outbox holds, and goes with it.
 */
export class FailedRecordsBucket extends Construct {
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
      serverAccessLogsPrefix: "failed-records/",
      lifecycleRules: [{ expiration: Duration.days(outboxRetentionDays) }],
      removalPolicy,
    });
    tellEventBridge(this.bucket);
    const stack = Stack.of(this);
    this.arnExport = `${stack.stackName}-failed-records-arn`;
    stack.exportValue(this.bucket.bucketArn, { name: this.arnExport });
  }
}
