import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderReport, renderAll, type ReportDependencies } from "../../../functions/report/render-report.ts";
import { reportHandler } from "../../../functions/report/handler.ts";
import { usualManner } from "../../../shared/domain/report/report-question.ts";
import { installedFonts } from "../../../shared/runtime/installed-fonts.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { MemoryReportStore } from "../../support/memory-report-store.ts";
import { MemoryFailureQueue } from "../../support/memory-failure-queue.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { books } from "../../support/uploads.ts";
import { bundleRecord } from "../lambda-events.ts";
import { frozenFixture } from "./report-snapshots.ts";

const sample = new URL("../../../samples/1129000/2020/as-of=2020-10-31/council-report.txt", import.meta.url);

async function openReports() {
  const sent = { bytes: readFileSync(sample), fileName: "업무보고.txt", books };
  const frozen = await frozenFixture(sent, "2020-10-31");
  const reports = new MemoryReportStore();
  const fixture: ReportDependencies & Pick<typeof frozen, "ledger"> = {
    ...frozen,
    reports,
    hash: sha256Of,
    fonts: installedFonts,
    officeNameOf: (office) => Promise.resolve(office === books.office ? "영등포구" : null),
  };
  const notified = () => frozen.outbox.notified().filter(({ topic }) => topic === "report");
  return { ...frozen, reports, fixture, notified };
}

describe("the report of a snapshot", () => {
  test("is stored in every format and told once, however often the news comes", async () => {
    const { reports, fixture, notified, entry } = await openReports();
    const first = await renderAll(books, entry, "천원", usualManner, fixture);
    const stored = [...reports.files].map(([key, { bytes }]) => [key, sha256Of(bytes)]);
    const again = await renderAll(books, entry, "천원", usualManner, fixture);
    expect([first.isNews, again.isNews]).toEqual([true, false]);
    expect([...reports.files].map(([key, { bytes }]) => [key, sha256Of(bytes)])).toEqual(stored);
    expect(first.files.map(({ key }) => key)).toEqual(
      ["hwpx", "xlsx", "pdf", "csv.zip", "json"].map(
        (ending) => `reports/1129000/2020/2020-10-31/1/thousand/council-report.${ending}`,
      ),
    );
    expect(notified()).toMatchObject([
      {
        topic: "report",
        events: [{ type: "ReportRendered", snapshot: { asOf: "2020-10-31", version: 1, hash: entry.hash } }],
      },
    ]);
  });

  test("bears the hash of what was frozen, so that paper leads back to the file", async () => {
    const { reports, fixture, entry } = await openReports();
    const formats = ["json"] as const;
    const request = {
      ...usualManner,
      since: null,
      books,
      snapshot: entry,
      formats,
      unit: "원",
      officeName: "영등포구",
    } as const;
    await renderReport(request, fixture);
    const [file] = reports.files.values();
    expect(new TextDecoder().decode(file?.bytes)).toContain(`스냅숏 SHA-256: ${entry.hash}`);
  });

  test("is refused where the snapshot's file is not what was frozen", async () => {
    const { fixture, entry } = await openReports();
    const hash = () => "0".repeat(64);
    await expect(renderAll(books, entry, "천원", usualManner, { ...fixture, hash })).rejects.toMatchObject({
      code: "snapshot-changed",
      retryable: false,
    });
  });

  test("is refused of a snapshot that was never taken", async () => {
    const { fixture, entry } = await openReports();
    await expect(
      renderAll(books, { ...entry, version: 9 }, "천원", usualManner, fixture),
    ).rejects.toMatchObject({
      code: "snapshot-unknown",
    });
  });

  test("names the office as the settings do, in the unit that was asked for", async () => {
    const { reports, fixture, entry, outbox } = await openReports();
    const handler = reportHandler({
      ...fixture,
      log: new MemoryLog(),
      failureQueue: new MemoryFailureQueue(),
      exporting: null,
      observe: () => {},
    });
    const snapshot = { asOf: entry.asOf, version: entry.version };
    const event = { type: "ReportRequested", version: 1, id: "command", snapshot, unit: "백만원" } as const;
    await outbox.tell({
      topic: "report-command",
      id: "command",
      books,
      at: fixture.clock.now(),
      events: [event],
    });
    const requested = outbox.written().filter(({ topic }) => topic === "report-command");
    await handler({ Records: requested.map((bundle, at) => bundleRecord(`${at}`, bundle)) }, {} as never);
    const file = reports.files.get("reports/1129000/2020/2020-10-31/1/million/council-report.json");
    expect(JSON.parse(new TextDecoder().decode(file?.bytes))).toMatchObject({
      officeName: "영등포구",
      unit: "백만원",
    });
  });

  test("is made when the outbox tells of a snapshot, and of nothing else", async () => {
    const { fixture, reports, outbox } = await openReports();
    const seen: number[] = [];
    const handler = reportHandler({
      ...fixture,
      log: new MemoryLog(),
      failureQueue: new MemoryFailureQueue(),
      exporting: null,
      observe: ({ files }) => seen.push(files.length),
    });
    const records = outbox.written().map((bundle, at) => bundleRecord(`${at + 1}`, bundle));
    expect(await handler({ Records: records }, {} as never)).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual([5]);
    expect(reports.files.size).toBe(5);
  });
});
