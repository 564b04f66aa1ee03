/** Names of departments as tables and persons state them: in the journal, dated, undone, replayed, and asked for. */
import { describe, expect, test } from "vitest";
import { restoreUpload, undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import type { IngestOutcome } from "../../../shared/examination/submission.ts";
import { noOptions } from "../../../shared/domain/uploads/upload.ts";
import { departmentTable } from "../../../shared/formats/names/department-codes.ts";
import { readLines } from "../../../shared/reading/read-lines.ts";
import { day } from "../../support/builders.ts";
import { openData, openDataBooks as books, paidByRoads } from "../../support/open-data.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies } from "./office-ledger.ts";

type Fixture = ReturnType<typeof openIngest>;

const dump = openData("2020-10-31", [
  { code: "A1", name: "도로 정비", department: "1001", budget: 3000, spent: 10 },
  { code: "A2", name: "하천 정비", department: "1001", budget: 2000, spent: 10 },
  { code: "A3", name: "기초연금", department: "1002", budget: 9000, spent: 10 },
]).replaceAll('"2026"', '"2020"');
const books2020 = { ...books, fiscalYear: 2020 };

const tableOf = (...rows: readonly string[]): string => `부서코드,부서명\n${rows.join("\n")}\n`;

function send(
  fixture: Fixture,
  content: string | Uint8Array,
  asOf: string | null = null,
  fileName = "부서.csv",
) {
  const options = { ...noOptions, asOf: asOf === null ? null : day(asOf) };
  return fixture.send(content, { books: books2020, options, fileName });
}

async function names({ ledger }: Fixture, asOf: string | null = null): Promise<readonly string[]> {
  const { lines } = await readLines(ledger, books2020, asOf === null ? null : day(asOf));
  return [...new Set(lines.map(({ line: { project } }) => project.department ?? "–"))].toSorted((a, b) =>
    a < b ? -1 : 1,
  );
}

function requested(outcome: IngestOutcome): readonly (string | null)[] {
  if (!("findings" in outcome)) return [];
  return outcome.findings.filter(({ code }) => code === "departments-unnamed").map(({ ko }) => ko);
}

describe("a table of departments", () => {
  test("is applied as any file is, names the lines, and is verified", async () => {
    const fixture = openIngest();
    await send(fixture, dump);
    const outcome = await send(fixture, tableOf("1001,건설과", "1002,복지과"));
    expect(outcome).toMatchObject({
      kind: "applied",
      tally: { added: 0, changed: 0 },
      upload: { outcome: { format: "department-codes", records: 0, postings: 0, named: 2 } },
    });
    expect(await names(fixture)).toEqual(["건설과", "복지과"]);
    expect(fixture.notified()).toEqual(["UploadApplied", "UploadApplied"]);
    expect(await discrepancies(fixture, books2020)).toEqual([]);
  });

  test("that comes twice is applied once", async () => {
    const fixture = openIngest();
    await send(fixture, dump);
    await send(fixture, tableOf("1001,건설과"));
    expect(await send(fixture, tableOf("1001,건설과"))).toMatchObject({ kind: "already-applied" });
    expect((await fixture.ledger.readHead(books2020)).names).toEqual([2]);
  });

  test("may come before any dump", async () => {
    const fixture = openIngest();
    expect(await send(fixture, tableOf("1001,건설과", "1002,복지과"))).toMatchObject({ kind: "applied" });
    const outcome = await send(fixture, dump);
    expect(await names(fixture)).toEqual(["건설과", "복지과"]);
    expect(requested(outcome)).toEqual([]);
    expect(await discrepancies(fixture, books2020)).toEqual([]);
  });

  test("is taken back whole by an undo, and comes back whole", async () => {
    const fixture = openIngest();
    await send(fixture, dump);
    await send(fixture, tableOf("1002,복지과"));
    const { upload } = await send(fixture, tableOf("1001,건설과", "1002,복지정책과"));
    expect(await names(fixture)).toEqual(["건설과", "복지정책과"]);
    const { upload: undone } = await undoUpload(upload, "재무과", fixture);
    expect(await names(fixture)).toEqual(["1001", "복지과"]);
    await restoreUpload(undone, "재무과", fixture);
    expect(await names(fixture)).toEqual(["건설과", "복지정책과"]);
    expect(await discrepancies(fixture, books2020)).toEqual([]);
  });

  test("that is held names nothing until a person releases it", async () => {
    const fixture = openIngest();
    await send(fixture, dump);
    const held = await send(fixture, tableOf("9001,총무과"));
    expect(held).toMatchObject({ kind: "held", findings: [{ code: "departments-foreign", row: 2 }] });
    expect(await names(fixture)).toEqual(["1001", "1002"]);
    expect(await fixture.release(held.upload)).toMatchObject({ kind: "applied" });
  });

  test("names a department from its day on, and earlier days keep the earlier name", async () => {
    const fixture = openIngest();
    await send(fixture, dump);
    await send(fixture, tableOf("1001,건설과", "1002,복지과"));
    await send(fixture, tableOf("1001,도시건설과"), "2020-07-01");
    await send(fixture, dump.replaceAll('"20201031"', '"20200630"'), null, "late.json");
    expect(await names(fixture)).toEqual(["도시건설과", "복지과"]);
    expect(await names(fixture, "2020-06-30")).toEqual(["건설과", "복지과"]);
    await send(fixture, tableOf("1001,건설교통과"), "2020-03-01", "늦은 표.csv");
    expect(await names(fixture)).toEqual(["도시건설과", "복지과"]);
    expect(await names(fixture, "2020-06-30")).toEqual(["건설교통과", "복지과"]);
    expect(await discrepancies(fixture, books2020)).toEqual([]);
  });
});

test("a name that a person enters wins, also when it was entered before and replaced", async () => {
  const fixture = openIngest();
  await send(fixture, dump);
  for (const [name, at] of [
    ["건설과", "1"],
    ["도로과", "2"],
    ["건설과", "3"],
  ] as const)
    await send(fixture, departmentTable("1001", name, `2020-11-02T0${at}:00:00.000Z`));
  expect(await names(fixture)).toEqual(["1002", "건설과"]);
  expect(await discrepancies(fixture, books2020)).toEqual([]);
});

describe("a table that lists of payments contradict", () => {
  const list = paidByRoads(["도로 정비", "2020-06-10", 300], ["하천 정비", "2020-06-10", 7]);
  const codes = (outcome: IngestOutcome) =>
    "findings" in outcome ? outcome.findings.map(({ code, consequence }) => `${consequence} ${code}`) : [];

  test.each([
    ["table, dump, list", ["table", "dump", "list"]],
    ["dump, table, list", ["dump", "table", "list"]],
    ["list, table, dump", ["list", "table", "dump"]],
    ["table, list, dump", ["table", "list", "dump"]],
  ] as const)("is told by the last of %s, and by no file after it", async (_, order) => {
    const fixture = openIngest();
    const files = { table: tableOf("1001,복지과", "1002,건설과"), dump, list };
    const [first, second, last] = order;
    await send(fixture, files[first], null, `${first}.csv`);
    await send(fixture, files[second], null, `${second}.csv`);
    expect(codes(await send(fixture, files[last], null, `${last}.csv`))).toContain(
      "note department-names-contradicted",
    );
    const more = await send(fixture, `${list}\n`, null, "list2.csv");
    expect(codes(more)).not.toContain("note department-names-contradicted");
    expect(await discrepancies(fixture, books2020)).toEqual([]);
  });

  test("is told by a dump that brings projects alone, of departments that are known", async () => {
    const fixture = openIngest();
    const bridge = { code: "A9", name: "교량 점검", department: "1001", budget: 1000, spent: 10 };
    const fund = { code: "A3", name: "기초연금", department: "1002", budget: 9000, spent: 10 };
    const roads = [
      { code: "A1", name: "도로 정비", department: "1001", budget: 3000, spent: 310 },
      { code: "A2", name: "하천 정비", department: "1001", budget: 2000, spent: 10 },
    ];
    const dumpOf = (date: string, projects: Parameters<typeof openData>[1]) =>
      openData(date, projects).replaceAll('"2026"', '"2020"');
    await send(fixture, dumpOf("2020-05-31", [bridge, fund]), null, "5월.json");
    await send(fixture, tableOf("1001,복지과", "1002,건설과"), null, "부서.csv");
    expect(codes(await send(fixture, list, null, "list.csv"))).not.toContain(
      "note department-names-contradicted",
    );
    const last = await send(fixture, dumpOf("2020-10-31", [bridge, fund, ...roads]), null, "10월.json");
    expect(last.kind).toBe("applied");
    expect(codes(last)).toContain("note department-names-contradicted");
    expect(await discrepancies(fixture, books2020)).toEqual([]);
  });

  test("is held where it comes last", async () => {
    const fixture = openIngest();
    await send(fixture, dump);
    await send(fixture, list, null, "list.csv");
    expect(codes(await send(fixture, tableOf("1001,복지과")))).toContain("hold department-name-differs");
  });
});

test("a table of another office is held, and the office keeps its name until a person releases it", async () => {
  const fixture = openIngest();
  await send(fixture, dump);
  const held = await send(fixture, "자치단체명,부서코드,부서명\n장수군,1001,건설과\n");
  expect(held).toMatchObject({ kind: "held", findings: [{ code: "office-name-differs", value: "장수군" }] });
  expect((await fixture.ledger.readHead(books2020)).officeName).toBe("무주군");
  await fixture.release(held.upload);
  expect((await fixture.ledger.readHead(books2020)).officeName).toBe("장수군");
  expect(await discrepancies(fixture, books2020)).toEqual([]);
});

describe("departments without a name", () => {
  test("are asked for with the file that brings them, by budget, and not once more", async () => {
    const fixture = openIngest();
    const [question] = requested(await send(fixture, dump));
    expect(question).toContain("2개 있습니다: 1002(사업 1개, 예산 9,000원), 1001(사업 2개, 예산 5,000원)");
    expect(question).toContain('monitor departments 1002 "부서명"');
    const next = dump.replaceAll('"20201031"', '"20201101"');
    expect(requested(await send(fixture, next, null, "next.json"))).toEqual([]);
  });

  test("are asked for again only where others are left", async () => {
    const fixture = openIngest();
    await send(fixture, dump);
    const [left] = requested(await send(fixture, tableOf("1001,건설과")));
    expect(left).toContain("1개 있습니다: 1002(");
    expect(requested(await send(fixture, tableOf("1002,복지과")))).toEqual([]);
  });
});

test("the office is called as its dumps call it, until they are taken back", async () => {
  const fixture = openIngest();
  const { upload } = await send(fixture, dump);
  expect(await fixture.ledger.readHead(books2020)).toMatchObject({ officeName: "무주군" });
  await undoUpload(upload, "재무과", fixture);
  expect(await fixture.ledger.readHead(books2020)).toMatchObject({ officeName: null });
  expect(await discrepancies(fixture, books2020)).toEqual([]);
});
