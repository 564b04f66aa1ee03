import { describe, expect, test } from "vitest";
import { readSource } from "../../shared/formats/registry.ts";
import { councilText } from "./council/council-text.ts";
import { contextOf, expectRefused, readText } from "./readings.ts";

describe("a source file", () => {
  test.each([
    ["council-report", councilText(), "budget table"],
    ["template", "사업명,예산액\n가,1", "사업명, 예산액"],
    [
      "payment-list",
      "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액\n1,일반회계,과,사업,401-01,20200105,1000",
      "세부사업명, 지급일자, 지출액",
    ],
    ["template", "사업명\t단위사업\t예산액\t집행액\n가\t나\t1\t1", "사업명"],
  ])("is known as %s by its content, and says why", (format, text, reason) => {
    const reading = readText(text);
    expect(reading.format).toBe(format);
    expect(reading.explanation).toContain(reason);
  });

  test.each([
    ["prose", "안녕하십니까.\n예산액과 집행액을 보고드립니다."],
    ["a table of all offices", "지역,자치단체,회계,세부사업명,예산현액,지출액\n전북,무주군,일반,가,1,1"],
  ])("that is %s is known to no format, and hears what was looked for", (_, text) => {
    const reading = readText(text);
    expect(reading).toMatchObject({ kind: "refused", format: null, explanation: null });
    expect(expectRefused(reading)).toEqual(["format-unknown"]);
    expect(reading.findings[0]?.ko).toContain("단위사업명");
    expect(reading.findings[0]?.ko).toContain("표준 양식(CSV, XLSX)");
  });

  test.each([
    ["통계목", "사업명,부서,통계목,예산액,집행액,기준일\n하천,건설과,401-01,1,1,20200630", 1],
    ["예산과목", "(단위: 천원)\n사업코드,예산과목,사업명,예산액\nA1,401-01,하천,1", 2],
  ])("that is the template but for a column %s hears which one, and what to do", (header, text, row) => {
    const reading = readText(text);
    expect(expectRefused(reading)).toEqual([`format-unknown@${row}`]);
    expect(reading.findings[0]).toMatchObject({ row, column: header });
    expect(reading.findings[0]?.ko).toContain(`"${header}" 열이 있어`);
  });

  test("that is no text is refused before any format is asked", async () => {
    expect(expectRefused(await readSource(new Uint8Array(), contextOf()))).toEqual(["file-empty"]);
  });

  test("says each finding in both languages", () => {
    const { findings } = readText("사업명,예산액,비고\n가,1E+5,x\n,2,y\n나,3");
    expect(findings.length).toBeGreaterThan(3);
    for (const { ko, en } of findings) {
      expect(ko).toMatch(/[가-힣].*(오\.|다\.)$/);
      expect(en).toMatch(/^[^.]+.*\.$/);
    }
  });
});
