/** A ledger that nobody touched is what its files give, whatever happened to them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../functions/ingest/verify-ledger.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { MemoryFileStore } from "../support/memory-file-store.ts";
import { MemoryLedgerStore } from "../support/memory-ledger-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { books } from "../support/uploads.ts";
import { liveThrough, openWorld, type World } from "./verify-world.ts";

const samples = join(import.meta.dirname, "../../samples/1129000/2020/as-of=2020-10-31");
const report = readFileSync(join(samples, "council-report.txt"), "utf8");

function open(): World {
  return openWorld({ ledger: new MemoryLedgerStore(new MemoryOutbox()), files: new MemoryFileStore() });
}

async function verified(world: World) {
  return verifyLedger(books, { ...world, numbers: world.ledger, hash: sha256Of }, [], () => {});
}

describe("a verification of the ledger", () => {
  test("finds nothing after a year with everything in it", async () => {
    const world = open();
    await liveThrough(world, report);
    const states = (await world.ledger.listUploads(books)).map(({ outcome: { state } }) => state);
    expect(new Set(states)).toEqual(new Set(["applied", "held", "discarded", "rejected", "undone"]));
    expect(await verified(world)).toMatchObject({ uploads: 15, underWay: [], discrepancies: [] });
  });
});
