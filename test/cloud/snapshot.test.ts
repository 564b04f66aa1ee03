/** A day is frozen under the deployed roles, and its report is rendered in every format; the frozen file is locked. */
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { snapshotFromCanonical } from "../../shared/contracts/stored/snapshot-json.ts";
import { totalOf } from "../../shared/domain/values/fund.ts";
import { sumWon } from "../../shared/domain/values/won.ts";
import { closedUploads, eventually, newBooks, output, put, s3 } from "./deployed-cloud.ts";
import { reportAddress, reportYear, sampleReport } from "./files.ts";
import { passMarker } from "./marker.ts";
import { requestSnapshot } from "./request-snapshot.ts";

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
