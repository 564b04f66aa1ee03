/** Tables that call accounts otherwise than the dump or the payment list before them: nothing counts twice unasked. */
import { describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { takeAnswerBack } from "../../../functions/ingest/decisions/take-answer-back.ts";
import type { IngestOutcome } from "../../../shared/examination/submission.ts";
import { readLines } from "../../../shared/reading/read-lines.ts";
import { openData, openDataBooks as books } from "../../support/open-data.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies, spentIn } from "./office-ledger.ts";
import { questionsOf } from "../../../shared/examination/files/open-questions.ts";

type Fixture = ReturnType<typeof openIngest>;
type Send = (fixture: Fixture) => Promise<IngestOutcome>;

interface Row {
  readonly code?: string;
  readonly name?: string;
  readonly account: string;
  readonly department?: string;
  readonly budget: number;
  readonly spent: number;
}

let sent = 0;
const table =
  (rows: readonly Row[], day = "2026-07-31"): Send =>
  (fixture) => {
    const lines = rows.map(
      ({ code = "", name = "도로정비", account, department = "건설과", budget, spent }) =>
        [code, name, department, account, budget, spent, day].join(","),
    );
    const text = ["사업코드,사업명,부서,회계,예산현액(원),집행액(원),기준일", ...lines, ""].join("\n");
    return fixture.send(text, { books, fileName: `표 ${sent++}.csv` });
  };

const road = { code: "4573000202600010", name: "도로정비", department: "4573001" };
const dump =
  (budget: number, spent: number, asOf = "2026-06-30"): Send =>
  async (fixture) => {
    const outcome = await fixture.send(openData(asOf, [{ ...road, budget, spent }]), {
      books,
      fileName: `덤프 ${sent++}.json`,
    });
    await fixture.send("부서코드,부서명\n4573001,건설과\n", { books, fileName: "부서.csv" });
    return outcome;
  };

const list =
  (account: string, amount = 50_000_000): Send =>
  (fixture) =>
    fixture.send(
      [
        "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호",
        `1,${account},건설과,도로정비,시설비,20260105,${amount},x0`,
        "",
      ].join("\r\n"),
      { books, fileName: `목록 ${sent++}.csv` },
    );

const spellings = ["일반", "100 일반회계", "일반회계(본청)"];
const allSame = { isAllSame: true, departments: [], pairs: [] };

async function spent({ ledger }: Fixture): Promise<bigint> {
  const { lines } = await readLines(ledger, books, null);
  const counted = lines.filter(({ line }) => line.project.tier !== "business");
  return counted.reduce((sum, { line }) => sum + (line.amounts.expenditure.unsplit ?? 0n), 0n);
}

async function isHeldAndAnswered(fixture: Fixture, outcome: IngestOutcome, before: bigint, after: bigint) {
  expect(outcome.kind).toBe("held");
  const questions = await questionsOf(outcome.upload, fixture);
  expect(questions).toHaveLength(1);
  expect(questions[0]?.evidence).toContain("account-renamed");
  expect(await spent(fixture)).toBe(before);
  const answered = await answerQuestions(outcome.upload, allSame, "재무과", fixture);
  expect(answered).toMatchObject({ kind: "matched", pairs: 1, outcome: { kind: "applied" } });
  expect(await spent(fixture)).toBe(after);
  expect(await discrepancies(fixture, books)).toEqual([]);
  return answered;
}

describe.each(spellings)("a table whose account is called %s", (account) => {
  const row: Row = { account, budget: 210_000_000, spent: 65_000_000 };

  test("over a dump is asked about, counts once, and is taken back whole", async () => {
    const fixture = openIngest();
    await dump(200_000_000, 60_000_000)(fixture);
    const answered = await isHeldAndAnswered(fixture, await table([row])(fixture), 60_000_000n, 65_000_000n);
    expect(await table([{ ...row, spent: 66_000_000 }], "2026-08-31")(fixture)).toMatchObject({
      kind: "applied",
    });
    const taken = await takeAnswerBack(answered.upload, [...answered.entries], "재무과", fixture);
    expect(taken).toMatchObject({ kind: "matched", outcome: { kind: "held" }, others: [{ kind: "held" }] });
    expect(await spent(fixture)).toBe(60_000_000n);
    expect(await discrepancies(fixture, books)).toEqual([]);
  });

  test("is asked about with a supplementary budget between", async () => {
    const fixture = openIngest();
    await dump(200_000_000, 60_000_000)(fixture);
    await dump(250_000_000, 61_000_000, "2026-07-15")(fixture);
    await isHeldAndAnswered(fixture, await table([row])(fixture), 61_000_000n, 65_000_000n);
    expect(Object.values(await spentIn(fixture.ledger, books))).toEqual([65_000_000n]);
  });

  test("before a dump has the dump asked about", async () => {
    const fixture = openIngest();
    await table([row], "2026-05-31")(fixture);
    const outcome = await dump(200_000_000, 70_000_000)(fixture);
    await isHeldAndAnswered(fixture, outcome, 65_000_000n, 70_000_000n);
    expect(Object.values(await spentIn(fixture.ledger, books))).toEqual([70_000_000n]);
  });

  test("under a list is asked about, whichever comes first", async () => {
    for (const order of [
      [table([row], "2026-01-31"), list("일반회계")],
      [list("일반회계"), table([row], "2026-01-31")],
    ] as const) {
      const fixture = openIngest();
      await order[0](fixture);
      const before = await spent(fixture);
      const answered = await isHeldAndAnswered(fixture, await order[1](fixture), before, 65_000_000n);
      expect(await spentIn(fixture.ledger, books)).toEqual({ "건설과 도로정비": 65_000_000n });
      const taken = await takeAnswerBack(answered.upload, [...answered.entries], "재무과", fixture);
      expect(taken).toMatchObject({ kind: "matched", outcome: { kind: "held" } });
      expect(await spent(fixture)).toBe(before);
      expect(await discrepancies(fixture, books)).toEqual([]);
    }
  });

  test("over a dump that a list pays for leaves the payments where they are", async () => {
    const fixture = openIngest();
    await list("일반회계")(fixture);
    await dump(200_000_000, 60_000_000)(fixture);
    await isHeldAndAnswered(fixture, await table([row])(fixture), 60_000_000n, 65_000_000n);
    expect(Object.values(await spentIn(fixture.ledger, books))).toEqual([65_000_000n]);
  });

  test("with the code of a project that a list pays for is asked about", async () => {
    const fixture = openIngest();
    await table([{ ...row, code: "P1", account: "일반회계" }], "2026-01-31")(fixture);
    await list("일반회계")(fixture);
    const outcome = await table([{ ...row, code: "P1" }], "2026-02-28")(fixture);
    // The same kind of table is asked about its accounts, too.
    expect(outcome).toMatchObject({ kind: "held" });
    expect(await spent(fixture)).toBe(65_000_000n);
  });
});

describe("two accounts with a project of one name each", () => {
  const general: Row = { code: "G1", account: "일반회계", budget: 210_000_000, spent: 65_000_000 };
  const special: Row = { code: "S1", account: "치수사업특별회계", budget: 30_000_000, spent: 4_000_000 };

  test("stay two, and nothing is asked where both stand in one file and in one list", async () => {
    const fixture = openIngest();
    expect(await table([general, special], "2026-01-31")(fixture)).toMatchObject({
      kind: "applied",
      findings: [],
    });
    const payments = [
      "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호",
      "1,일반회계,건설과,도로정비,시설비,20260205,1000000,x0",
      "2,치수사업특별회계,건설과,도로정비,시설비,20260206,2000000,x1",
      "",
    ];
    const outcome = await fixture.send(payments.join("\r\n"), { books, fileName: "목록.csv" });
    expect(outcome).toMatchObject({ kind: "applied", findings: [] });
    expect(await spent(fixture)).toBe(72_000_000n);
  });

  test("are asked about once where the second comes later, and stay two when a person says so", async () => {
    const fixture = openIngest();
    await dump(210_000_000, 65_000_000, "2026-01-31")(fixture);
    const held = await table([special], "2026-02-28")(fixture);
    expect(held).toMatchObject({ kind: "held", findings: [{ code: "project-resembles" }] });
    const pairs = (await questionsOf(held.upload, fixture)).map(({ from }) => ({ from, to: null }));
    await answerQuestions(held.upload, { isAllSame: false, departments: [], pairs }, "재무과", fixture);
    expect(await spent(fixture)).toBe(69_000_000n);
    expect(await table([{ ...special, spent: 5_000_000 }], "2026-03-31")(fixture)).toMatchObject({
      kind: "applied",
      findings: [],
    });
    expect(await spent(fixture)).toBe(70_000_000n);
  });

  test("of which the list names one alone are not asked about", async () => {
    const fixture = openIngest();
    await table([general, special], "2026-01-31")(fixture);
    expect(await list("일반회계", 1)(fixture)).toMatchObject({ kind: "applied", findings: [] });
  });
});

test("an account that one file leaves out is none that is asked about", async () => {
  const fixture = openIngest();
  const row: Row = { account: "", budget: 210_000_000, spent: 65_000_000 };
  await table([row], "2026-01-31")(fixture);
  expect(await list("일반회계", 65_000_000)(fixture)).toMatchObject({ kind: "applied", findings: [] });
  expect(await spent(fixture)).toBe(65_000_000n);
});

describe("one name without a code in two accounts", () => {
  const general: Row = { account: "일반회계", budget: 100, spent: 40 };
  const special: Row = { account: "수도사업특별회계", budget: 70, spent: 30 };
  const keys = async ({ ledger }: Fixture) => (await readLines(ledger, books, null)).lines.length;
  const codes = (outcome: IngestOutcome) =>
    "findings" in outcome ? outcome.findings.map(({ code }) => code) : [];

  test("of one file is two projects, that day and the next, in either order", async () => {
    const fixture = openIngest();
    expect(await table([general, special], "2026-06-30")(fixture)).toMatchObject({
      kind: "applied",
      findings: [],
    });
    const later = [
      { ...special, spent: 35 },
      { ...general, spent: 45 },
    ];
    expect(await table(later, "2026-07-31")(fixture)).toMatchObject({ kind: "applied", findings: [] });
    expect([await keys(fixture), await spent(fixture)]).toEqual([2, 80n]);
    expect(await discrepancies(fixture, books)).toEqual([]);
  });

  test("is known by its account where it comes alone, too: only the missing one is asked about", async () => {
    const fixture = openIngest();
    await table([general, special], "2026-06-30")(fixture);
    expect(codes(await table([{ ...special, spent: 36 }], "2026-07-31")(fixture))).toEqual([
      "projects-vanished",
    ]);
    expect(codes(await table([{ ...general, spent: 44 }], "2026-07-31")(fixture))).toEqual([
      "projects-vanished",
    ]);
  });

  test("is asked about where each comes in a file of its own, and told apart by one file of both", async () => {
    const fixture = openIngest();
    await table([general], "2026-06-30")(fixture);
    const held = await table([special], "2026-06-30")(fixture);
    expect(held).toMatchObject({ kind: "held" });
    expect(await table([general, special], "2026-06-30")(fixture)).toMatchObject({ kind: "applied" });
    expect([await keys(fixture), await spent(fixture)]).toEqual([2, 70n]);
  });

  test.each([
    ["twice in one account", [general, { ...general, spent: 1 }]],
    ["without an account beside one", [special, { ...general, account: "" }]],
    ["under one code", [general, special].map((row) => ({ ...row, code: "A1" }))],
  ])("%s is refused", async (_, rows) => {
    expect(await table(rows)(openIngest())).toMatchObject({
      kind: "rejected",
      findings: [{ code: "project-twice" }],
    });
  });

  test("in two special accounts is known by each", async () => {
    const fixture = openIngest();
    const other: Row = { account: "하수도사업특별회계", budget: 30, spent: 5 };
    await table([special, other], "2026-06-30")(fixture);
    await table([{ ...other, spent: 6 }, special], "2026-07-31")(fixture);
    expect([await keys(fixture), await spent(fixture)]).toEqual([2, 36n]);
  });
});
