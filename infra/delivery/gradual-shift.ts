/**
 * A new version of the API gets a tenth of the requests for five minutes, then all of them; where the gateway answers 5xx meanwhile, the old version has
 * them again. For the API alone: its requests stand for themselves. Stages that work queues change all at once, since two versions of one would work the
 * books of one office in turns.
 */
import { Aws, Duration, Validations } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from "aws-cdk-lib/aws-codedeploy";
import { Grant, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Alias, Function, type IFunction, Version } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Operators } from "../parts/operators.ts";

export interface GradualShiftProps {
  readonly worker: Function;
  readonly http: HttpApi;
  readonly operators: Operators;
}

/** @returns what requests go to: the alias, which two versions share for a while. */
export function shiftGradually(scope: Construct, { worker, http, operators }: GradualShiftProps): IFunction {
  const shift = new Construct(scope, "Shift");
  const version = Version.fromVersionAttributes(shift, "Version", {
    lambda: worker,
    version: worker.currentVersion.version,
  });
  const live = new Alias(shift, "Live", { aliasName: "live", version });
  const alarm = operators.addAlarm(new Construct(shift, "Broken"), {
    heading: "api-new-version",
    meaning: "The gateway answered 5xx three times in a minute: a version that is taking over is taken back.",
    metric: http.metricServerError({ period: Duration.minutes(1), statistic: "Sum" }),
    threshold: 3,
    periods: 1,
  });
  const role = new Role(shift, "Role", { assumedBy: new ServicePrincipal("codedeploy.amazonaws.com") });
  Grant.addToPrincipal({
    grantee: role,
    actions: ["lambda:GetAlias", "lambda:UpdateAlias", "lambda:GetProvisionedConcurrencyConfig"],
    resourceArns: [worker.functionArn, `${worker.functionArn}:live`],
  });
  Grant.addToPrincipal({
    grantee: role,
    actions: ["cloudwatch:DescribeAlarms"],
    resourceArns: [`arn:${Aws.PARTITION}:cloudwatch:${Aws.REGION}:${Aws.ACCOUNT_ID}:alarm:*`],
  });
  Validations.of(role).acknowledge({
    id: "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudwatch:<AWS::Region>:<AWS::AccountId>:alarm:*]",
    reason: "DescribeAlarms lists: it knows no single alarm, and tells no figures.",
  });
  const group = new LambdaDeploymentGroup(shift, "Group", {
    application: new LambdaApplication(shift, "Application"),
    alias: live,
    deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
    alarms: [alarm],
    autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    // Our own: the one that AWS manages may invoke every function of the account whose name begins right, and read every bucket's.
    role: role.withoutPolicyUpdates(),
  });
  // The first shift needs its rights, which are a resource of their own; the role itself it names (cfn-lint W3005).
  group.node.addDependency(role.node.findChild("DefaultPolicy"));
  return Function.fromFunctionAttributes(shift, "Served", {
    functionArn: live.functionArn,
    sameEnvironment: true,
  });
}
