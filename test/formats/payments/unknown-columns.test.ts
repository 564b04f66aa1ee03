// Columns beside the payments that nobody announced: what takes a row back, turns its sign or says that it was not paid is never passed over.
import { describe, expect, test } from "vitest";
import { readBytes, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";
import { day, readText } from "../readings.ts";

interface Beside {
  readonly header: string;
  readonly words: readonly string[];
  readonly amount?: string;
}

/** Rows of 50 won, the last of them of the amount. */
function rowsOf({ header, words, amount = "50" }: Beside): readonly (readonly string[])[] {
  return [
    ["번호", "세부사업명", header, "지급일자", "지출액"],
    ...words.map((word, at) => {
      const won = at === words.length - 1 ? amount : "50";
      return [String(at + 1), "경로당", word, `2026031${at}`, won];
    }),
  ];
}

function read(beside: Beside) {
  const text = rowsOf(beside).map((row) => row.map((cell) => `"${cell}"`).join(","));
  return readText(text.join("\n"), { office: "4573000", fiscalYear: 2026 });
}

/** What is said, and the sum: `hold rows-unclear 3 ○: 100`. */
function outcomeOf(reading: Awaited<ReturnType<typeof readBytes>>): string {
  const said = reading.findings
    .filter(({ code }) => code !== "column-ignored")
    .map(({ consequence, code, row, value }) => `${consequence} ${code} ${row} ${value}`);
  const entries = reading.kind === "read" ? reading.records.flatMap((record) => record.entries) : [];
  return `${said.join(", ") || "passes"}: ${entries.reduce((sum, { amount }) => sum + amount, 0n)}`;
}

const held: readonly (readonly [string, ...string[]])[] = [
  ["취소일자", "", "2026-03-21"],
  ["지급취소일자", "", "20260321"],
  ["유효여부", "Y", "N"],
  ["사용여부", "사용", "미사용"],
  ["use_yn", "Y", "N"],
  ["취소여부", "N", "부분취소"],
  ["처리상태", "완료", "지급불능"],
  ["처리상태", "지급완료", "지급중"],
  ["처리결과", "정상", "실패"],
  ["이체결과", "정상", "계좌불일치"],
  ["이체결과", "정상", "A17"],
  ["진행단계", "이체완료", "접수 순서 밖"],
  ["부호", "+", "-"],
  ["부호", "(+)", "(-)"],
  ["부호", "", "△"],
  ["부호", "1", "-1"],
  ["+/-", "+", "-"],
  ["차대구분", "차변", "대변"],
  ["차대", "차", "대"],
  ["증감", "증", "감"],
  ["증감구분", "증액", "감액"],
  ["가감", "가산", "감산"],
  ["입출금구분", "출금", "입금"],
  ["구분", "출금", "입금"],
  ["전표유형", "지출", "수입"],
  ["기타", "+", "-"],
  ["정산구분", "", "잔액반납"],
  ["지급형태", "계좌이체", "자금반납"],
  ["세출구분", "세출", "세출반환"],
  ["사유", "", "중복지급 회수"],
  ["수정구분", "", "정정"],
  ["반납일자", "", "20260322"],
  ["연도구분", "현년도", "과년도"],
  ["특이", "", "○"],
  ["구분", "", "√"],
  ["", "", "2026-03-21"],
];

describe("a column of a payment list that nobody announced", () => {
  test.each(held)("under %j, %j and then %j, holds its row", (header, ...words) => {
    const last = words.at(-1) ?? "";
    expect(outcomeOf(read({ header, words }))).toBe(`hold rows-unclear 3 ${last}: 100`);
  });

  test.each([...held, ["반려사유", "", "계좌 오류"] as const])(
    "is held in a workbook too, under %j",
    async (header, ...words) => {
      const bytes = await xlsxOf(sheetOf(rowsOf({ header, words })));
      const reading = await readBytes(bytes, { office: "4573000" });
      expect(outcomeOf(reading)).toMatch(/^hold rows-unclear 3 .*: 100$/);
    },
  );

  test.each([
    ["취소", "○", "note cancelled-left-out 3 ○: 50"],
    ["취소여부", "취소", "note cancelled-left-out 3 취소: 50"],
    ["del_yn", "Y", "note cancelled-left-out 3 Y: 50"],
    ["여입", "○", "note refunds-applied 3 ○: 0"],
  ])("is applied where %s says %s, which is certain", (header, word, outcome) => {
    expect(outcomeOf(read({ header, words: ["", word] }))).toBe(outcome);
  });

  test("that gives reasons is not quoted, since a reason may name a person", () => {
    const reading = read({ header: "반려사유", words: ["", "홍길동 예금주 오류"] });
    expect(outcomeOf(reading)).toBe("hold rows-unclear 3 null: 100");
    expect(JSON.stringify(reading.findings)).not.toContain("홍길동");
  });

  test("of remarks is quoted by its telling word alone", () => {
    const reading = read({ header: "내용", words: ["난방비", "홍길동 3월 급여 반납"] });
    expect(outcomeOf(reading)).toBe("hold rows-unclear 3 … 반납 …: 100");
    expect(JSON.stringify(reading.findings)).not.toContain("홍길동");
  });

  test.each([
    ["비고", "지급취소(계좌오류)", "… 취소 …"],
    ["비고", "취소 [재지급]", "… 취소 …"],
    ["내용", "3월 급여 반납(홍길동)", "… 반납 …"],

    ["특기", "반송(홍길동 계좌)", "반송 …"],
  ])("under %s says %s, and what stands in brackets is not quoted", (header, word, quoted) => {
    expect(outcomeOf(read({ header, words: ["", word] }))).toBe(`hold rows-unclear 3 ${quoted}: 100`);
  });

  test("tells all its words at once, with their sum", () => {
    const reading = read({ header: "처리결과", words: ["정상", "A1", "B2", "A1", "C3", "D4"] });
    expect(reading.findings).toMatchObject([{ code: "rows-unclear", value: "A1, B2, C3 …" }]);
    expect(reading.findings[0]?.ko).toContain("5건(3, 4, 5, 6, 7행, 합계 250원)");
  });

  test.each([
    ["반납일자", "20260322"],
    ["분류", "반납"],
    ["부호", "-"],
  ])("asks nothing of an amount that is below 0 already, under %s", (header, word) => {
    expect(outcomeOf(read({ header, words: ["", word], amount: "-20" }))).toBe("passes: 30");
  });

  test.each<readonly [string, ...string[]]>([
    ["처리상태", "지급완료", "정상지급"],
    ["진행상태", "지급완료", "이체완료"],
    ["이체결과", "A17", "A17"],
    ["취소여부", "N", ""],
    ["취소일자", "", "-"],
    ["오류코드", "0000", "0000"],
    ["연도구분", "현년도", "2026"],
    ["부호", "+", ""],
    ["비고", "○", ""],
    ["비고", "-", ""],
    ["비고", "메모", "보조금 집행잔액 반납"],
    ["비고", "국고 반납(이자 포함)", "행사 취소(우천) 위약금"],
    ["비고", "도서 반납기 구입", "미반납"],
    ["내용", "행사 취소 위약금", "폐의약품 회수"],
    ["내용", "폐기물 처리", "항공권 취소 수수료"],
    ["카드", "○", ""],
    ["계약일자", "2026-03-01", ""],
    ["회수", "1", "2"],
    ["지급회수", "1", "2"],
    ["보조구분", "국비", "도비"],
    ["구분", "국비", "도비"],
    ["지급구분", "계좌이체", "입금"],
    ["기타", "가", "나"],
    ["카드사용여부", "Y", "N"],
    ["환급계좌", "110-1", "110-2"],
    ["취소율", "5", "7"],
  ])("passes under %j with %j and %j", (header, ...words) => {
    expect(outcomeOf(read({ header, words }))).toBe("passes: 100");
  });
});

describe("a column of kinds", () => {
  test.each(["지출구분", "결의구분", "전표유형"])(
    "with a refund asks about a word that nobody knows, under %s",
    (header) => {
      const reading = read({ header, words: ["일반지출", "반납", "특수처리"] });
      expect(outcomeOf(reading)).toBe("note refunds-applied 3 반납, hold rows-unclear 4 특수처리: 50");
    },
  );

  test.each(["계좌이체", "대체지급", "일상경비", "국비", ""])(
    "with a refund asks nothing about %j",
    (word) => {
      const reading = read({ header: "지출구분", words: ["일반지출", "반납", word] });
      expect(outcomeOf(reading)).toBe("note refunds-applied 3 반납: 50");
    },
  );

  test("with a refund asks nothing of a strange word whose amount is below 0 already", () => {
    const reading = read({ header: "지출구분", words: ["일반지출", "반납", "특수처리"], amount: "-20" });
    expect(outcomeOf(reading)).toBe("note refunds-applied 3 반납: -20");
  });

  test.each(["과목경정", "경정", "과목경정(감)", "감", "지출감"])(
    "asks about %s, which moves money away",
    (word) => {
      expect(outcomeOf(read({ header: "지출구분", words: ["일반지출", word] }))).toBe(
        `hold rows-unclear 3 ${word}: 100`,
      );
    },
  );
});

describe("a unit in each row", () => {
  const list = (unit: string, rows: readonly string[]) =>
    readText([`세부사업명,지급일자,지출액,${unit}`, ...rows].join("\n"), { fiscalYear: 2026 });

  test.each(["단위", "금액단위"])("that is not the list's holds its rows, under %s", (header) => {
    const reading = list(header, ["경로당,20260310,50,원", "경로당,20260311,50,천원"]);
    expect(outcomeOf(reading)).toBe("hold rows-unclear 3 천원: 100");
  });

  test.each(["원", "건", ""])("asks nothing where it says %j", (unit) => {
    expect(outcomeOf(list("단위", [`경로당,20260310,50,${unit}`]))).toBe("passes: 50");
  });
});

describe("a name that ends in a word of refunds", () => {
  const list = (...rows: readonly string[]) =>
    readText(["세부사업명,지급일자,지출액", ...rows].join("\n"), { fiscalYear: 2026 });

  test("holds its amounts above 0, which may be the project's own refunds", () => {
    const reading = list("경로당,20260310,50", "경로당(반납),20260320,20");
    expect(outcomeOf(reading)).toBe("hold rows-unclear 3 경로당(반납): 70");
  });

  test.each([
    "경로당(반납),20260320,-20",
    "국도비 집행잔액 반납,20260320,20",
    "국비보조금(반납),20260320,20",
  ])("asks nothing of %s", (row) => {
    expect(outcomeOf(list(row))).toMatch(/^passes/);
  });
});

describe("e호조's spending status", () => {
  test.each([
    ["지급취소일자", "", "20260322"],
    ["부호", "+", "-"],
    ["가감", "가산", "감산"],
    ["이체결과", "정상", "실패"],
    ["반납사유", "", "3월분"],
    ["결의구분", "일반지출", "과목경정"],
    ["단위", "원", "천원"],
  ])("is held under %s like any list of payments", (header, first, second) => {
    const reading = readText(
      [
        `사업명,${header},결의승인일,결의금액,지급일자`,
        `가,${first},20260308,50,20260310`,
        `가,${second},20260318,20,20260320`,
      ].join("\n"),
      { office: "4573000", fiscalYear: 2026 },
    );
    expect(outcomeOf(reading)).toMatch(/^hold rows-unclear 3 .*: 70$/);
  });
});

describe("a table of totals", () => {
  test.each([
    ["취소", "○"],
    ["취소일자", "2026-03-21"],
    ["폐기여부", "Y"],
    ["사용여부", "N"],
    ["연도구분", "과년도"],
  ])("is held where %s says %s", (header, word) => {
    const reading = readText([`사업명,${header},예산액,단위`, "가,,3,원", `나,${word},5,원`].join("\n"), {
      asOf: day("2026-06-30"),
      fiscalYear: 2026,
    });
    expect(outcomeOf(reading)).toBe(`hold rows-unclear 3 ${word}: 8`);
  });

  test.each([
    ["공약", "○"],
    ["준공일", "2026-03-21"],
    ["추진단계", "설계"],
    ["비고", "집행잔액 반납 예정"],
    ["정정", "3"],
    ["평가결과", "우수"],
    ["사업상태", "진행"],
    ["상태", "검토중"],
  ])("passes what %s says of a project: %s", (header, word) => {
    const reading = readText([`사업명,${header},예산액,단위`, "가,,3,원", `나,${word},5,원`].join("\n"), {
      asOf: day("2026-06-30"),
      fiscalYear: 2026,
    });
    expect(outcomeOf(reading)).toBe("passes: 8");
  });
});
