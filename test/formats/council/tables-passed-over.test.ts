import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { otherTablesIn } from "../../../shared/formats/council/tables-passed-over.ts";
import { councilTablesIn } from "../../../shared/formats/printed/budget-tables.ts";
import { councilText } from "./council-text.ts";
import { codesOf, expectRead, readText } from "../readings.ts";

const published = new URL("../../../../shared/data/seed/000_28d2bcfaeb1c558b.txt", import.meta.url);
const namesIn = (text: string) => {
  const lines = text.split("\n");
  return otherTablesIn(lines, councilTablesIn(lines)).map((table) =>
    table.kind === "ledgerless" ? table.name : table.kind,
  );
};

describe("a table without money in a council report", () => {
  test.each([
    ["staffing", "인력", "2 인 력\n\n구분\t계\t5급\n정 원\t1,300\t1,200\n현 원\t1,300\t1,200"],
    ["staffing", "인력 현황", "구분\t계\n정원\t1,300"],
    ["facilities", "주요시설 및 장비", "주요시설 및 장비\n\n구분\t연면적\n시설\t1,684㎡"],
    ["facilities", "주요시설·장비 현황", "□ 주요시설·장비 현황\n|구분|연면적|\n|시설|1,684|"],
    ["organisation", "조직", "1 조직\n팀\t주민 수\n1팀\t12,000"],
    ["schedule", "추진일정", "□ 추진일정\n월\t참여자\n3월\t1,200"],
    ["contents", null, "연번\t사 업 명\t쪽\n1\t새 사업\t8"],
  ])("is passed over and called by its name: %s, %s", (name, label, text) => {
    expect(namesIn(text)).toEqual([name]);
    const reading = readText(councilText({ after: text }));
    const said = label === null ? [] : [{ code: "tables-not-read", ko: `읽지 않은 표 1개: ${label}` }];
    const others = readText(councilText()).findings.map(({ code, ko }) => ({ code, ko }));
    expect(reading.findings.map(({ code, ko }) => ({ code, ko }))).toEqual([...others, ...said]);
  });

  test("is named on one line with all others, and counted", () => {
    const after =
      "2 인 력\n\n구분\t계\n정원\t3\n\n□ 주요시설\n\n구분\t면적\n시설\t84\n\n□ 추진일정\n월\t참여자\n3월\t12";
    const { findings } = readText(councilText({ after }));
    expect(findings.at(-1)).toMatchObject({
      ko: "읽지 않은 표 3개: 인력, 주요시설, 추진일정",
      en: "3 tables were not read: 인력, 주요시설, 추진일정",
    });
  });

  test.skipIf(!existsSync(published))("is each of the published report's that is not of the budget", () => {
    expect(namesIn(readFileSync(published, "utf8"))).toEqual([
      "contents",
      "staffing",
      "facilities",
      "contents",
      "contents",
    ]);
  });

  test("is no budget table under another name: text in cells says nothing", () => {
    expect(namesIn("대상\t내용\n청년\t교육 20명\n주민\t1,200명")).toEqual([]);
  });
});

describe("a table with money that is not one of budget and execution", () => {
  test.each([
    ["table-unknown", "a header that speaks of money", "구분\t사업비\n가\t100"],
    ["table-unknown", "a unit in its header", "구분\t계(천원)\n가\t100"],
    ["table-unknown", "amounts under an unknown heading", "□ 지원 실적\n구분\t계\n가\t1,300"],
    ["table-unknown", "amounts in rows named like places", "구분\t2020\n시설\t1,300"],
    [
      "table-unknown",
      "a header that speaks of money under a known name",
      "주요시설 및 장비\n명칭\t구입금액\n차량\t100",
    ],
    ["table-unknown", "amounts in won", "구분\t2020\n가\t500천원"],
    ["budget-table-left-out", "bars", "|구분|집행|\n|---|---|\n|가|100|"],
  ])("is not passed over in silence: %s, %s", (code, _, text) => {
    const reading = readText(councilText({ after: text }));
    expect(expectRead(reading).records).toEqual(expectRead(readText(councilText())).records);
    expect(codesOf(reading)).toContain(code);
    expect(codesOf(reading)).toContain("tables-not-read");
  });

  test("stands before all else that is said where it speaks of a budget or its execution", () => {
    const reading = readText(councilText({ after: "□ 계약 현황\n계약명\t집행금액\n청소\t1,300" }));
    expect(reading.findings[0]).toMatchObject({ code: "budget-table-left-out", column: "계약명 · 집행금액" });
  });

  test("is not hidden by a budget table right above it", () => {
    const rows = ["기본경비\t80\t40\t50\t50.0", "구분\t사업비", "가\t백"];
    expect(codesOf(readText(councilText({ rows, contents: [], businesses: [] })))).toContain("table-unknown");
  });

  test("is refused as before where its rows look like those of a broken budget table", () => {
    const after = "예산금액\t지출\n100 (시 40, 구 60)\t50 (구비)";
    expect(readText(councilText({ after })).kind).toBe("refused");
  });
});

describe("a second budget table of the year", () => {
  const report = (...rows: readonly string[]) =>
    [
      "2020년 예산집행 현황 (2020. 10. 31. 현재)",
      "(단위: 천원)",
      "단위사업명\t예산액\t집행액",
      "복지\t9\t4",
      ...rows,
    ].join("\n");

  test("is another level of the first where it adds up to the same", () => {
    const reading = readText(
      report("", "□ 세부", "(단위: 천원)", "세부사업명\t예산액\t집행액", "급식\t5\t1", "돌봄\t4\t3"),
    );
    expect(codesOf(reading)).toContain("table-ignored");
    expect(reading.findings.filter(({ consequence }) => consequence === "hold")).toEqual([]);
  });

  test("waits for a person where it holds other money", () => {
    const { findings } = readText(
      report("", "□ 세부", "(단위: 천원)", "세부사업명\t예산액\t집행액", "공원\t5\t1"),
    );
    expect(findings[0]).toMatchObject({ code: "budget-table-left-out", consequence: "hold", row: 8 });
  });

  test("is read beside the first where each is a department's, however they head their rows", () => {
    const text = [
      "2020년 예산집행 현황 (2020. 10. 31. 현재)",
      "□ 총무과 사업별 예산 및 집행 현황",
      "(단위: 천원)",
      "단위사업명\t예산액\t집행액",
      "복지\t9\t4",
      "",
      "□ 복지정책과 사업별 예산 및 집행 현황",
      "(단위: 천원)",
      "세부사업명\t예산액\t집행액",
      "급식\t5\t1",
    ].join("\n");
    const { records } = expectRead(readText(text));
    expect(records.map(({ project }) => `${project.department} ${project.name}`)).toEqual([
      "총무과 복지",
      "복지정책과 급식",
    ]);
  });
});

test.each([
  ["□ 예 산 액 : 936,864천원 (국 468,432 시 234,216 구 234,216)", true],
  ["  ○ 집행액: 776,595천원(82.9%)", true],
  ["- 예산현액 : 총 1,200 백만원", true],
  ["□ 소요예산: 총 775,975천원 (시 150,000, 구비 625,975)", false],
  ["□ 예산액 : 해당 없음", false],
  ["○ 예산액 증액 사유 : 인건비 상승 3,000원", false],
])("an amount in the prose, %s, is named as left out: %s", (line, isNamed) => {
  const table = ["사업명\t예산액\t집행액", "급식\t5\t3"];
  const text = ["2020년 업무보고", "□ 예산현황 (2020. 10. 31. 현재)", "(단위: 천원)", ...table, "", line, ""];
  const found = readText(text.join("\n")).findings.filter(({ code }) => code === "prose-amounts-left-out");
  expect(found).toMatchObject(isNamed ? [{ row: 7, value: line.trim(), consequence: "note" }] : []);
});
