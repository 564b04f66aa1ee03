/** A function of this repository: its code as one bundle, its log, and a role that may do nothing yet. */
import { CfnResource, type Duration, Stack } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Function, Runtime, type Tracing } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Settings } from "../settings/settings.ts";
import { bundledCode, type FunctionBundling } from "./bundled-code.ts";
import { removalPolicyOf } from "./removal-policy.ts";

export interface BundledFunctionProps {
  readonly settings: Settings;
  readonly description: string;
  /** The file that is bundled, below the repository's root. */
  readonly entry: string;
  readonly bundling: FunctionBundling;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  readonly timeout: Duration;
  readonly tracing: Tracing;
}

export class BundledFunction extends Construct {
  readonly function: Function;
  readonly logGroup: LogGroup;
  readonly role: Role;

  constructor(scope: Construct, id: string, { settings, ...props }: BundledFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, "Log", {
      retention: settings.logRetentionDays,
      removalPolicy: removalPolicyOf(settings),
    });
    // Our own role: the one that CDK makes holds a managed policy over every log of the account.
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    this.logGroup.grantWrite(this.role);
    this.function = new Function(this, "Function", {
      description: props.description,
      code: bundledCode(props.entry, props.bundling),
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: settings.architecture === "arm64" ? Architecture.ARM_64 : Architecture.X86_64,
      memorySize: props.memoryMegabytes,
      timeout: props.timeout,
      environment: props.environment,
      tracing: props.tracing,
      logGroup: this.logGroup,
      role: this.role,
    });
    this.#waitForRights();
  }

  /** On the policy alone: the CDK also says the role, on which the function depends by naming it (cfn-lint W3005). */
  #waitForRights(): void {
    const [resource, policy] = [this.function, this.role.node.findChild("DefaultPolicy")].map(
      ({ node }) => node.defaultChild,
    );
    if (!(resource instanceof CfnResource) || !(policy instanceof CfnResource))
      throw new Error(`${this.node.path} has no function, or its role has no policy.`);
    resource.addOverride("DependsOn", [Stack.of(this).getLogicalId(policy)]);
  }
}
