// One project per level of test, so that one level can be run alone: `npx vitest run --project domain`.
// test/cloud needs a cloud emulator and has its own command: no project here covers it.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    env: { TZ: "UTC" },
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
      level("lint", ["lint", "guarantees"], { hookTimeout: 60_000 }),
      level("domain", ["domain", "contracts", "formats", "reports"], { testTimeout: 60_000 }),
      level("dashboard", ["dashboard"]),
      level("functions", ["functions", "runtime", "simulation"], { testTimeout: 30_000 }),
      level("adapters", ["adapters"], { testTimeout: 30_000, hookTimeout: 30_000 }),
      level("infra", ["infra"], { testTimeout: 60_000, hookTimeout: 60_000 }),
      // Starts real processes: after everything else, which would take their cores.
      level("flow", ["flow", "cases"], {
        testTimeout: 120_000,
        hookTimeout: 60_000,
        // Tests that say that they are concurrent: one process for each core.
        maxConcurrency: 2,
        sequence: { groupOrder: 2 },
      }),
    ],
  },
});

function level(name: string, folders: readonly string[], settings: object = {}) {
  return {
    extends: true as const,
    test: { ...settings, name, include: folders.map((folder) => `test/${folder}/**/*.test.ts`) },
  };
}
