// Real hosts and a real browser: `npm run test:browser`, apart from `npm test` because it needs Chromium.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "browser",
    include: ["test/browser/**/*.test.ts"],
    environment: "node",
    reporters: ["default", "json"],
    outputFile: { json: ".reports/browser-tests.json" },
    globalSetup: ["test/support/temporary-folder.ts", "test/browser/support/build-page.ts"],
    passWithNoTests: false,
    fileParallelism: false,
    testTimeout: 90_000,
    // A county is read before the first test.
    hookTimeout: 180_000,
    // As long as the browser itself waits: the one second that is usual is over on a busy machine before a page is drawn.
    expect: { poll: { timeout: 30_000 } },
  },
});
