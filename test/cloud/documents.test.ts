/** The council report as a document, through the bucket to its alerts: what a PC makes of it, the cloud makes of it. */
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { assessOffice } from "../../functions/assess/assess-office.ts";
import { ingestUpload } from "../../functions/ingest/journal/ingest-upload.ts";
import { uploadKey } from "../../shared/contracts/files/upload-key.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { readLines } from "../../shared/reading/read-lines.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { docxOf, hwpOf, hwpxOf } from "../formats/containers/document/documents.ts";
import { pdfOf } from "../formats/containers/document/pdf-document.ts";
import { ledgerWriter } from "../support/ledger-writer.ts";
import { MemoryFileStore } from "../support/memory-file-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { policiesOf } from "../support/policies.ts";
import {
  alertStore,
  closedUploads,
  eventually,
  ledger,
  newBooks,
  outspokenPolicy,
  output,
  put,
  s3,
} from "./deployed-cloud.ts";
import { reportAddress, reportYear, sampleReport } from "./files.ts";
import { emptyQueues } from "./queues.ts";

const text = sampleReport.toString("utf8");

/** Every amount of every line, and every alert with its facts. */
async function figuresOf(books: Books, stores: { ledger: LedgerStore; alerts: AlertStore }) {
  const { lines } = await readLines(stores.ledger, books, null);
  const alerts = await stores.alerts.readAlerts(books);
  const amounts = lines.map(({ line: { project, amounts: each } }) => [project.name, shown(each)]);
  const facts = alerts.map(({ rule, scope, facts: each }) => [rule, scope.name, shown(each)]);
  return { amounts: amounts.toSorted(byText), alerts: facts.toSorted(byText) };
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? `${each}` : each));
}

function byText(a: readonly unknown[], b: readonly unknown[]): number {
  return shown(a) < shown(b) ? -1 : 1;
}

async function figuresOnPc(books: Books, fileName: string, content: Uint8Array) {
  const outbox = new MemoryOutbox();
  const stores = { ledger: new TableLedgerStore(outbox.table), alerts: new TableAlertStore(outbox.table) };
  const files = new MemoryFileStore();
  const address = { ...reportAddress(books), fileName };
  const file = files.store(uploadKey(address), content);
  const clock = systemClock;
  const { kind } = await ingestUpload({ address, file }, ledgerWriter({ ...stores, files, clock }));
  expect(kind).toBe("applied");
  await assessOffice(books, { ...stores, clock, policies: policiesOf(outspokenPolicy) });
  return figuresOf(books, stores);
}

describe("the seed as a document", () => {
  test.each<readonly [string, (report: string) => Uint8Array | Promise<Uint8Array>]>([
    ["docx", docxOf],
    ["hwpx", hwpxOf],
    ["hwp", hwpOf],
    ["pdf", (report) => pdfOf(report)],
  ])("(%s) comes through the bucket to the figures and alerts that a PC has of it", async (ending, write) => {
    const fileName = `주요업무 보고.${ending}`;
    const address = { ...reportAddress(newBooks(reportYear)), fileName };
    const content = await write(text);
    const expected = await figuresOnPc(address.books, fileName, content);
    expect(expected.alerts.length).toBeGreaterThan(0);
    await put(address, content);
    const [upload] = await closedUploads(address.books);
    expect(upload).toMatchObject({ fileName, outcome: { state: "applied", format: "council-report" } });
    const figures = await eventually(async () => {
      const found = await figuresOf(address.books, { ledger, alerts: alertStore });
      return found.alerts.length >= expected.alerts.length ? found : null;
    });
    expect(figures).toEqual(expected);
  });

  test("that is cut off is rejected with what to do, and holds nothing up", async () => {
    const address = { ...reportAddress(newBooks(reportYear)), fileName: "끊긴 보고.hwpx" };
    const content = await hwpxOf(text);
    await put(address, content.subarray(0, content.length - 40));
    await put({ ...address, fileName: "온전한 보고.hwpx" }, content);
    const uploads = await closedUploads(address.books, 2);
    const outcomes = uploads.map(({ fileName, outcome }) => [fileName, outcome.state]);
    expect(Object.fromEntries(outcomes)).toEqual({
      "끊긴 보고.hwpx": "rejected",
      "온전한 보고.hwpx": "applied",
    });
  });

  test("is read for nobody who lays a file where documents are read", async () => {
    const object = { Bucket: output("data", "TriesBucket"), Key: `documents/${"0".repeat(64)}` };
    await s3.send(new PutObjectCommand({ ...object, Body: "%PDF-1.7" }));
    await expect(emptyQueues()).resolves.toBeUndefined();
  });
});
