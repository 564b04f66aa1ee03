/** Events as AWS hands them to a function, with everything in them that this product passes over. */
import type { DynamoDBRecord, SQSRecord } from "aws-lambda";
import { actionsOf } from "../../shared/aws/dynamo-items.ts";
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";

export function queueRecord(messageId: string, body: string): SQSRecord {
  return {
    messageId,
    receiptHandle: "AQEB",
    body,
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "1604275200000",
      SenderId: "AIDA",
      ApproximateFirstReceiveTimestamp: "1604275200001",
    },
    messageAttributes: {},
    md5OfBody: "e4e68fb7bd0e697a0ae8f1bb342846b3",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:ap-northeast-2:123456789012:ingest",
    awsRegion: "ap-northeast-2",
  };
}

/** S3's own words, as EventBridge puts them into a queue. */
export function objectCreatedBody(key: string, version: string | null): string {
  return JSON.stringify({
    version: "0",
    id: "17793124-05d4-b198-2fde-7ededc63b103",
    "detail-type": "Object Created",
    source: "aws.s3",
    account: "123456789012",
    time: "2020-11-02T00:00:00Z",
    region: "ap-northeast-2",
    resources: ["arn:aws:s3:::uploads"],
    detail: {
      version: "0",
      bucket: { name: "uploads" },
      object: {
        key,
        size: 5,
        etag: "b1946ac92492d2347c6235b4d2611184",
        ...(version === null ? {} : { "version-id": version }),
        sequencer: "617f08299329d189",
      },
      "request-id": "N4N7GDK58NMKJ12R",
      requester: "123456789012",
      "source-ip-address": "1.2.3.4",
      reason: "PutObject",
    },
  });
}

/** A record of the outbox's stream: the item as the table writes it, in DynamoDB's own JSON. */
export function streamRecord(sequenceNumber: string, bundle: OutboxBundle): DynamoDBRecord {
  const tables = { ledger: "ledger", outbox: "outbox" };
  const [action] = actionsOf({ puts: [], deletes: [], checks: [], bundle }, tables);
  const item = action?.Put?.Item ?? {};
  const image = Object.entries(item).map(([name, value]) => {
    return [name, typeof value === "number" ? { N: `${value}` } : { S: String(value) }] as const;
  });
  return anyRecord(sequenceNumber, "INSERT", Object.fromEntries(image));
}

/** What the table's time to live takes away. */
export function expiryRecord(sequenceNumber: string): DynamoDBRecord {
  return anyRecord(sequenceNumber, "REMOVE", null);
}

/** A record that holds no bundle of a version that this program knows. */
export function poisonRecord(sequenceNumber: string): DynamoDBRecord {
  return anyRecord(sequenceNumber, "INSERT", {
    id: { S: "poison" },
    data: { S: JSON.stringify({ topic: "gossip" }) },
  });
}

function anyRecord(
  SequenceNumber: string,
  eventName: "INSERT" | "REMOVE",
  NewImage: NonNullable<DynamoDBRecord["dynamodb"]>["NewImage"] | null,
): DynamoDBRecord {
  return {
    eventID: `event-${SequenceNumber}`,
    eventName,
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "ap-northeast-2",
    dynamodb: {
      ApproximateCreationDateTime: 1_604_275_200,
      Keys: { id: { S: "id" } },
      ...(NewImage === null ? {} : { NewImage }),
      SequenceNumber,
      SizeBytes: 300,
      StreamViewType: "NEW_IMAGE",
    },
    eventSourceARN:
      "arn:aws:dynamodb:ap-northeast-2:123456789012:table/outbox/stream/2020-11-02T00:00:00.000",
  };
}
