/** A payment list that calls its accounts otherwise: what it states of the days and projects that are known is asked about, and counts once. */
import { describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { takeAnswerBack } from "../../../functions/ingest/decisions/take-answer-back.ts";
import { openData } from "../../support/open-data.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies, spentIn } from "./office-ledger.ts";
import { questionsOf } from "../../../shared/examination/files/open-questions.ts";

const books = { office: "4573000", fiscalYear: 2026 };
const header = "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호";
type Paid = readonly [account: string, department: string, project: string, day: string, amount: number];
type Fixture = ReturnType<typeof openIngest>;

let sent = 0;
function send(fixture: Fixture, ...payments: readonly Paid[]) {
  const rows = payments.map(([account, department, project, day, amount], at) =>
    [at + 1, account, department, project, "시설비", day, amount, `x${at}`].join(","),
  );
  const text = [header, ...rows, ""].join("\r\n");
  return fixture.send(text, { books, fileName: `목록 ${sent++}.csv` });
}

const paidFrom = (roads: string, welfare: string): readonly Paid[] => [
  [roads, "건설과", "도로정비", "20260105", 50_000_000],
  [welfare, "복지과", "경로당 운영", "20260110", 3_000_000],
];
const once = { "건설과 도로정비": 50_000_000n, "복지과 경로당 운영": 3_000_000n };
const allSame = { isAllSame: true, departments: [], pairs: [] };

describe("a list of payments that the ledger has", () => {
  test.each([
    ["일반", "일반"],
    ["100 일반회계", "100 일반회계"],
    ["일반회계(본청)", "일반회계(본청)"],
    ["일반회계", "하수도사업특별회계"],
  ])(
    "under the accounts %s and %s is held, answered by one word, and taken back whole",
    async (roads, welfare) => {
      const fixture = openIngest();
      await send(
        fixture,
        ...paidFrom("일반회계", welfare === "하수도사업특별회계" ? "수질개선특별회계" : "일반회계"),
      );
      const held = await send(fixture, ...paidFrom(roads, welfare));
      expect(held).toMatchObject({ kind: "held", findings: [{ code: "project-resembles" }] });
      const questions = await questionsOf(held.upload, fixture);
      expect(questions.at(-1)).toMatchObject({
        toName: "경로당 운영",
        evidence: ["same-name", "same-payments", "account-renamed"],
      });
      expect(questions.at(-1)?.why.ko).toContain(` → ${welfare}`);
      const answered = await answerQuestions(held.upload, allSame, "재무과", fixture);
      expect(answered).toMatchObject({ outcome: { kind: "applied" } });
      expect(await spentIn(fixture.ledger, books)).toEqual(once);
      expect(await discrepancies(fixture, books)).toEqual([]);
      const taken = await takeAnswerBack(answered.upload, [...answered.entries], "재무과", fixture);
      expect(taken).toMatchObject({ kind: "matched", outcome: { kind: "held" } });
      expect(await spentIn(fixture.ledger, books)).toEqual(once);
    },
  );

  test("with one payment corrected is asked about that project too, once two others moved to the account", async () => {
    const fixture = openIngest();
    const more: Paid = ["일반회계", "건설과", "하천정비", "20260301", 1_000_000];
    const third: Paid = ["일반회계", "건설과", "교량 점검", "20260302", 7_000_000];
    await send(fixture, ...paidFrom("일반회계", "일반회계"), more, third);
    const held = await send(
      fixture,
      ...paidFrom("일반", "일반"),
      ["일반", "건설과", "하천정비", "20260301", 1_200_000],
      ["일반", "건설과", "교량 점검", "20260302", 7_000_000],
    );
    expect(await questionsOf(held.upload, fixture)).toHaveLength(4);
    const answered = await answerQuestions(held.upload, allSame, "재무과", fixture);
    // The only payment of the project is another one now.
    expect(answered.outcome).toMatchObject({ kind: "held", findings: [{ code: "payments-vanished" }] });
    await fixture.release(answered.upload);
    expect(await spentIn(fixture.ledger, books)).toMatchObject({ ...once, "건설과 하천정비": 1_200_000n });
  });

  test("that says again what another account has on its own asks of the renamed account alone", async () => {
    const fixture = openIngest();
    const special: Paid = ["치수사업특별회계", "건설과", "도로정비", "20260105", 50_000_000];
    await send(fixture, ...paidFrom("일반회계", "일반회계"), special);
    const held = await send(fixture, ...paidFrom("일반", "일반"), special);
    expect((await questionsOf(held.upload, fixture)).map(({ to }) => to)).toEqual([
      "payment/일반회계/건설과/도로정비",
      "payment/일반회계/복지과/경로당운영",
    ]);
  });

  test("of another account, with projects of the same names paid otherwise, is taken without a word", async () => {
    const fixture = openIngest();
    await send(fixture, ...paidFrom("일반회계", "일반회계"));
    const outcome = await send(
      fixture,
      ["치수사업특별회계", "건설과", "도로정비", "20260105", 2_000_000],
      ["치수사업특별회계", "복지과", "경로당 운영", "20260110", 9_000_000],
    );
    expect(outcome).toMatchObject({ kind: "applied", findings: [] });
  });

  test("states its account's other projects too once its new name was answered: one that it lacks is held", async () => {
    const fixture = openIngest();
    const roads: readonly Paid[] = [
      ["일반회계", "건설과", "도로정비", "20260105", 50_000_000],
      ["일반회계", "건설과", "하천정비", "20260106", 4_000_000],
      ["일반회계", "건설과", "교량 점검", "20260107", 5_000_000],
    ];
    await send(fixture, ...roads);
    const shorter = roads.slice(0, 2).map(([, ...rest]): Paid => ["일반", ...rest]);
    const held = await send(fixture, ...shorter, ["일반", "건설과", "도로정비", "20260201", 1]);
    const answered = await answerQuestions(held.upload, allSame, "재무과", fixture);
    expect(answered).toMatchObject({ outcome: { kind: "held" } });
    expect(answered.outcome?.kind === "held" ? answered.outcome.findings : []).toMatchObject([
      { code: "payments-vanished", consequence: "hold", value: "교량 점검" },
    ]);
  });
});

test("payments of an account that was answered to be renamed stay laid over the project that a dump states", async () => {
  const fixture = openIngest();
  const rows = [
    {
      code: "4573000202600010",
      name: "도로정비",
      department: "4573001",
      budget: 100_000_000,
      spent: 50_000_000,
    },
  ];
  const roads = paidFrom("일반회계", "일반회계").slice(0, 1);
  await send(fixture, ...roads);
  await fixture.send(openData("2026-01-31", rows), { books, fileName: "덤프.json" });
  const held = await send(fixture, ...paidFrom("일반", "일반").slice(0, 1), [
    "일반",
    "건설과",
    "도로정비",
    "20260301",
    1_000_000,
  ]);
  const answered = await answerQuestions(held.upload, allSame, "재무과", fixture);
  expect(answered).toMatchObject({ outcome: { kind: "applied" } });
  expect(Object.values(await spentIn(fixture.ledger, books))).toEqual([51_000_000n]);
});
