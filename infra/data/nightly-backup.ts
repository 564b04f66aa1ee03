/**
 * A copy of ledger, files and snapshots each night, in a vault of its own and, where the settings name one, in a second
 * vault of another account or region. Point-in-time recovery goes with its table; these copies do not.
 */
import { Duration, Fn, type RemovalPolicy, Stack, TimeZone, Validations } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from "aws-cdk-lib/aws-backup";
import { Schedule } from "aws-cdk-lib/aws-events";
import { Grant, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import * as z from "zod";
import type { Settings } from "../settings/settings.ts";

type NightlyBackupProps = Readonly<NonNullable<Settings["backup"]>> & {
  readonly timeZone: string;
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
  /** By their ARNs. */
  readonly tables: readonly string[];
  readonly buckets: readonly string[];
};

/** What AWS Backup asks of its role, by the names that its own policies have: those hold every table and bucket of an account. */
const ofTables = ["DescribeTable", "ListTagsOfResource", "CreateBackup", "StartAwsBackupJob"];
const ofBuckets = [
  "GetInventoryConfiguration",
  "PutInventoryConfiguration",
  "ListBucketVersions",
  "ListBucket",
  "GetBucketVersioning",
  "GetBucketNotification",
  "PutBucketNotification",
  "GetBucketLocation",
  "GetBucketTagging",
  "GetBucketAcl",
];
const ofObjects = [
  "GetObject",
  "GetObjectAcl",
  "GetObjectTagging",
  "GetObjectVersion",
  "GetObjectVersionAcl",
  "GetObjectVersionTagging",
];
const ofRules = [
  "DescribeRule",
  "EnableRule",
  "DisableRule",
  "PutRule",
  "DeleteRule",
  "PutTargets",
  "RemoveTargets",
  "ListTargetsByRule",
];

export class NightlyBackup extends Construct {
  readonly vault: BackupVault;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: NightlyBackupProps) {
    super(scope, id);
    const { days, secondVault, timeZone, encryptionKey, removalPolicy, tables, buckets } = props;
    this.vault = new BackupVault(this, "Vault", { encryptionKey, removalPolicy });
    const kept = Duration.days(days);
    const plan = new BackupPlan(this, "Plan", {
      backupVault: this.vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: "EveryNight",
          // After the day's files, before `verify` reads them.
          scheduleExpression: Schedule.cron({ hour: "1", minute: "0" }),
          scheduleExpressionTimezone: TimeZone.of(timeZone),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(8),
          deleteAfter: kept,
          ...(secondVault === null
            ? {}
            : {
                copyActions: [
                  {
                    destinationBackupVault: BackupVault.fromBackupVaultArn(this, "SecondVault", secondVault),
                    deleteAfter: kept,
                  },
                ],
              }),
        }),
      ],
    });
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("backup.amazonaws.com") });
    plan.addSelection("Kept", {
      role: this.role,
      disableDefaultBackupPolicy: true,
      resources: [...tables, ...buckets].map((arn) => BackupResource.fromArn(arn)),
    });
    this.#grant(props);
  }

  #grant({ encryptionKey, secondVault, tables, buckets }: NightlyBackupProps): void {
    const grant = (service: string, actions: readonly string[], resourceArns: readonly string[]): Grant =>
      Grant.addToPrincipal({
        grantee: this.role,
        actions: actions.map((action) => `${service}:${action}`),
        resourceArns: [...resourceArns],
      });
    grant("dynamodb", ofTables, tables);
    grant(
      "dynamodb",
      ["DescribeBackup", "DeleteBackup"],
      tables.map((arn) => Fn.join("", [arn, "/backup/*"])),
    );
    grant("s3", ofBuckets, buckets);
    grant(
      "s3",
      ofObjects,
      buckets.map((arn) => Fn.join("", [arn, "/*"])),
    );
    grant("events", ofRules, ["arn:aws:events:*:*:rule/AwsBackupManagedRule*"]);
    grant(
      "backup",
      ["DescribeBackupVault", "CopyIntoBackupVault"],
      [this.vault.backupVaultArn, ...(secondVault === null ? [] : [secondVault])],
    );
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ["cloudwatch:GetMetricData", "events:ListRules", "s3:ListAllMyBuckets", "tag:GetResources"],
        resources: ["*"],
      }),
    );
    encryptionKey.grant(
      this.role,
      "kms:CreateGrant",
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:GenerateDataKey",
    );
    const wide = [
      ...tables.map((arn) => `${named(this, arn)}/backup/*`),
      ...buckets.map((arn) => `${named(this, arn)}/*`),
      "arn:aws:events:*:*:rule/AwsBackupManagedRule*",
      "*",
    ];
    for (const resource of wide) {
      Validations.of(this.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${resource}]`,
        reason:
          "AWS Backup reads every file of the two buckets, names its own rules and copies, and lists what knows no narrower resource.",
      });
    }
  }
}

const reference = z.union([
  z
    .object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) })
    .transform((at) => `<${at["Fn::GetAtt"].join(".")}>`),
  z.object({ Ref: z.string() }).transform(({ Ref }) => `<${Ref}>`),
  z.string(),
]);
const joined = z
  .object({ "Fn::Join": z.tuple([z.literal(""), z.array(reference)]) })
  .transform((all) => all["Fn::Join"][1].join(""));

/** As the rules of cdk-nag write an ARN that only AWS knows. */
function named(scope: Construct, arn: string): string {
  return z.union([reference, joined]).parse(Stack.of(scope).resolve(arn));
}
