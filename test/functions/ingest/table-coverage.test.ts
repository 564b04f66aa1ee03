/** An office's own tables and second dumps of a day, held against what the ledger has of their day. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { verifyLedger } from "../../../functions/verify/replay/verify-ledger.ts";
import type { IngestOutcome } from "../../../shared/examination/submission.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { replayTarget } from "../../../shared/stores/compare-ledgers.ts";
import { openData, openDataBooks } from "../../support/open-data.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies, totals } from "./office-ledger.ts";
import { questionsOf } from "../../../shared/examination/files/open-questions.ts";

type Row = readonly [name: string, department: string, budget: number, spent: number];

function table(date: string, ...rows: readonly Row[]): string {
  const lines = rows.map(([name, department, ...won]) =>
    ["", name, department, "일반회계", ...won, date].join(","),
  );
  return ["사업코드,사업명,부서,회계,예산액(원),집행액(원),기준일", ...lines, ""].join("\n");
}

const elderly: Row = ["경로당 운영", "복지정책과", 300_000_000, 100_000_000];
const villages: Row = ["마을 안길 정비", "복지정책과", 200_000_000, 50_000_000];
const rivers: Row = ["하천 정비", "건설과", 400_000_000, 90_000_000];
const roads: Row = ["도로 개설", "건설과", 500_000_000, 80_000_000];
const june = [elderly, villages, rivers, roads];
const others = [villages, rivers, roads];

type Fixture = ReturnType<typeof openIngest>;

async function withJune(): Promise<Fixture> {
  const fixture = openIngest();
  await fixture.send(table("2020-06-30", ...june), { fileName: "6월.csv" });
  return fixture;
}

function codes(outcome: IngestOutcome): string[] {
  return "findings" in outcome
    ? outcome.findings.map(({ code, consequence }) => `${consequence} ${code}`)
    : [];
}

const allSame = { isAllSame: true, departments: [], pairs: [] };

describe("a table whose line", () => {
  test.each([
    {
      what: "moves to another department with another budget",
      row: ["경로당 운영", "건설과", 310_000_000, 120_000_000] as const,
    },
    {
      what: "is renamed a little with another budget",
      row: ["경로당 운영(전환사업)", "복지정책과", 310_000_000, 120_000_000] as const,
    },
    {
      what: "gets another name and another budget",
      row: ["어르신 쉼터 지원", "복지정책과", 310_000_000, 120_000_000] as const,
    },
  ])("$what is one question, and after the answer the total is the table's", async ({ row }) => {
    const fixture = await withJune();
    const outcome = await fixture.send(table("2020-07-31", row, ...others), { fileName: "7월.csv" });
    expect(codes(outcome)).toEqual(["hold projects-vanished", "hold project-resembles"]);
    expect(await questionsOf(outcome.upload, fixture)).toMatchObject([
      { fromName: row[0], toName: elderly[0] },
    ]);
    const answered = await answerQuestions(outcome.upload, allSame, "재무과", fixture);
    expect(answered).toMatchObject({ kind: "matched", pairs: 1, outcome: { kind: "applied" } });
    expect(await totals(fixture)).toEqual([1_410_000_000n, 340_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("is gone is held with its sum, and goes in stated with amounts of 0", async () => {
    const fixture = await withJune();
    const outcome = await fixture.send(table("2020-07-31", ...others), { fileName: "7월.csv" });
    expect(codes(outcome)).toEqual(["hold projects-vanished"]);
    expect("findings" in outcome && outcome.findings[0]?.ko).toContain(
      "1건, 300,000,000원이 이 파일에 없습니다",
    );
    const ended = table("2020-07-31", ["경로당 운영", "복지정책과", 0, 0], ...others);
    expect(await fixture.send(ended, { fileName: "다시.csv" })).toMatchObject({ kind: "applied" });
    expect(await totals(fixture)).toEqual([1_100_000_000n, 220_000_000n]);
  });

  test("is gone with its whole department is held too", async () => {
    const fixture = await withJune();
    const outcome = await fixture.send(table("2020-07-31", ...june.slice(0, 2)), { fileName: "7월.csv" });
    expect(codes(outcome)).toEqual(["hold projects-vanished"]);
  });

  test("comes alone after a release is one of many tables, and holds nothing more", async () => {
    const fixture = await withJune();
    const alone = await fixture.send(table("2020-07-31", elderly), { fileName: "한 사업.csv" });
    await fixture.release(alone.upload);
    const next = table("2020-08-31", [elderly[0], elderly[1], elderly[2], 110_000_000]);
    expect(await fixture.send(next, { fileName: "다음.csv" })).toMatchObject({ kind: "applied" });
    expect(await fixture.send(table("2020-08-31", villages), { fileName: "둘째.csv" })).toMatchObject({
      kind: "applied",
    });
  });
});

describe("a late table", () => {
  test.each([
    { what: "lacks a line of its own day", rows: others, says: ["hold projects-vanished"] },
    {
      what: "has a line that the later table lacks",
      rows: [...june, ["옛 사업", "건설과", 70_000_000, 0] as const],
      says: ["hold lines-of-older-table"],
    },
    { what: "is whole", rows: june, says: [] },
  ])("that $what", async ({ rows, says: expected }) => {
    const fixture = await withJune();
    await fixture.send(
      table(
        "2020-08-31",
        ...june.map(([name, department, budget, spent]): Row => [name, department, budget, spent * 2]),
      ),
      { fileName: "8월.csv" },
    );
    const outcome = await fixture.send(table("2020-07-31", ...rows), { fileName: "7월.csv" });
    expect(codes(outcome).filter((code) => code !== "note as-of-older")).toEqual(expected);
  });

  test("that falls below its own day's figures is told, and a second one of a day is held", async () => {
    const fixture = await withJune();
    const raised = june.map(([name, department, budget, spent]): Row => [
      name,
      department,
      budget,
      spent + 300_000_000,
    ]);
    await fixture.send(table("2020-08-31", ...raised), { fileName: "8월.csv" });
    const lower = june.map(([name, department, budget, spent]): Row => [
      name,
      department,
      budget,
      spent / 10,
    ]);
    expect(codes(await fixture.send(table("2020-06-30", ...lower), { fileName: "6월 다시.csv" }))).toContain(
      "hold day-lowered",
    );
  });
});

describe("a second dump of a day", () => {
  const dump = (...spent: readonly number[]): string =>
    openData(
      "2026-06-30",
      spent.map((won, at) => ({
        code: `CA0000000000000${at}`,
        name: `사업 ${at}`,
        department: `100200${at % 2}`,
        budget: 900_000_000,
        spent: won,
      })),
    );
  const send = (fixture: Fixture, text: string) =>
    fixture.send(text, { books: openDataBooks, fileName: `${text.length}.json` });

  test.each([
    { what: "a little lower", second: [100_000_000, 199_000_000], says: ["note day-lowered"] },
    { what: "much lower", second: [100_000_000, 180_000_000], says: ["hold day-lowered"] },
    { what: "higher", second: [100_000_000, 280_000_000], says: [] },
  ])("that is $what", async ({ second, says: expected }) => {
    const fixture = openIngest();
    await send(fixture, dump(100_000_000, 200_000_000));
    expect(codes(await send(fixture, dump(...second)))).toEqual(expected);
  });

  test("that lacks a line of the first is held, and released it says by what the ledger's totals differ", async () => {
    const fixture = openIngest();
    await send(fixture, dump(100_000_000, 200_000_000, 300_000_000));
    const held = await send(fixture, dump(100_000_000, 200_000_000));
    expect(codes(held)).toEqual(["hold projects-vanished"]);
    const released = await fixture.release(held.upload);
    const found = "findings" in released ? released.findings : [];
    expect(found.filter(({ code }) => code === "totals-differ").map(({ column }) => column)).toEqual([
      "예산액",
      "예산현액",
      "집행액",
    ]);
    expect(found.at(-1)?.ko).toContain(
      '집행액 합계는 600,000,000원이고 이 전체 자료의 합계는 300,000,000원입니다. 다른 사업 1건(장부 / 자료): "사업 2" 300,000,000 / –',
    );
    const evidence = {
      ledger: fixture.ledger,
      replayTarget: () => replayTarget(fixture.table),
      files: fixture.files,
      readDocument: openDocument,
    };
    expect((await verifyLedger(openDataBooks, evidence, [], () => {})).discrepancies).toEqual([]);
  });

  const county = new URL("../../../../shared/data/lofin365/", import.meta.url);
  const text = (name: string): string => readFileSync(new URL(name, county), "utf8");

  test.skipIf(!existsSync(county))(
    "of the county: the later goes in, the earlier after it is held (skipped where ../shared/data is absent)",
    async () => {
      const [first, again] = [
        text("muju-1-asof-20260629-first.json"),
        text("muju-3-asof-20260629-again.json"),
      ];
      const fixture = openIngest(40);
      await send(fixture, first);
      expect(codes(await send(fixture, again))).not.toContain("hold day-lowered");
      const late = openIngest(40);
      await send(late, again);
      const outcome = await send(late, first);
      expect(codes(outcome)).toContain("hold day-lowered");
      const found = "findings" in outcome ? outcome.findings : [];
      expect(found.find(({ column }) => column === "집행액")?.ko).toContain(
        "290,340,483,877원에서 281,314,461,077원으로 9,026,022,800원 줄어듭니다",
      );
    },
    60_000,
  );
});
