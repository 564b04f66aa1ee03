/** What a function needs of our key so that tables, files and topics under it open. */
import type { IGrantable } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";

/**
 * The list that DynamoDB asks of its callers, by name: CDK's own grant says `GenerateDataKey*` and
 * `ReEncrypt*`. S3 and SNS need a part of it.
 */
const actions = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

export function grantKeyUse(key: IKey, grantee: IGrantable): void {
  key.grant(grantee, ...actions);
}

/** What it takes to put a message into a queue under our key. */
export function grantQueueKey(key: IKey, grantee: IGrantable): void {
  key.grant(grantee, "kms:Decrypt", "kms:GenerateDataKey");
}
