// What is kept: protected, encrypted, and as shared/aws/tables.ts defines it.
import { outboxRetentionDays } from "../../shared/aws/tables.ts";
import { describe, expect, test } from "vitest";
import { synthesized } from "./environments.ts";

const { data } = synthesized();
const throwaway = synthesized({ removalPolicy: "destroy" });
const stateful = [
  "AWS::DynamoDB::Table",
  "AWS::S3::Bucket",
  "AWS::KMS::Key",
  "AWS::Cognito::UserPool",
  "AWS::Backup::BackupVault",
];

describe("tables", () => {
  const tables = data.all("AWS::DynamoDB::Table");

  test("are the ledger and the outbox", () => {
    expect(tables.map(({ path }) => path)).toEqual(["Ledger", "Outbox"]);
  });

  test.each(tables)(
    "$path can be restored to any second, is not deleted by accident, and opens with our key",
    (table) => {
      expect(table.properties).toMatchObject({
        BillingMode: "PAY_PER_REQUEST",
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
      });
    },
  );

  test("the ledger has no stream and nothing in it expires", () => {
    const { properties } = data.at("Ledger", "AWS::DynamoDB::Table");
    expect(properties).not.toHaveProperty("StreamSpecification");
    expect(properties).not.toHaveProperty("TimeToLiveSpecification");
    expect(properties["KeySchema"]).toEqual([
      { AttributeName: "pk", KeyType: "HASH" },
      { AttributeName: "sk", KeyType: "RANGE" },
    ]);
  });

  test("the outbox streams new bundles and forgets old ones", () => {
    expect(data.at("Outbox", "AWS::DynamoDB::Table").properties).toMatchObject({
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      StreamSpecification: { StreamViewType: "NEW_IMAGE" },
      TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
    });
  });
});

describe("uploads", () => {
  const { properties } = data.at("Uploads/Bucket", "AWS::S3::Bucket");

  test("are versioned, encrypted with our key, and logged", () => {
    expect(properties).toMatchObject({
      VersioningConfiguration: { Status: "Enabled" },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } },
        ],
      },
      LoggingConfiguration: { DestinationBucketName: {} },
    });
  });

  test("of one office are out of reach for whoever bears the tag of another", () => {
    const policy = JSON.stringify(data.at("Uploads/Bucket/Policy", "AWS::S3::BucketPolicy").properties);
    expect(policy).toContain('"Sid":"OfficeStaysInItsFolder"');
    expect(policy).toContain('"/${aws:PrincipalTag/office}/*"');
    expect(policy).toContain('"Condition":{"Null":{"aws:PrincipalTag/office":"false"}},"Effect":"Deny"');
  });

  test("are never deleted by a rule, neither the current version nor an older one", () => {
    expect(properties["LifecycleConfiguration"]).toEqual({
      Rules: [
        {
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          NoncurrentVersionTransitions: [{ StorageClass: "GLACIER_IR", TransitionInDays: 400 }],
          Status: "Enabled",
        },
      ],
    });
  });

  test("are closed to the public, as is the log of who read them", () => {
    for (const bucket of data.all("AWS::S3::Bucket")) {
      expect(bucket.properties["PublicAccessBlockConfiguration"]).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
  });
});

describe("files that are only tried", () => {
  const { properties } = data.at("Tries/Bucket", "AWS::S3::Bucket");

  test("are gone after a day, and may be put by the page's origin alone", () => {
    expect(properties["LifecycleConfiguration"]).toEqual({
      Rules: [
        {
          ExpirationInDays: 1,
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          Status: "Enabled",
        },
      ],
    });
    expect(properties).not.toHaveProperty("VersioningConfiguration");
    expect(properties["CorsConfiguration"]).toEqual(
      data.at("Uploads/Bucket", "AWS::S3::Bucket").properties["CorsConfiguration"],
    );
  });
});

describe("records that the relay could not pass on", () => {
  const { properties } = data.at("FailedRecords/Bucket", "AWS::S3::Bucket");

  test("lie whole under our key for as long as the outbox would have kept them, and a file of them is told of", () => {
    expect(properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } }],
      },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: outboxRetentionDays, Status: "Enabled" }] },
      LoggingConfiguration: { LogFilePrefix: "failed-records/" },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
  });
});

describe("snapshots", () => {
  const { properties } = data.at("Snapshots/Bucket", "AWS::S3::Bucket");

  test("are locked for as long as the settings say, so that nobody changes or removes one", () => {
    expect(properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: "Enabled",
        Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: 3_653 } },
      },
      VersioningConfiguration: { Status: "Enabled" },
    });
  });

  test("are locked for root too where the settings say compliance", () => {
    const snapshots = { delayDays: 7, retention: { mode: "compliance", days: 3_653 } };
    expect(
      synthesized({ snapshots }).data.at("Snapshots/Bucket", "AWS::S3::Bucket").properties,
    ).toMatchObject({
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 3_653 } } },
    });
  });

  test("are encrypted with our key, and who reads them is written down", () => {
    expect(properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } },
        ],
      },
      LoggingConfiguration: { LogFilePrefix: "snapshots/" },
    });
  });
});

describe("removal", () => {
  test.each(stateful)("%s outlives its stack where data is kept", (type) => {
    const policies = data.all(type).map(({ deletionPolicy }) => deletionPolicy);
    expect(new Set(policies)).toEqual(new Set(["Retain"]));
  });

  test.each(stateful)("%s goes with its stack where data is thrown away", (type) => {
    const policies = throwaway.data.all(type).map(({ deletionPolicy }) => deletionPolicy);
    expect(new Set(policies)).toEqual(new Set(["Delete"]));
  });

  test("everything stateful stands in the data stack; the page's files are built anew", () => {
    const kept = (type: string) => throwaway.pipeline.all(type).filter(({ path }) => path !== "Page/Bucket");
    for (const type of stateful) expect(kept(type)).toEqual([]);
  });

  test("the key is renewed every year", () => {
    expect(data.at("Key", "AWS::KMS::Key").properties["EnableKeyRotation"]).toBe(true);
  });
});
