/** The index in a table, the files in a folder: as the embedded host has it. */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FolderSnapshotFiles } from "../../local/storage/folder-stores.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { describeSnapshotStore } from "./snapshot-store-contract.ts";

describeSnapshotStore(() => {
  const folders: string[] = [];
  return Promise.resolve({
    open: async () => {
      const folder = await mkdtemp(join(tmpdir(), "snapshots-"));
      folders.push(folder);
      const outbox = new MemoryOutbox();
      const store = new TableSnapshotStore(outbox.table, new FolderSnapshotFiles(folder));
      return { store, notified: () => Promise.resolve(outbox.notified()) };
    },
    close: async () => {
      for (const folder of folders) await rm(folder, { recursive: true });
    },
  });
}, "a table and a folder");

test("a file of a snapshot can be read by everybody of the house and written by nobody, and stays as it was", async () => {
  const folder = await mkdtemp(join(tmpdir(), "snapshots-"));
  const files = new FolderSnapshotFiles(folder);
  await files.put("1129000/2020/a.json", new TextEncoder().encode("{}"));
  await files.put("1129000/2020/a.json", new TextEncoder().encode("[]"));
  const { mode } = await stat(join(folder, "1129000/2020/a.json"));
  expect(mode & 0o777).toBe(0o444);
  expect(new TextDecoder().decode((await files.read("1129000/2020/a.json")) ?? new Uint8Array())).toBe("{}");
  await rm(folder, { recursive: true });
});
