/** npm run simulate -- --seeds N --from S: seed after seed; one that fails is shortened, printed and ends the run. */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { shrink } from "./shrink.ts";
import { simulate, stepsOf } from "./simulation.ts";
import { stepText } from "./steps.ts";

const { values } = parseArgs({ options: { seeds: { type: "string" }, from: { type: "string" } } });
const [count, from] = [Number.parseInt(values.seeds ?? "100", 10), Number.parseInt(values.from ?? "1", 10)];
if (!(count > 0 && from >= 0)) throw new RangeError("Write --seeds N --from S with whole numbers");

const startedAt = performance.now();
for (let seed = from; seed < from + count; seed++) {
  const violation = await simulate(seed);
  if (violation === null) continue;
  print(`Seed ${seed} breaks ${violation.invariant}: ${violation.what}`);
  const shortest = await shrink(seed, stepsOf(seed), violation);
  print(
    `The shortest schedule found (${shortest.steps.length} steps) breaks ${shortest.violation.invariant}: ${shortest.violation.what}`,
  );
  for (const step of shortest.steps) print(`  ${stepText(step)}`);
  print(`Again: npm run simulate -- --seeds 1 --from ${seed}  (commit ${commit()})`);
  process.exitCode = 1;
  break;
}
const seconds = (performance.now() - startedAt) / 1000;
print(`${process.exitCode === 1 ? "Stopped" : `${count} seeds hold I1 to I8`} after ${seconds.toFixed(1)} s`);

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function commit(): string {
  return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
}
