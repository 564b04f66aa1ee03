// The canary against the real stages in memory: it comes through, says how long that took, and is lost where something stands still.
import { expect, test } from "vitest";
import { canaryHandler } from "../../../functions/canary/handler.ts";
import { patienceSeconds, runCanary } from "../../../functions/canary/run-canary.ts";
import { localContext } from "../../../local/host/lambda-events.ts";
import { isOpen } from "../../../shared/domain/alerts/alert.ts";
import { parseUploadKey } from "../../../shared/contracts/files/upload-key.ts";
import { day } from "../../support/builders.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { TickingClock } from "../../support/ticking-clock.ts";
import { books } from "../../support/uploads.ts";
import { openApi } from "../api/api-fixture.ts";

/** @param isDown whether files lie where they were put, and nobody takes them in. */
function open(isDown: () => boolean = () => false) {
  const clock = new TickingClock(day("2020-11-02"));
  const fixture = openApi(() => ({}), clock);
  const outcomes: string[] = [];
  const dependencies = {
    office: books.office,
    alerts: fixture.alerts,
    clock,
    pause: () => Promise.resolve(),
    files: {
      put: async (key: string, bytes: Uint8Array) => {
        const parsed = parseUploadKey(key);
        if (parsed.kind !== "address") throw new RangeError(`${key} is no place of an office.`);
        if (!isDown()) {
          const { kind } = await fixture.ingest.send(bytes, parsed.address);
          outcomes.push(kind);
          await fixture.assess();
        }
        return { key, version: "1" };
      },
    },
  };
  return { fixture, clock, outcomes, dependencies };
}

test("each hour of a year a file comes to its alert, and the next ends it", async () => {
  const { fixture, clock, outcomes, dependencies } = open();
  for (const on of ["2020-01-01", null, "2020-06-30", null, "2020-12-31"]) {
    if (on !== null) clock.moveTo(day(on));
    const flight = await runCanary(dependencies);
    expect(flight.secondsToAlert).toBeLessThan(patienceSeconds);
    expect(flight.secondsToClear).toBeLessThan(patienceSeconds);
    const standing = (await fixture.alerts.readAlerts(books)).filter(isOpen).map(({ rule }) => rule);
    expect(standing).not.toContain("overspent");
  }
  expect(outcomes).toEqual(Array.from({ length: 10 }, () => "applied"));
});

test("what an earlier run left half way is ended first", async () => {
  let files = 0;
  const { dependencies, outcomes } = open(() => ++files === 2);
  await expect(runCanary(dependencies)).rejects.toMatchObject({ code: "canary-lost" });
  await runCanary(dependencies);
  expect(outcomes).toHaveLength(4);
});

test("is lost after two minutes where nobody takes a file in, and counts no flight", async () => {
  const { dependencies } = open(() => true);
  const log = new MemoryLog();
  const seen: number[] = [];
  const handler = canaryHandler({
    ...dependencies,
    log,
    observe: ({ secondsToAlert }) => seen.push(secondsToAlert),
  });
  await expect(handler({ schedule: "hourly" }, localContext)).rejects.toMatchObject({ code: "canary-lost" });
  expect(seen).toEqual([]);
  expect(JSON.stringify(log.lines)).not.toContain("came through");
});
