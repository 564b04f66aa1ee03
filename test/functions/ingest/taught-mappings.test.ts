/** Given a mapping that an office taught, when a table of the same header comes, then nobody is asked; another header asks anew. */
import { describe, expect, test } from "vitest";
import { dryRun } from "../../../shared/examination/files/dry-run.ts";
import { rebuildLedger } from "../../../local/recovery/rebuild-home.ts";
import { verifyLedger } from "../../../functions/verify/replay/verify-ledger.ts";
import { parseMapping, taughtOf } from "../../../shared/contracts/files/column-mapping.ts";
import { currentLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { noOptions } from "../../../shared/domain/uploads/upload.ts";
import { day } from "../../support/builders.ts";
import { laterClock } from "../../support/fixed-clock.ts";
import { books } from "../../support/uploads.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { replayTarget } from "../../../shared/stores/compare-ledgers.ts";
import { openIngest } from "./ingest-fixture.ts";

const teaching = { by: "재무과", at: "2020-10-01T00:00:00.000Z" };

function mapping(
  spent: "expenditure" | "commitment" = "expenditure",
  headers = ["번호", "사업", "예산", "지출"],
) {
  const [code = "", name = "", budget = "", paid = ""] = headers;
  const amount = { means: "amount", fund: null, unit: "원" };
  const columns = [
    { header: code, means: "projectCode" },
    { header: name, means: "projectName" },
    { header: budget, ...amount, measure: "appropriation" },
    { header: paid, ...amount, measure: spent },
  ];
  const head = { version: 1, sheet: null, headerRow: 1, unit: null, asOf: null };
  return parseMapping(JSON.stringify({ ...head, columns }));
}

function table(spent: number, header = "번호,사업,예산,지출"): string {
  return [header, `A1,도로 정비,100000000,${spent}`, `A2,공원,200000000,${spent}`, ""].join("\n");
}

const on = (date: string) => ({ options: { ...noOptions, asOf: day(date) } });

async function discrepanciesOf({ ledger, table: items, files }: ReturnType<typeof openIngest>) {
  const evidence = { ledger, files, readDocument: openDocument, replayTarget: () => replayTarget(items) };
  return (await verifyLedger(books, evidence, [], () => {})).discrepancies;
}

async function open() {
  const fixture = openIngest();
  await fixture.mappings.teach(books.office, mapping(), teaching);
  return fixture;
}

describe("a table of a taught header", () => {
  test("is read without a question, month by month, and says through which mapping", async () => {
    const { send } = await open();
    const first = await send(table(5), on("2020-09-30"));
    expect(first).toMatchObject({ kind: "applied", tally: { added: 2 } });
    expect(first.kind === "applied" ? first.findings : []).toMatchObject([{ code: "mapping-recalled" }]);
    expect(taughtOf(first.upload.options)).toEqual({ number: 1, ...teaching });
    expect(await send(table(7), on("2020-10-31"))).toMatchObject({ kind: "applied", tally: { changed: 2 } });
    expect(await send(table(7), on("2020-10-31"))).toMatchObject({ kind: "already-applied" });
  });

  test("is of the month's end that its header of spending bears, whatever it was when it was taught", async () => {
    const { send, mappings } = openIngest();
    await mappings.teach(
      books.office,
      mapping("expenditure", ["번호", "사업", "예산", "7월말 지출"]),
      teaching,
    );
    const august = table(5, "번호,사업,예산,8월말 지출");
    expect(await send(august)).toMatchObject({
      kind: "applied",
      upload: { outcome: { asOf: "2020-08-31" } },
    });
    const again = table(7, "번호,사업,예산,8월말 지출");
    expect(await send(again, on("2020-09-30"))).toMatchObject({
      kind: "rejected",
      findings: [{ code: "mapping-recalled" }, { code: "as-of-conflict", value: "8월말기준" }],
    });
  });

  test.each([
    [
      "below a title and with moved columns",
      `2020년 현황,,,\n\n${table(5, "사업,번호,예산,지출").replaceAll(/^(A\d),([^,]+)/gm, "$2,$1")}`,
    ],
    ["in other letters and spaces", table(5, "번 호,사업,예산 ,지 출")],
  ])("is read %s", async (_, content) => {
    const { send, ledger } = await open();
    expect(await send(content, on("2020-10-31"))).toMatchObject({ kind: "applied" });
    const [entry] = (await ledger.readLedger(books)).balances.values();
    expect(entry?.balance.project).toMatchObject({ name: "도로 정비" });
  });

  test.each([
    ["a header that changed", "번호,사업,예산,집행", ["mapping-header-missing", "mapping-header-new"]],
    ["a header that is doubled", "번호,사업,예산,지출,지출", ["mapping-header-new"]],
    ["a new column", "번호,사업,예산,지출,교부", ["mapping-header-new"]],
    ["a column that is gone", "번호,사업,예산", ["mapping-header-missing"]],
    ["a unit in its header", "번호,사업,예산,지출(천원)", ["mapping-header-missing", "mapping-header-new"]],
  ])("asks anew of %s, and reads nothing", async (_, header, codes) => {
    const { send, ledger } = await open();
    const outcome = await send(table(5, header), on("2020-10-31"));
    expect(outcome.kind).toBe("rejected");
    const found = outcome.kind === "rejected" ? outcome.findings.map(({ code }) => code) : [];
    expect(found).toEqual(expect.arrayContaining(codes));
    expect((await ledger.readLedger(books)).balances.size).toBe(0);
  });

  test.each(["번호,사업,예산액,지출", "번호,사업명,예산,지출", "번호,사업,예산,집행액"])(
    "names what changed in %s, although a report's reader would take it for unit projects",
    async (header) => {
      const { send, ledger } = await open();
      expect(await send(table(5), on("2020-09-30"))).toMatchObject({ kind: "applied" });
      const outcome = await send(`(단위: 원),,,\n${table(7, header)}`, on("2020-10-31"));
      const found = outcome.kind === "rejected" ? outcome.findings.map(({ code }) => code) : [];
      expect(found).toEqual(expect.arrayContaining(["mapping-header-missing", "mapping-header-new"]));
      expect((await ledger.readLedger(books)).balances.size).toBe(2);
    },
  );

  test("asks of a unit line that contradicts what was taught, and reads a total row as one", async () => {
    const { send } = await open();
    const inThousands = await send(`(단위: 천원),,,\n${table(5)}`, on("2020-10-31"));
    expect(inThousands).toMatchObject({ kind: "rejected" });
    const summed = await send(`${table(5)}합계,,300000000,10\n`, on("2020-10-31"));
    expect(summed).toMatchObject({ kind: "applied", tally: { added: 2 } });
  });

  test("is read in the unit that it prints where the sender says it too, and else asked about", async () => {
    const { send, mappings } = openIngest();
    const taught = { ...mapping(), unit: "천원" as const };
    const columns = taught.columns.map((column) =>
      column.means === "amount" ? { ...column, unit: null } : column,
    );
    await mappings.teach(books.office, { ...taught, columns }, teaching);
    const inWon = (spent: number) => `(단위: 원),,,\n${table(spent)}`;
    const asked = await send(inWon(5), on("2020-10-31"));
    expect(asked.kind === "rejected" ? asked.findings : []).toMatchObject([
      { code: "mapping-recalled" },
      {
        code: "unit-conflict",
        value: "원, 천원",
        ko: expect.stringContaining("단위를 원으로 정해") as string,
      },
    ]);
    const said = (unit: "원" | "백만원") => ({ options: { ...on("2020-10-31").options, unit } });
    expect(await send(inWon(6), said("백만원"))).toMatchObject({ kind: "rejected" });
    expect(await send(inWon(7), said("원"))).toMatchObject({ kind: "applied", tally: { added: 2 } });
  });

  test("leaves files that a format knows to that format", async () => {
    const { send } = await open();
    const known = "사업코드,사업명,예산액(원),집행액(원),기준일\nA1,도로 정비,100000000,5,2020-10-31\n";
    const outcome = await send(known);
    expect(outcome).toMatchObject({ kind: "applied", upload: { options: { mapping: null } } });
  });

  test("is not read through a mapping that was forgotten", async () => {
    const { send, mappings } = await open();
    await mappings.forget(books.office, 1, teaching);
    expect(await send(table(5), on("2020-10-31"))).toMatchObject({
      kind: "rejected",
      // As any sheet of 예산 and 지출 is: the mapping knew the unit.
      findings: [{ code: "unit-unknown" }],
    });
  });

  test("is tried as it would be taken", async () => {
    const { ledger, mappings } = await open();
    const file = { bytes: new TextEncoder().encode(table(5)), sha256: "c".repeat(64) };
    const address = { books, fileName: "a.csv", ...on("2020-10-31") };
    const preview = await dryRun(address, file, {
      ledger,
      mappings,
      readDocument: openDocument,
      clock: laterClock(),
    });
    expect(preview).toMatchObject({ verdict: "applied", format: "column-mapping" });
  });
});

describe("what is taught later", () => {
  test("changes nothing of what was read: verify reads each file through the mapping of its time", async () => {
    const fixture = await open();
    await fixture.send(table(5), on("2020-09-30"));
    await fixture.mappings.teach(books.office, mapping("commitment"), teaching);
    const second = await fixture.send(table(7), on("2020-10-31"));
    expect(taughtOf(second.upload.options)).toMatchObject({ number: 2 });
    await fixture.mappings.forget(books.office, 2, teaching);
    expect(await discrepanciesOf(fixture)).toEqual([]);
    const { ledger, files } = fixture;
    const rebuilt = await rebuildLedger(
      books,
      ledger,
      replayTarget(fixture.table),
      { files, readDocument: openDocument },
      () => {},
    );
    expect(rebuilt).toMatchObject({ mended: [], left: [], obstacles: [] });
    const [entry] = (await fixture.ledger.readLedger(books)).balances.values();
    const line = entry === undefined ? null : currentLine(entry.balance);
    expect(line?.amounts).toMatchObject({ expenditure: { unsplit: 5n }, commitment: { unsplit: 7n } });
  });

  test("lets a file in that was rejected before, when it comes again", async () => {
    const fixture = openIngest();
    expect(await fixture.send(table(5), on("2020-10-31"))).toMatchObject({ kind: "rejected" });
    await fixture.mappings.teach(books.office, mapping(), teaching);
    expect(await fixture.send(table(5), on("2020-10-31"))).toMatchObject({ kind: "applied" });
    expect(await discrepanciesOf(fixture)).toEqual([]);
  });

  test("is not taken for a file that is released: that comes in as it was held", async () => {
    const fixture = await open();
    await fixture.send(table(10_000_000), on("2020-09-30"));
    const held = await fixture.send(table(10_000_000_000), on("2020-10-31"));
    expect(held.kind).toBe("held");
    await fixture.mappings.teach(books.office, mapping("commitment"), teaching);
    const released = await fixture.release(held.upload);
    expect(taughtOf(released.upload.options)).toMatchObject({ number: 1 });
    expect(await discrepanciesOf(fixture)).toEqual([]);
  });
});
