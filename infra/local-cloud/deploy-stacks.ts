/** The product's own stacks, made and deployed by the ordinary CDK command line; only the endpoint differs. */
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import * as z from "zod";
import type { CloudHome, StackOutputs } from "./cloud-home.ts";
import { isHealthy } from "./emulator.ts";
import { succeeds, CloudError, logTail } from "./run-command.ts";

/** Its settings file says what differs from an environment on AWS. */
export const environment = "local";

/** The account that the emulator knows everybody by. */
const account = "000000000000";
const commandLine = createRequire(import.meta.url).resolve("aws-cdk/bin/cdk");

export interface Place {
  readonly home: CloudHome;
  readonly region: string;
  readonly signal: AbortSignal;
}

/** Bundles the functions and writes the templates; needs no emulator. */
export async function makeTemplates(place: Place): Promise<void> {
  rmSync(place.home.assembly, { recursive: true, force: true });
  const words = [
    "synth",
    "--quiet",
    "--context",
    `environment=${environment}`,
    "--output",
    place.home.assembly,
  ];
  if (await runCdk(place, words, null)) return;
  throw new CloudError(
    `CDK가 스택을 만들지 못했습니다. 기록: ${place.home.deployLog}`,
    `CDK could not make the stacks. Its log: ${place.home.deployLog}`,
    [logTail(place.home.deployLog)],
  );
}

export async function bootstrap(place: Place, endpoint: string): Promise<void> {
  const words = ["bootstrap", `aws://${account}/${place.region}`, "--app", place.home.assembly];
  if (!(await runCdk(place, words, endpoint))) throw await notDeployed(place, endpoint);
}

export async function deploy(place: Place, endpoint: string): Promise<StackOutputs> {
  const file = join(place.home.temporary, "outputs.json");
  const words = ["deploy", "--all", "--app", place.home.assembly, "--require-approval", "never"];
  const cdkArguments = [...words, "--method", "direct", "--outputs-file", file, "--progress", "events"];
  if (!(await runCdk(place, cdkArguments, endpoint))) throw await notDeployed(place, endpoint);
  return readOutputs(file);
}

/** The pipeline alone, as another app makes it: a test of recovery switches to a restored table. */
export async function redeployPipeline(place: Place, endpoint: string, app: string): Promise<void> {
  const words = ["deploy", `budget-monitor-${environment}-pipeline`, "--exclusively", "--app", app];
  const output = ["--output", join(place.home.temporary, "restored.out")];
  const how = ["--require-approval", "never", "--method", "direct", "--progress", "events"];
  if (!(await runCdk(place, [...words, ...output, ...how], endpoint)))
    throw await notDeployed(place, endpoint);
}

function readOutputs(file: string): StackOutputs {
  const ofStacks = z.record(z.string(), z.record(z.string(), z.string()));
  const stacks = ofStacks.parse(JSON.parse(readFileSync(file, "utf8")));
  const of = (stack: string) => stacks[`budget-monitor-${environment}-${stack}`] ?? {};
  return { data: of("data"), pipeline: of("pipeline") };
}

async function runCdk(
  { home, region, signal }: Place,
  words: readonly string[],
  endpoint: string | null,
): Promise<boolean> {
  return succeeds({
    file: process.execPath,
    words: [commandLine, ...words, "--no-notices", "--no-color"],
    environment: environmentOf(home, region, endpoint),
    log: home.deployLog,
    signal,
  });
}

/** Without whatever AWS the user is signed in to: a slip must not reach a real account. */
function environmentOf(home: CloudHome, region: string, endpoint: string | null): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS|CDK)_/.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
    TMPDIR: home.temporary,
    NO_PROXY: "127.0.0.1,localhost",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_CONFIG_FILE: join(home.temporary, "no-config"),
    AWS_SHARED_CREDENTIALS_FILE: join(home.temporary, "no-credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    CDK_DISABLE_CLI_TELEMETRY: "true",
    ...(endpoint === null ? {} : { AWS_ENDPOINT_URL: endpoint }),
  };
}

async function notDeployed({ home }: Place, endpoint: string): Promise<CloudError> {
  const logs = `${home.deployLog}, ${home.emulatorLog}`;
  return (await isHealthy(endpoint))
    ? new CloudError(
        `스택을 배포하지 못했습니다. 기록: ${logs}`,
        `The stacks could not be deployed. Logs: ${logs}`,
        [logTail(home.deployLog)],
      )
    : new CloudError(
        `배포하는 동안 에뮬레이터(${endpoint})가 응답을 멈췄습니다. 기록: ${logs}`,
        `The emulator (${endpoint}) stopped answering during the deployment. Logs: ${logs}`,
        [logTail(home.emulatorLog)],
      );
}
