// What stands around a table: title, heading, day, unit, notes, and the other tables of a report.
import type { Draw } from "./draw.ts";
import { appropriationOf, type Figure, sumOf } from "./figures.ts";
import { bodyGrid, headerGrid } from "./grid.ts";
import type { ReportBlock } from "./report.ts";

export const units = ["원", "천원", "천원", "백만원", "억원"] as const;
export type Unit = (typeof units)[number];

export const placesOfDay = ["header", "heading", "line", "title", "label", "sender"] as const;
export const placesOfUnit = [
  "line",
  "brackets",
  "square",
  "after",
  "header",
  "bare",
  "row",
  "sender",
] as const;

export interface Around {
  readonly dayAt: (typeof placesOfDay)[number];
  readonly unitAt: (typeof placesOfUnit)[number];
  readonly unit: Unit;
  /** Null where the report is of several, or does not say. */
  readonly department: string | null;
}

export interface Surroundings {
  /** What opens a heading of this report. */
  readonly mark: string;
  readonly title: readonly string[];
  /** Above a table; with the department's name where each has a table of its own. */
  readonly before: (department: string | null) => readonly string[];
}

export function drawSurroundings(draw: Draw, { dayAt, unitAt, unit, department }: Around): Surroundings {
  const dayText = draw.one([
    "2020. 10. 31.",
    "2020.10.31.",
    "'20. 10. 31.",
    "10.31.",
    "2020년 10월 31일",
    "10월말",
    "2020. 10월말",
    "'20.10.31",
    "2020-10-31",
    "2020년 10월말",
  ]);
  const word = draw.one(["기준", "현재", " 현재", " 기준"]);
  const name = draw.one([
    "예산집행 현황",
    "세출예산 집행현황",
    "단위사업별 예산집행 현황",
    "예산 현황",
    "주요사업 집행실적",
    "세부사업별 집행 내역",
    "사업별 예산 및 집행 현황",
  ]);
  const title = draw.one([
    `2020년 ${name}`,
    `2020년도 ${name}`,
    "2020년도 행정사무감사 자료",
    "2020년 주요업무 추진실적 보고",
    `2020 회계연도 ${name}`,
    "2020년 제3회 임시회 업무보고",
  ]);
  const mark = draw.one(["□ ", "1. ", "가. ", "○ ", "■ ", "1) ", "Ⅱ. ", "[붙임 1] "]);
  const heading = draw.one([`${mark}${name}`, `${mark}2020년 ${name}`, name]);
  const dated: Readonly<Record<string, string>> = {
    line: draw.one([`(${dayText}${word})`, `[${dayText}${word}]`, `${dayText}${word}`]),
    label: draw.one([`○ 기준일 : 2020. 10. 31.`, "- 작성기준: 2020.10.31.", "※ 기준일: 2020년 10월 31일"]),
  };
  const printed: Readonly<Record<string, string>> = {
    line: draw.one([`(단위: ${unit})`, `(단위 : ${unit})`, `(단위:${unit}, %)`, `(단위 : ${unit}, 건)`]),
    brackets: `(${unit})`,
    square: `[${unit}]`,
    bare: `단위 : ${unit}`,
    after: `(단위: ${unit})`,
    row: `단위: ${unit}`,
  };
  const unitLine = printed[unitAt];
  const dateLine = dated[dayAt];
  const [first, second] = unitAt === "after" ? [unitLine, dateLine] : [dateLine, unitLine];
  const around = [first, second].filter((line) => line !== undefined);
  const isTogether = around.length === 2 && draw.once(4);
  return {
    mark,
    title: [
      dayAt === "title" ? `${title} (2020. 10. 31. 현재)` : title,
      ...(department === null ? ["영등포구"] : [department]),
      "",
    ],
    before: (owner) => [
      `${owner === null ? heading : `${mark}${owner} ${name}`}${dayAt === "heading" ? ` (${dayText}${word})` : ""}`,
      ...(isTogether ? [around.join("   ")] : around),
    ],
  };
}

export const others = [
  "none",
  "none",
  "staffing",
  "last-year",
  "next-year",
  "accounts",
  "departments",
  "facilities",
] as const;

/** Another table of the report, which states no project's budget and spending of the year. */
export function otherTable(
  kind: (typeof others)[number],
  figures: readonly Figure[],
  { mark, unit }: { readonly mark: string; readonly unit: Unit },
): readonly ReportBlock[] {
  const line = (text: string): ReportBlock => ({ kind: "line", text });
  const table = (header: readonly string[], rows: readonly (readonly string[])[]): ReportBlock => ({
    kind: "table",
    header: headerGrid(header.map((word) => [word])),
    body: bodyGrid(rows, []),
  });
  const printed = (value: number) => value.toLocaleString("en-US");
  const sums = (of: readonly Figure[], less = 0) => {
    const whole = sumOf(of);
    return [appropriationOf(whole) - less, whole.spent - less].map(printed);
  };
  switch (kind) {
    case "none":
      return [];
    case "staffing":
      return [
        line(`${mark}인력 현황`),
        table(
          ["구분", "계", "5급", "6급", "7급"],
          [
            ["정원", "12", "1", "4", "7"],
            ["현원", "11", "1", "4", "6"],
          ],
        ),
        line(""),
      ];
    case "facilities":
      return [
        line(`${mark}주요시설`),
        table(
          ["시설명", "위치", "면적(㎡)"],
          [
            ["구민회관", "영등포동", "1,204"],
            ["도서관", "당산동", "2,310"],
          ],
        ),
        line(""),
      ];
    case "last-year":
      return [
        line(`${mark}2019년 예산집행 현황 (2019. 12. 31. 기준)`),
        line(`(단위: ${unit})`),
        table(
          ["사업명", "예산액", "집행액", "집행률(%)"],
          figures.map((figure) => [figure.name, ...sums([figure], 11), "50.0"]),
        ),
        line(""),
      ];
    case "next-year":
      return [
        line(`${mark}2021년 예산 요구 현황`),
        line(`(단위: ${unit})`),
        table(
          ["사업명", "2020년 예산액", "2021년 요구액", "증감"],
          figures.map((figure) => [figure.name, printed(appropriationOf(figure)), "1,000", "△1"]),
        ),
        line(""),
      ];
    case "accounts":
      return [
        line(`${mark}총괄`),
        line(`(단위: ${unit})`),
        table(
          ["구분", "예산액", "집행액"],
          [
            ["계", ...sums(figures)],
            ["일반회계", ...sums(figures.slice(1))],
            ["특별회계", ...sums(figures.slice(0, 1))],
          ],
        ),
        line(""),
      ];
    case "departments":
      return [
        line(`${mark}부서별 총괄`),
        line(`(단위: ${unit})`),
        table(
          ["부서명", "예산액", "집행액", "집행률"],
          [...Map.groupBy(figures, ({ department }) => department)].map(([department, own]) => [
            department,
            ...sums(own),
            "50.0",
          ]),
        ),
        line(""),
      ];
  }
}
