/** A payment list speaks of its departments and days: equal names elsewhere stay, a renamed department is one question. */
import { describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { unmatchLines } from "../../../functions/ingest/decisions/match-lines.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies, spentIn } from "./office-ledger.ts";

const books = { office: "4573000", fiscalYear: 2026 };
const header = "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호";

type Paid = readonly [department: string, project: string, day: string, amount: number];

function listOf(...payments: readonly Paid[]): string {
  const rows = payments.map(
    ([department, project, day, amount], at) =>
      `${at + 1},일반회계,${department},${project},사무관리비,${day},"${amount}",1`,
  );
  return [header, ...rows, ""].join("\r\n");
}

type Fixture = ReturnType<typeof openIngest>;

let sent = 0;
const send = (fixture: Fixture, ...payments: readonly Paid[]) =>
  fixture.send(listOf(...payments), { books, fileName: `목록 ${sent++}.csv` });
const allSame = { isAllSame: true, departments: [], pairs: [] };

const office: readonly Paid[] = [
  ["건설과", "청사관리", "20260105", 20_000_000],
  ["건설과", "도로 정비", "20260106", 30_000_000],
  ["산림과", "청사관리", "20260107", 7_000],
  ["산림과", "조림", "20260108", 8_000],
];

describe("a list of one department", () => {
  test("leaves equal names of another department as they are", async () => {
    const fixture = openIngest();
    await send(fixture, ...office);
    const outcome = await send(
      fixture,
      ["산림과", "청사관리", "20260105", 1_000],
      ["산림과", "청사관리", "20260107", 7_000],
      ["산림과", "조림", "20260108", 8_000],
    );
    expect(outcome).toMatchObject({
      kind: "applied",
      findings: [{ code: "payments-of-departments-left", consequence: "note", value: "1" }],
    });
    expect(await spentIn(fixture.ledger, books)).toEqual({
      "건설과 청사관리": 20_000_000n,
      "건설과 도로 정비": 30_000_000n,
      "산림과 청사관리": 8_000n,
      "산림과 조림": 8_000n,
    });
  });

  test.each([
    ["of most departments", 2, "held"],
    ["of few departments", 5, "applied"],
  ])(
    "%s but several is asked about where an earlier list has others, and they stay",
    async (_, others, kind) => {
      const fixture = openIngest();
      const gone = Array.from({ length: others }, (__, at): Paid => [`과${at}`, `사업 ${at}`, "20260106", 5]);
      await send(fixture, ...office, ...gone);
      const outcome = await send(fixture, ...office);
      expect(outcome).toMatchObject({
        kind,
        findings: [{ code: "payments-of-departments-left", value: `${others}` }],
      });
      expect(await spentIn(fixture.ledger, books)).toMatchObject({ "과0 사업 0": 5n });
    },
  );

  test("is told nothing of departments without payments in its days, or of another list", async () => {
    const fixture = openIngest();
    await send(fixture, ...office, ["복지과", "급식", "20260210", 5]);
    await send(fixture, ["문화과", "축제", "20260106", 5]);
    expect(await send(fixture, ...office)).toMatchObject({
      findings: expect.not.arrayContaining([
        expect.objectContaining({ code: "payments-of-departments-left" }),
      ]) as unknown,
    });
  });

  test("that ends earlier than the office's list of the same days is told what it changes in vain", async () => {
    const fixture = openIngest();
    await send(fixture, ...office, ["산림과", "조림", "20260210", 9_000]);
    const outcome = await send(
      fixture,
      ["산림과", "청사관리", "20260107", 7_500],
      ["산림과", "조림", "20260108", 8_000],
    );
    expect(outcome).toMatchObject({ kind: "applied" });
    expect(outcome.kind === "applied" ? outcome.findings : []).toMatchObject([
      { code: "payments-overruled", consequence: "note" },
      { code: "as-of-older" },
    ]);
    expect(await spentIn(fixture.ledger, books)).toMatchObject({ "산림과 청사관리": 7_000n });
  });

  test.each([
    { what: "more of one of its projects", more: ["산림과", "조림", "20260107", 10_000_000] as const },
    { what: "a refund", more: ["산림과", "조림", "20260107", -10_000_000] as const },
  ])("that ends earlier with much money, $what, is held with the sum", async ({ more }) => {
    const fixture = openIngest();
    await send(fixture, ...office, ["산림과", "조림", "20260210", 9_000]);
    const outcome = await send(fixture, ...office.slice(2), more);
    expect(outcome.kind).toBe("held");
    const [finding] = outcome.kind === "held" ? outcome.findings : [];
    expect(finding).toMatchObject({ code: "payments-overruled", consequence: "hold" });
    expect(finding?.ko).toContain("10,000,000원");
  });

  test("that ends earlier and names a line whose payments the newer list took away is told", async () => {
    const fixture = openIngest();
    await send(fixture, ...office);
    const without = await send(fixture, ...office.slice(0, 3), ["산림과", "청사관리", "20260210", 1_000]);
    await fixture.release(without.upload);
    const outcome = await send(
      fixture,
      ["산림과", "조림", "20260108", 8_000],
      ["산림과", "청사관리", "20260107", 7_000],
    );
    expect(outcome.kind === "applied" ? outcome.findings : []).toMatchObject([
      { code: "payments-overruled" },
      { code: "as-of-older" },
    ]);
  });

  test("that ends earlier, of a department that no newer list names, is applied without a word", async () => {
    const fixture = openIngest();
    await send(fixture, ...office, ["산림과", "조림", "20260210", 9_000]);
    const outcome = await send(fixture, ["보건소", "예방접종", "20260107", 50_000_000]);
    expect(outcome).toMatchObject({ kind: "applied", findings: [] });
    expect(await spentIn(fixture.ledger, books)).toMatchObject({ "보건소 예방접종": 50_000_000n });
  });
});

describe("a list whose department was renamed", () => {
  const renamed = office.map(([department, ...rest]): Paid => [
    department === "건설과" ? "건설도로과" : department,
    ...rest,
  ]);

  test("is one question with one answer, and counts once under the new name", async () => {
    const fixture = openIngest();
    await send(fixture, ...office);
    const outcome = await send(fixture, ...renamed);
    expect(outcome).toMatchObject({
      kind: "held",
      findings: [{ code: "project-resembles", consequence: "hold", value: "2" }],
    });
    expect(outcome.kind === "held" && outcome.findings[0]?.ko).toContain('부서 "건설과" → "건설도로과" 2건');
    const departments = [{ from: "건설과", to: "건설도로과" }];
    const answered = await answerQuestions(
      outcome.upload,
      { isAllSame: false, departments, pairs: [] },
      "재무과",
      fixture,
    );
    expect(answered).toMatchObject({ kind: "matched", pairs: 2, outcome: { kind: "applied", findings: [] } });
    const after = {
      "건설도로과 청사관리": 20_000_000n,
      "건설도로과 도로 정비": 30_000_000n,
      "산림과 청사관리": 7_000n,
      "산림과 조림": 8_000n,
    };
    expect(await spentIn(fixture.ledger, books)).toEqual(after);
    expect(await send(fixture, ...renamed, ["건설도로과", "청사관리", "20260301", 1])).toMatchObject({
      kind: "applied",
      findings: [],
    });
    expect(await spentIn(fixture.ledger, books)).toEqual({ ...after, "건설도로과 청사관리": 20_000_001n });
    expect(await discrepancies(fixture, books)).toEqual([]);
  });

  test("counts once too where the answer is taken back after it came in", async () => {
    const fixture = openIngest();
    await send(fixture, ...office);
    const held = await send(fixture, ...renamed);
    const answered = await answerQuestions(held.upload, allSame, "재무과", fixture);
    const [entry = 0] = answered.entries;
    await unmatchLines(held.upload, entry, "재무과", fixture);
    const later = await send(fixture, ...renamed, ["건설도로과", "청사관리", "20260301", 1]);
    expect(later).toMatchObject({ kind: "applied", findings: [{ code: "payments-moved", value: "2" }] });
    expect(await spentIn(fixture.ledger, books)).toMatchObject({ "건설도로과 청사관리": 20_000_001n });
    expect(await discrepancies(fixture, books)).toEqual([]);
  });

  test("and lost a project is held for the project that it lost, after the answer", async () => {
    const fixture = openIngest();
    const three = [...office, ["건설과", "교량 정비", "20260106", 40_000] as const];
    await send(fixture, ...three);
    const held = await send(fixture, ...renamed);
    const answered = await answerQuestions(held.upload, allSame, "재무과", fixture);
    expect(answered.outcome).toMatchObject({
      kind: "held",
      findings: [{ code: "payments-vanished", value: "교량 정비" }],
    });
  });

  test("and corrected payments of one project is asked about that project too", async () => {
    const fixture = openIngest();
    const three = [...office, ["건설과", "교량 정비", "20260106", 40_000] as const];
    await send(fixture, ...three);
    const outcome = await send(fixture, ...renamed, ["건설도로과", "교량 정비", "20260106", 41_000]);
    expect(outcome).toMatchObject({ kind: "held", findings: [{ code: "project-resembles", value: "3" }] });
  });

  test("and stands beside its old name in a list that ends earlier is asked about as well", async () => {
    const fixture = openIngest();
    await send(fixture, ...renamed, ["건설도로과", "청사관리", "20260301", 1]);
    expect(await send(fixture, ...office)).toMatchObject({
      kind: "held",
      findings: [{ code: "project-resembles" }],
    });
  });

  test("of days that the old name had no payments of asks nothing", async () => {
    const fixture = openIngest();
    await send(fixture, ...office);
    const outcome = await send(
      fixture,
      ["건설도로과", "청사관리", "20260301", 1],
      ["건설도로과", "도로 정비", "20260302", 2],
    );
    expect(outcome).toMatchObject({ kind: "applied", findings: [] });
  });
});

describe("a list without departments", () => {
  const header7 = "번호,회계구분,세부사업명,통계목,지급일자,지출액,지급명령번호";
  const without = (...payments: readonly Paid[]): string =>
    [
      header7,
      ...payments.map(
        ([, project, on, amount], at) => `${at + 1},일반회계,${project},사무관리비,${on},"${amount}",1`,
      ),
      "",
    ].join("\r\n");

  test.each(["with departments first", "without first"])(
    "of the payments of one with departments counts them once: %s",
    async (order) => {
      const fixture = openIngest();
      const lists = [listOf(...office), without(...office)];
      const [first = "", second = ""] = order === "without first" ? lists.toReversed() : lists;
      await fixture.send(first, { books, fileName: "1.csv" });
      const outcome = await fixture.send(second, { books, fileName: "2.csv" });
      expect(outcome).toMatchObject({ kind: "applied", findings: [{ code: "payments-moved" }] });
      const total = Object.values(await spentIn(fixture.ledger, books)).reduce((sum, won) => sum + won, 0n);
      expect(total).toBe(50_015_000n);
    },
  );

  test("that is of one department alone does not take the others' payments of the name with it", async () => {
    const fixture = openIngest();
    await fixture.send(without(...office), { books, fileName: "1.csv" });
    const outcome = await send(fixture, ...office.slice(2), ["산림과", "조림", "20260105", 1]);
    expect(outcome).toMatchObject({ kind: "held" });
    expect(outcome.kind === "held" ? outcome.findings : []).toContainEqual(
      expect.objectContaining({ code: "payments-vanished", value: "청사관리" }),
    );
  });
});
