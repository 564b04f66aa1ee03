/**
 * Reads the outbox's stream as Lambda's event source mapping does: each stage on its own, in order,
 * from where it stood. How far a stage has come is kept in a file, so that after a crash it sees at
 * least everything it has not finished; its work is idempotent.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  type _Record as StreamRecord,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import * as z from "zod";
import { Failure } from "../shared/domain/failure.ts";
import type { BatchAnswer } from "../shared/runtime/work-queue.ts";
import { hasCode, replaceFile } from "./write-file.ts";

export interface QueueBatch {
  readonly Records: { readonly messageId: string; readonly body: string }[];
}

export interface Consumer {
  readonly stage: string;
  readonly handle: (batch: QueueBatch) => Promise<BatchAnswer>;
}

interface ReaderOptions {
  readonly tables: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly table: string;
  readonly positionsFile: string;
  /** Where a record goes that no try could work. */
  readonly failedFolder: string;
  readonly consumers: readonly Consumer[];
}

/** As many tries as the stream's mapping makes in the cloud before it parks a record. */
const maxAttempts = 5;
const batchLimit = 100;

/** Stage and shard -> the last sequence number that the stage is done with. */
const positionsSchema = z.record(z.string(), z.string());

export class OutboxReader {
  readonly #options: ReaderOptions;
  #positions: Record<string, string> | null = null;
  #streamArn: string | null = null;
  readonly #attempts = new Map<string, number>();

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** Works everything that waits. @returns how many records were read; 0 when nothing waits. */
  async readOnce(): Promise<number> {
    let read = 0;
    for (const shard of await this.#shards()) {
      for (const consumer of this.#options.consumers) read += await this.#advance(consumer, shard);
    }
    return read;
  }

  /** Reads until nothing waits, also not what the stages told each other meanwhile. */
  async drain(): Promise<void> {
    while ((await this.readOnce()) > 0);
  }

  async #advance(consumer: Consumer, shard: string): Promise<number> {
    const positions = await this.#readPositions();
    const key = `${consumer.stage}@${shard}`;
    const records = await this.#recordsAfter(shard, positions[key]);
    const last = records.at(-1);
    if (last === undefined) return 0;
    const { batchItemFailures } = await consumer.handle({ Records: records.map(toMessage) });
    const failed = batchItemFailures[0]?.itemIdentifier ?? null;
    const done = failed === null ? last : await this.#lastDone(consumer, records, failed);
    if (done !== undefined) {
      positions[key] = sequenceOf(done);
      await replaceFile(this.#options.positionsFile, JSON.stringify(positions, null, 2));
    }
    return records.length;
  }

  /** The record before the failed one; or the failed one itself once it has been tried often enough and is set aside. */
  async #lastDone(
    { stage }: Consumer,
    records: readonly StreamRecord[],
    failed: string,
  ): Promise<StreamRecord | undefined> {
    const at = records.findIndex((record) => sequenceOf(record) === failed);
    const attempt = (this.#attempts.get(`${stage}/${failed}`) ?? 0) + 1;
    this.#attempts.set(`${stage}/${failed}`, attempt);
    if (attempt < maxAttempts) return records[at - 1];
    await mkdir(this.#options.failedFolder, { recursive: true });
    const aside = JSON.stringify(records[at] === undefined ? null : toMessage(records[at]), null, 2);
    await writeFile(join(this.#options.failedFolder, `${stage}-${failed}.json`), aside);
    return records[at];
  }

  async #recordsAfter(shard: string, position: string | undefined): Promise<StreamRecord[]> {
    const { streams } = this.#options;
    const from =
      position === undefined
        ? { ShardIteratorType: "TRIM_HORIZON" as const }
        : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER" as const, SequenceNumber: position };
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({ StreamArn: await this.#arn(), ShardId: shard, ...from }),
    );
    const { Records } = await streams.send(new GetRecordsCommand({ ShardIterator, Limit: batchLimit }));
    return Records ?? [];
  }

  async #shards(): Promise<string[]> {
    const { StreamDescription } = await this.#options.streams.send(
      new DescribeStreamCommand({ StreamArn: await this.#arn() }),
    );
    return (StreamDescription?.Shards ?? []).flatMap(({ ShardId }) =>
      ShardId === undefined ? [] : [ShardId],
    );
  }

  async #arn(): Promise<string> {
    if (this.#streamArn !== null) return this.#streamArn;
    const { Table } = await this.#options.tables.send(
      new DescribeTableCommand({ TableName: this.#options.table }),
    );
    if (Table?.LatestStreamArn === undefined) {
      throw new Failure(`The table ${this.#options.table} has no stream, so no stage would ever be woken.`, {
        code: "stream-missing",
        retryable: false,
      });
    }
    this.#streamArn = Table.LatestStreamArn;
    return this.#streamArn;
  }

  async #readPositions(): Promise<Record<string, string>> {
    if (this.#positions !== null) return this.#positions;
    try {
      this.#positions = positionsSchema.parse(
        JSON.parse(await readFile(this.#options.positionsFile, "utf8")),
      );
    } catch (error) {
      if (!hasCode(error, "ENOENT")) throw error;
      this.#positions = {};
    }
    return this.#positions;
  }
}

function toMessage(record: StreamRecord): QueueBatch["Records"][number] {
  return { messageId: sequenceOf(record), body: record.dynamodb?.NewImage?.["data"]?.S ?? "" };
}

function sequenceOf({ dynamodb }: StreamRecord): string {
  return dynamodb?.SequenceNumber ?? "";
}
