/** The table on the protocol of DynamoDB, and what becomes of a write when it is throttled, beaten or not answered. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DynamoItemTable } from "../../shared/aws/dynamo-item-table.ts";
import { everything } from "../../shared/ports/item-table.ts";
import { hasDynamoDb } from "../support/dynamodb-engine.ts";
import { putRaw, startTestEngine, type TestEngine } from "../support/engine.ts";
import { cancelled, failRequests, loseNextAnswer } from "../support/interrupted-client.ts";
import { aBundle, aPut, aWrite, countedBackoff } from "../support/tables.ts";
import { describeItemTable } from "./item-table-contract.ts";
import { dynamoTables } from "./table-fixtures.ts";

// There is an engine for some platforms only; elsewhere nothing here can be tried.
describe.skipIf(!hasDynamoDb)("where a DynamoDB engine is installed", () => {
  describeItemTable(dynamoTables, "DynamoDB");
});

describe.skipIf(!hasDynamoDb)("a write to DynamoDB", () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine();
  });
  afterAll(() => engine.stop());

  async function open() {
    const { client, tables } = await engine.openTable();
    const backoff = countedBackoff();
    const units: number[] = [];
    const meter = (consumed: number) => units.push(consumed);
    const newId = () => crypto.randomUUID();
    const table = new DynamoItemTable({ client, tables, backoff, newId, meter });
    return {
      client,
      tables,
      backoff,
      units,
      table,
      isThere: async () => (await table.get(aPut().item)) !== null,
    };
  }

  const write = aWrite({ puts: [aPut()], bundle: aBundle("told") });
  const throttled = Object.assign(new Error("slow down"), { name: "ThrottlingException" });

  test.each([
    { what: "throttled", error: throttled },
    { what: "past the provisioned throughput", error: named("ProvisionedThroughputExceededException") },
    { what: "past the account's limit", error: named("RequestLimitExceeded") },
    { what: "still under way", error: named("TransactionInProgressException") },
    { what: "cancelled because one of its items was throttled", error: cancelled("ThrottlingError", "None") },
    {
      what: "cancelled because a partition was busy",
      error: cancelled("None", "ProvisionedThroughputExceeded"),
    },
    {
      what: "cancelled because of another transaction",
      error: cancelled("TransactionConflict", "ThrottlingError"),
    },
  ])("that is $what three times is written all the same, after waits that grow", async ({ error }) => {
    const { client, table, backoff, isThere } = await open();
    failRequests(client, error, 3);
    expect(await table.write(write)).toBe("written");
    expect(backoff.waits).toEqual([25, 50, 100]);
    expect(await isThere()).toBe(true);
  });

  test("that is throttled for ever fails, says why and that it may be tried again", async () => {
    const { client, table, backoff, isThere } = await open();
    failRequests(client, cancelled("ThrottlingError", "None"), 10);
    await expect(table.write(write)).rejects.toMatchObject({
      code: "table-unavailable",
      retryable: true,
      context: { reason: "ThrottlingError, None" },
    });
    expect(backoff.waits).toHaveLength(9);
    expect(Math.max(...backoff.waits)).toBe(2_000);
    expect(await isThere()).toBe(false);
  });

  test.each([
    { what: "one condition", reasons: ["None", "ConditionalCheckFailed"] },
    {
      what: "a condition and another transaction",
      reasons: ["TransactionConflict", "ConditionalCheckFailed"],
    },
    { what: "a condition and throttling", reasons: ["ThrottlingError", "ConditionalCheckFailed"] },
  ])("that loses by $what is a conflict at once", async ({ reasons }) => {
    const { client, table, backoff } = await open();
    failRequests(client, cancelled(...reasons), 1);
    expect(await table.write(write)).toBe("conflict");
    expect(backoff.waits).toEqual([]);
  });

  test.each([
    { reasons: ["ValidationError"] },
    { reasons: ["ThrottlingError", "ValidationError"] },
    { reasons: [] },
  ])("that is cancelled because of $reasons is thrown at once", async ({ reasons }) => {
    const { client, table, backoff } = await open();
    failRequests(client, cancelled(...reasons), 1);
    await expect(table.write(write)).rejects.toMatchObject({ code: "write-refused" });
    expect(backoff.waits).toEqual([]);
  });

  test("that breaks in any other way throws what broke", async () => {
    const { client, table } = await open();
    failRequests(client, new Error("no route to host"), 1);
    await expect(table.write(write)).rejects.toThrow("no route to host");
  });

  test.each([
    { what: "a transaction", puts: [aPut(), aPut({ sk: "b", version: 1 })] },
    { what: "one conditional put", puts: [aPut()] },
    { what: "one put whatever is there", puts: [aPut({}, "always")] },
  ])("of $what whose answer is lost is written, once", async ({ puts }) => {
    const { client, table } = await open();
    loseNextAnswer(client);
    expect(await table.write(aWrite({ puts }))).toBe("written");
    expect(await table.query(aPut().item.pk, everything())).toHaveLength(puts.length);
  });

  test("of one item whatever is there costs half of the same in a transaction, and the meter hears of both", async () => {
    const { table, units } = await open();
    await table.write(aWrite({ puts: [aPut({}, "always")] }));
    await table.write(aWrite({ puts: [aPut({ sk: "b" }, "absent")] }));
    await table.write(aWrite({ puts: [aPut({ sk: "b" }, "absent")] }));
    expect(units).toEqual([1, 2]);
  });

  test("reads on when a reading is throttled", async () => {
    const { client, table } = await open();
    await table.write(write);
    failRequests(client, throttled, 2);
    expect(await table.get(aPut().item)).not.toBeNull();
    failRequests(client, throttled, 2);
    expect(await table.query(aPut().item.pk, everything())).toHaveLength(1);
  });

  test("says which item is not what was written", async () => {
    const { client, tables, table } = await open();
    const { pk, sk } = aPut().item;
    await putRaw(client, tables.ledger, { pk, sk, version: "two", data: "{}" });
    await expect(table.get({ pk, sk })).rejects.toMatchObject({ code: "item-damaged", context: { pk, sk } });
    await expect(table.query(pk, everything())).rejects.toMatchObject({ code: "item-damaged" });
  });
});

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}
