/** Everything may come twice: the same file at once from five hands is one upload, each alert once and each notice once. */
import { afterEach, expect, test } from "vitest";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { projectIdOfCode } from "../../shared/domain/values/project.ts";
import { alertStore, closedUploads, ledger, newBooks, put } from "./deployed-cloud.ts";
import { oneProject, projectsYear } from "./files.ts";
import { passMarker } from "./marker.ts";
import { isTwice, NoticeInbox } from "./notice-inbox.ts";

let inbox: NoticeInbox | null = null;
afterEach(() => inbox?.close());

test("the same file stored five times at once has one effect", async () => {
  const books = newBooks(projectsYear);
  inbox = await NoticeInbox.open({ office: [books.office] });
  const address = { books, options: { asOf: null, unit: null, mapping: null }, fileName: "projects.csv" };
  await Promise.all(Array.from({ length: 5 }, () => put(address, oneProject(books))));
  await closedUploads(books);
  await passMarker();
  expect(await ledger.listUploads(books)).toHaveLength(1);
  expect(await ledger.readPostings(books, projectIdOfCode("A1"), Number.MAX_SAFE_INTEGER)).toHaveLength(1);
  const log = await alertStore.readLog(books);
  expect(new Set(log.map(({ alert }) => alertName(alert))).size).toBe(log.length);
  expect(new Set(log.map(({ change }) => change))).toEqual(new Set(["raised"]));
  const received = await inbox.emptied();
  expect(received.length).toBeGreaterThan(0);
  expect(isTwice(received)).toBe(false);
});
