/**
 * Where offices put their files. Every version of every file is kept, because figures lead back to the
 * bytes they came from; each stored file is told to EventBridge.
 */
import { Duration, type RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type CorsRule,
  HttpMethods,
  type IBucket,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { type ClosedBucketProps, closedBucket, exportArn } from "./closed-bucket.ts";
import type { Settings } from "../settings/settings.ts";

/** The files of the running year are read every night, by `verify`: to fetch them from Glacier costs more than to keep them. */
const readNightly = Duration.days(400);

/** Audits ask up to two years later who put a file there. */
const accessLogRetention = Duration.days(2 * 366);

export interface UploadsBucketProps {
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
  /** Whose page sends files here, from a browser. */
  readonly page: Settings["page"];
  readonly lock: Settings["uploadsLock"];
}

export class UploadsBucket extends Construct {
  readonly bucket: Bucket;
  /** Who read what, of other buckets too. */
  readonly accessLogs: Bucket;
  /** Under which name the stack exports the bucket's ARN. */
  readonly arnExport: string;

  constructor(
    scope: Construct,
    id: string,
    { encryptionKey, removalPolicy, page, lock }: UploadsBucketProps,
  ) {
    super(scope, id);
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy,
    };
    this.accessLogs = new Bucket(this, "AccessLogs", {
      ...closed,
      // S3 delivers access logs only to buckets that it encrypts itself.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: accessLogRetention }],
    });
    this.bucket = new Bucket(this, "Bucket", {
      ...closed,
      // Payment lists name people: reading them takes the key as well as the bucket.
      encryption: BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      versioned: true,
      ...(lock === null ? {} : locked(lock)),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A Bucket is an IBucket; only exactOptionalPropertyTypes sees a difference.
      serverAccessLogsBucket: this.accessLogs as IBucket,
      cors: [putByPage(page)],
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          // A replaced file of an earlier year is read again only by an audit, but then at once. It never expires.
          noncurrentVersionTransitions: [
            { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: readNightly },
          ],
        },
      ],
    });
    this.bucket.addToResourcePolicy(officeStaysInItsFolder(this.bucket));
    tellEventBridge(this.bucket);
    this.arnExport = exportArn(this.bucket, "uploads");
  }
}

/** Every version is locked as it is written, also one that is replaced later. */
function locked({ mode, days }: NonNullable<Settings["uploadsLock"]>) {
  return {
    objectLockEnabled: true,
    objectLockDefaultRetention: ObjectLockRetention[mode](Duration.days(days)),
  };
}

/**
 * Whoever bears the tag of an office reaches files of its folder alone, whatever else grants more: one statement for
 * 243 offices, where one for each would be more than a bucket takes. Functions and operators bear no tag.
 */
function officeStaysInItsFolder({ bucketArn }: Bucket): PolicyStatement {
  return new PolicyStatement({
    sid: "OfficeStaysInItsFolder",
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ["s3:*"],
    notResources: [`${bucketArn}/\${aws:PrincipalTag/office}/*`],
    conditions: { Null: { "aws:PrincipalTag/office": "false" } },
  });
}

/** That the page may put a file to an address which the API signed. Nothing hangs on it: the signature is the right to it. */
function putByPage(page: Settings["page"]): CorsRule {
  return {
    allowedMethods: [HttpMethods.PUT],
    // The name that CloudFront gives is known only after the bucket is.
    allowedOrigins: [page === null ? "https://*.cloudfront.net" : `https://${page.name}`],
    // A browser says of itself what kind a file is.
    allowedHeaders: ["content-type", "x-amz-checksum-sha256"],
  };
}

/** Said in CloudFormation's own words: `eventBridgeEnabled: true` would add a custom resource with a function of its own. */
export function tellEventBridge(bucket: Bucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path} is no CloudFormation bucket.`);
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}

/** S3 counts in whole days. */
const kept = Duration.days(1);

interface TriesBucketProps extends ClosedBucketProps {
  readonly page: Settings["page"];
}

/** Where a file is put that is only to be tried, and where the answer lies: both for a day. Nothing of it is ever applied. */
export class TriesBucket extends Construct {
  readonly bucket: Bucket;
  /** Under which name the stack exports the bucket's ARN. */
  readonly arnExport: string;

  constructor(scope: Construct, id: string, props: TriesBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      // Payment lists name people, also those that are only tried.
      ...closedBucket(props, "tries/"),
      cors: [putByPage(props.page)],
      lifecycleRules: [{ expiration: kept, abortIncompleteMultipartUploadAfter: kept }],
    });
    tellEventBridge(this.bucket);
    this.arnExport = exportArn(this.bucket, "tries");
  }
}
