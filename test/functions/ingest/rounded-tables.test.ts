/** Tables in 천원 beside figures that the ledger has to the won: what is the same but for its unit changes nothing. */
import { describe, expect, test } from "vitest";
import type { IngestOutcome } from "../../../functions/ingest/journal/submission.ts";
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

describe("a table in 천원", () => {
  test.each([
    { how: "rounds", rows: rounded, date: "2020-06-30" },
    { how: "cuts", rows: cut, date: "2020-06-30" },
    { how: "rounds on a later day", rows: rounded, date: "2020-07-31" },
  ])("that $how what is known leaves figures and funds to the won, and says so", async ({ rows, date }) => {
    const fixture = await withExact();
    const outcome = await fixture.send(table(rows, { date }), { fileName: "천원.csv" });
    expect(outcome).toMatchObject({ kind: "applied", tally: { added: 0, changed: 0, unchanged: 4 } });
    expect(await amountsIn(fixture)).toEqual(known);
    expect(notes(outcome)).toContain("exact-figures-kept 5");
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("that truly changed is taken, and the amount is said to be right to its unit alone", async () => {
    const fixture = await withExact();
    const [first, ...others] = rounded;
    const changed: Row = [...(first ?? []).slice(0, 3), "123458"] as unknown as Row;
    const outcome = await fixture.send(table([changed, ...others]), { fileName: "천원.csv" });
    expect(outcome).toMatchObject({ tally: { changed: 1, unchanged: 3 } });
    expect(notes(outcome)).toEqual(
      expect.arrayContaining(["exact-figures-kept 4", "rounded-figures-taken 1"]),
    );
    expect(await amountsIn(fixture)).toEqual({
      ...known,
      "경로당 운영": [known["경로당 운영"][0], 123_458_000n],
    });
  });

  test("that says more than its unit, with decimals, is taken to the won", async () => {
    const fixture = await withExact();
    const outcome = await fixture.send(
      table([["A1", "경로당 운영", "300000.75", "123456.4"], ...rounded.slice(1)]),
      {
        fileName: "천원.csv",
      },
    );
    expect(outcome).toMatchObject({ tally: { changed: 1 } });
    expect((await amountsIn(fixture))["경로당 운영"]).toEqual([known["경로당 운영"][0], 123_456_400n]);
  });

  test("of a day before the known one leaves the figures of later days alone", async () => {
    const fixture = await withExact();
    await fixture.send(table(rounded, { date: "2020-05-31" }), { fileName: "5월.csv" });
    expect(await amountsIn(fixture)).toEqual(known);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("before the exact one is replaced by it to the won", async () => {
    const fixture = openIngest();
    await fixture.send(table(rounded), { fileName: "천원.csv" });
    const outcome = await fixture.send(exact, { fileName: "원.csv" });
    expect(notes(outcome).filter((note) => note.includes("figures"))).toEqual([]);
    expect(await amountsIn(fixture)).toEqual(known);
  });
});

test("a total in won that is the known one leaves its funds as they are known", async () => {
  const fixture = await withExact();
  const outcome = await fixture.send(
    table(
      [
        ["A1", "경로당 운영", "300000750", "123456500"],
        ["A2", "하천 정비", "400000001", "90000499"],
        ["A3", "작은 사업", "50000000", "1500"],
        ["A4", "도로 개설", "500001000", "400"],
      ],
      { unit: "원" },
    ),
    { fileName: "총액.csv" },
  );
  expect(outcome).toMatchObject({ tally: { changed: 1, unchanged: 3 } });
  expect(await amountsIn(fixture)).toEqual({
    ...known,
    "하천 정비": [{ unsplit: 400_000_001n }, 90_000_499n],
  });
});
