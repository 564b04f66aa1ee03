/** What a stage needs that has documents read: to lay one where it is read, to sign its address, and to call who reads it. */
import { Fn, Validations } from "aws-cdk-lib";
import { Grant } from "aws-cdk-lib/aws-iam";
import { documentFilesPrefix } from "../../functions/extract/env.ts";
import type { TriesBucket } from "../data/upload-buckets.ts";
import type { Extract } from "../stages/extract.ts";
import type { BundledFunction } from "./bundled-function.ts";

/** The address is signed with the stage's own right to read. */
export function grantDocumentReading(stage: BundledFunction, tries: TriesBucket, extract: Extract): void {
  const folder = `${documentFilesPrefix}*`;
  Grant.addToPrincipal({
    grantee: stage.function,
    actions: ["s3:GetObject", "s3:PutObject"],
    resourceArns: [`${Fn.importValue(tries.arnExport)}/${folder}`],
  });
  Grant.addToPrincipal({
    grantee: stage.function,
    // By name: CDK's own grant lets every version of it be called.
    actions: ["lambda:InvokeFunction"],
    resourceArns: [extract.worker.function.functionArn],
  });
  Validations.of(stage).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${tries.arnExport}/${folder}]`,
    reason: "Each document lies there under its hash, in this one folder, for a day.",
  });
}
