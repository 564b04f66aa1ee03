/**
 * npm run simulate -- --seeds N --from S [--plant BUG]: seed after seed on two threads. `--from fresh` begins at a seed
 * that follows from the commit, so that every commit looks at other summers. One that fails is shortened, printed with
 * how to run it again, and ends the run. At the end it prints what was exercised.
 */
import { execFileSync } from "node:child_process";
import { Worker } from "node:worker_threads";
import { Exercise } from "./exercise.ts";
import { plantedBug } from "./planted-bugs.ts";
import type { SeedReport, SeedWork } from "./seed-worker.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

const { values } = scriptArguments({
  usage: "npm run simulate -- [--seeds N] [--from S | --from fresh] [--plant BUG]",
  options: {
    seeds: { type: "string", default: "100" },
    from: { type: "string", default: "1" },
    plant: { type: "string" },
  },
  mostWords: 0,
});
const count = Number(values.seeds);
const from = values.from === "fresh" ? freshSeed() : Number(values.from);
if (!(Number.isSafeInteger(count) && count > 0 && Number.isSafeInteger(from) && from >= 0))
  throw new RangeError("Write --seeds N with a whole number and --from S with one, or --from fresh");
const plant = values.plant ?? null;
if (plant !== null) plantedBug(plant);

/** As many as the cores of CI. */
const threads = 2;

print([`Seeds ${from} to ${from + count - 1}`]);
const startedAt = performance.now();
const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
next[0] = from;
const reports = await Promise.all(
  Array.from({ length: threads }, () => reportOf({ next, end: from + count, plant })),
);
const [failing] = reports.flatMap((report) => report.failing ?? []).toSorted((a, b) => a.seed - b.seed);
const exercise = new Exercise();
for (const { counts } of reports) exercise.add(counts);
print(["Exercised:", ...exercise.table().map((line) => `  ${line}`)]);
if (failing !== undefined) {
  const planted = plant === null ? "" : ` --plant "${plant}"`;
  const again = `npm run simulate -- --seeds 1 --from ${failing.seed}${planted}`;
  print([...failing.lines, `Again: ${again}  (commit ${commit()})`]);
  process.exitCode = 1;
}
const seeds = reports.reduce((sum, report) => sum + report.seeds, 0);
const wall = ((performance.now() - startedAt) / 1000).toFixed(1);
const cpu = reports.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0).toFixed(1);
print([
  `${failing === undefined ? "All" : "Not all"} of ${seeds} seeds hold I1 to I8: ${wall} s, ${cpu} s of CPU`,
]);

/** The thread is ended when it has answered: workers that a fault killed in it still wait for what never comes. */
async function reportOf(workerData: SeedWork): Promise<SeedReport> {
  const worker = new Worker(new URL("seed-worker.ts", import.meta.url), { workerData });
  const { promise, resolve, reject } = Promise.withResolvers<SeedReport>();
  worker.once("message", resolve).once("error", reject);
  try {
    return await promise;
  } finally {
    await worker.terminate();
  }
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** 28 bits of the commit: with so many seeds after it they still fit into the place that threads share. */
function freshSeed(): number {
  return Number.parseInt(commit().slice(0, 7), 16);
}

function commit(): string {
  return execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
}
