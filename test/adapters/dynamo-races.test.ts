/** What becomes of a write when another writer or the network interferes, as DynamoDB tells it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DynamoLedgerStore, type LedgerTables } from "../../shared/aws/dynamo-ledger-store.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { BalanceChange } from "../../shared/ports/ledger-store.ts";
import { aBalance, aPayment, aPosting } from "../support/builders.ts";
import { bundlesIn, startTestEngine, type TestEngine } from "../support/engine.ts";
import { cancelled, failTransactions, hideItems, loseNextAnswer } from "../support/interrupted-client.ts";
import { aClosing, aRegistration, books } from "../support/uploads.ts";

let engine: TestEngine;
let tables: LedgerTables;
const posting = aPosting();
const change: BalanceChange = { postings: [posting], balance: aBalance(posting), fromVersion: 0 };
const commit = { books, changes: [change], closing: null };

beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.stop());

async function open(): Promise<DynamoLedgerStore> {
  tables = await engine.freshTables();
  return new DynamoLedgerStore(engine.client, tables);
}

describe("a transaction", () => {
  test.each([
    { what: "a condition that no longer holds", reasons: ["None", "ConditionalCheckFailed"] },
    { what: "another transaction at the same moment", reasons: ["TransactionConflict", "None"] },
    { what: "both at once", reasons: ["TransactionConflict", "ConditionalCheckFailed"] },
  ])("that loses to $what is a conflict", async ({ reasons }) => {
    const ledger = await open();
    failTransactions(engine.client, cancelled(...reasons));
    expect(await ledger.commit(commit)).toEqual({ outcome: "conflict", writeUnits: 0 });
    expect(await ledger.commit(commit)).toMatchObject({ outcome: "committed" });
  });

  test.each([
    { what: "throttled", reasons: ["ThrottlingError", "None"] },
    {
      what: "throttled and beaten at once",
      reasons: ["ConditionalCheckFailed", "ProvisionedThroughputExceeded"],
    },
    { what: "refused for its content", reasons: ["ValidationError"] },
    { what: "cancelled for no reason", reasons: [] },
  ])("that is $what fails, and says that it may be tried again", async ({ reasons }) => {
    const ledger = await open();
    failTransactions(engine.client, cancelled(...reasons));
    const failure = await ledger.commit(commit).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({
      code: "transaction-failed",
      retryable: true,
      context: { reasons: reasons.join(", ") },
    });
  });

  test("that breaks in any other way throws what broke", async () => {
    const ledger = await open();
    failTransactions(engine.client, new Error("no route to host"));
    await expect(ledger.commit(commit)).rejects.toThrow("no route to host");
  });

  test("whose answer is lost has one effect", async () => {
    const ledger = await open();
    const closing = aClosing(await ledger.registerUpload(aRegistration()));
    loseNextAnswer(engine.client);
    await ledger.commit({ ...commit, closing });
    expect(await ledger.readBalance(books, posting.project.id)).toMatchObject({ version: 1 });
    expect(await ledger.findUpload(books, closing.upload.uploadId)).toEqual(closing.upload);
    expect(await bundlesIn(engine.client, tables.outbox)).toHaveLength(1);
  });
});

describe("an upload that is registered", () => {
  test("while others take the number it reached for gets the next one, and none is lost", async () => {
    const ledger = await open();
    failTransactions(engine.client, cancelled("ConditionalCheckFailed", "TransactionConflict", "None"), 3);
    const first = await ledger.registerUpload(aRegistration("a"));
    const second = await ledger.registerUpload(aRegistration("b"));
    expect([first.seq, second.seq]).toEqual([1, 2]);
    expect(await ledger.listUploads(books)).toEqual([first, second]);
  });

  test("and never gets its turn is tried again later, and leaves nothing behind", async () => {
    const client = engine.newClient();
    tables = await engine.freshTables();
    failTransactions(client, cancelled("TransactionConflict"), Number.POSITIVE_INFINITY);
    const registering = new DynamoLedgerStore(client, tables).registerUpload(aRegistration());
    await expect(registering).rejects.toMatchObject({ code: "upload-contended", retryable: true });
    const ledger = new DynamoLedgerStore(engine.client, tables);
    expect(await ledger.listUploads(books)).toEqual([]);
    expect((await ledger.registerUpload(aRegistration())).seq).toBe(1);
  });

  test("is never there without its books, nor they without it", async () => {
    const ledger = await open();
    failTransactions(engine.client, new Error("the power went"));
    await expect(ledger.registerUpload(aRegistration())).rejects.toThrow("the power went");
    expect(await ledger.listUploads(books)).toEqual([]);
    expect(await ledger.listBooks()).toEqual([]);
    await ledger.registerUpload(aRegistration());
    expect(await ledger.listBooks()).toEqual([books]);
  });
});

describe("a posting in several chunks", () => {
  const entries = Array.from({ length: 60_000 }, (_, at) => aPayment("2020-10-31", BigInt(at) * 999_983n));
  const great = aPosting({ entries });

  test("that is seen in part, because it is just being written, is read again", async () => {
    const { client, ledger } = await watched();
    hideItems(client, 2);
    expect(await ledger.readPostings(books, great.project.id)).toEqual([great]);
  });

  test("that stays in part is an error to be tried later, never half a posting", async () => {
    const { client, ledger } = await watched();
    hideItems(client, 1_000);
    await expect(ledger.readPostings(books, great.project.id)).rejects.toMatchObject({
      code: "posting-torn",
      retryable: true,
    });
  });

  async function watched() {
    const writer = await open();
    const changes: BalanceChange[] = [{ ...change, postings: [great] }];
    expect(await writer.commit({ ...commit, changes })).toMatchObject({ outcome: "committed" });
    const client = engine.newClient();
    return { client, ledger: new DynamoLedgerStore(client, tables) };
  }
});
