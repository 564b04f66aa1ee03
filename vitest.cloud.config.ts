// Tests that need the deployed stacks: `npm run cloud:test` makes a cloud for them and ends it. While trying
// things out: `npm run cloud:up` once, then `npx vitest run --config vitest.cloud.config.ts` as often as needed.
import { defineConfig } from "vitest/config";
import { readState, stateOfTestedCloud } from "./infra/local-cloud/cloud-home.ts";

const state = stateOfTestedCloud();
const endpoint = readState(state)?.endpoint;
if (endpoint === undefined) {
  throw new Error(`No local cloud runs here (${state} is absent): start one with "npm run cloud:up".`);
}

const latency = "test/cloud/latency.test.ts";
const verify = "test/cloud/verify.test.ts";
const recovery = "test/cloud/recovery.test.ts";

export default defineConfig({
  test: {
    environment: "node",
    globalSetup: ["test/support/temporary-folder.ts"],
    env: { TZ: "UTC", LOCAL_CLOUD_STATE: state },
    reporters: ["default", "json"],
    outputFile: { json: ".reports/cloud-tests.json" },
    passWithNoTests: false,
    // One file after the other: two processors serve the emulator, its functions and the tests.
    fileParallelism: false,
    // A cloud in which nothing comes out is known for broken before every test has waited for it.
    bail: 4,
    restoreMocks: true,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    projects: [
      // First, while nothing else is under way.
      project("cloud-latency", 1, { include: [latency] }),
      project("cloud", 2, { include: ["test/cloud/**/*.test.ts"], exclude: [latency, verify, recovery] }),
      // What every store must do, against a second DynamoDB.
      project("cloud-adapters", 3, {
        include: ["test/adapters/dynamo-*.test.ts"],
        env: { DYNAMODB_ENDPOINT: endpoint },
      }),
      // Late: a night verifies what all the others left, and nobody should have to wait for that.
      project("cloud-verify", 4, { include: [verify] }),
      // After all others: it loses the ledger, and the stages then work on another table.
      project("cloud-recovery", 5, { include: [recovery], testTimeout: 300_000 }),
    ],
  },
});

function project(name: string, groupOrder: number, settings: object) {
  return { extends: true as const, test: { ...settings, name, sequence: { groupOrder } } };
}
