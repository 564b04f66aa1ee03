/** Codes that come to mean another project: held, asked, and after the answer the totals are those of the file. */
import { beforeEach, describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { takeAnswerBack } from "../../../functions/ingest/decisions/take-answer-back.ts";
import { undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { viewOf } from "../../support/read-as-screens-do.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { rateRows } from "../../../shared/domain/rates/rate-rows.ts";
import { day } from "../../support/builders.ts";
import { openData, openDataBooks as books, type OpenDataRow } from "../../support/open-data.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies } from "./office-ledger.ts";
import { questionsOf } from "../../../shared/examination/files/open-questions.ts";

const road = { code: "C1", name: "군도 확포장", department: "1002", budget: 123_450_000, spent: 45_600_000 };
const hall = { code: "C2", name: "경로당 운영", department: "1005", budget: 67_890_000, spent: 12_340_000 };
const feast = { ...road, name: "반딧불 축제 지원", budget: 30_000_000, spent: 1_000_000 };
const recodedRoad = { ...road, code: "C9", spent: 50_000_000 };
/** What else the office has: a dump that lacks most of it was loaded by halves. */
const others = Array.from({ length: 20 }, (_, at) => ({
  code: `D${at}`,
  name: `${"가나다라마바사아자차카타파하거너더러머버".charAt(at)}마을 정비`,
  department: "1009",
  budget: 10_000_000 + at,
  spent: at,
}));
const sumOf = (rows: readonly OpenDataRow[]) => [
  BigInt(rows.reduce((sum, { budget }) => sum + budget, 0)),
  BigInt(rows.reduce((sum, { spent }) => sum + spent, 0)),
];

let fixture: ReturnType<typeof openIngest>;
beforeEach(() => {
  fixture = openIngest();
});

const send = (asOf: string, rows: readonly OpenDataRow[]) =>
  fixture.send(openData(asOf, [...rows, ...others]), { books, fileName: `${asOf}-${rows[0]?.name}.json` });

async function totals(asOf: string | null = null) {
  const { view } = await viewOf(fixture.ledger, books, asOf === null ? null : day(asOf));
  const whole = rateRows(view, false).find(({ scope }) => scope.level === "office");
  return [whole?.amounts["current-budget"], whole?.amounts.expenditure];
}

async function answer(upload: Upload, of: "same" | "new", numbers: readonly number[]) {
  const requested = await questionsOf(upload, fixture);
  const pairs = numbers.flatMap((number) => {
    const pair = requested[number - 1];
    return pair === undefined ? [] : [{ from: pair.from, to: of === "same" ? pair.to : null }];
  });
  return answerQuestions(upload, { isAllSame: false, departments: [], pairs }, "재무과", fixture);
}

describe("two projects that swap names under their codes", () => {
  const swapped = [
    { ...road, name: hall.name },
    { ...hall, name: road.name },
  ];

  test.each([
    ["same", [1, 2]],
    ["new", [1, 2]],
  ] as const)("are held, and go in with the file's totals once both are answered %s", async (of, numbers) => {
    await send("2026-06-30", [road, hall]);
    const held = await send("2026-07-31", swapped);
    expect(held).toMatchObject({ kind: "held", findings: [{ code: "code-means-another", value: "2" }] });
    const answered = await answer(held.upload, of, numbers);
    expect(answered).toMatchObject({ kind: "matched", outcome: { kind: "applied" } });
    expect(await totals()).toEqual(sumOf([...swapped, ...others]));
    expect(await totals("2026-06-30")).toEqual(sumOf([road, hall, ...others]));
    const next = swapped.map((row) => ({ ...row, spent: row.spent + 7 }));
    expect(await send("2026-08-31", next)).toMatchObject({ kind: "applied" });
    expect(await totals()).toEqual(sumOf([...next, ...others]));
    expect(await discrepancies(fixture, books)).toEqual([]);
  });

  test("with all their money have swapped codes: each goes on as the line that it was", async () => {
    await send("2026-06-30", [road, hall]);
    const codes = [
      { ...road, code: hall.code, spent: road.spent + 5 },
      { ...hall, code: road.code, spent: hall.spent + 5 },
    ];
    const held = await send("2026-07-31", codes);
    const allSame = { isAllSame: true, departments: [], pairs: [] };
    const answered = await answerQuestions(held.upload, allSame, "재무과", fixture);
    expect(answered).toMatchObject({ kind: "matched", pairs: 2, outcome: { kind: "applied" } });
    const { view } = await viewOf(fixture.ledger, books, null);
    const spent = rateRows(view, false)
      .filter(
        ({ scope }) =>
          scope.level === "project" && [road.name, hall.name].some((name) => name === scope.name),
      )
      .map(({ scope, amounts }) => [scope.id, scope.name, amounts.expenditure]);
    expect(new Set(spent)).toEqual(
      new Set([
        ["code/c1", road.name, 45_600_005n],
        ["code/c2", hall.name, 12_340_005n],
      ]),
    );
    expect(await send("2026-08-31", codes)).toMatchObject({ kind: "applied" });
    expect(await totals()).toEqual(sumOf([...codes, ...others]));
    expect(await discrepancies(fixture, books)).toEqual([]);
  });

  test("answered half stay held", async () => {
    await send("2026-06-30", [road, hall]);
    const held = await send("2026-07-31", swapped);
    expect(await answer(held.upload, "same", [1])).toMatchObject({ outcome: { kind: "held" } });
    expect(await answer(held.upload, "same", [1])).toMatchObject({ outcome: { kind: "applied" } });
  });
});

describe("a code that is given to another project", () => {
  test("ends the old one on the day of the file, and keeps its history", async () => {
    await send("2026-06-30", [road, hall]);
    const held = await send("2026-07-31", [feast, hall]);
    expect(held).toMatchObject({ kind: "held", findings: [{ code: "code-means-another", value: "1" }] });
    expect(await answer(held.upload, "new", [1])).toMatchObject({ outcome: { kind: "applied" } });
    expect(await totals()).toEqual(sumOf([feast, hall, ...others]));
    expect(await totals("2026-06-30")).toEqual(sumOf([road, hall, ...others]));
    // A day between comes late, under the name of then.
    expect(await send("2026-07-10", [{ ...road, spent: 45_600_001 }, hall])).toMatchObject({
      kind: "applied",
    });
    expect(await totals("2026-07-10")).toEqual(sumOf([{ ...road, spent: 45_600_001 }, hall, ...others]));
    expect(await totals()).toEqual(sumOf([feast, hall, ...others]));
    const renamed = { ...feast, name: "반딧불 축제 운영 지원", spent: 2_000_000 };
    expect(await send("2026-08-31", [renamed, hall])).toMatchObject({ kind: "applied" });
    expect(await totals()).toEqual(sumOf([renamed, hall, ...others]));
    expect(await discrepancies(fixture, books)).toEqual([]);
  });

  test("while the old one gets a new code: both are asked about, and it goes on", async () => {
    await send("2026-06-30", [road, hall]);
    const held = await send("2026-07-31", [feast, hall, recodedRoad]);
    const codes = "findings" in held ? held.findings.map(({ code }) => code) : [];
    expect(codes).toEqual(expect.arrayContaining(["code-means-another", "project-resembles"]));
    const allSame = { isAllSame: true, departments: [], pairs: [] };
    const first = await answerQuestions(held.upload, allSame, "재무과", fixture);
    expect(first).toMatchObject({ pairs: 1, outcome: { kind: "held" } });
    const again = await answerQuestions(held.upload, allSame, "재무과", fixture);
    expect(again).toMatchObject({ kind: "nothing-to-do", outcome: { kind: "held" } });
    expect(await answer(held.upload, "new", [1])).toMatchObject({ outcome: { kind: "applied" } });
    expect(await totals()).toEqual(sumOf([feast, hall, recodedRoad, ...others]));
    expect(await discrepancies(fixture, books)).toEqual([]);
  });

  test("is asked about again once the answer is taken back", async () => {
    await send("2026-06-30", [road, hall]);
    const held = await send("2026-07-31", [feast, hall]);
    const { upload, entries } = await answer(held.upload, "new", [1]);
    const taken = await takeAnswerBack(upload, entries, "재무과", fixture);
    expect(taken).toMatchObject({ kind: "matched", outcome: { kind: "held" } });
    expect(await totals()).toEqual(sumOf([road, hall, ...others]));
    expect(await answer(taken.upload, "same", [1])).toMatchObject({ outcome: { kind: "applied" } });
    expect(await totals()).toEqual(sumOf([feast, hall, ...others]));
    expect(await discrepancies(fixture, books)).toEqual([]);
  });

  test("comes back after an undo of the file", async () => {
    await send("2026-06-30", [road, hall]);
    const held = await send("2026-07-31", [feast, hall]);
    const { upload } = await answer(held.upload, "new", [1]);
    await undoUpload(upload, "재무과", fixture);
    expect(await totals()).toEqual(sumOf([road, hall, ...others]));
  });

  test("is given a third time: the second ends too", async () => {
    const third = { ...feast, name: "하천 정비", budget: 77_000_000, spent: 0 };
    await send("2026-06-30", [road, hall]);
    for (const [asOf, row] of [
      ["2026-07-31", feast],
      ["2026-08-31", third],
    ] as const) {
      const held = await send(asOf, [row, hall]);
      expect(held).toMatchObject({ kind: "held" });
      expect(await answer(held.upload, "new", [1])).toMatchObject({ outcome: { kind: "applied" } });
      expect(await totals()).toEqual(sumOf([row, hall, ...others]));
    }
    expect(await discrepancies(fixture, books)).toEqual([]);
  });
});

describe("in the office's own table", () => {
  const header = "사업코드,사업명,부서,예산액(원),집행액(원),기준일";
  const table = (asOf: string, rows: readonly OpenDataRow[]): string =>
    [
      header,
      ...rows.map(({ code, name, department, budget, spent }) =>
        [code, name, department, budget, spent, asOf].join(","),
      ),
      "",
    ].join("\n");

  test("the old project of a code that is given to another ends though no full statement leaves it out", async () => {
    await fixture.send(table("2026-06-30", [road, hall]), { books, fileName: "6월.csv" });
    const held = await fixture.send(table("2026-07-31", [feast, hall]), { books, fileName: "7월.csv" });
    expect(held).toMatchObject({ kind: "held", findings: [{ code: "code-means-another" }] });
    expect(await answer(held.upload, "new", [1])).toMatchObject({ outcome: { kind: "applied" } });
    const { view } = await viewOf(fixture.ledger, books, null);
    const whole = rateRows(view, false).find(({ scope }) => scope.level === "office");
    expect(whole?.amounts.appropriation).toBe(30_000_000n + 67_890_000n);
    const then = await viewOf(fixture.ledger, books, day("2026-06-30"));
    const before = rateRows(then.view, false).find(({ scope }) => scope.level === "office");
    expect(before?.amounts.appropriation).toBe(123_450_000n + 67_890_000n);
    expect(await discrepancies(fixture, books)).toEqual([]);
  });
});
