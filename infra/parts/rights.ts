/** Rights of functions by name of the act, where CDK's own grants say more: to our key, and to files of one folder. */
import { Fn, Validations } from "aws-cdk-lib";
import { Grant, type IGrantable } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { BundledFunction } from "./bundled-function.ts";

/**
 * What it takes that tables, files and topics under our key open: the list that DynamoDB asks of its callers. CDK says
 * `GenerateDataKey*` and `ReEncrypt*`; S3 and SNS need a part of it.
 */
const keyActions = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

export function grantKeyUse(key: IKey, grantee: IGrantable): void {
  key.grant(grantee, ...keyActions);
}

/** What it takes to put a message into a queue under our key. */
export function grantQueueKey(key: IKey, grantee: IGrantable): void {
  key.grant(grantee, "kms:Decrypt", "kms:GenerateDataKey");
}

/** A bucket of the data stack, by the name under which that exports its ARN. */
export interface ExportedBucket {
  readonly arnExport: string;
}

export interface FileRights {
  /** Ends with a slash; empty for the whole bucket. */
  readonly folder: string;
  readonly actions: readonly `s3:${string}`[];
  /** Why no single file can be named. */
  readonly reason: string;
}

/** CDK says GetObject*, GetBucket* and List*. */
export function grantFiles(
  stage: BundledFunction,
  { arnExport }: ExportedBucket,
  { folder, actions, reason }: FileRights,
): void {
  Grant.addToPrincipal({
    grantee: stage.function,
    actions: [...actions],
    resourceArns: [`${Fn.importValue(arnExport)}/${folder}*`],
  });
  Validations.of(stage).acknowledge({ id: `AwsSolutions-IAM5[Resource::${arnExport}/${folder}*]`, reason });
}

/** Without the right to list, S3 says of a file that is gone that it is forbidden, which no stage tells from a fault of its own. */
export function grantListing(stage: BundledFunction, ...buckets: readonly ExportedBucket[]): void {
  Grant.addToPrincipal({
    grantee: stage.function,
    actions: ["s3:ListBucket"],
    resourceArns: buckets.map(({ arnExport }) => Fn.importValue(arnExport)),
  });
}
