/** Runs each test once as it is, sees which mutants it passes and keeps it, to be run again on those. */
import { configureGlobal } from "fast-check";
import { inject, type RunnerTestCase, TestRunner } from "vitest";
import { knownTests, passedOnLoad, switches } from "./switches.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly mutation: {
      readonly ids: readonly string[];
      readonly report: string;
      readonly sources: readonly string[];
    };
  }
}

export default class RememberingRunner extends TestRunner {
  #isLoaded = false;

  /** The source is loaded before the first test file, so that what only a test file calls is told from it. */
  async onBeforeCollect(): Promise<void> {
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    // One example that fails is enough: no search for a shorter one.
    configureGlobal({ endOnFailure: true });
    for (const source of inject("mutation").sources) await import(source);
    for (const id of Object.keys(switches.mutantCoverage?.static ?? {})) passedOnLoad.add(id);
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    const startedAt = performance.now();
    switches.currentTestId = test.id;
    try {
      await run();
    } finally {
      switches.currentTestId = undefined;
    }
    knownTests.push({
      name: `${test.file.name} > ${test.name}`,
      milliseconds: performance.now() - startedAt,
      hits: switches.mutantCoverage?.perTest[test.id] ?? {},
      run,
    });
  }
}
