/** Everything may come twice: the same file at once from five hands is one upload, one alert and one notice. */
import { afterEach, expect, test } from "vitest";
import { projectIdOfCode } from "../../shared/domain/project.ts";
import { alertStore, closedUploads, ledger, newBooks, put } from "./deployed-cloud.ts";
import { emptyIngestQueue } from "./ingest-queues.ts";
import { oneProject } from "./files.ts";
import { passMarker } from "./marker.ts";
import { NoticeInbox } from "./notice-inbox.ts";

let inbox: NoticeInbox | null = null;
afterEach(() => inbox?.close());

test("the same file stored five times at once has one effect", async () => {
  const books = newBooks(2026);
  inbox = await NoticeInbox.open({ office: [books.office] });
  const address = { books, options: { asOf: null, unit: null, mapping: null }, fileName: "projects.csv" };
  await Promise.all(Array.from({ length: 5 }, () => put(address, oneProject(books))));
  await closedUploads(books);
  await passMarker();
  await emptyIngestQueue();
  expect(await ledger.listUploads(books)).toHaveLength(1);
  expect(await ledger.readPostings(books, projectIdOfCode("A1"))).toHaveLength(1);
  expect(await alertStore.readLog(books)).toMatchObject([{ change: "raised" }]);
  expect(await inbox.emptied()).toHaveLength(1);
});
