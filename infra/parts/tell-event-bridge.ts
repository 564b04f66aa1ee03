/** Said in CloudFormation's own words: `eventBridgeEnabled: true` would add a custom resource with a function of its own. */
import { type Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";

export function tellEventBridge(bucket: Bucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path} is no CloudFormation bucket.`);
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
