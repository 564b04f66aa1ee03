/** Who asked for the page and for the API's answers, when, and what came of it: CloudFront's own account of it. */
import { Duration, type RemovalPolicy } from "aws-cdk-lib";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";

/** They hold addresses of persons' computers: long enough to look into an incident, and no longer. */
const retention = Duration.days(90);

export interface PageLogsBucketProps {
  readonly removalPolicy: RemovalPolicy;
  /** Where it is written down who read what. */
  readonly accessLogs: Bucket;
}

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
      lifecycleRules: [{ expiration: retention }],
      removalPolicy,
    });
  }
}
