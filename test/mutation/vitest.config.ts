// One worker of `npm run mutate`: the tests on a copy of shared/domain that holds all its mutants.
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { z } from "zod";
import { mutantsOf } from "./mutants.ts";
import { readVerdicts } from "./verdicts.ts";

const root = resolve(import.meta.dirname, "../..");
const { MUTANT_FILES, MUTANT_REPORT, MUTANT_SHARE } = z
  .object({
    /** Parts of paths, with commas between. */
    MUTANT_FILES: z.string().transform((list) => list.split(",").filter((part) => part !== "")),
    MUTANT_REPORT: z.string().transform((path) => resolve(root, path)),
    /** Which worker of how many, as `0/2`. */
    MUTANT_SHARE: z.string().transform((text) => text.split("/").map(Number)),
  })
  .parse(process.env);
const [worker = 0, workers = 1] = MUTANT_SHARE;

const { mutants, sources } = await mutantsOf(root, MUTANT_FILES);
const judged = readVerdicts(MUTANT_REPORT);
const ids = mutants.map(({ id }) => id).filter((id, at) => at % workers === worker && !judged.has(id));
const judge = resolve(import.meta.dirname, "judge-mutants.ts");

/** Where the domain has no test of its own for it: what a stage or a report makes of it. */
const above = [
  "test/functions/{assess-office,compose-notice,deliver-notice,diff-snapshots,digest,notice-laws}.test.ts",
  "test/functions/{ingest-again,ingest-upload,payment-lists,snapshot-handler,take-snapshot}.test.ts",
  "test/functions/{verify-ledger,verify-snapshots}.test.ts",
  "test/functions/api/roles.test.ts",
  "test/reports/report-figures.test.ts",
];

class JudgeLast extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => (moduleId === judge ? 1 : 0);
    return Promise.resolve(files.toSorted((a, b) => rank(a) - rank(b)));
  }
}

export default defineConfig({
  root,
  plugins: [
    {
      name: "mutants",
      enforce: "pre",
      load(id) {
        const source = sources.get(id);
        return source?.includes("new WeakMap") === true
          ? `import { ForgetfulWeakMap as WeakMap } from "${import.meta.dirname}/forgetful-weak-map.ts";\n${source}`
          : source;
      },
    },
  ],
  test: {
    environment: "node",
    env: { TZ: "UTC" },
    include: ["test/{domain,contracts}/**/*.test.ts", ...above, judge],
    runner: resolve(import.meta.dirname, "remembering-runner.ts"),
    provide: { mutation: { ids, report: MUTANT_REPORT, sources: [...sources.keys()] } },
    sequence: { sequencer: JudgeLast },
    // All files in one worker: the judge runs the tests that the others left.
    isolate: false,
    maxWorkers: 1,
    // A thread ends with its process, whatever mutant it goes round in.
    pool: "threads",
    testTimeout: 60_000,
    // Switched source depends on which files are asked for, and the cache does not know of that.
    fsModuleCache: false,
  },
});
