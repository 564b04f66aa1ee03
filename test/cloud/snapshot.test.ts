/** A day is frozen under the deployed roles, and its report is rendered in every format; the frozen file is locked. */
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import type { Books } from "../../shared/domain/books.ts";
import { snapshotFromCanonical } from "../../shared/contracts/snapshot-json.ts";
import { totalOf } from "../../shared/domain/fund.ts";
import { sumWon } from "../../shared/domain/won.ts";
import { closedUploads, config, eventually, newBooks, output, put, s3 } from "./deployed-cloud.ts";
import { reportAddress, reportYear, sampleReport } from "./files.ts";
import { passMarker } from "./marker.ts";

const scheduler = new SchedulerClient(config);

/** The schedule of quarters with a person's request for its word, due at once. */
async function requestSnapshot(books: Books, asOf: string): Promise<void> {
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
  const quarters = Schedules.find(({ Name }) => Name?.includes("Snapshot") === true);
  const { Name, GroupName, Target } = await scheduler.send(
    new GetScheduleCommand({ Name: quarters?.Name, GroupName: quarters?.GroupName }),
  );
  expect(Target?.Arn).toContain(output("pipeline", "SnapshotFunction"));
  const request = { request: "snapshot", books, asOf, by: "감사담당관", requestId: `${books.office}-1` };
  await scheduler.send(
    new CreateScheduleCommand({
      Name: `${Name?.slice(0, 40)}-${books.office}`,
      GroupName,
      Target: { Arn: Target?.Arn, RoleArn: Target?.RoleArn, Input: JSON.stringify(request) },
      ScheduleExpression: "at(2000-01-01T00:00:00)",
      FlexibleTimeWindow: { Mode: "OFF" },
      ActionAfterCompletion: "DELETE",
    }),
  );
}

async function keysIn(bucket: string, office: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: output("data", bucket) }));
  return Contents.flatMap(({ Key }) => (Key?.includes(office) === true ? [Key] : []));
}

test("a request freezes a day once, and its report is written in every format", async () => {
  const address = reportAddress(newBooks(reportYear));
  const { office } = address.books;
  await put(address, sampleReport);
  await closedUploads(address.books);
  await passMarker();
  await requestSnapshot(address.books, "2020-10-31");
  const reports = await eventually(async () => {
    const keys = await keysIn("ReportsBucket", office);
    return keys.length === 5 ? keys : null;
  });
  expect(reports.map((key) => key.slice(key.lastIndexOf("/") + 1)).toSorted()).toEqual([
    "council-report.csv.zip",
    "council-report.hwpx",
    "council-report.json",
    "council-report.pdf",
    "council-report.xlsx",
  ]);
  const [key, ...others] = await keysIn("SnapshotsBucket", office);
  expect(others).toEqual([]);
  const frozen = await s3.send(new GetObjectCommand({ Bucket: output("data", "SnapshotsBucket"), Key: key }));
  const bytes = await frozen.Body?.transformToByteArray();
  const snapshot = snapshotFromCanonical(bytes ?? new Uint8Array());
  const counted = snapshot.lines.filter(({ project }) => project.tier !== "business");
  expect(sumWon(counted.map(({ amounts }) => totalOf(amounts.expenditure) ?? 0n))).toBe(3_827_841_000n);
  expect(snapshot).toMatchObject({ asOf: "2020-10-31", version: 1, takenBy: "감사담당관" });
});
