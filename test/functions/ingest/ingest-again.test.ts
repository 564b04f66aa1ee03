/** A delivery that breaks off or is overtaken: the next one ends where a single one would have. */
import { describe, expect, test } from "vitest";
import { day } from "../../support/builders.ts";
import { openIngest, template } from "./ingest-fixture.ts";
import { spent } from "./ledger-fixture.ts";
import { crashed, crashingTable, watchedTable } from "./watched-table.ts";

describe("a delivery that breaks off", () => {
  test.each([0, 1, 2, 3])("at commit %i is finished by the next one", async (nth) => {
    const { ledger, table, notified, send, worker } = openIngest(2);
    const content = template("2020-10-31", 10n, 20n, 30n, 40n, 50n);
    const crashing = worker(crashingTable(table, nth, "after"));
    await expect(send(content, {}, crashing)).rejects.toBe(crashed);
    const outcome = await send(content);
    expect(outcome.kind).toBe(nth === 3 ? "already-applied" : "applied");
    expect(outcome.upload.outcome).toMatchObject({ state: "applied", records: 5, postings: 5 });
    expect(Object.values(await spent(ledger))).toEqual([10n, 20n, 30n, 40n, 50n]);
    expect(notified()).toEqual(["UploadApplied"]);
  });

  test("is finished though the half that is in makes the rest look a thousand times off", async () => {
    const { ledger, table, notified, send, worker } = openIngest(1);
    await send(template("2020-10-31", 1_000n, 50_000_000n));
    const content = template("2020-11-30", 1_000_000n, 50n);
    const backwards = content.split("\n");
    const [first = "", a = "", b = ""] = backwards;
    const reordered = [first, b, a, ""].join("\n");
    await expect(send(reordered, {}, worker(crashingTable(table, 1, "after")))).rejects.toBe(crashed);
    expect(await send(reordered)).toMatchObject({ kind: "applied" });
    expect(await spent(ledger)).toEqual({ "사업 0": 1_000_000n, "사업 1": 50n });
    expect(notified()).toEqual(["UploadApplied", "UploadApplied"]);
  });

  test.each([0, 1])("keeps the notes that it was given when it broke off at commit %i", async (nth) => {
    const before = template("2020-10-31", 30_000_000n, 20_000_000n, 10_000_000n);
    const content = template("2020-09-30", 20_000_000n, 10_000_000n, 5_000_000n);
    const undisturbed = openIngest(1);
    await undisturbed.send(before);
    const { upload } = await undisturbed.send(content);
    expect(upload.outcome).toMatchObject({ findings: [{ code: "as-of-older", consequence: "note" }] });
    const { table, send, worker } = openIngest(1);
    await send(before);
    await expect(send(content, {}, worker(crashingTable(table, nth, "after")))).rejects.toBe(crashed);
    expect((await send(content)).upload.outcome).toEqual(upload.outcome);
  });

  test("is finished as it began before the same bytes are read with another unit", async () => {
    const { ledger, table, notified, send, worker } = openIngest(1);
    const content =
      "사업코드,사업명,예산액,집행액,기준일\nA0,사업 0,100,10,2020-10-31\nA1,사업 1,100,20,2020-10-31\n";
    const inWon = { options: { asOf: null, unit: "원" as const, mapping: null } };
    const crashing = worker(crashingTable(table, 1, "after"));
    await expect(send(content, inWon, crashing)).rejects.toBe(crashed);
    const outcome = await send(content, { options: { asOf: null, unit: "천원", mapping: null } });
    expect(outcome).toMatchObject({ kind: "applied", upload: { options: { unit: "원" } } });
    expect(await spent(ledger)).toEqual({ "사업 0": 10n, "사업 1": 20n });
    expect(notified()).toEqual(["UploadApplied"]);
  });

  test("leaves the way free for other options as long as nothing of it is in", async () => {
    const { table, notified, send, worker } = openIngest();
    const content = "사업코드,사업명,예산액,집행액\nA0,사업 0,100,10\n";
    const crashing = worker(crashingTable(table, 0, "before"));
    await expect(send(content, {}, crashing)).rejects.toBe(crashed);
    const outcome = await send(content, {
      options: { asOf: day("2020-10-31"), unit: "천원", mapping: null },
    });
    expect(outcome).toMatchObject({ kind: "applied", upload: { options: { unit: "천원" } } });
    expect(notified()).toEqual(["UploadApplied"]);
  });
});

test("a refusal that another delivery overtakes by applying the same bytes gives way to it", async () => {
  const { table, notified, send, worker } = openIngest();
  const content = "사업코드,사업명,예산액(원),집행액(원)\nA0,사업 0,100,10\n";
  await send(content);
  const dated = { options: { asOf: day("2020-10-31"), unit: null, mapping: null } };
  const otherDay = { options: { asOf: day("2021-10-31"), unit: null, mapping: null } };
  const rivalled = watchedTable(table, {
    beforeWrite: async (count) => {
      if (count === 0) await send(content, dated);
    },
  });
  const outcome = await send(content, otherDay, worker(rivalled));
  expect(outcome).toMatchObject({ kind: "already-applied", upload: { options: { asOf: "2020-10-31" } } });
  expect(notified()).toEqual(["UploadRejected", "UploadApplied"]);
});
