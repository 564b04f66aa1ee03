/** Events as AWS hands them to a function, with everything in them that this product passes over. */
import type { DynamoDBRecord, SQSRecord } from "aws-lambda";
import { actionsOf } from "../../shared/aws/dynamo-items.ts";
import type { ArrivalBundle } from "../../shared/contracts/events/arrivals.ts";
import type { OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import { books } from "../support/uploads.ts";

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

/** A message with a bundle, as the relay puts it into a stage's queue. */
export function bundleRecord(messageId: string, bundle: OutboxBundle | ArrivalBundle): SQSRecord {
  return queueRecord(messageId, JSON.stringify(bundle));
}

/** What `receive` says of a file under this key. */
export function fileStored(key: string, version: string): ArrivalBundle {
  const event = { type: "FileStored", version: 1, key, fileVersion: version } as const;
  return { topic: "file", ...arrival(key), events: [event] };
}

/** What `receive` says of a file that is only tried. */
export function dryRunStored(key: string): ArrivalBundle {
  const event = { type: "FileTried", version: 1, key, fileVersion: "" } as const;
  return { topic: "trial", ...arrival(key), events: [event] };
}

function arrival(id: string) {
  return { id, books, at: "2020-11-02T00:00:00Z" };
}

/** EventBridge's event of a stored file, in S3's own words. */
export function objectCreated(
  key: string,
  { size = 5, bucket = "uploads", version = "v1", sender = ownAccount } = {},
) {
  return {
    ...eventBridgeFacts,
    "detail-type": "Object Created",
    source: "aws.s3",
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: "0",
      bucket: { name: bucket },
      object: {
        key,
        size,
        etag: "b1946ac92492d2347c6235b4d2611184",
        ...(version === "" ? {} : { "version-id": version }),
        sequencer: "617f08299329d189",
      },
      "request-id": "N4N7GDK58NMKJ12R",
      requester: sender,
      "source-ip-address": "1.2.3.4",
      reason: "PutObject",
    },
  };
}

/** EventBridge's event of another system's. */
export function executionRecordedEvent(detail: object, account = ownAccount) {
  return {
    ...eventBridgeFacts,
    account,
    "detail-type": "ExecutionRecorded",
    source: "office.accounting",
    detail,
  };
}

export const ownAccount = "123456789012";

const eventBridgeFacts = {
  version: "0",
  id: "17793124-05d4-b198-2fde-7ededc63b103",
  account: ownAccount,
  time: "2020-11-02T00:00:00Z",
  region: "ap-northeast-2",
};

/** A record of the outbox's stream: the item as the table writes it, in DynamoDB's own JSON. */
export function streamRecord(sequenceNumber: string, bundle: OutboxBundle): DynamoDBRecord {
  const tables = { ledger: "ledger", outbox: "outbox" };
  const [action] = actionsOf({ puts: [], deletes: [], checks: [], bundles: [bundle] }, tables);
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

/** A record that holds no bundle. */
export function poisonRecord(sequenceNumber: string, image: Image = { id: { S: "poison" } }): DynamoDBRecord {
  return anyRecord(sequenceNumber, "INSERT", image);
}

type Image = NonNullable<DynamoDBRecord["dynamodb"]>["NewImage"];

function anyRecord(
  SequenceNumber: string,
  eventName: "INSERT" | "REMOVE",
  NewImage: Image | null,
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
      ...(NewImage === null || NewImage === undefined ? {} : { NewImage }),
      SequenceNumber,
      SizeBytes: 300,
      StreamViewType: "NEW_IMAGE",
    },
    eventSourceARN:
      "arn:aws:dynamodb:ap-northeast-2:123456789012:table/outbox/stream/2020-11-02T00:00:00.000",
  };
}
