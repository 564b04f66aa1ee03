/** Given a table that no format knows, when its mapping comes with it, then it is read that way for ever. */
import { describe, expect, test } from "vitest";
import { laterClock } from "../../support/fixed-clock.ts";
import { dryRun } from "../../../shared/examination/files/dry-run.ts";
import { releaseUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { mappingText, parseMapping } from "../../../shared/contracts/files/column-mapping.ts";
import { noOptions } from "../../../shared/domain/uploads/upload.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { noMappings } from "../../../shared/ports/mapping-store.ts";
import { day } from "../../support/builders.ts";
import { books } from "../../support/uploads.ts";
import { openIngest } from "./ingest-fixture.ts";

const amountNamed = (header: string, measure: string) => ({
  header,
  means: "amount",
  measure,
  fund: null,
  unit: "원",
});

function mappingWith(spentHeader: string): string {
  const columns = [
    { header: "번호", means: "projectCode" },
    { header: "사업", means: "projectName" },
    amountNamed("예산", "appropriation"),
    amountNamed(spentHeader, "expenditure"),
  ];
  const head = { version: 1, sheet: null, headerRow: 1, unit: null, asOf: null };
  return mappingText(parseMapping(JSON.stringify({ ...head, columns })));
}

const mapping = mappingWith("지출");

function table(...spent: readonly number[]): string {
  const rows = spent.map((won, at) => `A${at},사업 ${at},100000000,${won},7`);
  return ["번호,사업,예산,지출,교부", ...rows].join("\n");
}

function on(date: string, text: string = mapping) {
  return { options: { ...noOptions, asOf: day(date), mapping: text } };
}

describe("a table with its mapping", () => {
  test("is applied, once, and its record keeps the mapping", async () => {
    const { send, ledger, notified } = openIngest();
    expect(await send(table(5, 6), on("2020-10-31"))).toMatchObject({ kind: "applied", tally: { added: 2 } });
    expect(await send(table(5, 6), on("2020-10-31"))).toMatchObject({ kind: "already-applied" });
    expect(await ledger.listUploads(books)).toMatchObject([{ options: { mapping } }]);
    expect(notified()).toEqual(["UploadApplied"]);
  });

  test("is rejected without it, and taken once it comes", async () => {
    const { send } = openIngest();
    expect(await send(table(5))).toMatchObject({ kind: "rejected" });
    expect(await send(table(5), on("2020-10-31"))).toMatchObject({ kind: "applied" });
  });

  test("is read anew where the mapping was wrong", async () => {
    const { send, ledger } = openIngest();
    const wrong = await send(table(5), on("2020-10-31", mappingWith("집행")));
    expect(wrong).toMatchObject({ kind: "rejected", findings: [{ code: "mapping-header-missing" }, {}] });
    expect(await send(table(5), on("2020-10-31"))).toMatchObject({ kind: "applied" });
    expect(await ledger.listUploads(books)).toMatchObject([{ options: { mapping } }]);
  });

  test("that is held is released as it was sent, from its record alone", async () => {
    const { send, worker } = openIngest();
    await send(table(10_000_000), on("2020-10-31"));
    const held = await send(table(10_000_000_000), on("2020-11-30"));
    expect(held.kind).toBe("held");
    expect(await releaseUpload(held.upload, "finance", worker())).toMatchObject({ kind: "applied" });
  });

  test("is previewed through it", async () => {
    const { ledger } = openIngest();
    const file = { bytes: new TextEncoder().encode(table(5)), sha256: "c".repeat(64) };
    const preview = await dryRun({ books, fileName: "a.csv", ...on("2020-10-31") }, file, {
      ledger,
      clock: laterClock(),
      readDocument: openDocument,
      mappings: noMappings,
    });
    expect(preview).toMatchObject({
      verdict: "applied",
      format: "column-mapping",
      added: [{ name: "사업 0" }],
    });
  });
});
