// Every line of a run says whose it is, also of bundles that are worked beside each other.
import { expect, test } from "vitest";
import * as z from "zod";
import { localContext } from "../../local/host/lambda-events.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import { currentLogFields, type LogFields, withLogFields } from "../../shared/runtime/log.ts";
import { workQueue } from "../../shared/runtime/work-queue.ts";
import { MemoryFailureQueue } from "../support/memory-failure-queue.ts";
import { MemoryLog } from "../support/memory-log.ts";

const bundle = z.object({
  books: z.object({ office: z.string(), fiscalYear: z.number() }),
  events: z.array(z.object({ uploadId: z.string().optional() })),
});

function message(office: string, ...uploadIds: readonly (string | undefined)[]) {
  const events = uploadIds.map((uploadId) => ({ uploadId }));
  return { messageId: `m-${office}`, body: JSON.stringify({ books: { office, fiscalYear: 2026 }, events }) };
}

function open(seen: LogFields[]) {
  const log = new MemoryLog();
  return lambdaHandler(z.any(), log, (_event, timeLeft) =>
    workQueue(
      { Records: [message("1129000", "u1", "u1", "u2"), message("4573000", undefined)] },
      {
        read: (body) => bundle.parse(JSON.parse(body)),
        work: async ({ books }) => {
          await Promise.resolve();
          seen.push(currentLogFields());
          if (books.office === "4573000") throw new Failure("no", { code: "no", retryable: true });
        },
        failureQueue: new MemoryFailureQueue(),
        log,
        timeLeft,
      },
    ),
  );
}

test("a bundle's lines name the request, the office, the message and each upload once", async () => {
  const seen: LogFields[] = [];
  await open(seen)({}, { ...localContext, awsRequestId: "r-1" });
  const run = { requestId: "r-1", fiscalYear: 2026 };
  expect(seen).toEqual([
    { ...run, office: "1129000", messageId: "m-1129000", uploadId: "u1 u2" },
    { ...run, office: "4573000", messageId: "m-4573000" },
  ]);
});

test("two runs at once do not take each other's fields, and nothing stays behind", async () => {
  const seen: LogFields[] = [];
  const handler = open(seen);
  await Promise.all(["r-1", "r-2"].map((awsRequestId) => handler({}, { ...localContext, awsRequestId })));
  const requests = seen.map(({ office, requestId }) => `${String(office)} ${String(requestId)}`);
  expect(requests.toSorted()).toEqual(["1129000 r-1", "1129000 r-2", "4573000 r-1", "4573000 r-2"]);
  expect(currentLogFields()).toEqual({});
});

test("a field that is said again within a run holds for the inner part alone", () => {
  withLogFields({ office: "a", requestId: "r" }, () => {
    expect(withLogFields({ office: "b" }, currentLogFields)).toEqual({ office: "b", requestId: "r" });
    expect(currentLogFields()).toEqual({ office: "a", requestId: "r" });
  });
});
