/**
 * Puts the built page into its bucket when the stacks are deployed, and takes it out when they go. A function of our
 * own: it may write to this one bucket and do nothing else (docs/adr/0017-the-page-on-aws.md).
 */
import { CustomResource, Duration, Lazy, Stack, Validations } from "aws-cdk-lib";
import { Grant } from "aws-cdk-lib/aws-iam";
import { CfnFunction, type Function, Tracing } from "aws-cdk-lib/aws-lambda";
import { type Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import * as z from "zod";
import type { LoginWay } from "../../shared/contracts/files/login-way.ts";
import type { PageWriterEnvironment, PageWriterProperties } from "../page-writer/contract.ts";
import type { Settings } from "../settings/settings.ts";
import { BundledFunction } from "./bundled-function.ts";
import { pageBundling } from "./bundling.ts";

export interface PageFilesProps {
  readonly settings: Settings;
  readonly bucket: Bucket;
  readonly login: LoginWay;
}

const bundle = z.object({ s3Key: z.string() });

/** Some thirty files of half a megabyte in all take seconds. */
const timeout = Duration.minutes(2);

export class PageFiles extends Construct {
  constructor(scope: Construct, id: string, { settings, bucket, login }: PageFilesProps) {
    super(scope, id);
    const environment: PageWriterEnvironment = { PAGE_BUCKET: bucket.bucketName };
    const writer = new BundledFunction(this, "Writer", {
      settings,
      description: "Puts the page's files into their bucket when the stacks are deployed.",
      entry: "infra/page-writer/lambda.ts",
      bundling: pageBundling,
      environment,
      memoryMegabytes: 512,
      timeout,
      tracing: Tracing.DISABLED,
    });
    const properties: PageWriterProperties = {
      // Another page is another bundle: so CloudFormation learns that there is something to do.
      bundle: Lazy.string({ produce: () => bundleOf(writer.function) }),
      login: Stack.of(this).toJsonString(login),
    };
    const files = new CustomResource(this, "Files", {
      resourceType: "Custom::PageFiles",
      serviceToken: writer.function.functionArn,
      properties,
      // Without it a writer that could not answer is waited for an hour.
      serviceTimeout: timeout.plus(Duration.minutes(1)),
    });
    files.node.addDependency(
      Grant.addToPrincipal({
        grantee: writer.function,
        actions: ["s3:PutObject", "s3:DeleteObject"],
        resourceArns: [bucket.arnForObjects("*")],
      }),
      Grant.addToPrincipal({
        grantee: writer.function,
        actions: ["s3:ListBucket"],
        resourceArns: [bucket.bucketArn],
      }),
    );
    Validations.of(writer).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${logicalId(bucket)}.Arn>/*]`,
      reason:
        "The bucket holds the page and nothing else, and the names of built files change with each build.",
    });
  }
}

function logicalId(bucket: Bucket): string {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path} is no CloudFormation bucket.`);
  return Stack.of(bucket).getLogicalId(resource);
}

/** Under which name its bundle is stored. */
function bundleOf(writer: Function): string {
  const resource = writer.node.defaultChild;
  if (!(resource instanceof CfnFunction))
    throw new Error(`${writer.node.path} is no CloudFormation function.`);
  return bundle.parse(Stack.of(writer).resolve(resource.code)).s3Key;
}
