/** Held uploads: given that something holds a file, when a person decides, then it is in or aside for good. */
import { describe, expect, test } from "vitest";
import { laterClock } from "../../support/fixed-clock.ts";
import { ingestEvent } from "../../../functions/ingest/journal/ingest-event.ts";
import { dryRun } from "../../../shared/examination/files/dry-run.ts";
import {
  discardUpload,
  releaseUpload,
  undoUpload,
} from "../../../functions/ingest/decisions/settle-upload.ts";
import { executionRecorded } from "../../../shared/contracts/events/execution-recorded.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { noMappings } from "../../../shared/ports/mapping-store.ts";
import { day } from "../../support/builders.ts";
import { books } from "../../support/uploads.ts";
import { openIngest, template } from "./ingest-fixture.ts";
import { crashed, crashingTable } from "./watched-table.ts";

const thousandfold = template("2020-11-30", 10_000_000_000n);

async function held() {
  const fixture = openIngest();
  await fixture.send(template("2020-10-31", 10_000_000n));
  expect(await fixture.send(thousandfold)).toMatchObject({ kind: "held" });
  const [, upload] = await fixture.ledger.listUploads(books);
  if (upload === undefined) throw new Error("Nothing was registered");
  const dependencies = fixture.worker();
  return { ...fixture, upload, dependencies };
}

async function spent(fixture: { ledger: Parameters<typeof releaseUpload>[2]["ledger"] }): Promise<bigint[]> {
  const balances = [...(await fixture.ledger.readBalances(books)).values()];
  return balances.map(({ balance }) => balance.measures.expenditure?.monthEnds[11]?.unsplit ?? -1n);
}

describe("a held upload", () => {
  test("that is released is applied, with who let it in", async () => {
    const fixture = await held();
    const outcome = await releaseUpload(fixture.upload, "finance", fixture.dependencies);
    expect(outcome).toMatchObject({ kind: "applied", upload: { outcome: { releasedBy: "finance" } } });
    expect(await spent(fixture)).toEqual([10_000_000_000n]);
    expect(fixture.notified()).toEqual(["UploadApplied", "UploadHeld", "UploadApplied"]);
  });

  test("that is released twice is applied once", async () => {
    const fixture = await held();
    await releaseUpload(fixture.upload, "finance", fixture.dependencies);
    expect(await releaseUpload(fixture.upload, "finance", fixture.dependencies)).toMatchObject({
      kind: "already-applied",
    });
    expect(fixture.notified()).toHaveLength(3);
  });

  test("that is discarded stays out, also when it is sent again, and says who decided", async () => {
    const fixture = await held();
    expect((await discardUpload(fixture.upload, "finance", fixture.dependencies)).kind).toBe("discarded");
    expect(await fixture.send(thousandfold)).toMatchObject({
      kind: "already-discarded",
      upload: { outcome: { by: "finance" } },
    });
    expect(await spent(fixture)).toEqual([10_000_000n]);
    expect(fixture.notified()).toEqual(["UploadApplied", "UploadHeld", "UploadDiscarded"]);
  });

  test("that was discarded is read again when it comes with another unit or day", async () => {
    const fixture = await held();
    await discardUpload(fixture.upload, "finance", fixture.dependencies);
    const options = { asOf: day("2020-11-30"), unit: null, mapping: null };
    expect(await fixture.send(thousandfold, { options })).toMatchObject({ kind: "held" });
  });

  test("whose release broke off half way comes in whole, whatever is asked of it next", async () => {
    const fixture = openIngest(1);
    await fixture.send(template("2020-10-31", 10_000_000n, 10_000_000n));
    await fixture.send(template("2020-11-30", 10_000_000_000n, 10_000_000_000n));
    const [, upload] = await fixture.ledger.listUploads(books);
    if (upload === undefined) throw new Error("Nothing was registered");
    const broken = fixture.worker(crashingTable(fixture.table, 2, "before"));
    await expect(releaseUpload(upload, "finance", broken)).rejects.toBe(crashed);
    expect(await spent(fixture)).toEqual([10_000_000n, 10_000_000n]);
    expect(await discardUpload(upload, "audit", fixture.worker())).toMatchObject({ kind: "refused" });
    expect(await spent(fixture)).toEqual([10_000_000_000n, 10_000_000_000n]);
  });

  test.each([
    ["repeats what stood", 10_000_000n],
    ["says something else", 12_000_000n],
  ])(
    "counts from its release on, also where a file of the same day %s meanwhile",
    async (_what, meanwhile) => {
      const fixture = openIngest();
      await fixture.send(template("2020-10-31", 10_000_000n));
      await fixture.send(template("2020-10-31", 10_000_000_000n));
      await fixture.send(`${template("2020-10-31", meanwhile)}\n`);
      const [, upload, later] = await fixture.ledger.listUploads(books);
      if (upload === undefined || later === undefined) throw new Error("Not all were registered");
      const dependencies = fixture.worker();
      const released = await releaseUpload(upload, "finance", dependencies);
      expect(released.upload.seq).toBeGreaterThan(later.seq);
      expect(await spent(fixture)).toEqual([10_000_000_000n]);
      await undoUpload(released.upload, "finance", dependencies);
      expect(await spent(fixture)).toEqual([meanwhile]);
    },
  );

  test("that was discarded may still be released", async () => {
    const fixture = await held();
    const discarded = await discardUpload(fixture.upload, "finance", fixture.dependencies);
    expect(await releaseUpload(discarded.upload, "audit", fixture.dependencies)).toMatchObject({
      kind: "applied",
    });
  });

  test("is settled by one of two people", async () => {
    const fixture = await held();
    await releaseUpload(fixture.upload, "finance", fixture.dependencies);
    expect(await discardUpload(fixture.upload, "audit", fixture.dependencies)).toMatchObject({
      kind: "refused",
      findings: [{ code: "upload-not-held", value: "applied" }],
    });
  });

  test("that is an event is released as the event that was stored", async () => {
    const fixture = openIngest();
    await fixture.send(template("2020-10-31", 10_000_000n));
    const dependencies = fixture.worker();
    const record = { projectCode: "A0", projectName: "사업 0", measure: "expenditure", fund: "unsplit" };
    const event = executionRecorded.parse({
      version: 1,
      eventId: "e1",
      office: books.office,
      fiscalYear: books.fiscalYear,
      records: [{ ...record, kind: "cumulative", date: "2020-11-30", amountWon: "10000000000" }],
    });
    expect(await ingestEvent(event, dependencies)).toMatchObject({ kind: "held" });
    const [, upload] = await fixture.ledger.listUploads(books);
    if (upload === undefined) throw new Error("Nothing was registered");
    expect(await releaseUpload(upload, "finance", dependencies)).toMatchObject({ kind: "applied" });
    expect(await spent(fixture)).toEqual([10_000_000_000n]);
  });

  test("is still rejected when a release finds it wrong", async () => {
    const fixture = openIngest();
    await fixture.send("사업코드,사업명,예산액(원),집행액(원),기준일\nA0,사업,1,열,2020-10-31\n");
    const [upload] = await fixture.ledger.listUploads(books);
    if (upload === undefined) throw new Error("Nothing was registered");
    const dependencies = fixture.worker();
    expect(await releaseUpload(upload, "finance", dependencies)).toMatchObject({ kind: "rejected" });
  });
});

describe("an upload that broke off half way", () => {
  test("is brought to its end, also where the ledger has moved so far that it would now be held", async () => {
    const fixture = openIngest(1);
    await fixture.send(template("2020-10-31", 10_000_000n, 10_000_000n));
    const half = template("2020-11-30", 11_000_000n, 11_000_000n);
    // Its beginning and its first project are stored.
    const dying = fixture.worker(crashingTable(fixture.table, 2, "before"));
    await expect(fixture.send(half, {}, dying)).rejects.toBe(crashed);
    // Whoever comes next finishes it first.
    const next = await fixture.send(template("2020-12-15", 11_000_000_000n, 11_000_000_000n));
    expect(next).toMatchObject({ kind: "held", upload: { seq: 3 } });
    await fixture.release(next.upload);
    expect(await fixture.send(half)).toMatchObject({ kind: "already-applied" });
    const balances = [...(await fixture.ledger.readBalances(books)).values()];
    const november = balances.map(({ balance }) => balance.measures.expenditure?.monthEnds[10]?.unsplit);
    expect(november).toEqual([11_000_000n, 11_000_000n]);
  });
});

describe("a dry run", () => {
  const address = { books, options: { asOf: null, unit: null, mapping: null }, fileName: "집행현황.csv" };
  const fileOf = (content: string) => {
    return {
      bytes: new TextEncoder().encode(content),
      sha256: content.length.toString(16).padStart(64, "0"),
    };
  };

  test("says what would be new, changed and the same, with the totals before and after, and writes nothing", async () => {
    const { ledger, send } = openIngest();
    await send(template("2020-10-31", 10n, 20n));
    const preview = await dryRun(address, fileOf(template("2020-10-31", 10n, 25n, 30n)), {
      ledger,
      clock: laterClock(),
      readDocument: openDocument,
      mappings: noMappings,
    });
    expect(preview).toMatchObject({
      verdict: "applied",
      format: "template",
      added: [{ name: "사업 2" }],
      changed: [{ name: "사업 1" }],
      unchanged: 1,
      before: { expenditure: 30n, commitment: null },
      after: { expenditure: 65n },
    });
    expect(await ledger.listUploads(books)).toHaveLength(1);
    expect(await spent({ ledger })).toEqual([10n, 20n]);
  });

  test("says that a file would be held or refused, and why", async () => {
    const { ledger, send } = openIngest();
    await send(template("2020-10-31", 10_000_000n));
    expect(
      await dryRun(address, fileOf(thousandfold), {
        ledger,
        clock: laterClock(),
        readDocument: openDocument,
        mappings: noMappings,
      }),
    ).toMatchObject({
      verdict: "held",
      findings: [{ code: "spending-far-above-budget" }, { code: "scale-jump" }],
    });
    expect(
      await dryRun(address, fileOf("x,y\n1,2\n"), {
        ledger,
        clock: laterClock(),
        readDocument: openDocument,
        mappings: noMappings,
      }),
    ).toMatchObject({
      verdict: "rejected",
      findings: [{ code: "format-unknown" }],
      added: [],
    });
  });

  test("of a back-dated file folds it where it belongs", async () => {
    const { ledger, send } = openIngest();
    await send(template("2020-10-31", 50n));
    const preview = await dryRun(address, fileOf(template("2020-09-30", 40n)), {
      ledger,
      clock: laterClock(),
      readDocument: openDocument,
      mappings: noMappings,
    });
    expect(preview).toMatchObject({ verdict: "applied", changed: [{ name: "사업 0" }] });
    expect(preview.after).toEqual(preview.before);
  });
});
