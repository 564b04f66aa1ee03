/** The index on a real engine, the files in a folder: as the embedded host has it. */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FolderSnapshotFiles } from "../../local/folder-snapshot-files.ts";
import { DynamoSnapshotStore } from "../../shared/aws/dynamo-snapshot-store.ts";
import { bundlesIn, startTestEngine } from "../support/engine.ts";
import { describeSnapshotStore } from "./snapshot-store-contract.ts";

describeSnapshotStore(async () => {
  const { client, freshTables, stop } = await startTestEngine();
  const folders: string[] = [];
  return {
    open: async () => {
      const tables = await freshTables();
      const folder = await mkdtemp(join(tmpdir(), "snapshots-"));
      folders.push(folder);
      const store = new DynamoSnapshotStore(client, tables, new FolderSnapshotFiles(folder));
      return { store, told: () => bundlesIn(client, tables.outbox) };
    },
    close: async () => {
      await stop();
      for (const folder of folders) await rm(folder, { recursive: true });
    },
  };
}, "DynamoDB and a folder");

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
