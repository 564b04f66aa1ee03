/** Tables in 천원, or without funds, beside figures that the ledger has to the won and by fund: what is less exact from then on is said. */
import { describe, expect, test } from "vitest";
import { undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import type { IngestOutcome } from "../../../shared/examination/submission.ts";
import { readLines } from "../../../shared/reading/read-lines.ts";
import { books } from "../../support/uploads.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies } from "./office-ledger.ts";

const exact = [
  "사업코드,사업명,부서,회계,예산현액 국비(원),예산현액 구비(원),집행액(원),기준일",
  "A1,경로당 운영,복지과,일반회계,200000400,100000350,123456500,2020-06-30",
  "A2,하천 정비,건설과,일반회계,0,400000000,90000499,2020-06-30",
  "A3,작은 사업,건설과,일반회계,0,50000000,1500,2020-06-30",
  "A4,도로 개설,건설과,일반회계,1000,500000000,400,2020-06-30",
  "",
].join("\n");

type Row = readonly [code: string, name: string, budget: string, spent: string];

/** Rounded half up: 123,457; its budget 300,000.750 is 300,001. */
const rounded: readonly Row[] = [
  ["A1", "경로당 운영", "300001", "123457"],
  ["A2", "하천 정비", "400000", "90000"],
  ["A3", "작은 사업", "50000", "2"],
  ["A4", "도로 개설", "500001", "0"],
];
const cut: readonly Row[] = [
  ["A1", "경로당 운영", "300000", "123456"],
  ["A2", "하천 정비", "400000", "90000"],
  ["A3", "작은 사업", "50000", "1"],
  ["A4", "도로 개설", "500001", "0"],
];

function table(rows: readonly Row[], { unit = "천원", date = "2020-06-30" } = {}): string {
  const head = `사업코드,사업명,부서,회계,예산현액(${unit}),집행액(${unit}),기준일`;
  const lines = rows.map(([code, name, budget, spent]) => {
    const department = name === "경로당 운영" ? "복지과" : "건설과";
    return [code, name, department, "일반회계", budget, spent, date].join(",");
  });
  return [head, ...lines, ""].join("\n");
}

type Fixture = ReturnType<typeof openIngest>;

async function withExact(): Promise<Fixture> {
  const fixture = openIngest();
  await fixture.send(exact, { fileName: "원.csv" });
  return fixture;
}

async function amountsIn({ ledger }: Fixture) {
  const { lines } = await readLines(ledger, books, null);
  return Object.fromEntries(
    lines.map(({ line: { project, amounts } }) => [
      project.name,
      [amounts["current-budget"], amounts.expenditure.unsplit],
    ]),
  );
}

const known = {
  "경로당 운영": [{ national: 200_000_400n, municipal: 100_000_350n }, 123_456_500n],
  "하천 정비": [{ national: 0n, municipal: 400_000_000n }, 90_000_499n],
  "작은 사업": [{ national: 0n, municipal: 50_000_000n }, 1_500n],
  "도로 개설": [{ national: 1_000n, municipal: 500_000_000n }, 400n],
};

function notes(outcome: IngestOutcome): string[] {
  return "findings" in outcome ? outcome.findings.map(({ code, value }) => `${code} ${value}`) : [];
}

/** As the table prints it: no funds, and no more than the unit. */
function printed(rows: readonly Row[]) {
  return Object.fromEntries(
    rows.map(([, name, budget, spent]) => [
      name,
      [{ unsplit: BigInt(budget) * 1_000n }, BigInt(spent) * 1_000n],
    ]),
  );
}

const lessExact = ["rounded-figures-taken 5", "funds-unsplit 4"];

describe("a table in 천원", () => {
  test.each([
    { how: "rounds", rows: rounded, date: "2020-06-30" },
    { how: "cuts", rows: cut, date: "2020-06-30" },
    { how: "rounds on a later day", rows: rounded, date: "2020-07-31" },
  ])(
    "that $how what is known is taken as it prints it, and says what is less exact now",
    async ({ rows, date }) => {
      const fixture = await withExact();
      const outcome = await fixture.send(table(rows, { date }), { fileName: "천원.csv" });
      expect(await amountsIn(fixture)).toEqual(printed(rows));
      expect(notes(outcome)).toEqual(expect.arrayContaining(lessExact));
      expect(await discrepancies(fixture)).toEqual([]);
    },
  );

  test("that is taken back leaves the figures to the won, and nothing of them stays in what came after", async () => {
    const fixture = await withExact();
    const [first] = await fixture.ledger.listUploads(books);
    await fixture.send(table(rounded), { fileName: "천원.csv" });
    if (first === undefined) throw new Error("The exact table is an upload");
    await undoUpload(first, "재무과", fixture);
    expect(await amountsIn(fixture)).toEqual(printed(rounded));
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("of a day before the known one leaves the figures of later days alone, and says nothing of them", async () => {
    const fixture = await withExact();
    const outcome = await fixture.send(table(rounded, { date: "2020-05-31" }), { fileName: "5월.csv" });
    expect(await amountsIn(fixture)).toEqual(known);
    expect(notes(outcome).filter((note) => lessExact.includes(note))).toEqual([]);
  });

  test("before the exact one is replaced by it to the won", async () => {
    const fixture = openIngest();
    await fixture.send(table(rounded), { fileName: "천원.csv" });
    const outcome = await fixture.send(exact, { fileName: "원.csv" });
    expect(notes(outcome).filter((note) => /figures|funds/.test(note))).toEqual([]);
    expect(await amountsIn(fixture)).toEqual(known);
  });
});

test("totals in won over figures by fund say that the funds are not known from then on", async () => {
  const fixture = await withExact();
  const rows: readonly Row[] = [["A1", "경로당 운영", "300000750", "123456500"]];
  const outcome = await fixture.send(table(rows, { unit: "원" }), { fileName: "총액.csv" });
  expect(notes(outcome)).toContain("funds-unsplit 1");
});
