/** Where a local cloud keeps everything it needs, and what is known of the one that runs there. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

export const repository = join(import.meta.dirname, "../..");

/** Git-ignored. Nothing is written outside of it, so that deleting it leaves nothing behind. */
export const cloudFolder = join(repository, ".cloud");

export interface CloudHome {
  /** Also the mark by which processes of this cloud are known: it stands in the command line of each. */
  readonly folder: string;
  readonly state: string;
  readonly emulatorLog: string;
  readonly deployLog: string;
  readonly pythonLog: string;
  readonly assembly: string;
  readonly temporary: string;
}

/** The developer's cloud lies in `.cloud` itself, each test run's in a folder of its own below it. */
export function cloudHome(folder: string = cloudFolder): CloudHome {
  return {
    folder,
    state: join(folder, "state.json"),
    emulatorLog: join(folder, "emulator.log"),
    deployLog: join(folder, "deploy.log"),
    pythonLog: join(folder, "python.log"),
    assembly: join(folder, "cdk.out"),
    temporary: join(folder, "tmp"),
  };
}

/** Which cloud the tests are meant to use: the one that `cloud:test` made for them, else the developer's. */
export function stateOfTestedCloud(): string {
  return process.env["LOCAL_CLOUD_STATE"] ?? cloudHome().state;
}

export function makeHome(home: CloudHome): void {
  mkdirSync(home.temporary, { recursive: true });
  // The emulator writes CommonJS scripts there, which our own package.json would make ES modules.
  writeFileSync(join(home.temporary, "package.json"), '{ "type": "commonjs" }\n');
}

/** What one run left; the Python environment and the clouds of others stay. */
export function clearHome(home: CloudHome): void {
  const { state, emulatorLog, deployLog, pythonLog, assembly, temporary } = home;
  for (const path of [state, emulatorLog, deployLog, pythonLog, assembly, temporary]) {
    rmSync(path, { recursive: true, force: true });
  }
}

const outputs = z.record(z.string(), z.string());

const stateSchema = z.object({
  /** Of the emulator, which leads a process group of its own. */
  pid: z.int().positive(),
  port: z.int().positive(),
  endpoint: z.url(),
  region: z.string(),
  /** What the stacks say of themselves; null until they are deployed. */
  outputs: z.object({ data: outputs, pipeline: outputs }).nullable(),
});

export type CloudState = Readonly<z.infer<typeof stateSchema>>;
export type StackOutputs = NonNullable<CloudState["outputs"]>;

/** Null when no cloud was started here, or what it left cannot be understood. */
export function readState(path: string): CloudState | null {
  if (!existsSync(path)) return null;
  try {
    return stateSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

export function writeState(home: CloudHome, state: CloudState): void {
  writeFileSync(home.state, `${JSON.stringify(state, null, 2)}\n`);
}
