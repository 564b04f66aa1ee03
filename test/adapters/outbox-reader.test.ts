/** Events of the outbox on one PC: to whom they go, and what becomes of those that fail. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Consumer, OutboxReader } from "../../local/host/outbox-reader.ts";
import type { NumberedBundle } from "../../shared/sqlite/sqlite-outbox.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "outbox-reader-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a stage gets the topics that it subscribes to, also by the words of earlier versions, and no other", async () => {
  const topics = ["upload", "alert", "day", "digest", "report-wish", "of a later version"];
  const got = await drained(topics.map((topic, at) => bundle(at + 1, topic)));
  expect(got).toEqual({ assess: [1, 3], notify: [1, 2, 4], report: [5] });
});

test("what is no bundle is set aside once, and what comes after it is worked", async () => {
  const got = await drained([{ number: 1, id: "x", data: '{"topic":' }, bundle(2, "upload")]);
  expect(got).toEqual({ assess: [2], notify: [2], report: [] });
  expect(readdirSync(folder)).toEqual(["relay-1.json"]);
  expect(readFileSync(join(folder, "relay-1.json"), "utf8")).toBe('{"topic":');
});

test.each([
  { what: "several of a batch", failing: [["2", "4"], ["4"]], handled: [[1, 2, 3, 4], [2, 4], [4]] },
  {
    what: "all of a batch",
    failing: [["1", "2", "3", "4"]],
    handled: [
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ],
  },
  {
    what: "one that nobody knows",
    failing: [["9"]],
    handled: [
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ],
  },
  { what: "none", failing: [], handled: [[1, 2, 3, 4]] },
])("those that failed come again and no other: $what", async ({ failing, handled }) => {
  const calls: number[][] = [];
  const answers = [...failing];
  const assess: Consumer = {
    stage: "assess",
    handle: (bundles) => {
      calls.push(bundles.map(({ number }) => number));
      const failures = (answers.shift() ?? []).map((itemIdentifier) => ({ itemIdentifier }));
      return Promise.resolve({ batchItemFailures: failures });
    },
  };
  await readerOf(
    [1, 2, 3, 4].map((number) => bundle(number, "upload")),
    [assess],
  ).drain();
  expect(calls).toEqual(handled);
  expect(readdirSync(folder)).toEqual([]);
});

test("one that fails every time is set aside after five tries, and those after it are worked", async () => {
  const done: number[] = [];
  const assess: Consumer = {
    stage: "assess",
    handle: (bundles) => {
      const failed = bundles.filter(({ number }) => number === 2);
      if (failed.length === 0) done.push(...bundles.map(({ number }) => number));
      // The later ones of its books are held up by it.
      const left = failed.length === 0 ? [] : bundles.filter(({ number }) => number >= 2);
      return Promise.resolve({
        batchItemFailures: left.map(({ number }) => ({ itemIdentifier: `${number}` })),
      });
    },
  };
  await readerOf(
    [1, 2, 3].map((number) => bundle(number, "upload")),
    [assess],
  ).drain();
  expect(done).toEqual([3]);
  expect(readdirSync(folder)).toEqual(["assess-2.json"]);
});

function bundle(number: number, topic: string): NumberedBundle {
  const books = { office: "4573000", fiscalYear: 2026 };
  const data = JSON.stringify({ topic, id: `${number}`, books, at: "2026-07-01T00:00:00Z", events: [] });
  return { number, id: `${number}`, data };
}

async function drained(bundles: readonly NumberedBundle[]) {
  const got: Record<"assess" | "notify" | "report", number[]> = { assess: [], notify: [], report: [] };
  const consumers = (["assess", "notify", "report"] as const).map((stage): Consumer => ({
    stage,
    handle: (batch) => {
      got[stage].push(...batch.map(({ number }) => number));
      return Promise.resolve({ batchItemFailures: [] });
    },
  }));
  await readerOf(bundles, consumers).drain();
  return got;
}

function readerOf(bundles: readonly NumberedBundle[], consumers: readonly Consumer[]): OutboxReader {
  const positions = new Map<string, number>();
  return new OutboxReader({
    outbox: {
      readAfter: (number, limit) =>
        Promise.resolve(bundles.filter((each) => each.number > number).slice(0, limit)),
      position: (consumer) => Promise.resolve(positions.get(consumer) ?? 0),
      advance: (consumer, number) => {
        positions.set(consumer, number);
        return Promise.resolve();
      },
      prune: () => Promise.resolve(),
    },
    failedFolder: folder,
    consumers,
  });
}
