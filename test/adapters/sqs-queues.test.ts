/** What goes out to SQS: in whose order, known by what, and in characters that SQS takes. */
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { jsonMessage, plainMessage, SqsBundleQueue, SqsFailureQueue } from "../../shared/aws/sqs-queues.ts";

const books = { office: "1129000", fiscalYear: 2020 };
const reason = { code: "broken", message: "It broke." };

async function sent(act: (client: SQSClient) => Promise<void>): Promise<SendMessageCommand["input"]> {
  const client = new SQSClient({ region: "ap-northeast-2" });
  const send = vi.spyOn(client, "send").mockImplementation(() => {});
  await act(client);
  const [command] = send.mock.calls[0] ?? [];
  if (!(command instanceof SendMessageCommand)) throw new Error("Nothing was sent");
  return command.input;
}

describe("a bundle", () => {
  test("is in the group of its books, and known by its id however long that is", async () => {
    const put = (id: string) =>
      sent((client) => new SqsBundleQueue(client, "https://sqs/ingest.fifo").put({ id, books, body: "{}" }));
    const [one, again, other] = [
      await put("가".repeat(1_000)),
      await put("가".repeat(1_000)),
      await put("나"),
    ];
    expect(one).toMatchObject({ MessageGroupId: "1129000/2020", MessageBody: "{}" });
    expect(one.MessageDeduplicationId).toMatch(/^[0-9a-f]{64}$/);
    expect(again.MessageDeduplicationId).toBe(one.MessageDeduplicationId);
    expect(other.MessageDeduplicationId).not.toBe(one.MessageDeduplicationId);
  });

  test("of any text is the same JSON in characters that SQS takes", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ stringUnit: "binary" }),
        fc.constantFrom("", "\uFFFE", "\uFFFF\u0000"),
        (value, odd) => {
          const json = JSON.stringify({ value, odd });
          const text = jsonMessage(json);
          expect(JSON.parse(text)).toEqual(JSON.parse(json));
          expect(plainMessage(text)).toBe(text);
        },
      ),
    );
  });

  test("as large as the outbox holds stays below the 1 MiB of a message", () => {
    const largest = JSON.stringify("\uFFFE".repeat(133_000));
    expect(Buffer.byteLength(largest)).toBeGreaterThan(399_000);
    expect(Buffer.byteLength(jsonMessage(largest))).toBeLessThan(1_048_576);
  });
});

describe("a dead letter", () => {
  const put = (url: string, of: typeof books | null, said = reason) =>
    sent((client) => new SqsFailureQueue(client, url).put({ id: "m1", books: of, body: "x" }, said));

  test("keeps the group of its books, so that it goes back in their order", async () => {
    expect(await put("https://sqs/a.fifo", books)).toMatchObject({ MessageGroupId: "1129000/2020" });
    expect(await put("https://sqs/a.fifo", null)).toMatchObject({ MessageGroupId: "unread" });
  });

  test("has no order behind a queue that keeps none", async () => {
    const message = await put("https://sqs/a", books);
    expect(message).not.toHaveProperty("MessageGroupId");
    expect(message).not.toHaveProperty("MessageDeduplicationId");
  });

  test("says why in a text that SQS takes, cut to what a person reads", async () => {
    const long = await put("https://sqs/a", null, {
      code: "broken",
      message: `\u0001\uFFFF${"가".repeat(2_000)}`,
    });
    const words = long.MessageAttributes?.["reason"]?.StringValue ?? "";
    expect(words).toHaveLength(1_000);
    expect(words).toBe(plainMessage(words));
    expect(words.startsWith("\uFFFD\uFFFD가")).toBe(true);
  });
});
