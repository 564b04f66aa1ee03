/** What waits for each stage, what was given up on, as an operator looks at it, and the log beside it. */
import { randomUUID } from "node:crypto";
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { eventually, logs, output, sqs } from "./deployed-cloud.ts";

export interface FailedMessage {
  readonly id: string;
  readonly body: string;
  /** Said by the stage itself; null for a message that SQS gave up on. */
  readonly code: string | null;
  readonly reason: string | null;
  /** How often it was delivered before it came here. */
  readonly tries: number;
}

const ingestQueue = output("pipeline", "IngestQueue");

/** Takes the failed message of a stage whose body holds the text out of its queue, once it is there. */
export function takeFailure(stage: "Receive" | "Relay" | "Ingest", text: string): Promise<FailedMessage> {
  const failures = output("pipeline", `${stage}Failures`);
  return eventually(async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: failures,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 0,
        MessageAttributeNames: ["All"],
        MessageSystemAttributeNames: ["ApproximateReceiveCount"],
      }),
    );
    const found = Messages.find(({ Body }) => Body?.includes(text));
    if (found === undefined) return null;
    const { MessageId: id = "", Body: body = "", MessageAttributes = {}, Attributes, ReceiptHandle } = found;
    // This look counts as well.
    const tries = Number(Attributes?.ApproximateReceiveCount) - 1;
    await sqs.send(new DeleteMessageCommand({ QueueUrl: failures, ReceiptHandle }));
    const [code, reason] = ["code", "reason"].map((name) => MessageAttributes[name]?.StringValue ?? null);
    return { id, body, code: code ?? null, reason: reason ?? null, tries };
  });
}

/** Puts a message before `ingest`, as `receive` would. */
export async function send(body: string): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: ingestQueue,
      MessageBody: body,
      MessageGroupId: "test",
      MessageDeduplicationId: randomUUID(),
    }),
  );
}

/** The minutes between two tries of a failing message, cut short for a test. @returns how to restore them. */
export async function shortenWaits(
  stage: "Receive" | "Ingest" | "Assess" | "Notify",
): Promise<() => Promise<void>> {
  const name = "VisibilityTimeout";
  const QueueUrl = output("pipeline", `${stage}Queue`);
  const requested = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] });
  const { Attributes = {} } = await sqs.send(requested);
  const set = async (seconds: string | undefined): Promise<void> => {
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { [name]: seconds ?? "30" } }));
  };
  await set("1");
  return () => set(Attributes[name]);
}

/** A structured line of a stage's log that holds all the texts: one of them, for the emulator drops lines that come late. */
export function logLine(
  stage: "Ingest" | "Verify" | "Canary",
  ...texts: readonly [string, ...string[]]
): Promise<Readonly<Record<string, unknown>>> {
  return eventually(async () => {
    const { events = [] } = await logs.send(
      new FilterLogEventsCommand({
        logGroupName: output("pipeline", `${stage}Log`),
        filterPattern: `"${texts[0]}"`,
      }),
    );
    const line = events.find(
      ({ message }) => message?.startsWith("{") && texts.every((text) => message.includes(text)),
    )?.message;
    return line === undefined ? null : (JSON.parse(line) as Record<string, unknown>);
  });
}

const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;

/** Returns once nothing waits for a stage and nothing is being worked. @param patience in milliseconds, for each stage. */
export async function emptyQueues(patience?: number): Promise<void> {
  for (const stage of ["Receive", "Ingest", "Assess", "Notify", "Snapshot", "Report", "Verify"]) {
    const QueueUrl = output("pipeline", `${stage}Queue`);
    const requested = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] });
    await eventually(async () => {
      const { Attributes = {} } = await sqs.send(requested);
      return names.every((name) => Attributes[name] === "0") || null;
    }, patience);
  }
}
