// One project per level of test, so that one level can be run alone: `npx vitest run --project domain`.
// test/cloud needs a cloud emulator and has its own command: no project here covers it.
import { configDefaults, defineConfig } from "vitest/config";

/**
 * What starts many processes, tries many seeds, bundles every function or takes in the published data of whole governments:
 * `npm run test:long`, which the checks before a change lands run too.
 */
const long = [
  "test/cases/**/*.test.ts",
  "test/simulation/{planted-bugs-found,simulation,summers}.test.ts",
  "test/infra/{bundles,deploy-dry-run}.test.ts",
  "test/reports/{report-formats,pdf/pdf-read-back,office-programs/office-programs}.test.ts",
  "test/reports/nasty-offices.test.ts",
  "test/formats/{council/council-fuzz,containers/workbook/{workbook-fuzz,workbook-limits},containers/text/text-fuzz}.test.ts",
  "test/formats/longest-file.test.ts",
  "test/formats/layouts/layouts.test.ts",
  "test/formats/containers/document/document-limits.test.ts",
  "test/functions/ingest/{county-changes,full-statements,panel-dumps,real-dumps,real-lists,statement-law}.test.ts",
  "test/domain/identity/resembles-real.test.ts",
  "test/functions/{reconciliation,assess/alert-model,assess/real-alerts,snapshot/diff-law,snapshot/snapshot-real-dumps}.test.ts",
  "test/functions/api/one-evaluation.test.ts",
  "test/adapters/{verify-corruption,old-home/upgrade-home}.test.ts",
  "test/flow/terminal/{every-command,every-width}.test.ts",
  "test/flow/{archive,audit-command,full-dump,backup,column-mapping,crash,departments-command,events-file,homes,inbox,loaded-modules,one-process}.test.ts",
  "test/flow/{rebuild,sent-otherwise,start,uploads-at-once,users-command,verify-command}.test.ts",
];

export default defineConfig({
  test: {
    environment: "node",
    globalSetup: ["test/support/temporary-folder.ts"],
    env: { TZ: "UTC", MONITOR_LANG: "ko" },
    reporters: ["default", "json"],
    outputFile: { json: ".reports/tests.json" },
    passWithNoTests: false,
    // Files of one worker share what is loaded: the CDK and the readers of formats are slow to load. No test keeps
    // anything in a module, replaces one, or reaches for what another left.
    isolate: false,
    sequence: { shuffle: false, concurrent: false, groupOrder: 1 },
    maxWorkers: "100%",
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      level("lint", ["lint", "guarantees"], { testTimeout: 30_000, hookTimeout: 60_000 }),
      level("domain", ["domain", "contracts", "formats", "reports"], {
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
      level("dashboard", ["dashboard"]),
      level("functions", ["functions", "runtime", "simulation"], { testTimeout: 30_000 }),
      level("adapters", ["adapters"], { testTimeout: 30_000, hookTimeout: 30_000 }),
      level("infra", ["infra"], { testTimeout: 60_000, hookTimeout: 60_000 }),
      // Starts real processes: after everything else, which would take their cores.
      level("flow", ["flow"], {
        testTimeout: 120_000,
        hookTimeout: 60_000,
        // Tests that say that they are concurrent: one process for each core.
        maxConcurrency: 2,
        sequence: { groupOrder: 2 },
      }),
      {
        extends: true,
        test: {
          name: "long",
          include: long,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          maxConcurrency: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});

function level(name: string, folders: readonly string[], settings: object = {}) {
  return {
    extends: true as const,
    test: {
      ...settings,
      name,
      include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
      exclude: [...configDefaults.exclude, ...long],
    },
  };
}
