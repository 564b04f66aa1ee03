/** A project that was split into parts: what is paid, recorded and stated of a part is the project's. */
import { describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { releaseUpload, undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
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

const allSame = { isAllSame: true, departments: [], pairs: [] };
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
    const list = await fixture.send(payments(["하천 정비(하류)", "20200705", 5]), { fileName: "지출.csv" });
    // Whether they are the project's is asked; here somebody says that they are not.
    expect(list.kind).toBe("held");
    await releaseUpload(list.upload, "재무과", fixture);
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

describe("payments whose name only resembles a project of their department", () => {
  const june = table("2020-06-30", ["A1", "도로 포장", 100, 50], road);

  test.each([
    ["a word more", "도로 포장공사"],
    ["brackets more", "도로 포장(구간 2)"],
    ["one letter of several changed", "도로 보수 및 정비 사업"],
  ])("are asked about where the list comes later: %s", async (_, name) => {
    const fixture = openIngest();
    const known = name.startsWith("도로 보수")
      ? table("2020-06-30", ["A1", "도로 보수 및 정비 공사", 100, 50])
      : june;
    await fixture.send(known, { fileName: "6월.csv" });
    const list = await fixture.send(payments([name, "20200705", 5]), { fileName: "지출.csv" });
    expect(list).toMatchObject({ kind: "held", findings: [{ code: "project-resembles" }] });
    const answered = await answerQuestions(list.upload, allSame, "재무과", fixture);
    expect(answered.outcome).toMatchObject({ kind: "applied" });
    await fixture.send(known.replaceAll("2020-06-30", "2020-07-31"), { fileName: "7월.csv" });
    expect((await totals(fixture))[1]).toBe(known === june ? 62_000_000n : 50_000_000n);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("are asked about where the table names no department", async () => {
    const fixture = openIngest();
    await fixture.send(june.replaceAll("건설과", ""), { fileName: "6월.csv" });
    const list = await fixture.send(payments(["도로 포장공사", "20200705", 5]), { fileName: "지출.csv" });
    expect(list).toMatchObject({ kind: "held", findings: [{ code: "project-resembles" }] });
    const said = "findings" in list ? list.findings.map(({ ko }) => ko).join(" ") : "";
    expect(said).toContain("비슷한 이름");
    expect(said).not.toContain("같은 부서");
  });

  test("are asked about where the table comes later", async () => {
    const fixture = openIngest();
    await fixture.send(payments(["도로 포장공사", "20200705", 5]), { fileName: "지출.csv" });
    const held = await fixture.send(june.replaceAll("2020-06-30", "2020-07-31"), { fileName: "7월.csv" });
    expect(held).toMatchObject({ kind: "held", findings: [{ code: "project-resembles" }] });
    await answerQuestions(held.upload, allSame, "재무과", fixture);
    expect(await totals(fixture)).toEqual([160_000_000n, 62_000_000n]);
  });

  test.each([
    ["a short beginning", "도로"],
    ["another name", "교량 점검"],
    ["a name of two projects", "도로 포장공사", ["A2", "도로 포장공", 10, 5] as Row],
  ])("are no project's by %s", async (_, name, ...others: Row[]) => {
    const fixture = openIngest();
    await fixture.send(table("2020-06-30", ["A1", "도로 포장", 100, 50], ...others), { fileName: "6월.csv" });
    const list = await fixture.send(payments([name, "20200705", 5]), { fileName: "지출.csv" });
    expect(list.kind).toBe("applied");
  });

  test("stay as they are where the project has payments of its own name", async () => {
    const fixture = openIngest();
    await fixture.send(june, { fileName: "6월.csv" });
    const list = payments(["도로 포장", "20200704", 1], ["도로 포장공사", "20200705", 5]);
    expect(await fixture.send(list, { fileName: "지출.csv" })).toMatchObject({ kind: "applied" });
  });
});

describe("a file that names both of two lines that are one by an answer", () => {
  const both = (day: string) =>
    table(day, ["A1", "하천 정비", 100, 55], ["A9", "하천 정비 신규", 100, 60], road);

  async function answeredSame(): Promise<Fixture> {
    const fixture = openIngest();
    await fixture.send(table("2020-06-30", ["A1", "하천 정비", 100, 50], road), { fileName: "6월.csv" });
    const july = table("2020-07-31", ["A9", "하천 정비 신규", 100, 55], road);
    const { upload } = await fixture.send(july, { fileName: "7월.csv" });
    await answerQuestions(upload, allSame, "재무과", fixture);
    expect(await totals(fixture)).toEqual([160_000_000n, 67_000_000n]);
    return fixture;
  }

  test("is asked about, and changes nothing before", async () => {
    const fixture = await answeredSame();
    const held = await fixture.send(both("2020-08-31"), { fileName: "8월.csv" });
    expect(held).toMatchObject({ kind: "held", findings: [{ code: "answer-contradicted", row: 3 }] });
    expect(await totals(fixture)).toEqual([160_000_000n, 67_000_000n]);
  });

  test("has both once somebody says so, and is not asked about again", async () => {
    const fixture = await answeredSame();
    const { upload } = await fixture.send(both("2020-08-31"), { fileName: "8월.csv" });
    await releaseUpload(upload, "재무과", fixture);
    expect((await totals(fixture))[0]).toBe(260_000_000n);
    expect(await fixture.send(both("2020-09-30"), { fileName: "9월.csv" })).toMatchObject({
      kind: "applied",
    });
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
