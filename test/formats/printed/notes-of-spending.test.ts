/** A note below a table that says of which day or part of the year its spending is: in a sheet of the template and in a report. */
import { describe, expect, test } from "vitest";
import { isNoteOfPart } from "../../../shared/formats/cells/printed-spans.ts";
import { codesOf, day, readText } from "../readings.ts";

const rows = ["복지과,경로당,100000000,40000000", "복지과,급식,200000000,90000000"];
const context = { fiscalYear: 2026 };

function codesUnder(note: string, asOf: string): readonly string[] {
  const sheet = ["부서,사업명,예산액(원),집행액(원)", ...rows, `${note},,,`].join("\n");
  return codesOf(readText(sheet, { ...context, asOf: day(asOf) }));
}

function codesOfReport(note: string): readonly string[] {
  const text = [
    "2026년 예산 집행현황",
    "(2026. 10. 31. 현재, 단위: 원)",
    ["부서", "사업명", "예산액", "집행액"].join("\t"),
    ...rows.map((row) => row.replaceAll(",", "\t")),
    note,
  ];
  return codesOf(readText(text.join("\n"), context));
}

const parts = [
  "※ 집행액은 10월분",
  "※ 집행액: 10월분",
  "* 10월 중 집행한 금액임",
  "※ 집행액은 3분기 실적",
  "주1) 집행액은 7. 1.~9. 30. 금액임",
  "※ 집행액: 2026년 10월 한 달간 집행액",
];
const days = [
  "※ 9월 말까지의 집행액임",
  "주) 2026. 9. 30.까지의 집행액임",
  "※ 집행액은 9월까지의 금액",
  "※ 집행액은 9월말까지 누계임",
  "※ 9월 집행분까지 반영",
  "※ 9월 마감 기준",
  "[참고] 집행액은 9월 마감 기준임",
  "☞ 9. 30. 마감 기준임",
];

describe("a note of a part of the year", () => {
  test.each(parts)("%s makes a sheet of the template wait", (note) => {
    expect(codesUnder(note, "2026-10-31")).toContain("spending-of-period");
  });

  test.each(parts)("%s makes a report wait", (note) => {
    expect(codesOfReport(note)).toContain("spending-of-period");
  });

  test.each([
    "※ 집행액은 10월말 누계",
    "※ 9월분 급여는 10월에 집행",
    "※ 다음 보고: 11월",
    "※ 집행액은 1월분",
  ])("is not %s", (note) => {
    expect(isNoteOfPart(note, 2026)).toBe(false);
  });
});

describe("a note of another day than the file's", () => {
  test.each(days)("%s stops a sheet of the template", (note) => {
    expect(codesUnder(note, "2026-10-31")).toContain("as-of-conflict");
  });

  test.each(days)("%s stops a report", (note) => {
    expect(codesOfReport(note)).toContain("as-of-conflict");
  });

  test("asks nothing where it is the file's own day", () => {
    expect(codesUnder("※ 10월 말까지의 집행액임", "2026-10-31")).not.toContain("as-of-conflict");
    expect(codesOfReport("※ 10월 말까지의 집행액임")).not.toContain("as-of-conflict");
  });
});

test.each(["1) 집행액은 2026. 9. 30. 기준", "※ 9월 집행분까지 반영"])(
  "%s below a report stops it",
  (note) => {
    expect(codesOfReport(note)).toContain("as-of-conflict");
  },
);

test.each([
  ["집행액은 2026. 9. 30. 기준", "as-of-conflict"],
  ["단위: 천원", "unit-conflict"],
  ["집행액은 배정액 기준임", "spending-basis-unclear"],
])("a footnote in a cell says what a note below the table says: %s", (note, code) => {
  const text = [
    "2026년 예산 집행현황",
    "(2026. 10. 31. 현재, 단위: 원)",
    ["부서", "사업명", "예산액", "집행액"].join("\t"),
    ["복지과", "경로당", "100000000", `40000000 (주: ${note})`].join("\t"),
  ];
  expect(codesOf(readText(text.join("\n"), context))).toContain(code);
});

describe("a note that changes what the figures mean is heard, however it is marked", () => {
  test.each([
    ["※ 마감 기준", "spending-basis-unclear"],
    ["※ 집행액은 전월 마감 기준", "spending-basis-unclear"],
    ["[참고] 월 마감 자료 기준임", "spending-basis-unclear"],
    ["※ 10월 지출분은 마감 후 반영 예정", "spending-basis-unclear"],
    ["[참고] 10월 집행액은 추후 반영", "spending-basis-unclear"],
    ["[참고] 시비 제외", "funds-unclear"],
    ["[비고] 집행액은 원인행위 기준", "commitment-not-spending"],
    ["【참고】 추경(안) 포함 금액임", "budget-in-part"],
    ["※ 예산액은 추경안 반영", "budget-in-part"],
  ])("%s", (note, code) => {
    expect(codesUnder(note, "2026-10-31")).toContain(code);
    expect(codesOfReport(note)).toContain(code);
  });

  test.each([
    "※ 10월 마감 기준",
    "[참고] 집행액은 10월 마감 기준임",
    "※ 10. 31. 마감 기준",
    "[참고] 문의: 예산팀",
    "[참고] 예산안내 책자 기준",
    "[참고] 예산액은 이월액 제외",
  ])("but not %s", (note) => {
    const said = [...codesUnder(note, "2026-10-31"), ...codesOfReport(note)];
    expect(
      said.filter((code) => /^(lines-left-out|title-line|department-unknown)/.exec(code) === null),
    ).toEqual([]);
  });
});

describe("a title of a budget that was not adopted makes the table wait", () => {
  const codesUnderTitle = (title: string, header = "예산액") =>
    codesOf(
      readText(
        [
          title,
          "(2026. 10. 31. 현재, 단위: 원)",
          ["부서", "사업명", header, "집행액"].join("\t"),
          ...rows.map((row) => row.replaceAll(",", "\t")),
        ].join("\n"),
        context,
      ),
    );

  test.each([
    "2026년도 제2회 추가경정예산(안) 사업별 현황",
    "2026년 예산(안) 사업별 현황",
    "2026년 추경예산안 집행현황",
    "2026년 예산안",
    "2026년 1회 추경(안) 집행현황",
  ])("%s", (title) => {
    expect(codesUnderTitle(title)).toContain("budget-in-part");
  });

  test.each([
    "2026년 예산안내 집행현황",
    "2026년 예산 집행현황",
    "2026년 예산안전팀 집행현황",
    "2026년 제2회 추경예산 집행현황",
  ])("but not %s", (title) => {
    expect(codesUnderTitle(title)).not.toContain("budget-in-part");
  });

  test.each(["예산(안)", "예산액(안)", "추가경정예산(안)", "예산(요구)"])(
    "a column %s is no budget",
    (header) => {
      const reading = readText([["사업명", header, "집행액"].join(","), "급식,900,300"].join("\n"), {
        ...context,
        asOf: day("2026-10-31"),
        unit: "천원",
      });
      const budgets = reading.kind === "read" ? reading.records.flatMap(({ entries }) => entries) : [];
      expect(budgets.filter(({ measure }) => measure !== "expenditure")).toEqual([]);
      expect(reading.findings.some(({ consequence }) => consequence !== "note")).toBe(true);
    },
  );
});

test.each(["2026년 신속집행 추진현황", "2026년 명시이월 집행현황", "2026년 집행현황(구비)"])(
  "a sheet of spending alone waits under %s",
  (title) => {
    const lines = [title, "부서,사업명,대상액,집행액(원)", "복지과,급식,900,300", "복지과,돌봄,800,200"];
    const said = codesOf(readText(lines.join("\n"), { ...context, asOf: day("2026-10-31") }));
    expect(said).toContain("title-limits-sheet");
  },
);
