// Tables of one department by sector or policy: the same money twice, or projects left out, is what could go wrong.
import { expect, test } from "vitest";
import { amountsOf, codesOf, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

const header = "사업명|예산액|집행액";
const stated = "(2020. 10. 31. 현재, 단위: 천원)";

interface Part {
  readonly heading?: string;
  readonly caption?: string;
  readonly header?: string;
  readonly rows: readonly string[];
}

const elderly: Part = { heading: "가. 노인복지 분야", rows: ["경로당|500|400", "일자리|700|160"] };
const disabled: Part = { heading: "나. 장애인복지 분야", rows: ["연금|900|700", "활동지원|300|100"] };

function reading(parts: readonly Part[], above: readonly string[] = []) {
  const lines = parts.flatMap(({ heading = "", caption = stated, header: own = header, rows }) => [
    heading,
    caption,
    own,
    ...rows,
    "",
  ]);
  return readText(["2020년 주요업무 보고", ...above, ...lines].join("\n").replaceAll("|", "\t"));
}

test("projects of two sectors are added, and wait for a person who says that no table holds the other", () => {
  const read = reading([elderly, disabled]);
  expect(expectRead(read).records).toHaveLength(4);
  expect(amountsOf(recordOf(read, "연금"), "expenditure")).toEqual({ unsplit: 700_000n });
  expect(expectRead(read).findings).toContainEqual(
    expect.objectContaining({ code: "tables-added", consequence: "hold", row: 10 }),
  );
});

test("a summary that prints the total of each says so in the person's place", () => {
  const above = [
    "총괄",
    stated,
    "구분|예산액|집행액",
    "합계|2,400|1,360",
    "노인복지|1,200|560",
    "장애인복지|1,200|800",
    "",
  ];
  const read = reading([elderly, disabled], above);
  expect(expectRead(read).records).toHaveLength(4);
  expect(expectRead(read).findings).toContainEqual(
    expect.objectContaining({ code: "tables-added", consequence: "note" }),
  );
  expect(expectRead(read).findings.filter(({ consequence }) => consequence !== "note")).toEqual([]);
});

test("each table keeps its own unit", () => {
  const read = reading([
    elderly,
    { ...disabled, caption: "(2020. 10. 31. 현재, 단위: 백만원)", rows: ["연금|900|700"] },
  ]);
  expect(amountsOf(recordOf(read, "연금"), "expenditure")).toEqual({ unsplit: 700_000_000n });
  expect(codesOf(read)).toContain("units-mixed");
});

test.each<[string, readonly Part[]]>([
  ["a project stands in both", [elderly, { ...disabled, rows: ["연금|900|700", "경로당|500|400"] }]],
  ["both have the same heading", [elderly, { ...disabled, heading: "나. 노인복지 분야" }, elderly]],
  [
    "a row of one is the total of the other",
    [elderly, { ...disabled, rows: ["노인|1,200|560", "연금|900|700"] }],
  ],
  ["one is of a fund", [elderly, { ...disabled, heading: "나. 국비" }]],
  ["one is of an account", [elderly, { ...disabled, heading: "나. 의료급여기금 특별회계" }]],
  ["one picks projects out", [elderly, { ...disabled, heading: "나. 집행 부진사업" }]],
  [
    "one has a column that the other lacks",
    [
      elderly,
      {
        ...disabled,
        header: "사업명|예산액|원인행위액|집행액",
        rows: ["연금|900|800|700", "지원|300|200|100"],
      },
    ],
  ],
])("is refused where %s", (_, parts) => {
  expect(expectRefused(reading(parts)).join()).toContain("unit-table-ambiguous");
});

test("another day under the second heading is another report", () => {
  const read = reading([elderly, { ...disabled, caption: "(2020. 9. 30. 현재, 단위: 천원)" }]);
  expect(read.kind).toBe("refused");
});
