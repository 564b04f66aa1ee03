/** What earlier versions told is read as what is told today. */
import { describe, expect, test } from "vitest";
import { ingestBundleFromText } from "../../../shared/contracts/events/arrivals.ts";
import { inTodaysWords } from "../../../shared/contracts/events/earlier-bundles.ts";
import { bundleFromText, envelopeOf } from "../../../shared/contracts/events/outbox.ts";
import { subscribersOf } from "../../../shared/contracts/events/subscriptions.ts";

const facts = `"id":"1129000/2020/wish/x/1","books":{"office":"1129000","fiscalYear":2020},"at":"2026-11-02T00:00:00.000Z"`;
const upload = `{"topic":"upload-wish",${facts},"events":[{"type":"UploadActAsked","version":1,"id":"1","uploadId":"a","wishVersion":3}]}`;
const snapshot = `{"topic":"snapshot-wish",${facts},"events":[{"type":"SnapshotAsked","version":1,"id":"1","asOf":"2020-10-31","wishVersion":3}]}`;
const report = `{"topic":"report-wish",${facts},"events":[{"type":"ReportAsked","version":1,"id":"1","snapshot":{"asOf":"2020-10-31","version":1},"unit":"천원"}]}`;

describe("a bundle of an earlier version", () => {
  test.each([
    {
      text: upload,
      stage: "ingest",
      topic: "upload-command",
      event: { type: "UploadActRequested", commandVersion: 3 },
    },
    {
      text: snapshot,
      stage: "snapshot",
      topic: "snapshot-command",
      event: { type: "SnapshotRequested", commandVersion: 3 },
    },
    {
      text: report,
      stage: "report",
      topic: "report-command",
      event: { type: "ReportRequested", unit: "천원" },
    },
  ])("is passed on to $stage and read there as $topic", ({ text, stage, topic, event }) => {
    expect(subscribersOf(envelopeOf(text).topic)).toEqual([stage]);
    expect(bundleFromText(text)).toMatchObject({ topic, events: [event] });
  });

  test("is read by ingest, too", () => {
    expect(ingestBundleFromText(upload)).toMatchObject({
      topic: "upload-command",
      events: [{ commandVersion: 3 }],
    });
  });
});

test.each([
  null,
  7,
  "upload-wish",
  [],
  { topic: "upload-wish" },
  { topic: "upload", events: [{ type: "UploadActAsked" }] },
])("what is none of them passes unchanged: %j", (other) => {
  expect(inTodaysWords(other)).toBe(other);
});
