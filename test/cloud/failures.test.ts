/** What cannot be worked lands in the failure queue with its reason, and whatever comes behind it is worked. */
import { afterEach, describe, expect, test } from "vitest";
import { uploadKey } from "../../shared/contracts/files/upload-key.ts";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { brokenTemplate } from "../support/broken-template.ts";
import { denyReading } from "./denied-file.ts";
import { closedUploads, ledger, newBooks, put, putOutboxItem, putUnder } from "./deployed-cloud.ts";
import { oneProject, projectsYear } from "./files.ts";
import { NoticeInbox } from "./notice-inbox.ts";
import { logLine, send, shortenWaits, takeFailure } from "./queues.ts";

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

const options = { asOf: null, unit: null, mapping: null };

function fileStored(books: Books, key: string): string {
  const event = { type: "FileStored", version: 1, key, fileVersion: "no-such-version" };
  return JSON.stringify({ topic: "file", id: key, books, at: "2026-01-01T00:00:00Z", events: [event] });
}

async function expectThePipelineGoesOn(): Promise<void> {
  const books = newBooks(projectsYear);
  await put({ books, options, fileName: "good.csv" }, oneProject(books));
  expect(await closedUploads(books)).toMatchObject([{ outcome: { state: "applied" } }]);
}

describe("a message that no try can work is put aside with its reason", () => {
  test("a file under a name that says neither office nor year", async () => {
    const key = `astray/${newBooks(projectsYear).office}.csv`;
    await putUnder(key, "x");
    await expectThePipelineGoesOn();
    expect(await takeFailure("Receive", key)).toMatchObject({
      code: "upload-misplaced",
      reason: expect.stringContaining(`"astray" is no 7-digit office code`) as string,
    });
  });

  test("a file of an office that the settings do not name", async () => {
    const key = `9999999/2026/${newBooks(projectsYear).office}.csv`;
    await putUnder(key, "x");
    await expectThePipelineGoesOn();
    expect(await takeFailure("Receive", key)).toMatchObject({ code: "office-unknown" });
  });

  test("a file that is too large, before it is read", async () => {
    const key = `${newBooks(projectsYear).office}/2026/large.csv`;
    await putUnder(key, new Uint8Array(maxUploadBytes + 1));
    await expectThePipelineGoesOn();
    expect(await takeFailure("Receive", key)).toMatchObject({
      code: "file-too-large",
      reason: expect.stringContaining(`${maxUploadBytes + 1} bytes`) as string,
    });
  });

  test("an item of the outbox that is no bundle", async () => {
    const mark = `poison-${newBooks(projectsYear).office}`;
    await putOutboxItem({ id: mark, topic: "upload", data: `no JSON ${mark}` });
    await expectThePipelineGoesOn();
    expect(await takeFailure("Relay", mark)).toMatchObject({ code: "bundle-unreadable" });
  });

  test.each([
    { what: "no JSON", body: (mark: string) => `garbage ${mark}` },
    { what: "a bundle of another kind", body: (mark: string) => JSON.stringify({ topic: mark }) },
  ])("$what", async ({ body }) => {
    const mark = newBooks(projectsYear).office;
    await send(body(mark));
    await expectThePipelineGoesOn();
    expect(await takeFailure("Ingest", mark)).toMatchObject({ body: body(mark), code: "message-unknown" });
  });
});

test("a file of another day's deletion is put aside, too", async () => {
  const books = newBooks(projectsYear);
  const key = `${books.office}/2026/gone.csv`;
  await send(fileStored(books, key));
  await expectThePipelineGoesOn();
  expect(await takeFailure("Ingest", key)).toMatchObject({ code: "file-missing" });
});

test("a file that the world keeps from being read is tried ten times, put aside, and applied when redriven", async () => {
  const books = newBooks(projectsYear);
  const address = { books, options, fileName: "projects.csv" };
  undo.push(await shortenWaits("Ingest"));
  const allow = await denyReading(uploadKey(address));
  undo.push(allow);
  await put(address, oneProject(books));
  await expectThePipelineGoesOn();
  const { id, body, code, tries } = await takeFailure("Ingest", books.office);
  expect({ code, tries }).toEqual({ code: null, tries: 10 });
  expect(await logLine("Ingest", id)).toMatchObject({ level: "ERROR", error: { name: "AccessDenied" } });
  await allow();
  await send(body);
  expect(await closedUploads(books)).toMatchObject([{ outcome: { state: "applied" } }]);
});

test("a file with broken cells is no failure: it is rejected as a whole, and its office is told of each", async () => {
  const books = newBooks(2026);
  const inbox = await NoticeInbox.open({ office: [books.office] });
  undo.push(() => inbox.close());
  // With its last line ended, so that the broken cells are all there is to tell.
  await put({ books, options, fileName: "broken.csv" }, `${brokenTemplate}\n`);
  expect(await closedUploads(books)).toMatchObject([{ outcome: { state: "rejected", findingCount: 4 } }]);
  const [notice] = await inbox.until(({ length }) => length > 0);
  expect(notice?.attributes["kind"]).toBe("upload");
  expect(notice?.text).toContain("1,00,000");
  expect((await ledger.readBalances(books)).size).toBe(0);
});
