/**
 * The drill of docs/recovery.md: the ledger's table is lost, a copy of it is restored under another name, the stages are
 * switched to it by a deployment, and `verify` holds it against the files.
 */
import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import {
  CreateBackupCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  RestoreTableFromBackupCommand,
} from "@aws-sdk/client-dynamodb";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect, test, vi } from "vitest";
import { cloudHome, stateOfTestedCloud } from "../../infra/local-cloud/cloud-home.ts";
import { redeployPipeline } from "../../infra/local-cloud/deploy-stacks.ts";
import { DynamoItemTable } from "../../shared/aws/dynamo-item-table.ts";
import { documentClient } from "../../shared/aws/open-table.ts";
import { currentLine } from "../../shared/domain/ledger/ledger-line.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { countedBackoff } from "../support/tables.ts";
import { closedUploads, config, newBooks, output, put, putUnder, sqs } from "./deployed-cloud.ts";
import { uploadKey } from "../../shared/contracts/files/upload-key.ts";
import { passMarker } from "./marker.ts";
import { emptyQueues, logLine } from "./queues.ts";

const dynamo = new DynamoDBClient(config);
const lost = output("data", "LedgerTable");
const nightMilliseconds = 150_000;

function ledgerOf(ledger: string) {
  const table = new DynamoItemTable({
    client: documentClient(config),
    tables: { ledger, outbox: output("data", "OutboxTable") },
    backoff: countedBackoff(),
    newId: randomUUID,
    meter: null,
  });
  return new TableLedgerStore(table);
}

const header = "사업코드,사업명,부서,예산액(원),집행액(원),기준일";
const addressOf = (books: Books, fileName: string) => ({
  books,
  options: { asOf: null, unit: null, mapping: null },
  fileName,
});

function dump(day: string, spent: number): string {
  const rows = Array.from(
    { length: 50 },
    (_, at) => `P${at},사업 ${at},건설과,90000000,${spent + at},${day}`,
  );
  return [header, ...rows, ""].join("\n");
}

/** To the won, with what was uploaded in which order. */
async function everythingOf(books: Books, table: string) {
  const ledger = ledgerOf(table);
  const balances = await ledger.readBalances(books);
  const lines = [...balances].map(([id, { balance }]) => [id, currentLine(balance)] as const);
  return {
    lines: lines.toSorted(([a], [b]) => a.localeCompare(b)),
    uploads: await ledger.listUploads(books),
  };
}

test("a table that is lost is restored, switched to, verified, and goes on to the won", async () => {
  // A night of verifying what all tests left comes before: nothing of it may be under way when the ledger is lost.
  await emptyQueues(nightMilliseconds);
  const books = newBooks(2026);
  await put(addressOf(books, "a.csv"), dump("2026-03-10", 1_000_000));
  await closedUploads(books);
  await put(addressOf(books, "b.csv"), dump("2026-03-11", 2_000_000));
  await closedUploads(books, 2);
  await passMarker();
  const before = await everythingOf(books, lost);
  expect(before.lines).toHaveLength(50);

  const times: Record<string, number> = {};
  const timed = async <Result>(what: string, act: () => Promise<Result>): Promise<Result> => {
    const startedAt = performance.now();
    const result = await act();
    times[what] = Math.round(performance.now() - startedAt) / 1_000;
    return result;
  };
  const copy = await timed("copied", () =>
    dynamo.send(new CreateBackupCommand({ TableName: lost, BackupName: "night" })),
  );
  await dynamo.send(new DeleteTableCommand({ TableName: lost }));
  await expect(dynamo.send(new DescribeTableCommand({ TableName: lost }))).rejects.toThrow(
    ResourceNotFoundException,
  );

  const restored = `${lost}-restored`;
  await timed("restored", () =>
    dynamo.send(
      new RestoreTableFromBackupCommand({
        TargetTableName: restored,
        BackupArn: copy.BackupDetails?.BackupArn,
      }),
    ),
  );
  vi.stubEnv("RESTORED_LEDGER", restored);
  const place = {
    home: cloudHome(dirname(stateOfTestedCloud())),
    region: config.region,
    signal: new AbortController().signal,
  };
  await timed("switched", () => redeployPipeline(place, config.endpoint, "node test/cloud/restored-app.ts"));

  expect(await everythingOf(books, restored)).toEqual(before);
  await timed("verified", async () => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: output("pipeline", "VerifyQueue"),
        MessageBody: JSON.stringify({ request: "verify", books }),
        MessageGroupId: `${books.office}/${books.fiscalYear}`,
        MessageDeduplicationId: randomUUID(),
      }),
    );
    const verified = await logLine(
      "Verify",
      `"office":"${books.office}"`,
      "Books verified",
      '"discrepancies":0',
    );
    expect(verified).toMatchObject({ ...books, entries: 2, balances: 50 });
  });
  await timed("first file after", async () => {
    await putUnder(uploadKey(addressOf(books, "c.csv")), dump("2026-03-12", 3_000_000));
    const ledger = ledgerOf(restored);
    const uploads = await vi.waitUntil(
      async () => {
        const all = await ledger.listUploads(books);
        return all.length === 3 && all.every(({ outcome }) => outcome.state === "applied") ? all : null;
      },
      { timeout: 45_000, interval: 50 },
    );
    expect(uploads).toHaveLength(3);
  });
  process.stdout.write(`Recovery drill, seconds: ${JSON.stringify(times)}\n`);
});
