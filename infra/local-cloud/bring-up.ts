/** Brings a local cloud up, or up to date, in the order in which its parts need each other; and takes it down. */
import { readSettings } from "../settings/settings.ts";
import { clearHome, type CloudHome, type CloudState, makeHome, readState, writeState } from "./cloud-home.ts";
import { bootstrap, deploy, environment, makeTemplates, type Place } from "./deploy-stacks.ts";
import { endEmulator, isHealthy, isRunning, startEmulator } from "./emulator.ts";
import { pythonEnvironment } from "./python-environment.ts";
import { step } from "./run-command.ts";

/** Harmless when one is up: it is used as it is, and what changed in the stacks is deployed. */
export async function bringUp(home: CloudHome, signal: AbortSignal): Promise<CloudState> {
  const { region } = readSettings(environment);
  const running = await runningCloud(home);
  if (running === null) await takeDown(home);
  makeHome(home);
  const failure = new AbortController();
  const joint = AbortSignal.any([signal, failure.signal]);
  const place = { home, region, signal: joint };
  const stopTheOther = (error: unknown): never => {
    failure.abort(error);
    throw error;
  };
  const templates = step("stacks made (cdk synth)", () => makeTemplates(place)).catch(stopTheOther);
  const starting = (running === null ? startNew(place) : Promise.resolve(running)).catch(stopTheOther);
  // Both are waited for, also when one fails: nothing of a failed start is left running unseen.
  const [made, started] = await Promise.allSettled([templates, starting]);
  if (started.status === "rejected") throw started.reason;
  if (made.status === "rejected") throw made.reason;
  const { endpoint } = started.value;
  await step("account bootstrapped (cdk bootstrap)", () => bootstrap(place, endpoint));
  const outputs = await step("stacks deployed (cdk deploy)", () => deploy(place, endpoint));
  const state = { ...started.value, outputs };
  writeState(home, state);
  return state;
}

/** @returns whether an emulator of this home was running. */
export async function takeDown(home: CloudHome): Promise<boolean> {
  const state = readState(home.state);
  const wasRunning = state !== null && (await endEmulator(home, state.pid));
  clearHome(home);
  return wasRunning;
}

async function runningCloud(home: CloudHome): Promise<CloudState | null> {
  const state = readState(home.state);
  if (state === null || !isRunning(home, state.pid)) return null;
  return (await isHealthy(state.endpoint)) ? state : null;
}

async function startNew({ home, region, signal }: Place): Promise<CloudState> {
  const python = await step("Python environment", () => pythonEnvironment(home.pythonLog, signal));
  const emulator = await step("emulator started", () => startEmulator(home, python, region, signal));
  const state = { ...emulator, region, outputs: null };
  // Before the deployment: one that fails can still be looked into, and taken down.
  writeState(home, state);
  return state;
}
