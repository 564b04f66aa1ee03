/** What is changed in the deployed tables and buckets past the program is named by a verification. */
import { randomUUID } from "node:crypto";
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, PurgeQueueCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import type { Books } from "../../shared/domain/values/books.ts";
import { datePartsOf } from "../../shared/domain/values/calendar.ts";
import { projectIdOfCode } from "../../shared/domain/values/project.ts";
import type { Item } from "../../shared/ports/item-table.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { balanceKey } from "../../shared/stores/ledger-keys.ts";
import { writeOf } from "../../shared/stores/stored-items.ts";
import { closedUploads, eventually, newBooks, output, put, s3, sqs, table } from "./deployed-cloud.ts";
import { letCome } from "./due-schedule.ts";
import { reportAddress, reportYear, sampleReport } from "./files.ts";
import { passMarker } from "./marker.ts";
import { logLine } from "./queues.ts";

const { year } = datePartsOf(systemClock.today());
const projectId = projectIdOfCode("A1");

/** Of the first days of the year, so that it holds on each of them. */
const file = [
  "사업코드,사업명,부서,예산액(원),집행액(원),기준일",
  `A1,도로 정비,건설과,100000000,41000000,${year}-01-01`,
  "",
].join("\n");

const queue = output("pipeline", "VerifyQueue");

/** Also those that are being worked. */
async function waitingRequests(): Promise<number> {
  const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  const requested = new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: [...names] });
  const { Attributes = {} } = await sqs.send(requested);
  return names.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}

/** As an operator does, by docs/runbook.md. */
async function request(books: Books): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queue,
      MessageBody: JSON.stringify({ request: "verify", books }),
      MessageGroupId: `${books.office}/${books.fiscalYear}`,
      MessageDeduplicationId: randomUUID(),
    }),
  );
}

async function write(item: Item): Promise<void> {
  expect(await table.write(writeOf({ puts: [{ item, when: "always" }] }))).toBe("written");
}

test("a request names a balance that somebody changed, and finds nothing when it is mended", async () => {
  const books = newBooks(year);
  await put({ books, options: { asOf: null, unit: null, mapping: null }, fileName: "a.csv" }, file);
  await closedUploads(books);
  await passMarker();
  const item = await table.get(balanceKey(books, projectId));
  if (item === null) throw new Error("There is no balance to damage.");
  expect(item.data).toContain("41000000");
  await write({ ...item, data: item.data.replaceAll("41000000", "42000000") });
  await request(books);
  const { office } = books;
  const named = await logLine("Verify", `"office":"${office}"`, "Stored data disagree");
  expect(named).toMatchObject({ level: "ERROR", code: "balance-differs", ...books, projectId });
  await write(item);
  await request(books);
  const verified = await logLine("Verify", `"office":"${office}"`, "Books verified", '"discrepancies":0');
  expect(verified).toMatchObject({ ...books, entries: 1, postings: 1, balances: 1 });
});

test("a request names a stored file that is gone, under the deployed role", async () => {
  const address = reportAddress(newBooks(reportYear));
  const key = await put(address, sampleReport);
  const [upload] = await closedUploads(address.books);
  const VersionId = upload?.file.version;
  await s3.send(new DeleteObjectCommand({ Bucket: output("data", "UploadsBucket"), Key: key, VersionId }));
  await request(address.books);
  const named = await logLine("Verify", `"office":"${address.books.office}"`, "Stored data disagree");
  expect(named).toMatchObject({ code: "file-missing", ...address.books, uploadId: upload?.uploadId });
});

test("the night asks for all books of the year under the roles of schedule and function", async () => {
  const books = newBooks(year);
  await put({ books, options: { asOf: null, unit: null, mapping: null }, fileName: "a.csv" }, file);
  await closedUploads(books);
  await letCome("EveryNight");
  const waiting = await eventually(async () => (await waitingRequests()) || null);
  expect(waiting).toBeGreaterThan(0);
  // The books of other tests may be large, and nobody waits for them.
  await sqs.send(new PurgeQueueCommand({ QueueUrl: queue }));
});
