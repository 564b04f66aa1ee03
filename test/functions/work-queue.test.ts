/** A batch of a queue: in the order of each books, and never held up by what no try can work. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { books as booksSchema } from "../../shared/contracts/values/primitives.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import { workQueue } from "../../shared/runtime/work-queue.ts";
import { MemoryFailureQueue } from "../support/memory-failure-queue.ts";
import { MemoryLog } from "../support/memory-log.ts";

/** What becomes of a message: done, failed for now, or failed for ever. */
const fates = ["works", "fails", "never works"] as const;
const bundle = z.object({ books: booksSchema, name: z.string(), fate: z.enum(fates) });
type Bundle = z.output<typeof bundle>;

function aBundle(name: string, office = "1129000", fate: Bundle["fate"] = "works"): Bundle {
  return { books: { office, fiscalYear: 2020 }, name, fate };
}

async function deliver(
  messages: readonly (Bundle | string)[],
  failureQueue = new MemoryFailureQueue(),
  secondsOfEach = 0,
) {
  const worked: string[] = [];
  let seconds = 120;
  const bodies = messages.map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
  const Records = bodies.map((body, at) => ({ messageId: `${at}`, body }));
  const log = new MemoryLog();
  const { batchItemFailures } = await workQueue(
    { Records },
    {
      read: (body) => bundle.parse(JSON.parse(body)),
      work: ({ name, fate }) => {
        worked.push(name);
        seconds -= secondsOfEach;
        if (fate === "works") return Promise.resolve();
        const retryable = fate === "fails";
        return Promise.reject(new Failure(`${name} ${fate}`, { code: "broken", retryable }));
      },
      failureQueue,
      log,
      timeLeft: () => seconds * 1_000,
    },
  );
  const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return { worked, failed, log, messages: failureQueue.messages };
}

describe("a message that failed", () => {
  test("takes those behind it of its own books along, unworked, and no others", async () => {
    const { worked, failed } = await deliver([
      aBundle("a1"),
      aBundle("a2", "1129000", "fails"),
      aBundle("b1", "4573000"),
      aBundle("a3"),
      aBundle("b2", "4573000"),
    ]);
    expect(worked).toEqual(["a1", "a2", "b1", "b2"]);
    expect(failed).toEqual(["1", "3"]);
  });

  test("holds up its own year alone", async () => {
    const other = { ...aBundle("next year"), books: { office: "1129000", fiscalYear: 2021 } };
    const { worked, failed } = await deliver([aBundle("this year", "1129000", "fails"), other]);
    expect([worked, failed]).toEqual([["this year", "next year"], ["0"]]);
  });
});

describe("a run whose time runs out", () => {
  const batch = ["a1", "b1", "a2", "b2"].map((name) =>
    aBundle(name, name.startsWith("a") ? "1129000" : "4573000"),
  );

  test("begins nothing in its last third, and gives back what it did not begin, of all books", async () => {
    const { worked, failed, log } = await deliver(batch, undefined, 45);
    expect([worked, failed]).toEqual([
      ["a1", "b1"],
      ["2", "3"],
    ]);
    expect(log.lines.at(-1)).toMatchObject({ level: "info", fields: { messages: 2 } });
  });

  test("works one message however little time it has, so that every batch gets on", async () => {
    expect(await deliver(batch, undefined, 119)).toMatchObject({ worked: ["a1"], failed: ["1", "2", "3"] });
  });

  test("gives back what failed and what it did not begin", async () => {
    const failing = [aBundle("a1", "1129000", "fails"), ...batch];
    expect((await deliver(failing, undefined, 45)).failed).toEqual(["0", "1", "3", "4"]);
  });

  test("works all of a batch for which there is time", async () => {
    expect(await deliver(batch, undefined, 20)).toMatchObject({
      worked: ["a1", "b1", "a2", "b2"],
      failed: [],
    });
  });
});

describe("a message that never works", () => {
  test("is dead-lettered with whose it is and why, and those behind it are worked", async () => {
    const { worked, failed, messages } = await deliver([
      aBundle("a1", "1129000", "never works"),
      aBundle("a2"),
    ]);
    expect([worked, failed]).toEqual([["a1", "a2"], []]);
    expect(messages).toMatchObject([{ id: "0", books: { office: "1129000" }, reason: { code: "broken" } }]);
  });

  test("holds its books up while it cannot be dead-lettered", async () => {
    const failureQueue = new MemoryFailureQueue();
    failureQueue.isBroken = true;
    const batch = [aBundle("a1", "1129000", "never works"), aBundle("a2"), aBundle("b1", "4573000")];
    const { worked, failed } = await deliver(batch, failureQueue);
    expect([worked, failed]).toEqual([
      ["a1", "b1"],
      ["0", "1"],
    ]);
  });

  test("holds everything up while it cannot be dead-lettered and nobody knows whose it is", async () => {
    const failureQueue = new MemoryFailureQueue();
    failureQueue.isBroken = true;
    const { worked, failed } = await deliver(["{", aBundle("a1")], failureQueue);
    expect([worked, failed]).toEqual([[], ["0", "1"]]);
  });

  test.each(["", "{", "null", "[]", `{"books":{"office":"1129000"}}`, `{"name":"비밀"}`])(
    "is one that cannot be read (%s), and the log quotes nothing of it",
    async (body) => {
      const { worked, failed, messages, log } = await deliver([body, aBundle("a1")]);
      expect([worked, failed]).toEqual([["a1"], []]);
      expect(messages).toMatchObject([{ body, books: null, reason: { code: "message-unknown" } }]);
      expect(JSON.stringify(log.lines.map(({ fields }) => fields))).not.toContain("비밀");
    },
  );
});

test("however often what failed comes again, each books' bundles are done once and in order", async () => {
  const message = fc.record({
    office: fc.constantFrom("1129000", "4573000", "2611000"),
    failures: fc.nat(3),
    size: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (sent, size) => {
        const left = sent.map(({ failures }) => failures);
        const done: number[] = [];
        let waiting = sent.map((_, at) => at);
        while (waiting.length > 0) {
          const batch = waiting.slice(0, size);
          const { batchItemFailures } = await workQueue(
            {
              Records: batch.map((at) => ({
                messageId: `${at}`,
                body: JSON.stringify(aBundle(`${at}`, sent[at]?.office)),
              })),
            },
            {
              read: (body) => bundle.parse(JSON.parse(body)),
              work: ({ name }) => {
                const at = Number(name);
                if ((left[at] ?? 0) === 0) return Promise.resolve(void done.push(at));
                left[at] = (left[at] ?? 0) - 1;
                return Promise.reject(new Error("not now"));
              },
              failureQueue: new MemoryFailureQueue(),
              log: new MemoryLog(),
              timeLeft: () => Number.POSITIVE_INFINITY,
            },
          );
          const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier)));
          waiting = [...batch.filter((at) => failed.has(at)), ...waiting.slice(size)].toSorted(
            (a, b) => a - b,
          );
        }
        expect(done.toSorted((a, b) => a - b)).toEqual(sent.map((_, at) => at));
        for (const office of new Set(sent.map((each) => each.office))) {
          const own = done.filter((at) => sent[at]?.office === office);
          expect(own).toEqual(own.toSorted((a, b) => a - b));
        }
      },
    ),
  );
});
