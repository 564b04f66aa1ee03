/** Throttling, lost and late answers, functions that die half way, what comes twice, a split stream: a file is applied once, and everybody is told. */
import { afterEach, describe, expect, test } from "vitest";
import { closedUploads, ledger, newBooks, put } from "./deployed-cloud.ts";
import { expectedEvents } from "./expected-events.ts";
import { oneProject, projectsAddress, projectsFile, projectsYear } from "./files.ts";
import { type Fault, faultCounts, injectFaults } from "./injected-faults.ts";
import { passMarker } from "./marker.ts";
import { isTwice, NoticeInbox } from "./notice-inbox.ts";
import { shortenWaits } from "./queues.ts";

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
  await injectFaults([]);
});

describe("one project's file is applied once and told of, although", () => {
  test("its transaction is throttled three times, in one delivery", async () => {
    const { inbox, seconds } = await sent(({ office }) => [
      { operation: "TransactWriteItems", holds: [`HEAD#${office}`], fault: "throttle", times: 3 },
    ]);
    expect(await faultCounts()).toMatchObject([{ struck: 3 }]);
    // A second delivery comes only after minutes, when the first is given up.
    expect(seconds).toBeLessThan(60);
    await inbox.news(1);
    process.stdout.write(`applied ${seconds.toFixed(2)} s after it was stored\n`);
  });

  test("the answer of its transaction is lost", async () => {
    const { inbox } = await sent(({ office }) => [
      { operation: "TransactWriteItems", holds: [`HEAD#${office}`], fault: "lose", times: 1 },
    ]);
    await inbox.news(1);
    expect(await faultCounts()).toMatchObject([{ struck: 1 }]);
  });

  test("its transaction is answered late", async () => {
    const { inbox } = await sent(({ office }) => [
      { operation: "TransactWriteItems", holds: [`HEAD#${office}`], fault: "delay", seconds: 3, times: 1 },
    ]);
    await inbox.news(1);
    expect(await faultCounts()).toMatchObject([{ struck: 1 }]);
  });

  test.each(["Receive", "Ingest", "Relay", "Assess", "Notify"])("%s gets each batch twice", async (stage) => {
    const { inbox } = await sent(({ office }) => [
      { operation: "Deliver", holds: [`${stage}Worker`, office], fault: "repeat", times: 100 },
    ]);
    await inbox.news(1);
    await passMarker();
    expect(isTwice(await inbox.emptied())).toBe(false);
    const [repeated] = await faultCounts();
    expect(repeated?.struck).toBeGreaterThan(0);
  });

  /** Each dies right after the write by which the next one learns of it. */
  test.each([
    { stage: "Receive", operation: "SendMessage", holds: "IngestWork" },
    { stage: "Ingest", operation: "TransactWriteItems", holds: "HEAD#" },
    { stage: "Relay", operation: "SendMessage", holds: "AssessWork" },
    { stage: "Assess", operation: "TransactWriteItems", holds: "ALERT#" },
    { stage: "Notify", operation: "Publish", holds: "" },
  ])("$stage is killed in the middle of it", async ({ stage, operation, holds }) => {
    undo.push(
      await shortenWaits("Receive"),
      await shortenWaits("Ingest"),
      await shortenWaits("Assess"),
      await shortenWaits("Notify"),
    );
    const { inbox } = await sent(({ office }) => [
      { operation, holds: [holds, office], fault: "kill", function: stage, times: 1 },
    ]);
    await inbox.news(1);
    expect(await faultCounts()).toMatchObject([{ struck: 1 }]);
  });
});

test("files of five offices are applied and told of, although the outbox's shard splits and its children are read beside each other", async () => {
  const offices = Array.from({ length: 5 }, () => newBooks(projectsYear));
  const inboxes = await Promise.all(offices.map(({ office }) => NoticeInbox.open({ office: [office] })));
  undo.push(...inboxes.map((inbox) => () => inbox.close()));
  await passMarker();
  await injectFaults([{ operation: "Poll", holds: [], fault: "hold", times: 100_000 }]);
  await Promise.all(offices.map((books) => put(projectsAddress(books), oneProject(books))));
  for (const books of offices) {
    expect(await closedUploads(books)).toMatchObject([{ outcome: { state: "applied", postings: 1 } }]);
  }
  // What the five wrote comes to the relay together.
  await injectFaults([{ operation: "Deliver", holds: ["RelayWorker"], fault: "split", times: 100 }]);
  for (const inbox of inboxes) await inbox.news(1);
  await passMarker();
  for (const inbox of inboxes) expect(isTwice(await inbox.emptied())).toBe(false);
  const [split] = await faultCounts();
  expect(split?.struck).toBeGreaterThan(0);
  process.stdout.write(`the shard was split in ${split?.struck} batches\n`);
});

test("a county of 1,763 projects is applied once and told of, with one request in a hundred throttled", async () => {
  const address = projectsAddress(newBooks(projectsYear));
  const { office } = address.books;
  const inbox = await NoticeInbox.open({ office: [office] });
  undo.push(() => inbox.close());
  const { csv, projects } = await projectsFile();
  const expected = await expectedEvents(address, csv);
  const operations = ["TransactWriteItems", "Query", "GetItem", "BatchGetItem", "SendMessage", "Publish"];
  await injectFaults(
    operations.map((operation): Fault => ({
      operation,
      holds: [office],
      fault: "throttle",
      times: 1_000,
      every: operation === "TransactWriteItems" ? 20 : 100,
    })),
  );
  await put(address, csv);
  const [upload] = await closedUploads(address.books);
  expect(upload).toMatchObject({ outcome: { state: "applied", postings: projects } });
  expect(await inbox.news(expected.length)).toEqual(expected);
  expect((await ledger.readBalances(address.books)).size).toBe(projects);
  const counts = await faultCounts();
  const met = operations.map((name, at) => `${name} ${counts[at]?.struck} of ${counts[at]?.met}`);
  process.stdout.write(`${met.join(", ")}\n`);
  expect(counts.some(({ struck }) => struck > 0)).toBe(true);
});

/** Stores the file of one project under such faults. @returns once it is applied, with how long that took. */
async function sent(faultsOf: (books: { readonly office: string }) => readonly Fault[]) {
  const books = newBooks(projectsYear);
  const inbox = await NoticeInbox.open({ office: [books.office] });
  undo.push(() => inbox.close());
  // What the office has before its file is written by the test itself, and is spared.
  await passMarker();
  await injectFaults(faultsOf(books));
  const started = performance.now();
  await put(projectsAddress(books), oneProject(books));
  const uploads = await closedUploads(books);
  const seconds = (performance.now() - started) / 1_000;
  expect(uploads).toMatchObject([{ outcome: { state: "applied", postings: 1 } }]);
  expect((await ledger.readBalances(books)).size).toBe(1);
  return { inbox, seconds };
}
