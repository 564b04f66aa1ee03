// The archive of some books, opened as anybody would: every file as it was sent, and a list that names what is gone.
import { unpackTar } from "modern-tar";
import { expect, test } from "vitest";
import { archiveEntries, type ArchiveSummary } from "../../../functions/report/archive-of-books.ts";
import { takeSnapshot } from "../../../functions/snapshot/take-snapshot.ts";
import type { ArchiveEntry, StoredFile } from "../../../shared/ports/file-store.ts";
import type { FileReference } from "../../../shared/domain/uploads/upload.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import { tarOf } from "../../../shared/aws/s3-archives.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { dump, openApi, twoDepartments } from "../api/api-fixture.ts";
import { books } from "../../support/uploads.ts";

const text = new TextDecoder();

/** Two dumps of the same name, one of them with a slash in it, a file that was refused, and a snapshot. */
async function open() {
  const fixture = openApi();
  await fixture.load(twoDepartments);
  await fixture.ingest.send(dump([["A0", "느린 사업", "도로과", 4_000_000_000, Number.NaN]]));
  await takeSnapshot(
    { books, asOf: "2020-10-31" as never, by: "재무과", isForced: false, requestId: null },
    { ...fixture, hash: sha256Of },
  );
  return fixture;
}

async function unpacked(entriesToPack: AsyncIterable<ArchiveEntry>) {
  const read: Uint8Array[] = [];
  for await (const chunk of tarOf(entriesToPack, "2020-11-02T00:00:00.000Z")) read.push(chunk);
  const entries = await unpackTar(Buffer.concat(read));
  return new Map(entries.map(({ header, data }) => [header.name, data ?? new Uint8Array()]));
}

async function exported(change: (read: StoredFile, file: FileReference) => StoredFile = (read) => read) {
  const fixture = await open();
  const summaries: ArchiveSummary[] = [];
  const files = { read: async (file: FileReference) => change(await fixture.files.read(file), file) };
  const chunks = archiveEntries(books, { ...fixture, files, hash: sha256Of }, (summary) =>
    summaries.push(summary),
  );
  const entries = await unpacked(chunks);
  const list: unknown = JSON.parse(text.decode(entries.get("export.json")));
  return { fixture, entries, list, summaries };
}

test("an export holds each file as it was sent, the journal, the uploads and the snapshots, with their hashes", async () => {
  const { fixture, entries, list, summaries } = await exported();
  const names = [...entries.keys()];
  const uploads = await fixture.ledger.listUploads(books);
  expect(uploads).toHaveLength(2);
  expect(names[0]).toBe("journal.jsonl");
  expect(names.at(-1)).toBe("export.json");
  expect(names.filter((name) => name.startsWith("files/"))).toEqual([
    expect.stringMatching(/^files\/00000\d-[^/]+$/),
    expect.stringMatching(/^files\/00000\d-[^/]+$/),
  ]);
  expect(names.filter((name) => name.startsWith("snapshots/"))).toEqual(["snapshots/2020-10-31-1.json"]);
  const hashes = new Set([...entries.values()].map((bytes) => sha256Of(bytes)));
  for (const { sha256 } of uploads) expect(hashes).toContain(sha256);
  const listed = names.slice(0, -1).map((name) => {
    const bytes = entries.get(name) ?? new Uint8Array();
    return { name, byteLength: bytes.byteLength, sha256: sha256Of(bytes) };
  });
  expect(list).toMatchObject({ ...books, version: 1, entries: listed, missing: [] });
  expect(summaries).toEqual([{ files: listed.length, missing: [] }]);
  const journal = text.decode(entries.get("journal.jsonl")).trim().split("\n");
  const { lastSeq } = await fixture.ledger.readHead(books);
  expect(journal).toHaveLength(lastSeq);
});

test.each([
  ["gone", () => Promise.reject(new Failure("gone", { code: "file-missing", retryable: false }))],
  ["another one by now", (read: StoredFile) => Promise.resolve({ ...read, sha256: "0".repeat(64) })],
])("an export names a file that is %s, and holds the rest", async (_what, change) => {
  const fixture = await open();
  const summaries: ArchiveSummary[] = [];
  const files = { read: async (file: FileReference) => change(await fixture.files.read(file)) };
  const sources = { ...fixture, files, hash: sha256Of };
  const entries = await unpacked(archiveEntries(books, sources, (summary) => summaries.push(summary)));
  expect(summaries[0]?.missing).toHaveLength(2);
  expect([...entries.keys()]).toEqual(
    expect.arrayContaining(["uploads.jsonl", "snapshots/2020-10-31-1.json", "export.json"]),
  );
  expect(JSON.parse(text.decode(entries.get("export.json")))).toMatchObject({
    missing: summaries[0]?.missing,
  });
});

test("an export fails where the store does, and does not pretend to be whole", async () => {
  const fixture = await open();
  const broken = new Failure("down", { code: "store-down", retryable: true });
  const sources = { ...fixture, files: { read: () => Promise.reject(broken) }, hash: sha256Of };
  await expect(unpacked(archiveEntries(books, sources, () => {}))).rejects.toBe(broken);
});

test("a long Korean name comes back as it was, without the folders that it names", async () => {
  const fixture = await open();
  const [upload] = await fixture.ledger.listUploads(books);
  const fileName = `${"가나다라 집행현황 ".repeat(20)}../../11월.csv`;
  const ledger = {
    readHead: fixture.ledger.readHead.bind(fixture.ledger),
    readJournal: fixture.ledger.readJournal.bind(fixture.ledger),
    listUploads: () => Promise.resolve(upload === undefined ? [] : [{ ...upload, fileName }]),
  };
  const entries = await unpacked(archiveEntries(books, { ...fixture, ledger, hash: sha256Of }, () => {}));
  const [name = "", ...others] = [...entries.keys()].filter((each) => each.startsWith("files/"));
  expect([others, name.split("/").length]).toEqual([[], 2]);
  expect(name.endsWith("11월.csv")).toBe(true);
});
