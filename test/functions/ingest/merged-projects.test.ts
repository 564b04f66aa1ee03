/** Several projects that are put together into one (통합): their money is in the one from the day of the file that says so. */
import { describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import {
  releaseUpload,
  restoreUpload,
  undoUpload,
} from "../../../functions/ingest/decisions/settle-upload.ts";
import { takeAnswerBack } from "../../../functions/ingest/decisions/take-answer-back.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { readLines } from "../../../shared/reading/read-lines.ts";
import { day } from "../../support/builders.ts";
import { books } from "../../support/uploads.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies, totals } from "./office-ledger.ts";
import { questionsOf } from "../../../shared/examination/files/open-questions.ts";

type Fixture = ReturnType<typeof openIngest>;
type Row = readonly [code: string, name: string, department: string, budget: number, spent: number];

const million = 1_000_000;

function table(date: string, ...rows: readonly Row[]): string {
  const header = "사업코드,사업명,부서,회계,예산액(원),집행액(원),기준일";
  const lines = rows.map(([code, name, department, budget, spent]) =>
    [code, name, department, "일반회계", budget * million, spent * million, date].join(","),
  );
  return [header, ...lines, ""].join("\n");
}

function payments(...rows: readonly (readonly [name: string, date: string, won: number])[]): string {
  const lines = rows.map(([name, date, won], at) =>
    [at + 1, "일반회계", "건설과", name, date, won * million].join(","),
  );
  return ["번호,회계구분,부서명,세부사업명,지급일자,지출액", ...lines, ""].join("\n");
}

async function won(fixture: Fixture, date: string): Promise<bigint> {
  const { lines } = await readLines(fixture.ledger, books, day(date));
  return lines.reduce((sum, { line }) => sum + (line.amounts.expenditure.unsplit ?? 0n), 0n);
}

async function answerAll(fixture: Fixture, upload: Upload) {
  const pairs = (await questionsOf(upload, fixture)).map(({ from, to }) => ({ from, to }));
  return answerQuestions(upload, { isAllSame: false, departments: [], pairs }, "재무과", fixture);
}

const welfare: Row = ["A3", "경로당 운영", "복지과", 300, 70];
const june = [
  ["A1", "하천 정비", "건설과", 100, 50],
  ["A2", "도로 보수", "건설과", 80, 20],
  welfare,
] as const;
const july: readonly Row[] = [["A9", "하천·도로 정비", "건설과", 180, 75], welfare];

async function merged(): Promise<{ fixture: Fixture; upload: Upload }> {
  const fixture = openIngest();
  await fixture.send(table("2020-06-30", ...june), { fileName: "6월.csv" });
  const held = await fixture.send(table("2020-07-31", ...july), { fileName: "7월.csv" });
  expect(held).toMatchObject({ kind: "held" });
  const answered = await answerAll(fixture, held.upload);
  expect(answered).toMatchObject({ kind: "matched", pairs: 2, outcome: { kind: "applied" } });
  return { fixture, upload: answered.upload };
}

describe("two projects that one answer puts together", () => {
  test("count once from the day of the file on, and as they were before it", async () => {
    const { fixture } = await merged();
    expect(await totals(fixture)).toEqual([480_000_000n, 145_000_000n]);
    expect([await won(fixture, "2020-07-31"), await won(fixture, "2020-07-30")]).toEqual([
      145_000_000n,
      140_000_000n,
    ]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("take payments under the new name and under both old ones", async () => {
    const { fixture } = await merged();
    const list = payments(
      ["도로 보수", "20200610", 3],
      ["하천·도로 정비", "20200805", 1],
      ["하천 정비", "20200806", 2],
      ["도로 보수", "20200807", 4],
    );
    expect(await fixture.send(list, { fileName: "지출.csv" })).toMatchObject({ kind: "applied" });
    expect(await totals(fixture)).toEqual([480_000_000n, 152_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("go on as one in the next tables, whose total may fall, and nothing is missed", async () => {
    const { fixture } = await merged();
    const august = table("2020-08-31", ["A9", "하천·도로 정비", "건설과", 170, 90], welfare);
    expect(await fixture.send(august, { fileName: "8월.csv" })).toMatchObject({
      kind: "applied",
      findings: [],
    });
    expect(await totals(fixture)).toEqual([470_000_000n, 160_000_000n]);
    const late = table("2020-06-29", ...june);
    expect(await fixture.send(late, { fileName: "늦은 6월.csv" })).toMatchObject({ kind: "applied" });
    expect(await totals(fixture)).toEqual([470_000_000n, 160_000_000n]);
    expect(await won(fixture, "2020-06-29")).toBe(140_000_000n);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("stand apart again while the file is taken back, and after the answer is", async () => {
    const { fixture, upload } = await merged();
    const { upload: undone } = await undoUpload(upload, "재무과", fixture);
    expect(await totals(fixture)).toEqual([480_000_000n, 140_000_000n]);
    const back = await restoreUpload(undone, "재무과", fixture);
    expect(await totals(fixture)).toEqual([480_000_000n, 145_000_000n]);
    const taken = await takeAnswerBack(back.upload, [], "재무과", fixture);
    expect(taken).toMatchObject({ kind: "matched", outcome: { kind: "held" } });
    expect(await totals(fixture)).toEqual([480_000_000n, 140_000_000n]);
    expect(await questionsOf(taken.upload, fixture)).toHaveLength(2);
    expect(await discrepancies(fixture)).toEqual([]);
  });
});

test("two departments that merge, each with a project of the same name, are one answer", async () => {
  const fixture = openIngest();
  const before: Row[] = [
    ["", "유지보수", "건설과", 100, 50],
    ["", "하천", "건설과", 30, 10],
    ["", "유지보수", "도로과", 70, 20],
    ["", "도로", "도로과", 20, 5],
  ];
  await fixture.send(table("2020-06-30", ...before), { fileName: "6월.csv" });
  const after: Row[] = [
    ["", "유지보수", "건설도로과", 170, 80],
    ["", "하천", "건설도로과", 30, 12],
    ["", "도로", "건설도로과", 20, 7],
  ];
  const held = await fixture.send(table("2020-07-31", ...after), { fileName: "7월.csv" });
  expect(await answerAll(fixture, held.upload)).toMatchObject({ pairs: 4, outcome: { kind: "applied" } });
  expect(await totals(fixture)).toEqual([220_000_000n, 99_000_000n]);
  expect(await discrepancies(fixture)).toEqual([]);
});

describe("a project whose money is in another one of its department", () => {
  const others: readonly Row[] = Array.from({ length: 12 }, (_, at) => [
    `B${at}`,
    `마을 ${at}`,
    "복지과",
    5 + at,
    1,
  ]);
  const [river, road] = [
    ["A1", "하천 정비", "건설과", 8, 5] as const,
    ["A2", "도로 보수", "건설과", 80, 20] as const,
  ];

  test.each<{ readonly name: string; readonly rows: readonly Row[]; readonly into: string }>([
    {
      name: "stands at 0 beside a new one that has it",
      rows: [["A1", "하천 정비", "건설과", 0, 0], road, ["A9", "생활기반 관리", "건설과", 8, 5]],
      into: "생활기반 관리",
    },
    {
      name: "stands at 0 beside a known one that grew by it",
      rows: [
        ["A1", "하천 정비", "건설과", 0, 0],
        ["A2", "도로 보수", "건설과", 88, 26],
      ],
      into: "도로 보수",
    },
    {
      name: "stands at 0 beside two new ones that share it",
      rows: [
        ["A1", "하천 정비", "건설과", 0, 0],
        road,
        ["A8", "1공구", "건설과", 3, 2],
        ["A9", "2공구", "건설과", 5, 4],
      ],
      into: "1공구",
    },
    {
      name: "is missing beside a known one that grew by it",
      rows: [["A2", "도로 보수", "건설과", 88, 25]],
      into: "도로 보수",
    },
  ])("is named with it where it $name", async ({ rows, into }) => {
    const fixture = openIngest();
    await fixture.send(table("2020-06-30", river, road, ...others), { fileName: "6월.csv" });
    const outcome = await fixture.send(table("2020-07-31", ...rows, ...others), { fileName: "7월.csv" });
    const found = "findings" in outcome ? outcome.findings : [];
    const [absorbed] = found.filter(({ code }) => code === "project-absorbed");
    expect(absorbed).toMatchObject({ consequence: "note", value: into });
    expect(absorbed?.ko).toContain('"하천 정비"의 예산 8,000,000원과 집행액 5,000,000원은');
  });

  test.each<{ readonly name: string; readonly rows: readonly Row[]; readonly codes: readonly string[] }>([
    {
      name: "is nowhere else",
      rows: [["A1", "하천 정비", "건설과", 0, 0], road],
      codes: ["project-emptied"],
    },
    {
      name: "is elsewhere in another department",
      rows: [["A1", "하천 정비", "건설과", 0, 0], road, ["A9", "생활기반 관리", "복지과", 8, 5]],
      codes: ["project-emptied"],
    },
    {
      name: "was a budget alone, and another budget grew by it",
      rows: [["A3", "나무 심기", "건설과", 0, 0], river, ["A2", "도로 보수", "건설과", 90, 26]],
      codes: [],
    },
    { name: "is where it was", rows: [river, road], codes: [] },
  ])("is said to be empty, or nothing, where its money $name", async ({ rows, codes }) => {
    const fixture = openIngest();
    await fixture.send(table("2020-06-30", river, road, ["A3", "나무 심기", "건설과", 10, 0], ...others), {
      fileName: "6월.csv",
    });
    const outcome = await fixture.send(table("2020-07-31", ...rows, ...others), { fileName: "7월.csv" });
    const found = "findings" in outcome ? outcome.findings : [];
    expect(found.map(({ code }) => code).filter((code) => code.startsWith("project-"))).toEqual(codes);
  });
});

describe("payments of a project below 0", () => {
  const below = async (list: string, ...before: readonly string[]) => {
    const fixture = openIngest();
    for (const [at, text] of before.entries()) await fixture.send(text, { fileName: `${at}.csv` });
    const outcome = await fixture.send(list, { fileName: "지출.csv" });
    const found = "findings" in outcome ? outcome.findings : [];
    return found.filter(({ code }) => code === "running-total-negative");
  };
  const back = payments(
    ["하천 정비", "20200702", 3],
    ["하천 정비", "20200703", -5],
    ["도로 보수", "20200702", 1],
  );

  test("are said by the list that takes back more than was paid", async () => {
    const [finding, ...more] = await below(back);
    expect([finding?.consequence, finding?.row, more.length]).toEqual(["note", null, 0]);
    expect(finding?.ko).toContain('1건입니다(건설과 "하천 정비" -2,000,000원)');
  });

  test.each([
    ["an earlier list paid it", payments(["하천 정비", "20200601", 9])],
    ["a statement has it", table("2020-06-30", ...june)],
    ["it was so before", payments(["하천 정비", "20200601", -1], ["도로 보수", "20200601", 1])],
  ])("are nothing to say of where %s", async (_name, before) => {
    expect(await below(back, before)).toEqual([]);
  });
});

test("of lists of departments that were put together, what would count twice waits, whichever answer is given", async () => {
  const list = (...rows: readonly (readonly [department: string, date: string, millions: number])[]) =>
    [
      "번호,회계구분,부서명,세부사업명,지급일자,지출액",
      ...rows.map(
        ([department, date, millions], at) =>
          `${at + 1},일반회계,${department},유지보수,${date},${millions * million}`,
      ),
      "",
    ].join("\n");
  const fixture = openIngest();
  const first = await fixture.send(list(["건설과", "20200610", 30], ["도로과", "20200612", 7]), {
    fileName: "6월.csv",
  });
  const rows = [
    ["통합과", "20200610", 30],
    ["통합과", "20200612", 7],
    ["통합과", "20200712", 3],
  ] as const;
  const held = await fixture.send(list(...rows), { fileName: "7월.csv" });
  const [one] = await questionsOf(held.upload, fixture);
  const pairs = one === undefined ? [] : [{ from: one.from, to: one.to }];
  const answered = await answerQuestions(
    held.upload,
    { isAllSame: false, departments: [], pairs },
    "재무과",
    fixture,
  );
  expect(answered.outcome).toMatchObject({
    kind: "held",
    findings: [{ code: "payments-of-merged-lines", value: "7,000,000" }],
  });
  await undoUpload(first.upload, "재무과", fixture);
  expect(await releaseUpload(answered.upload, "재무과", fixture)).toMatchObject({ kind: "applied" });
  const { lines } = await readLines(fixture.ledger, books, null);
  expect(lines.map(({ line }) => line.amounts.expenditure.unsplit)).toEqual([40_000_000n]);
  const again = await fixture.send(list(...rows, ["통합과", "20200713", 1]), { fileName: "다시.csv" });
  expect(again).toMatchObject({ kind: "applied" });
  expect(await discrepancies(fixture)).toEqual([]);
});
