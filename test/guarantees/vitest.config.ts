// One test file with one planted bug in the source that it loads; without a bug, all test files that see one.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { z } from "zod";
import { planted } from "./planted-bug.ts";
import { plantedBugs } from "./planted-bugs.ts";

const root = resolve(import.meta.dirname, "../..");
const { PLANTED_BUG } = z
  .object({ /** Its place in the table. */ PLANTED_BUG: z.coerce.number().optional() })
  .parse(process.env);
const bug = PLANTED_BUG === undefined ? null : plantedBugs[PLANTED_BUG];
if (bug === undefined) throw new RangeError(`The table has ${plantedBugs.length} bugs: got ${PLANTED_BUG}`);

export default defineConfig({
  root,
  plugins: [
    {
      name: "planted bug",
      enforce: "pre",
      load(id) {
        return bug !== null && id === resolve(root, bug.file)
          ? planted(readFileSync(id, "utf8"), bug)
          : undefined;
      },
    },
  ],
  test: {
    environment: "node",
    env: { TZ: "UTC" },
    include: bug === null ? plantedBugs.map(({ test }) => test) : [bug.test],
    reporters: ["json"],
    isolate: false,
    maxWorkers: 1,
    bail: bug === null ? 0 : 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Changed source depends on which bug is asked for, and the cache does not know of that.
    fsModuleCache: false,
  },
});
