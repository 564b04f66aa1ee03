import { describe, expect, test } from "vitest";
import { ingestUpload } from "../../../functions/ingest/journal/ingest-upload.ts";
import { day } from "../../support/builders.ts";
import { books } from "../../support/uploads.ts";
import { header, openIngest, template } from "./ingest-fixture.ts";
import { spent } from "./ledger-fixture.ts";

describe("a file that can be read", () => {
  test("is applied whole: its figures, its record and its news", async () => {
    const { ledger, outbox, send } = openIngest();
    const outcome = await send(template("2020-10-31", 10n, 20n));
    expect(outcome).toMatchObject({
      kind: "applied",
      findings: [],
      tally: { added: 2, changed: 0, unchanged: 0 },
    });
    expect(await spent(ledger)).toEqual({ "사업 0": 10n, "사업 1": 20n });
    expect(await ledger.listUploads(books)).toEqual([outcome.upload]);
    expect(outcome.upload).toMatchObject({
      seq: 1,
      version: 2,
      fileName: "집행현황.csv",
      outcome: { state: "applied", format: "template", asOf: "2020-10-31", records: 2, postings: 2 },
    });
    expect(outbox.notified()).toMatchObject([
      {
        topic: "upload",
        books,
        events: [{ type: "UploadApplied", seq: 1, records: 2, postings: 2, asOf: "2020-10-31" }],
      },
    ]);
  });

  test("leads every figure back to its rows", async () => {
    const { ledger, send } = openIngest();
    const { upload } = await send(template("2020-10-31", 10n, 20n));
    const [id] = [...(await ledger.readBalances(books)).keys()].toSorted().slice(-1);
    if (id === undefined) throw new RangeError("The ledger is empty");
    const [posting] = await ledger.readPostings(books, id, 1);
    expect(posting).toMatchObject({ uploadId: upload.uploadId, seq: 1, rows: [3] });
  });

  test.each([2, 5])("that comes %i times at once has one effect", async (times) => {
    const { ledger, notified, send } = openIngest(2);
    const content = template("2020-10-31", 10n, 20n, 30n, 40n, 50n);
    const outcomes = await Promise.all(Array.from({ length: times }, () => send(content)));
    // Whoever finishes what another one began may say so, too.
    expect(outcomes.map(({ kind }) => kind)).toContain("applied");
    expect(outcomes.every(({ kind }) => kind === "applied" || kind === "already-applied")).toBe(true);
    expect(Object.values(await spent(ledger))).toEqual([10n, 20n, 30n, 40n, 50n]);
    expect(await ledger.listUploads(books)).toHaveLength(1);
    expect(notified()).toEqual(["UploadApplied"]);
  });

  test("that was applied once is never applied again, under whatever name or options", async () => {
    const { ledger, notified, send } = openIngest();
    const content = template("2020-10-31", 10n);
    await send(content);
    const before = await ledger.readBalances(books);
    const again = await send(content, {
      fileName: "다시.csv",
      options: { asOf: day("2020-10-31"), unit: null, mapping: null },
    });
    expect(again).toMatchObject({
      kind: "already-applied",
      upload: { fileName: "집행현황.csv", version: 2 },
    });
    expect(await ledger.readBalances(books)).toEqual(before);
    expect(notified()).toHaveLength(1);
  });

  test("that says nothing new is applied without a posting", async () => {
    const { ledger, send } = openIngest();
    await send(template("2020-10-31", 10n, 20n));
    const outcome = await send(`${template("2020-10-31", 10n, 20n)}\n`);
    expect(outcome).toMatchObject({ kind: "applied", tally: { added: 0, changed: 0, unchanged: 2 } });
    expect(outcome.upload.outcome).toMatchObject({ state: "applied", records: 2, postings: 0 });
    expect([...(await ledger.readBalances(books)).values()].map(({ version }) => version)).toEqual([1, 1]);
  });

  test("of another office or year is an upload of its own", async () => {
    const { ledger, send } = openIngest();
    const content = template("2020-10-31", 10n);
    await send(content);
    const elsewhere = { office: "4182000", fiscalYear: 2020 };
    expect(await send(content, { books: elsewhere })).toMatchObject({ kind: "applied", upload: { seq: 1 } });
    expect(await ledger.readBalances(elsewhere)).toHaveLength(1);
  });

  test("is read as the sender's own day says when the file names none", async () => {
    const { send } = openIngest();
    const content = "사업코드,사업명,예산액(원),집행액(원)\nA0,사업 0,100,10\n";
    const outcome = await send(content, { options: { asOf: day("2020-09-30"), unit: null, mapping: null } });
    expect(outcome.upload).toMatchObject({
      options: { asOf: "2020-09-30" },
      outcome: { asOf: "2020-09-30" },
    });
  });
});

describe("a file that cannot be applied", () => {
  const broken = template("2020-10-31", 10n).replace(",10,", ",열,");

  test("is rejected with its reasons, and nothing of it is in the ledger", async () => {
    const { ledger, outbox, send } = openIngest();
    const outcome = await send(broken);
    expect(outcome).toMatchObject({ kind: "rejected", findings: [{ consequence: "reject", row: 2 }] });
    expect(await ledger.readBalances(books)).toEqual(new Map());
    expect(outcome.upload.outcome).toMatchObject({ state: "rejected", asOf: null, findingCount: 1 });
    expect(outbox.notified()).toMatchObject([{ events: [{ type: "UploadRejected", findingCount: 1 }] }]);
  });

  test("is told once, however often it comes", async () => {
    const { notified, send } = openIngest();
    await send(broken);
    expect(await send(broken)).toMatchObject({
      kind: "rejected",
      findings: [{ row: 2 }],
      upload: { version: 2 },
    });
    expect(notified()).toEqual(["UploadRejected"]);
  });

  test("is told once when it comes several times at once", async () => {
    const { notified, send } = openIngest();
    const outcomes = await Promise.all([1, 2, 3].map(() => send(broken)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["rejected", "rejected", "rejected"]);
    expect(notified()).toEqual(["UploadRejected"]);
  });

  test.each(["", "무엇도 아닌 글\n", header])("is rejected when it holds no figures: %j", async (content) => {
    const { ledger, notified, send } = openIngest();
    expect(await send(content)).toMatchObject({ kind: "rejected" });
    expect(await ledger.readBalances(books)).toEqual(new Map());
    expect(notified()).toEqual(["UploadRejected"]);
  });

  test("keeps and tells the first of very many reasons, and answers its sender with all of them", async () => {
    const { outbox, send } = openIngest();
    const rows = Array.from({ length: 60 }, (_, at) => `B${at},사업 ${at},사회적경제과,100,열,2020-10-31`);
    const outcome = await send([header, ...rows].join("\n"));
    if (outcome.kind !== "rejected") throw new RangeError(`The file was ${outcome.kind}`);
    const count = outcome.findings.length;
    expect(count).toBeGreaterThan(20);
    const findings = outcome.findings.slice(0, 20).map(({ code, row, ko }) => ({ code, row, ko }));
    expect(outbox.notified()).toMatchObject([
      { events: [{ type: "UploadRejected", findingCount: count, findings }] },
    ]);
  });

  test("is missing: that is no answer to a sender but a failure that tells where it should lie", async () => {
    const { ledger, worker } = openIngest();
    const request = {
      address: { books, options: { asOf: null, unit: null, mapping: null }, fileName: "a.csv" },
      file: { key: "a", version: "" },
    };
    const failing = ingestUpload(request, worker());
    await expect(failing).rejects.toMatchObject({
      code: "file-missing",
      retryable: false,
      context: { key: "a" },
    });
    expect(await ledger.listUploads(books)).toEqual([]);
  });
});

describe("a file whose figures look a thousand times off", () => {
  const right = template("2020-10-31", 50_000_000n);
  const thousandfold = template("2020-11-30", 51_000_000_000n);

  test("is held, told, and in no figure", async () => {
    const { ledger, notified, send } = openIngest();
    await send(right);
    expect(await send(thousandfold)).toMatchObject({
      kind: "held",
      findings: [{ code: "spending-far-above-budget" }, { code: "scale-jump" }],
    });
    expect(await spent(ledger)).toEqual({ "사업 0": 50_000_000n });
    expect(notified()).toEqual(["UploadApplied", "UploadHeld"]);
  });

  test("and comes again with the unit stated is judged anew", async () => {
    const { ledger, notified, send } = openIngest();
    await send("사업코드,사업명,예산액,집행액,기준일\nA0,사업 0,100000000,50000000,2020-10-31\n", {
      options: { asOf: null, unit: "원", mapping: null },
    });
    const content = "사업코드,사업명,예산액,집행액,기준일\nA0,사업 0,100000,60000,2020-11-30\n";
    expect(await send(content, { options: { asOf: null, unit: "원", mapping: null } })).toMatchObject({
      kind: "held",
    });
    const outcome = await send(content, { options: { asOf: null, unit: "천원", mapping: null } });
    expect(outcome).toMatchObject({ kind: "applied", upload: { seq: 3, options: { unit: "천원" } } });
    expect(await spent(ledger)).toEqual({ "사업 0": 60_000_000n });
    expect(notified()).toEqual(["UploadApplied", "UploadHeld", "UploadApplied"]);
  });
});
