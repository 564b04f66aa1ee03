/**
 * npm run guarantees -- notice csv: plants each bug of the table, or those whose promise or file has one of these
 * words, and wants its test file to pass without it and to fail with it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import { plantedBugs } from "./planted-bugs.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

/** As many as the cores of CI. */
const workers = 2;

const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
type Report = z.infer<typeof report>;

const { words } = scriptArguments({
  usage: "npm run guarantees -- [WORD ...]: plants each bug whose promise or file has one of the words",
  options: {},
  mostWords: Number.POSITIVE_INFINITY,
});
const meant = [...plantedBugs.entries()].filter(
  ([, { promise, file }]) =>
    words.length === 0 ||
    words.some((word) => `${promise} ${file}`.toLowerCase().includes(word.toLowerCase())),
);
if (meant.length === 0) throw new RangeError(`No promise has one of these words: ${words.join(", ")}`);
const startedAt = performance.now();
const calm = await run(null);
for (const { name, message, assertionResults } of calm.testResults)
  for (const text of [message, ...assertionResults.filter(isFailed).map(({ fullName }) => fullName)])
    if (text !== "") print(`fails without any bug: ${name}: ${text}`);

const queue = meant.values();
let [seen, unseen] = [0, 0];
await Promise.all(Array.from({ length: workers }, proveNext));
const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
print(`${seen} of ${meant.length} planted bugs are seen, ${unseen} are not: ${seconds} s`);
process.exitCode = calm.success && unseen === 0 ? 0 : 1;

async function proveNext(): Promise<void> {
  for (const [at, { promise, test }] of queue) {
    const { testResults } = await run(at);
    // A file that does not load at all sees nothing.
    const failed = testResults.flatMap(({ assertionResults }) => assertionResults).find(isFailed);
    if (failed === undefined) unseen += 1;
    else seen += 1;
    print(failed === undefined ? `NOT SEEN  ${promise} (${test})` : `seen  ${promise}: ${failed.fullName}`);
  }
}

function isFailed({ status }: { readonly status: string }): boolean {
  return status === "failed";
}

/** @param bug its place in the table; null for none. */
async function run(bug: number | null): Promise<Report> {
  const path = `.reports/guarantees-${bug ?? "calm"}.json`;
  rmSync(path, { force: true });
  const files = bug === null ? meant.map(([, { test }]) => test) : [];
  const child = spawn(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config=test/guarantees/vitest.config.ts",
      `--outputFile=${path}`,
      ...files,
    ],
    { env: { ...process.env, ...(bug === null ? {} : { PLANTED_BUG: `${bug}` }) }, stdio: "ignore" },
  );
  await once(child, "exit");
  return report.parse(JSON.parse(readFileSync(path, "utf8")));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
