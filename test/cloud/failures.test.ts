/** What cannot be worked lands in the failure queue with its reason, and whatever comes behind it is worked. */
import { afterEach, describe, expect, test } from "vitest";
import { uploadKey } from "../../shared/contracts/upload-key.ts";
import { brokenTemplate } from "../support/broken-template.ts";
import { denyReading } from "./denied-file.ts";
import { closedUploads, ledger, newBooks, output, put, putUnder } from "./deployed-cloud.ts";
import { logLine, send, shortenWaits, takeFailure } from "./ingest-queues.ts";
import { oneProject } from "./files.ts";
import { NoticeInbox } from "./notice-inbox.ts";

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

const options = { asOf: null, unit: null, mapping: null };

function fileStored(key: string): string {
  const bucket = { name: output("data", "UploadsBucket") };
  const object = { key, "version-id": "no-such-version" };
  return JSON.stringify({ "detail-type": "Object Created", detail: { bucket, object } });
}

async function expectThePipelineGoesOn(): Promise<void> {
  const books = newBooks(2026);
  await put({ books, options, fileName: "good.csv" }, oneProject(books));
  expect(await closedUploads(books)).toMatchObject([{ outcome: { state: "applied" } }]);
}

describe("a message that no try can work is put aside with its reason", () => {
  test("a file under a name that says neither office nor year", async () => {
    const key = `astray/${newBooks(2026).office}.csv`;
    await putUnder(key, "x");
    await expectThePipelineGoesOn();
    expect(await takeFailure(key)).toMatchObject({
      code: "upload-misplaced",
      reason: expect.stringContaining(`"astray" is no 7-digit office code`) as string,
    });
  });

  test.each([
    { what: "no JSON", body: (mark: string) => `garbage ${mark}` },
    { what: "an event of another kind", body: (mark: string) => JSON.stringify({ "detail-type": mark }) },
  ])("$what", async ({ body }) => {
    const mark = newBooks(2026).office;
    await send(body(mark));
    await expectThePipelineGoesOn();
    expect(await takeFailure(mark)).toMatchObject({ body: body(mark), code: "message-unknown" });
  });
});

test("a file of another day's deletion is put aside, too", async () => {
  const key = `${newBooks(2026).office}/2026/gone.csv`;
  await send(fileStored(key));
  await expectThePipelineGoesOn();
  expect(await takeFailure(key)).toMatchObject({ code: "file-missing" });
});

test("a file that the world keeps from being read is tried five times, put aside, and applied when redriven", async () => {
  const books = newBooks(2026);
  const address = { books, options, fileName: "projects.csv" };
  undo.push(await shortenWaits());
  const allow = await denyReading(uploadKey(address));
  undo.push(allow);
  await put(address, oneProject(books));
  await expectThePipelineGoesOn();
  const { id, body, code, tries } = await takeFailure(books.office);
  expect({ code, tries }).toEqual({ code: null, tries: 5 });
  expect(await logLine(id)).toMatchObject({ level: "ERROR", error: { name: "AccessDenied" } });
  await allow();
  await send(body);
  expect(await closedUploads(books)).toMatchObject([{ outcome: { state: "applied" } }]);
});

test("a file with broken cells is no failure: it is rejected as a whole, and its office is told of each", async () => {
  const books = newBooks(2026);
  const inbox = await NoticeInbox.open({ office: [books.office] });
  undo.push(() => inbox.close());
  await put({ books, options, fileName: "broken.csv" }, brokenTemplate);
  expect(await closedUploads(books)).toMatchObject([{ outcome: { state: "rejected", findingCount: 4 } }]);
  const [notice] = await inbox.until(({ length }) => length > 0);
  expect(notice?.attributes["kind"]).toBe("upload");
  expect(notice?.text).toContain("1,00,000");
  expect((await ledger.readBalances(books)).size).toBe(0);
});
