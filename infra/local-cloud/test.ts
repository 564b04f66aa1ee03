/** `npm run cloud:test`: a fresh cloud, the tests of test/cloud on it, and the end of both, however they go. */
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bringUp } from "./bring-up.ts";
import { type CloudHome, repository } from "./cloud-home.ts";
import { seconds, succeeds, untilInterrupted, report } from "./run-command.ts";
import { endOrphans, newTestHome, removeTestHome } from "./test-homes.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

const reports = join(repository, ".reports");
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

const { values, words: files } = scriptArguments({
  usage: "npm run cloud:test -- [FILE ...] [--testNamePattern NAME] [--bail COUNT]",
  options: { testNamePattern: { type: "string", short: "t" }, bail: { type: "string" } },
  mostWords: Number.POSITIVE_INFINITY,
});
const startedAt = performance.now();
const signal = untilInterrupted();
const home = newTestHome();
process.exitCode = 1;
try {
  await endOrphans();
  await bringUp(home, signal);
  if (await testsPass(home)) process.exitCode = 0;
} catch (error) {
  report(error);
} finally {
  if (process.exitCode !== 0 && !signal.aborted) keepLogs(home);
  await removeTestHome(home);
  process.stdout.write(`cloud:test took ${seconds(performance.now() - startedAt)} in all.\n`);
}

function testsPass({ state }: CloudHome): Promise<boolean> {
  const chosen = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
  const words = [vitest, "run", "--config", "vitest.cloud.config.ts", ...files, ...chosen];
  const environment = { ...process.env, LOCAL_CLOUD_STATE: state };
  return succeeds({ file: process.execPath, words, environment, log: null, signal });
}

/** What the functions said is in the emulator's log. */
function keepLogs({ emulatorLog, deployLog }: CloudHome): void {
  mkdirSync(reports, { recursive: true });
  for (const [log, name] of [
    [emulatorLog, "cloud-emulator.log"],
    [deployLog, "cloud-deploy.log"],
  ] as const) {
    if (!existsSync(log)) continue;
    copyFileSync(log, join(reports, name));
    process.stderr.write(`Kept: .reports/${name}\n`);
  }
}
