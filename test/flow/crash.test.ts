import { randomUUID } from "node:crypto";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HomeState, stateOf } from "../support/ledger-state.ts";
import { newHome, repository, runMonitor, speakOut } from "../support/monitor-process.ts";

/** 130 projects; every other one lags. */
const template = [
  "사업코드,사업명,부서,예산액(원),집행액(원),기준일",
  ...Array.from(
    { length: 130 },
    (_, at) =>
      `P${at},사업 ${at},부서 ${at % 3},60000000,${at % 2 === 0 ? 59_000_000 : 9_000_000},2020-08-31`,
  ),
].join("\n");

/** A day of the year whose figures they are: a past year makes no letters. */
const day = "2020-09-02";

const killer = join(repository, "test/support/kill-at-call.ts");

describe("an ingest that is killed at any moment and then sent again", () => {
  const scratch = newHome();
  const file = join(scratch.path, "template.csv");
  const prepared = join(scratch.path, "prepared");
  const newCopy = (): string => {
    const home = join(scratch.path, randomUUID());
    cpSync(prepared, home, { recursive: true });
    return home;
  };
  const words = ["ingest", file, "--office", "4573000", "--year", "2020"];
  let undisturbed: HomeState;

  beforeAll(async () => {
    writeFileSync(file, template);
    // Letters of notices too, at any hour: so that every step up to the last of them is tried.
    await speakOut(prepared, "4573000", "2020", day);
    const home = newCopy();
    expect(await runMonitor(words, { home, on: day })).toMatchObject({ code: 0 });
    undisturbed = stateOf(home);
  });

  afterAll(() => {
    scratch.remove();
  });

  test("starts from a run that stored every project, raised the alerts and wrote the letters", () => {
    const kinds = undisturbed.items.map((item) => JSON.stringify(item).slice(7, 10));
    expect(kinds.filter((kind) => kind === "BAL")).toHaveLength(130);
    expect(kinds.filter((kind) => kind === "POS")).toHaveLength(130);
    // 65 projects: the sums above them tell no copy.
    expect(kinds.filter((kind) => kind === "AL#")).toHaveLength(2 * 65);
    // By department in bundles of 49 and 16, in the order of departments.
    expect(undisturbed.messages).toHaveLength(4);
  });

  // This run makes some 80 calls, each commit of a write counted by itself: 1-2 reading, 3-4 the entry, which a file takes in
  // one transaction, then the audit entry, the look with its alerts, the letters with their claims, and what is left
  // of the outbox. The points are spread over all of it. An entry of several transactions is the simulation's.
  const calls = [1, 2, 3, 4, 5, 7, 10, 16, 22, 28, 40, 52, 64, 70];

  test.concurrent.each(calls)("ends in the same state when it was killed before call %i", async (call) => {
    expect(await killedAndSentAgain(call, "0")).toEqual(undisturbed);
  });

  // After one call is before the next, but for what is not a call: these are the writes and the last one.
  test.concurrent.each([3, 6, 17, 35, 72])(
    "ends in the same state when it was killed after call %i was answered",
    async (call) => {
      expect(await killedAndSentAgain(call, "1")).toEqual(undisturbed);
    },
  );

  async function killedAndSentAgain(call: number, after: string): Promise<HomeState> {
    const home = newCopy();
    const env = { KILL_AT_CALL: `${call}`, KILL_AFTER_ANSWER: after };
    expect(await runMonitor(words, { home, env, preload: killer, on: day })).toMatchObject({ code: null });
    expect(await runMonitor(words, { home, on: day })).toMatchObject({ code: 0 });
    return stateOf(home);
  }
});
