/** A project that was split into parts: what is paid, recorded and stated of a part is the project's. */
import { describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { ingestEvent } from "../../../functions/ingest/journal/ingest-event.ts";
import { executionRecorded } from "../../../shared/contracts/events/execution-recorded.ts";
import { books } from "../../support/uploads.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies, totals } from "./office-ledger.ts";

type Fixture = ReturnType<typeof openIngest>;
type Row = readonly [code: string, name: string, budget: number, spent: number];

const million = 1_000_000;

function table(date: string, ...rows: readonly Row[]): string {
  const header = "사업코드,사업명,부서,회계,예산액(원),집행액(원),기준일";
  const lines = rows.map(([code, name, budget, spent]) =>
    [code, name, "건설과", "일반회계", budget * million, spent * million, date].join(","),
  );
  return [header, ...lines, ""].join("\n");
}

function payments(...rows: readonly (readonly [name: string, date: string, won: number])[]): string {
  const lines = rows.map(([name, date, won], at) =>
    [at + 1, "일반회계", "건설과", name, date, won * million].join(","),
  );
  return ["번호,회계구분,부서명,세부사업명,지급일자,지출액", ...lines, ""].join("\n");
}

const road: Row = ["A3", "도로 보수", 60, 12];

async function splitProject(withCodes = true): Promise<Fixture> {
  const fixture = openIngest();
  const code = (text: string): string => (withCodes ? text : "");
  await fixture.send(table("2020-06-30", [code("A1"), "하천 정비", 100, 50], road), { fileName: "6월.csv" });
  const parts: Row[] = [
    [code("A11"), "하천 정비(상류)", 60, 35],
    [code("A12"), "하천 정비(하류)", 40, 20],
  ];
  const { upload } = await fixture.send(table("2020-07-31", ...parts, road), { fileName: "7월.csv" });
  const allSame = { isAllSame: true, departments: [], pairs: [] };
  const answered = await answerQuestions(upload, allSame, "재무과", fixture);
  expect(answered.outcome).toMatchObject({ kind: "applied" });
  expect(await totals(fixture)).toEqual([160_000_000n, 67_000_000n]);
  return fixture;
}

describe("payments of a part", () => {
  test.each([
    ["with codes", true],
    ["without codes", false],
  ])("are laid over the project, before its next table and after it, %s", async (_, withCodes) => {
    const fixture = await splitProject(withCodes);
    const list = payments(
      ["하천 정비", "20200605", 1],
      ["하천 정비(하류)", "20200815", 5],
      ["하천 정비(상류)", "20200816", 7],
    );
    expect(await fixture.send(list, { fileName: "지출.csv" })).toMatchObject({ kind: "applied" });
    expect(await totals(fixture)).toEqual([160_000_000n, 79_000_000n]);
    const [upper, lower] = withCodes ? ["A11", "A12"] : ["", ""];
    const august = table(
      "2020-08-31",
      [upper, "하천 정비(상류)", 60, 42],
      [lower, "하천 정비(하류)", 40, 25],
      road,
    );
    const { upload } = await fixture.send(august, { fileName: "8월.csv" });
    expect(await totals(fixture)).toEqual([160_000_000n, 79_000_000n]);
    await undoUpload(upload, "재무과", fixture);
    expect(await totals(fixture)).toEqual([160_000_000n, 79_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("that were listed before the project was split are in what its parts state", async () => {
    const fixture = openIngest();
    await fixture.send(table("2020-06-30", ["A1", "하천 정비", 100, 50], road), { fileName: "6월.csv" });
    await fixture.send(payments(["하천 정비(하류)", "20200705", 5]), { fileName: "지출.csv" });
    expect(await totals(fixture)).toEqual([160_000_000n, 67_000_000n]);
    const parts: Row[] = [
      ["A11", "하천 정비(상류)", 60, 35],
      ["A12", "하천 정비(하류)", 40, 20],
    ];
    const { upload } = await fixture.send(table("2020-07-31", ...parts, road), { fileName: "7월.csv" });
    await answerQuestions(upload, { isAllSame: true, departments: [], pairs: [] }, "재무과", fixture);
    expect(await totals(fixture)).toEqual([160_000_000n, 67_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });
});

describe("an event about a part", () => {
  const recorded = (code: string, name: string, date: string, won: string, kind = "increment") => ({
    projectCode: code,
    projectName: name,
    department: "건설과",
    account: "일반회계",
    measure: "expenditure",
    fund: "unsplit",
    kind,
    date,
    amountWon: won,
  });

  function send(fixture: Fixture, ...records: readonly object[]) {
    return ingestEvent(executionRecorded.parse({ version: 1, eventId: "e1", ...books, records }), fixture);
  }

  test("and about the whole adds both to the project", async () => {
    const fixture = await splitProject();
    const outcome = await send(
      fixture,
      recorded("A12", "하천 정비(하류)", "2020-08-05", "1000000"),
      recorded("A1", "하천 정비", "2020-08-06", "2000000"),
      recorded("A11", "하천 정비(상류)", "2020-08-06", "4000000"),
    );
    expect(outcome).toMatchObject({ kind: "applied" });
    expect(await totals(fixture)).toEqual([160_000_000n, 74_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });
});
