/** npm run mutate -- rate.ts rules/: all mutants of the domain, or of the files whose path has one of these words. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { setInterval } from "node:timers";
import { mutantsOf } from "./mutants.ts";
import { comparedWithList } from "./survivors.ts";
import { killedPercent, readVerdicts, scoresByFile, total, type Outcome, type Score } from "./verdicts.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

/** The least share of mutants that must be killed. */
const enoughPercent = 90;
const workers = 2;
/** A worker that says nothing for so long goes round in a mutant that no limit ends; to begin takes it a minute. */
const silenceMs = 300_000;

const { words: parts } = scriptArguments({
  usage: "npm run mutate -- [PART OF A PATH ...]: mutants of the domain, or of these files",
  options: {},
  mostWords: Number.POSITIVE_INFINITY,
});
const reports = Array.from({ length: workers }, (_, worker) => `.reports/mutants-${worker}.ndjson`);
mkdirSync(".reports", { recursive: true });
for (const report of reports) rmSync(report, { force: true });

const { mutants } = await mutantsOf(process.cwd(), parts);
await Promise.all(reports.map(judgeAll));
const verdicts = new Map<string, Outcome>(reports.flatMap((report) => [...readVerdicts(report)]));
const scores = scoresByFile(mutants, verdicts);
for (const score of [...scores, total(scores)]) print(row(score));

const { untrue, gaps } = comparedWithList(
  mutants,
  verdicts,
  readFileSync("test/mutation/survivors.json", "utf8"),
);
for (const gap of gaps) print(`survives, not listed: ${gap}`);
for (const name of untrue) print(`listed, but killed or gone: ${name}`);
const reached = killedPercent(total(scores));
print(
  `${reached.toFixed(1)} % of the mutants that a test could kill are killed (at least ${enoughPercent} %).`,
);
process.exitCode = reached >= enoughPercent && untrue.length === 0 ? 0 : 1;

/** Again after a worker that had to be stopped: it goes on behind the mutant that it never left. */
async function judgeAll(report: string, worker: number): Promise<void> {
  while ((await runWorker(report, worker)) === "stopped");
}

function runWorker(report: string, worker: number): Promise<"done" | "stopped"> {
  const child = spawn(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--config", "test/mutation/vitest.config.ts"],
    {
      env: {
        ...process.env,
        MUTANT_FILES: parts.join(","),
        MUTANT_REPORT: report,
        MUTANT_SHARE: `${worker}/${workers}`,
      },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const startedAt = Date.now();
  const watch = setInterval(() => {
    const heardAt = Math.max(startedAt, statSync(report, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (Date.now() - heardAt > silenceMs) child.kill("SIGKILL");
  }, 1_000);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      if (code === 0) resolve("done");
      else if (signal === "SIGKILL") resolve("stopped");
      else reject(new Error(`The tests fail without any mutant: run "npm test" first (exit code ${code}).`));
    });
  });
}

function row(score: Score): string {
  const { file, killed, endless, survived, loadedOnce } = score;
  return `${killedPercent(score).toFixed(1).padStart(5)} %  ${file}: ${killed} killed, ${endless} endless, ${survived} survived, ${loadedOnce} not judged`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
