/** A function of this repository: its code as one bundle, its log, and a role that may do nothing yet. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CfnResource, type Duration, Stack, AssetHashType, DockerImage } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Function, Runtime, type Tracing, type AssetCode, Code } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { type BuildOptions, buildSync } from "esbuild";
import type { Settings } from "../settings/settings.ts";
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

// How a function becomes files: one that is read at the start, and one for each part that is loaded when it is asked for.

const root = join(import.meta.dirname, "../..");

export interface FunctionBundling {
  readonly build: BuildOptions & { readonly external: string[] };
  /** A script of the repository that makes what lies beside; null where that is there. */
  readonly prepare: string | null;
  /** Below the repository's root -> below the bundle. */
  readonly beside: readonly (readonly [from: string, to: string])[];
  readonly written: readonly (readonly [to: string, text: string])[];
}

/**
 * The CDK's own construct for such functions writes one file each, and has no way to ask for several.
 * @param entry below the repository's root.
 */
function bundledCode(entry: string, bundling: FunctionBundling): AssetCode {
  return Code.fromAsset(root, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // The CDK wants one, and never starts it.
      image: DockerImage.fromRegistry("none"),
      // By this the CDK tells one function's code from another's, which is made of the same folder.
      command: [entry, JSON.stringify(bundling)],
      local: {
        tryBundle: (folder) => {
          writeBundle(entry, bundling, folder);
          return true;
        },
      },
    },
  });
}

function writeBundle(
  entry: string,
  { build, prepare, beside, written }: FunctionBundling,
  folder: string,
): void {
  if (prepare !== null)
    execFileSync(process.execPath, [join(root, prepare)], { stdio: ["ignore", "inherit", "inherit"] });
  buildSync({
    ...build,
    absWorkingDir: root,
    entryPoints: { index: entry },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
  });
  for (const [from, to] of beside)
    cpSync(join(root, from), join(folder, to), { recursive: true, dereference: true });
  for (const [to, text] of written) {
    const file = join(folder, to);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
