import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
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
  it.each([
    ["staffing", "2 인 력\n\n구분\t계\t5급\n정 원\t1,300\t1,200\n현 원\t1,300\t1,200"],
    ["staffing", "구분\t계\n정원\t1,300"],
    ["facilities", "주요시설 및 장비\n\n구분\t연면적\n시설\t1,684㎡"],
    ["facilities", "□ 주요시설·장비 현황\n|구분|연면적|\n|시설|1,684|"],
    ["organisation", "1 조직\n팀\t주민 수\n1팀\t12,000"],
    ["schedule", "□ 추진일정\n월\t참여자\n3월\t1,200"],
    ["contents", "연번\t사 업 명\t쪽\n1\t새 사업\t8"],
  ])("is passed over by its name: %s", (name, text) => {
    expect(namesIn(text)).toEqual([name]);
    const reading = readText(councilText({ after: text }));
    expect(codesOf(reading)).toEqual(codesOf(readText(councilText())));
  });

  it.skipIf(!existsSync(published))("is each of the published report's that is not of the budget", () => {
    expect(namesIn(readFileSync(published, "utf8"))).toEqual([
      "contents",
      "staffing",
      "facilities",
      "contents",
      "contents",
    ]);
  });

  it("is no budget table under another name: text in cells says nothing", () => {
    expect(namesIn("대상\t내용\n청년\t교육 20명\n주민\t1,200명")).toEqual([]);
  });
});

describe("a table with money that is not one of budget and execution", () => {
  it.each([
    ["a header that speaks of money", "구분\t사업비\n가\t100"],
    ["a unit in its header", "구분\t계(천원)\n가\t100"],
    ["amounts under an unknown heading", "□ 지원 실적\n구분\t계\n가\t1,300"],
    ["amounts in rows named like places", "구분\t2020\n시설\t1,300"],
    ["a header that speaks of money under a known name", "주요시설 및 장비\n명칭\t구입금액\n차량\t100"],
    ["amounts in won", "구분\t2020\n가\t500천원"],
    ["bars", "|구분|집행|\n|---|---|\n|가|100|"],
  ])("is not passed over in silence: %s", (_, text) => {
    const reading = readText(councilText({ after: text }));
    expect(expectRead(reading).records).toEqual(expectRead(readText(councilText())).records);
    expect(codesOf(reading)).toContain("table-unknown");
  });

  it("is not hidden by a budget table right above it", () => {
    const rows = ["기본경비\t80\t40\t50\t50.0", "구분\t사업비", "가\t백"];
    expect(codesOf(readText(councilText({ rows, contents: [], businesses: [] })))).toContain("table-unknown");
  });

  it("is refused as before where its rows look like those of a broken budget table", () => {
    const after = "예산금액\t지출\n100 (시 40, 구 60)\t50 (구비)";
    expect(readText(councilText({ after })).kind).toBe("refused");
  });
});
