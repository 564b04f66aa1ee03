// Tables of one department by sector or policy: the same money twice, or projects left out, is what could go wrong.
import { describe, expect, test } from "vitest";
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
const summary: Part = {
  heading: "총괄",
  header: "구분|예산액|집행액",
  rows: ["합계|2,400|1,360", "노인복지|1,200|560", "장애인복지|1,200|800"],
};

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

/** Budget of all records in 천원, and what is asked. */
function outcomeOf(parts: readonly Part[], above: readonly string[] = []) {
  const read = reading(parts, above);
  if (read.kind === "refused") return `refused ${read.findings.map(({ code }) => code).join(", ")}`;
  const sum = read.records.reduce(
    (won, record) => won + Object.values(amountsOf(record, "appropriation")).reduce((a, b) => a + b, 0n),
    0n,
  );
  const held = read.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
  return [String(sum / 1_000n), ...held].join(" ");
}

test("projects of two sectors are added, and wait for a person who says that no table holds the other", () => {
  const read = reading([elderly, disabled]);
  expect(expectRead(read).records).toHaveLength(4);
  expect(amountsOf(recordOf(read, "연금"), "expenditure")).toEqual({ unsplit: 700_000n });
  const asked = expectRead(read).findings.find(({ code }) => code === "tables-added");
  expect(asked).toMatchObject({ consequence: "hold", row: 10 });
  expect(asked?.ko).toContain("노인복지 분야, 장애인복지 분야");
});

test.each<[string, readonly Part[]]>([
  ["above them", [summary, elderly, disabled]],
  ["below them", [elderly, disabled, summary]],
  [
    "with a sector that spent nothing",
    [
      { ...summary, rows: ["합계|2,700|1,360", ...summary.rows.slice(1), "아동복지|300|0"] },
      elderly,
      disabled,
      { heading: "다. 아동복지 분야", rows: ["놀이터|300|0"] },
    ],
  ],
])("a summary %s that prints the total of each and of all says so in the person's place", (_, parts) => {
  const read = reading(parts);
  expect(expectRead(read).findings).toContainEqual(
    expect.objectContaining({ code: "tables-added", consequence: "note" }),
  );
  expect(expectRead(read).findings.filter(({ consequence }) => consequence !== "note")).toEqual([]);
  expect(expectRead(read).records.map(({ project }) => project.name)).not.toContain("노인복지");
});

describe("a summary proves nothing", () => {
  test.each<[string, readonly Part[], string]>([
    [
      "of two tables that are both of one of its rows",
      [
        { ...summary, rows: ["복지정책과|1,200|560"] },
        elderly,
        { heading: "나. 단위사업별", rows: ["여가|500|160", "소득|700|400"] },
      ],
      "refused unit-table-ambiguous",
    ],
    [
      "where its total is not that of all tables",
      [
        { ...summary, rows: ["합계|2,400|1,360", "노인복지|1,200|560", "국가|1,200|800"] },
        elderly,
        disabled,
        { heading: "다. 시설", rows: ["시설 보강|600|300"] },
      ],
      "refused unit-table-ambiguous",
    ],
  ])("%s", (_, parts, outcome) => {
    expect(outcomeOf(parts)).toBe(outcome);
  });

  test("of accounts or departments whose total is more than that of all tables", () => {
    const wider = {
      ...summary,
      header: "부서명|예산액|집행액",
      rows: ["합계|3,000|1,700", "가족과|1,200|560", "장애인과|1,200|800"],
    };
    expect(outcomeOf([wider, elderly, disabled])).toBe("2400 tables-added");
    const exact = { ...wider, rows: ["합계|2,400|1,360", ...wider.rows.slice(1)] };
    expect(outcomeOf([exact, elderly, disabled])).toBe("2400");
  });

  test("of tables under another unit than its own", () => {
    const other = { ...disabled, caption: "(2020. 10. 31. 현재, 단위: 백만원)" };
    expect(outcomeOf([summary, elderly, other])).toBe("1201200 budget-table-left-out tables-added");
  });

  test("of departments that each have a table, one of which has a project of another's amounts", () => {
    const own = (department: string, ...rows: readonly string[]) => ({
      heading: `□ ${department} 예산 집행현황`,
      rows,
    });
    const parts = [
      own("복지정책과", "기본경비|5,000|5,000", "노인|900|700"),
      own("총무과", "기본경비|5,000|5,000"),
      own("문화과", "청사관리|900|700"),
    ];
    expect(outcomeOf(parts)).toBe("11800");
  });

  test("over a table of all projects, of which the others print some once more", () => {
    const all = { heading: "1. 예산 집행현황", rows: ["경로당|500|400", "일자리|700|160", "연금|900|700"] };
    const parts = [
      all,
      { heading: "2. 경로당", rows: ["경로당|500|400"] },
      { heading: "3. 일자리", rows: ["일자리|700|160"] },
    ];
    expect(outcomeOf(parts)).toBe("2100");
  });
});

test("each table keeps its own unit", () => {
  const read = reading([
    elderly,
    { ...disabled, caption: "(2020. 10. 31. 현재, 단위: 백만원)", rows: ["연금|900|700"] },
  ]);
  expect(amountsOf(recordOf(read, "연금"), "expenditure")).toEqual({ unsplit: 700_000_000n });
  expect(codesOf(read)).toContain("units-mixed");
});

test("a grand total below the last table is held against all of them", () => {
  const parts = [
    { ...elderly, rows: [...elderly.rows, "소계|1,200|560"] },
    { ...disabled, rows: [...disabled.rows, "소계|1,200|800", "", "총계|2,400|1,360"] },
  ];
  expect(outcomeOf(parts)).toBe("2400 tables-added");
  const wrong = [parts[0] ?? elderly, { ...disabled, rows: [...disabled.rows, "", "총계|2,500|1,360"] }];
  expect(outcomeOf(wrong)).toContain("total-differs");
});

test.each<[string, readonly Part[], readonly string[]]>([
  [
    "headings without marks below the department's name",
    [
      { ...elderly, heading: "노인복지 분야" },
      { ...disabled, heading: "장애인복지 분야" },
    ],
    ["복지정책과"],
  ],
  [
    "a rate in one of them",
    [
      elderly,
      { ...disabled, header: `${header}|집행률`, rows: ["연금|900|700|77.8", "활동지원|300|100|33.3"] },
    ],
    [],
  ],
  [
    "the same title above each heading",
    [
      { ...elderly, heading: "가. 노인복지 분야\n예산 집행현황" },
      { ...disabled, heading: "나. 장애인복지 분야\n예산 집행현황" },
    ],
    [],
  ],
])("are asked about with %s", (_, parts, above) => {
  expect(outcomeOf(parts, above)).toBe("2400 tables-added");
});

test.each<[string, readonly Part[]]>([
  ["a project stands in both", [elderly, { ...disabled, rows: ["연금|900|700", "경로당|500|410"] }]],
  ["both have the same heading", [elderly, { ...disabled, heading: "나. 노인복지 분야" }]],
  [
    "a row of one is the total of the other",
    [elderly, { ...disabled, rows: ["노인|1,200|560", "연금|900|700"] }],
  ],
  ["the totals are equal", [elderly, { ...disabled, rows: ["여가|500|160", "소득|700|400"] }]],
  ["one is of a fund", [elderly, { ...disabled, heading: "나. 국비" }]],
  ["one is of an account", [elderly, { ...disabled, heading: "나. 의료급여기금 특별회계" }]],
  ["one is of another year", [elderly, { ...disabled, heading: "나. 전년도" }]],
  ["one picks projects out", [elderly, { ...disabled, heading: "나. 집행 부진사업" }]],
  ["one picks projects out by amount", [elderly, { ...disabled, heading: "나. 10억원 이상 사업" }]],
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
  const other = { ...disabled, caption: "(2020. 9. 30. 현재, 단위: 천원)" };
  expect(expectRefused(reading([elderly, other])).join()).toContain("as-of");
});

test("a table whose first column names nothing that is known waits, since its money stands in none that was read", () => {
  const other = { ...disabled, header: "시설명|예산액|집행액" };
  expect(outcomeOf([elderly, other])).toBe("1200 budget-table-left-out");
});

test("a table of a bureau beside those of its departments waits", () => {
  const parts = [
    { heading: "가. 복지국 예산집행 현황", rows: ["기반조성|750|350", "취약계층|450|210"] },
    { heading: "나. 복지정책과 예산집행 현황", rows: ["경로당|300|150", "일자리|400|210"] },
    { heading: "다. 장애인복지과 예산집행 현황", rows: ["연금|300|120", "활동지원|200|80"] },
  ];
  expect(outcomeOf(parts)).toBe("2400 sums-stand-twice");
});

test("a business that stands below the last part is of the unit project of any whose amounts it states", () => {
  const unitHeader = "단위사업명|예산액|집행액";
  const lines = [
    "가. 노인복지 분야",
    stated,
    unitHeader,
    "노인복지|300|150",
    "",
    "나. 장애인복지 분야",
    stated,
    unitHeader,
    "장애인복지|700|550",
    "",
    "1. 경로당 운영",
    "(단위: 천원)",
    "예산액|집행액|집행률(%)",
    "300 (시 100, 구 200)|150|50.0",
  ];
  const report = readText(["2020년 주요업무 보고", ...lines].join("\n").replaceAll("|", "\t"));
  expect(amountsOf(recordOf(report, "노인복지"), "appropriation")).toEqual({
    provincial: 100_000n,
    municipal: 200_000n,
  });
});
