/** Rights to files, by name of the act and the folder: CDK's own grants say GetObject*, GetBucket* and List*. */
import { Fn, Validations } from "aws-cdk-lib";
import { Grant } from "aws-cdk-lib/aws-iam";
import type { BundledFunction } from "./bundled-function.ts";

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
