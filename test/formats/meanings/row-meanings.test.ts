// Rows whose meaning stands in a column beside the amount, in every format that has rows.
import { describe, expect, test } from "vitest";
import type { SourceReading } from "../../../shared/formats/registry.ts";
import { codesOf, day, expectRead, expectRefused, readText } from "../readings.ts";

const over = { office: "4573000", fiscalYear: 2026 };

function read(header: string, ...rows: readonly string[]): SourceReading {
  return readText([header, ...rows].join("\n"), over);
}

function paid(reading: SourceReading): readonly bigint[] {
  return expectRead(reading).records.flatMap(({ entries }) => entries.map(({ amount }) => amount));
}

function findingsOf(reading: SourceReading): readonly string[] {
  return reading.findings.map(({ code, consequence }) => `${code} ${consequence}`);
}

describe("a payment list", () => {
  test.each(["지출구분", "결의구분", "구분", "거래유형"])("takes away what %s calls a refund", (header) => {
    const reading = read(
      `번호,부서명,세부사업명,${header},지급일자,지출액`,
      "1,과,경로당,지출,20260310,50",
      "2,과,경로당,과오납 반납,20260320,20",
    );
    expect(paid(reading)).toEqual([50n, -20n]);
    expect(reading.findings).toMatchObject([
      { code: "refunds-applied", consequence: "note", row: 3, column: header, value: "과오납 반납" },
    ]);
  });

  test("leaves a refund that is printed below 0 as it is", () => {
    expect(
      paid(read("세부사업명,구분,지급일자,지출액", "가,지출,20260310,50", "가,여입,20260320,-20")),
    ).toEqual([50n, -20n]);
  });

  test("is held where refunds are printed with both signs", () => {
    const reading = read("세부사업명,구분,지급일자,지출액", "가,여입,20260310,50", "가,여입,20260320,-20");
    expect(findingsOf(reading)).toEqual(["refunds-of-both-signs hold"]);
    expect(paid(reading)).toEqual([-50n, -20n]);
  });

  test("leaves out what is revenue, and is refused where there is nothing else", () => {
    const header = "세부사업명,수지구분,지급일자,지출액";
    const reading = read(header, "가,세출,20260310,50", "가,세입,20260320,20");
    expect(paid(reading)).toEqual([50n]);
    expect(findingsOf(reading)).toEqual(["revenue-left-out note"]);
    expect(expectRefused(read(header, "가,세입,20260320,20"))).toEqual(["rows-of-revenue@2"]);
  });

  test("leaves out what is cancelled, and says how much", () => {
    const reading = read(
      "세부사업명,처리상태,지급일자,지출액",
      "가,지급완료,20260310,50",
      "가,지급취소,20260320,20",
      "가,반려,20260321,7",
    );
    expect(paid(reading)).toEqual([50n]);
    expect(findingsOf(reading)).toEqual(["cancelled-left-out note", "cancelled-left-out note"]);
    expect(reading.findings[0]?.ko).toContain("1건(3행, 합계 20원)");
  });

  test.each([
    ["a step before payment", "처리상태", "지급대기"],
    ["a correction", "구분", "정정결의"],
    ["a cancellation that may take another row back", "구분", "취소"],
    ["a refund of an earlier year", "구분", "과년도 반납"],
    ["a word of refunds under another header", "비고", "반납"],
  ])("is held with its rows for %s", (_, header, word) => {
    const reading = read(`세부사업명,${header},지급일자,지출액`, "가,,20260310,50", `가,${word},20260320,20`);
    expect(reading.findings).toMatchObject([
      { code: "rows-unclear", consequence: "hold", row: 3, column: header, value: word },
    ]);
    expect(paid(reading)).toEqual([50n, 20n]);
  });

  test("is held where a cancelled row is below 0: it may take another back", () => {
    expect(findingsOf(read("세부사업명,상태,지급일자,지출액", "가,취소,20260310,-50"))).toEqual([
      "rows-unclear hold",
    ]);
  });

  test("takes away refunds of a column of their own", () => {
    const reading = read(
      "세부사업명,지급일자,지급액,반납액",
      "가,20260310,50,",
      "가,20260320,0,20",
      "가,20260321,,-5",
    );
    expect(paid(reading)).toEqual([50n, -20n, -5n]);
    expect(findingsOf(reading)).toEqual(["refunds-applied note"]);
  });

  test("is held where a row states a payment and a refund", () => {
    const reading = read("세부사업명,지급일자,지급액,반납액", "가,20260310,50,20");
    expect(findingsOf(reading)).toEqual(["refunds-unclear hold"]);
    expect(paid(reading)).toEqual([30n]);
  });

  test("is refused for a refund that is no amount", () => {
    expect(
      expectRefused(read("세부사업명,지급일자,지급액,반납액", "가,20260310,50,x", "가,20260310,5,1")),
    ).toEqual(["amount-not-number@2"]);
  });

  test("is held for rows of another year, and comes in without them", () => {
    const reading = read(
      "회계연도,세부사업명,지급일자,지출액",
      "2026,가,20260110,50",
      "2025년도,가,20260109,20",
    );
    expect(findingsOf(reading)).toEqual(["rows-of-other-year hold"]);
    expect(paid(reading)).toEqual([50n]);
  });

  test("is refused when every row is of another year", () => {
    expect(expectRefused(read("회계연도,세부사업명,지급일자,지출액", "2025,가,20260110,50"))).toEqual([
      "fiscal-year-differs@2",
    ]);
  });

  test.each([
    ["자치단체명", "무주군", "장수군", ["offices-many@1"]],
    ["자치단체명", "무주군", "무주군", []],
    ["자치단체코드", "4573000", "4574000", ["office-differs@1"]],
  ])("with %s %s and %s is refused for %j", (header, first, second, codes) => {
    const reading = read(
      `${header},세부사업명,지급일자,지출액`,
      `${first},가,20260110,50`,
      `${second},가,20260110,50`,
    );
    expect(reading.findings.map(({ code, row }) => `${code}@${row}`)).toEqual(codes);
  });

  test.each([
    ["net of refunds", "30"],
    ["gross", "70"],
  ])("may print a total that is %s", (_, total) => {
    const reading = read(
      "세부사업명,구분,지급일자,지출액",
      "가,지출,20260310,50",
      "가,반납,20260320,20",
      `합계,,,${total}`,
    );
    expect(paid(reading)).toEqual([50n, -20n]);
  });

  test("tells columns that nobody knows once, and only those in which something stands", () => {
    const reading = read(
      "세부사업명,지급일자,지출액,비고,빈칸,",
      "가,20260310,50,메모,,x",
      "나,20260310,50,메모,,",
    );
    expect(reading.findings).toMatchObject([{ code: "column-ignored", column: "비고, F열" }]);
  });
});

describe("e호조's spending status", () => {
  const header = "사업명,통계목,결의구분,처리상태,품의번호,결의승인일,결의금액,지급명령번호,지급일자";

  test("takes refunds away, leaves cancelled rows out, and knows its own columns", () => {
    const reading = read(
      header,
      "가,307-11,지출결의,완료,1,20260308,50,11,20260310",
      "가,307-11,반납결의,완료,2,20260318,20,12,20260320",
      "가,307-11,지출결의,취소,2,20260318,7,12,20260320",
      "합계,,,,,,30,,",
    );
    expect(paid(reading)).toEqual([50n, -20n]);
    expect(findingsOf(reading)).toEqual(["refunds-applied note", "cancelled-left-out note"]);
  });
});

describe("a table of totals", () => {
  test.each([
    ["상태", "폐지", "rows-unclear"],
    ["구분", "반납", "rows-unclear"],
    ["반납액", "5", "rows-unclear"],
    ["감액", "5", "rows-unclear"],
    ["집행취소액", "5", "rows-unclear"],
    ["회계연도", "2025", "rows-of-other-year"],
    ["회계연도", "`25", "rows-of-other-year"],
    ["회계연도", "′25년", "rows-of-other-year"],
  ])("of the template is held where %s says %s", (column, word, code) => {
    const reading = readText(
      [`사업명,${column},예산액,집행액,단위`, "가,,3,1,원", `나,${word},5,2,원`].join("\n"),
      { ...over, asOf: day("2026-06-30") },
    );
    expect(reading.findings).toMatchObject([{ code, consequence: "hold", row: 3, column, value: word }]);
    expect(expectRead(reading).records).toHaveLength(code === "rows-unclear" ? 2 : 1);
  });

  test("asks of an amount that came back whether the figures beside it are without it", () => {
    const { findings } = readText("사업명,반납액,예산액,집행액,단위\n가,5,9,7,원\n나,0,5,2,원", {
      ...over,
      asOf: day("2026-06-30"),
    });
    expect(findings).toMatchObject([{ code: "rows-unclear", row: 2, column: "반납액" }]);
    expect(findings[0]?.ko).toContain("이미 뺐으면 보류를 해제하고");
    expect(findings[0]?.ko).not.toContain("음수");
  });

  test("of the template tells a column of words that say nothing of amounts", () => {
    const reading = readText(["사업명,구분,예산액,단위", "가,보조,3,원", "나,자체,5,원"].join("\n"), {
      ...over,
      asOf: day("2026-06-30"),
    });
    expect(reading.findings).toMatchObject([{ code: "column-ignored", consequence: "note", column: "구분" }]);
  });

  test("of the portal's bulk file tells its unknown columns and other years", () => {
    const header =
      "회계연도,지역,자치단체,회계,세부사업명,예산현액,국비,시도비,시군구비,기타,지출액,편성액,분야,메모";
    const reading = readText(
      [
        header,
        "2026,전북,무주,일반,가,2,0,0,2,0,1,2,국토,x",
        "2025,전북,무주,일반,나,2,0,0,2,0,1,2,국토,x",
      ].join("\n"),
      { ...over, asOf: day("2026-06-30"), unit: "원" },
    );
    expect(codesOf(reading)).toEqual(["rows-of-other-year", "column-ignored", "names-only"]);
    expect(expectRead(reading).records).toHaveLength(1);
  });
});
