/** Runs last: every mutant against the tests that pass it, the fastest first, until one fails. */
import { appendFileSync } from "node:fs";
import { expect, inject, test } from "vitest";
import { type KnownTest, knownTests, passedOnLoad, switches } from "./switches.ts";
import type { Outcome, Verdict } from "./verdicts.ts";

/** A mutant that is met so many times as often as its place was met without it does not come to an end. */
const hitsBeforeEndless = 100;

const { ids, report } = inject("mutation");

test("every mutant is judged", { timeout: 0 }, async () => {
  const covering = testsByMutant();
  const cost = (id: string): number =>
    (covering.get(id) ?? []).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  let judged = 0;
  for (const id of ids.toSorted((a, b) => cost(a) - cost(b))) {
    write({ id, outcome: "started" });
    write({ id, ...(await judge(id, covering.get(id) ?? [])) });
    judged += 1;
  }
  expect(judged).toBe(ids.length);
});

function write(verdict: Verdict): void {
  appendFileSync(report, `${JSON.stringify(verdict)}\n`);
}

/** Fastest first. */
function testsByMutant(): ReadonlyMap<string, readonly KnownTest[]> {
  const covering = new Map<string, KnownTest[]>();
  for (const known of knownTests.toSorted((a, b) => a.milliseconds - b.milliseconds)) {
    for (const id of Object.keys(known.hits)) {
      const tests = covering.get(id);
      if (tests === undefined) covering.set(id, [known]);
      else tests.push(known);
    }
  }
  return covering;
}

async function judge(id: string, tests: readonly KnownTest[]): Promise<{ outcome: Outcome; by?: string }> {
  if (tests.length === 0) return { outcome: passedOnLoad.has(id) ? "loaded-once" : "not-covered" };
  for (const known of tests) {
    const outcome = await tryMutant(id, known);
    if (outcome !== "survived" && (await passesAgain(known))) return { outcome, by: known.name };
  }
  return { outcome: "survived" };
}

async function tryMutant(id: string, { hits, run }: KnownTest): Promise<Outcome> {
  switches.activeMutant = id;
  switches.hitCount = 0;
  switches.hitLimit = (hits[id] ?? 1) * hitsBeforeEndless;
  try {
    await run();
    return "survived";
  } catch {
    return switches.hitCount > switches.hitLimit ? "endless" : "killed";
  } finally {
    switches.activeMutant = undefined;
    switches.hitCount = undefined;
  }
}

const again = new Map<KnownTest, boolean>();

/** Asked of a test when it first fails: one that leans on what a hook makes anew fails without any mutant. */
async function passesAgain(known: KnownTest): Promise<boolean> {
  const requested = again.get(known);
  if (requested !== undefined) return requested;
  const passes = await Promise.resolve()
    .then(known.run)
    .then(
      () => true,
      () => false,
    );
  if (!passes) process.stderr.write(`Not asked any more, for it passes only once: ${known.name}\n`);
  again.set(known, passes);
  return passes;
}
