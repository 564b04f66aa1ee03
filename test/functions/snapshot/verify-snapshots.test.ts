/** Whoever changes a stored snapshot, its place in the index or the chain is found, and it is said where. */
import { describe, expect, test } from "vitest";
import { verifySnapshots } from "../../../functions/snapshot/verify-frozen.ts";
import { nameOf, type SnapshotEntry } from "../../../shared/domain/snapshots/snapshot.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { snapshotFileKey } from "../../../shared/stores/keys.ts";
import { day } from "../../support/builders.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { MemorySnapshotStore } from "../../support/memory-snapshot-store.ts";
import { anEntry } from "../../support/snapshots.ts";
import { books } from "../../support/uploads.ts";

const one = anEntry({ asOf: day("2020-03-31") });
const two = anEntry({ asOf: day("2020-06-30") }, one.entry);
const three = anEntry({ asOf: day("2020-06-30"), version: 2 }, two.entry);
const four = anEntry({ asOf: day("2020-09-30") }, three.entry);
const all = [one, two, three, four];

async function opened(): Promise<MemorySnapshotStore> {
  const store = new MemorySnapshotStore(new MemoryOutbox());
  for (const { entry, bytes } of all) {
    store.files.stored.set(snapshotFileKey(books, entry), bytes);
    await store.setEntry(books, entry, entry);
    await store.setHead(books, entry);
  }
  return store;
}

function setEntry(store: MemorySnapshotStore, entry: SnapshotEntry, change: Partial<SnapshotEntry>) {
  return store.setEntry(books, entry, { ...entry, ...change });
}

/** The file stays where the index looks for it, whatever the index says the hash is. */
function setFile(store: MemorySnapshotStore, entry: SnapshotEntry, bytes: Uint8Array): void {
  store.files.stored.set(snapshotFileKey(books, entry), bytes);
}

function withOneByteChanged(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(text.replace('"50000000"', '"50000001"'));
}

const otherHash = "0".repeat(64);
/** The same beginning, so that the file is found and its whole hash tells. */
const nearly = (hash: string): string => `${hash.slice(0, 16)}${otherHash.slice(16)}`;

describe("snapshot verify", () => {
  test("finds nothing wrong with what nobody touched", async () => {
    expect(await verifySnapshots(await opened(), books, sha256Of)).toEqual({ checked: 4, problems: [] });
  });

  test("finds nothing wrong where there is nothing", async () => {
    const empty = new MemorySnapshotStore(new MemoryOutbox());
    expect(await verifySnapshots(empty, books, sha256Of)).toEqual({ checked: 0, problems: [] });
  });

  test.each<{ what: string; corruption: (store: MemorySnapshotStore) => unknown; found: string[] }>([
    {
      what: "one byte of a file",
      corruption: (store) => setFile(store, two.entry, withOneByteChanged(two.bytes)),
      found: ["file-changed 2020-06-30/1"],
    },
    {
      what: "one byte of the last file",
      corruption: (store) => setFile(store, four.entry, withOneByteChanged(four.bytes)),
      found: ["file-changed 2020-09-30/1"],
    },
    {
      what: "a file cut short",
      corruption: (store) => setFile(store, two.entry, two.bytes.slice(0, 100)),
      found: ["file-changed 2020-06-30/1"],
    },
    {
      what: "the hash in the index",
      corruption: (store) => setEntry(store, two.entry, { hash: nearly(two.entry.hash) }),
      found: ["index-changed 2020-06-30/1"],
    },
    {
      what: "the hash of the last in the index",
      corruption: (store) => setEntry(store, four.entry, { hash: nearly(four.entry.hash) }),
      found: ["index-changed 2020-09-30/1"],
    },
    {
      what: "the hash in the index, so that it leads to no file",
      corruption: (store) => setEntry(store, two.entry, { hash: otherHash }),
      found: ["file-missing 2020-06-30/1", "chain-broken 2020-06-30/2"],
    },
    {
      what: "the link to the one before, in the index",
      corruption: (store) => setEntry(store, three.entry, { previous: { ...two.entry, hash: otherHash } }),
      found: ["index-changed 2020-06-30/2"],
    },
    {
      what: "who took it, in the index",
      corruption: (store) => setEntry(store, two.entry, { takenBy: "누군가" }),
      found: ["index-changed 2020-06-30/1"],
    },
    {
      what: "the link to the one before, in the file",
      corruption: (store) =>
        setFile(store, three.entry, anEntry({ ...three.snapshot, previous: one.entry }, null).bytes),
      found: ["file-changed 2020-06-30/2"],
    },
    {
      what: "the link in file and index, with its hash made to fit",
      corruption: async (store) => {
        const forged = anEntry({ ...three.snapshot, previous: { ...two.entry, hash: otherHash } });
        await store.setEntry(books, three.entry, { ...forged.entry, number: 3 });
        setFile(store, forged.entry, forged.bytes);
      },
      found: ["chain-broken 2020-06-30/2", "chain-broken 2020-09-30/1"],
    },
    {
      what: "figures in the file, with the index made to fit",
      corruption: async (store) => {
        const forged = anEntry({ ...two.snapshot, takenBy: "누군가" });
        await store.setEntry(books, two.entry, { ...forged.entry, number: 2 });
        setFile(store, forged.entry, forged.bytes);
      },
      found: ["chain-broken 2020-06-30/2"],
    },
    {
      what: "a file for another, valid one",
      corruption: (store) => setFile(store, two.entry, one.bytes),
      found: ["file-replaced 2020-06-30/1"],
    },
    {
      what: "a file for another version of it that is valid too",
      corruption: (store) => setFile(store, two.entry, anEntry({ ...two.snapshot, takenBy: "누군가" }).bytes),
      found: ["file-changed 2020-06-30/1"],
    },
    {
      what: "nothing but took a file away",
      corruption: (store) => store.files.stored.delete(snapshotFileKey(books, two.entry)),
      found: ["file-missing 2020-06-30/1"],
    },
    {
      what: "nothing but took an index item in the middle away",
      corruption: (store) => store.removeEntries(books, two.entry),
      found: ["snapshot-missing 2020-06-30/1", "version-missing 2020-06-30/1"],
    },
    {
      what: "nothing but took the first index item away",
      corruption: (store) => store.removeEntries(books, one.entry),
      found: ["snapshot-missing 2020-03-31/1"],
    },
    {
      what: "nothing but took the last index item away",
      corruption: (store) => store.removeEntries(books, four.entry),
      found: ["snapshot-missing 2020-09-30/1"],
    },
    {
      what: "nothing but took the whole index away",
      corruption: (store) => store.removeEntries(books, ...all.map(({ entry }) => entry)),
      found: ["snapshot-missing 2020-09-30/1"],
    },
    {
      what: "the end of the chain",
      corruption: (store) => store.setHead(books, { ...four.entry, hash: otherHash }),
      found: ["index-changed 2020-09-30/1"],
    },
    {
      what: "nothing but took the end of the chain away",
      corruption: (store) => store.removeHead(books),
      found: ["index-changed 2020-09-30/1"],
    },
    {
      what: "the numbers of two in the index",
      corruption: async (store) => {
        await setEntry(store, two.entry, { number: 3 });
        await setEntry(store, three.entry, { number: 2 });
      },
      found: ["chain-broken 2020-06-30/2", "chain-broken 2020-06-30/1", "chain-broken 2020-09-30/1"],
    },
  ])("names it when somebody changed $what", async ({ corruption, found }) => {
    const store = await opened();
    await corruption(store);
    const { problems } = await verifySnapshots(store, books, sha256Of);
    expect(problems.map(({ fault, snapshot }) => `${fault} ${nameOf(snapshot)}`)).toEqual(found);
    for (const { ko, en, snapshot } of problems) {
      expect(ko).toContain(nameOf(snapshot));
      expect(en).toContain(nameOf(snapshot));
    }
  });
});
