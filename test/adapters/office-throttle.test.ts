// One bucket of requests for each office, whatever functions answer it: what a loop takes is its own office's alone.
import { describe, expect, test } from "vitest";
import { fixedClock } from "../support/fixed-clock.ts";
import type { ItemTable } from "../../shared/ports/item-table.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { TableOfficeThrottle } from "../../shared/stores/office-throttle.ts";

const fullBucket = 300;

function fixtureOn(table: ItemTable = new MemoryItemTable()) {
  let milliseconds = Date.parse("2026-03-02T00:00:00.000Z");
  const clock = { ...fixedClock(), now: () => new Date(milliseconds).toISOString() };
  const open = () => new TableOfficeThrottle(table, clock);
  return {
    open,
    wait: (seconds: number) => {
      milliseconds += 1_000 * seconds;
    },
    /** How many of so many requests are let in. */
    letIn: async (throttle: TableOfficeThrottle, office: string | null, requests: number) => {
      let count = 0;
      for (let at = 0; at < requests; at++) if ((await throttle.secondsToWait(office)) === 0) count += 1;
      return count;
    },
  };
}

describe("an office that asks in a loop", () => {
  test("empties its bucket and is told to wait a second; another office is let in as before", async () => {
    const { open, letIn } = fixtureOn();
    const throttle = open();
    expect(await letIn(throttle, "1129000", 1_000)).toBe(fullBucket);
    expect(await throttle.secondsToWait("1129000")).toBe(1);
    expect(await letIn(throttle, "4573000", 20)).toBe(20);
  });

  test("has one bucket however many functions answer it: once it is empty, all of them refuse", async () => {
    const { open, letIn } = fixtureOn();
    const functions = Array.from({ length: 10 }, open);
    const counts = await Promise.all(functions.map((each) => letIn(each, "1129000", 1_000)));
    const together = counts.reduce((sum, count) => sum + count, 0);
    // Few are left in leases; some were overtaken so often at the same moment that they were let in.
    expect(together).toBeGreaterThan(fullBucket - 10 * 16);
    expect(together).toBeLessThan(2 * fullBucket);
    for (const each of functions) expect(await letIn(each, "1129000", 10)).toBe(0);
    expect(await letIn(open(), "1129000", 10)).toBe(0);
  });

  test("may go on with ten requests a second, and has all of its bucket back after half a minute", async () => {
    const { open, wait, letIn } = fixtureOn();
    const throttle = open();
    await letIn(throttle, "1129000", 1_000);
    wait(1);
    const [first, second] = [await letIn(throttle, "1129000", 100), await letIn(throttle, "1129000", 100)];
    expect(first).toBe(10);
    expect(second).toBe(0);
    wait(31);
    expect(await letIn(throttle, "1129000", 1_000)).toBe(fullBucket);
  });

  test("costs no look at the table while it is refused", async () => {
    const table = new MemoryItemTable();
    let looks = 0;
    const { open, letIn } = fixtureOn(
      watched(table, () => {
        looks += 1;
      }),
    );
    const throttle = open();
    await letIn(throttle, "1129000", 301);
    const before = looks;
    expect(await letIn(throttle, "1129000", 1_000)).toBe(0);
    expect(looks).toBe(before);
    // 300 requests in leases of 1, 2, 4, 8 and then 16.
    expect(before).toBeLessThan(45);
  });
});

test("people who click now and then are never refused, and take nothing that they do not use", async () => {
  const { open, wait, letIn } = fixtureOn();
  const functions = Array.from({ length: 20 }, open);
  for (let minute = 0; minute < 10; minute++) {
    for (const each of functions) expect(await letIn(each, "1129000", 10)).toBe(10);
    wait(60);
  }
});

test("who may ask of every office has a bucket of their own", async () => {
  const { open, letIn } = fixtureOn();
  const throttle = open();
  expect(await letIn(throttle, null, 1_000)).toBe(fullBucket);
  expect(await letIn(throttle, "1129000", 20)).toBe(20);
});

test("a table that does not answer limits nobody", async () => {
  const broken = () =>
    Promise.reject(new Failure("No table.", { code: "table-unavailable", retryable: true, context: {} }));
  const table: ItemTable = { limits: { actions: 1, bytes: 1 }, get: broken, query: broken, write: broken };
  const { open, letIn } = fixtureOn(table);
  expect(await letIn(open(), "1129000", 1_000)).toBe(1_000);
});

function watched(table: ItemTable, look: () => void): ItemTable {
  return {
    limits: table.limits,
    get: (key) => (look(), table.get(key)),
    query: (pk, query) => table.query(pk, query),
    write: (write) => (look(), table.write(write)),
  };
}
