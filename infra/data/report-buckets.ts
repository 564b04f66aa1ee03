/**
 * Where frozen snapshots lie. Each object is locked as it is written: until its retention is over nobody changes or
 * removes it; in compliance mode not even the account's root user.
 */
import { Duration } from "aws-cdk-lib";
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
import { type ClosedBucketProps, closedBucket, exportArn } from "./closed-bucket.ts";
import { tellEventBridge } from "./upload-buckets.ts";
import type { Settings } from "../settings/settings.ts";

/** They hold addresses of persons' computers: long enough to look into an incident, and no longer. */
const accessLogRetention = Duration.days(90);

/** Who asked for the page and for the API's answers, when, and what came of it: CloudFront's own account of it. */
export class PageLogsBucket extends Construct {
  readonly bucket: Bucket;

  constructor(
    scope: Construct,
    id: string,
    { removalPolicy, accessLogs }: Omit<ClosedBucketProps, "encryptionKey">,
  ) {
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

export interface SnapshotsBucketProps extends ClosedBucketProps {
  readonly retention: Settings["snapshots"]["retention"];
}

export class SnapshotsBucket extends Construct {
  readonly bucket: Bucket;
  /** Under which name the stack exports the bucket's ARN. */
  readonly arnExport: string;

  constructor(scope: Construct, id: string, props: SnapshotsBucketProps) {
    super(scope, id);
    const { retention } = props;
    const lock = ObjectLockRetention[retention.mode](Duration.days(retention.days));
    this.bucket = new Bucket(this, "Bucket", {
      ...closedBucket(props, "snapshots/"),
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: lock,
    });
    this.arnExport = exportArn(this.bucket, "snapshots");
  }
}

/** Where rendered reports lie. Each can be made again from its snapshot, to the byte: nothing is locked or versioned. */
export class ReportsBucket extends Construct {
  readonly bucket: Bucket;
  /** Under which name the stack exports the bucket's ARN. */
  readonly arnExport: string;

  constructor(scope: Construct, id: string, props: ClosedBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", closedBucket(props, "reports/"));
    this.arnExport = exportArn(this.bucket, "reports");
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

  constructor(scope: Construct, id: string, props: ClosedBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      ...closedBucket(props, "failed-records/"),
      lifecycleRules: [{ expiration: Duration.days(outboxRetentionDays) }],
    });
    tellEventBridge(this.bucket);
    this.arnExport = exportArn(this.bucket, "failed-records");
  }
}
