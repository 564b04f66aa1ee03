// Papers for an audit: what they say of five years of which two are missing.
import { describe, expect, test } from "vitest";
import type { Alert, Explanation } from "../../../../shared/domain/alerts/alert.ts";
import { auditPack } from "../../../../shared/domain/report/pack/audit-pack.ts";
import type { PrintedReport, ReportTable } from "../../../../shared/domain/report/report-table.ts";
import { printedRows } from "../../../../shared/reports/printed/printed-table.ts";
import { aScope, day } from "../../../support/builders.ts";
import { aMissingYear, aPackLine, aPackQuestion, aPackYear } from "../../../support/pack-years.ts";
import { anAlert } from "../../../support/uploads.ts";

const why: Explanation = {
  reason: "carry-over-planned",
  note: "2차 유찰",
  owner: "시설팀",
  due: day("2025-12-10"),
  by: "김 주무관",
  at: "2025-07-05T01:00:00.000Z",
};
const road = aPackLine({ code: "R1", name: "마을길 정비", department: "건설과" }, [
  900_000n,
  1_500_000n,
  400_000n,
]);
const roadBefore = aPackLine({ code: "R1", name: "마을길 포장", department: "토목과" }, [
  1_000_000n,
  1_000_000n,
  300_000n,
]);
const bridge = aPackLine({ code: "B1", name: "다리 보수", department: "건설과" }, [500_000n, 500_000n, 0n]);
const bridgeBefore = aPackLine({ code: "B1", name: "다리 보수", department: "토목과" }, [
  400_000n,
  400_000n,
  400_000n,
]);
const office = aPackLine({ code: "O1", name: "기본경비", department: "총무과" }, [70_000n, 70_000n, 70_000n]);
const roadAlert: Alert = anAlert({
  scope: aScope({ level: "project", id: road.project.id, name: "마을길 포장", department: "토목과" }),
  explanation: why,
});

const years = [
  aPackYear(2026, ["2026-08-21"], [road, bridge, office]),
  aPackYear(2025, ["2025-06-30", "2025-09-30", "2025-12-31"], [roadBefore, bridgeBefore, office], {
    "2025-06-30": [roadAlert],
    "2025-09-30": [roadAlert],
  }),
  aMissingYear(2024, true),
  aMissingYear(2023, false),
  aPackYear(2022, ["2022-12-31"], [office]),
];
const pack = auditPack(aPackQuestion(years, ["건설과", "총무과"]));

function tableOf(report: PrintedReport, id: string): ReportTable {
  const table = report.sections.flatMap(({ tables }) => tables).find((each) => each.id === id);
  if (table === undefined) throw new RangeError(`The pack has no table ${id}`);
  return table;
}
function printed(id: string): string[] {
  return printedRows(tableOf(pack, id)).map(({ cells }) => cells.map(({ text }) => text).join(" | "));
}
const sectionOf = (id: string) => pack.sections.find((each) => each.id === id);

describe("papers for an audit", () => {
  test("name the years that they lack and the names that departments had, and invent nothing", () => {
    const { paragraphs = [], remarks = [] } = sectionOf("overview") ?? {};
    expect(paragraphs).toContain(
      "싣지 못한 연도: 2024년도(자료는 있으나 스냅숏이 없음), 2023년도(자료가 없음). 그 해의 수치는 추정하지 않음.",
    );
    expect(paragraphs).toContain("2026년도는 2026. 8. 21. 기준이며 연말 수치가 아님.");
    expect(remarks).toEqual([
      "2025년도 건설과: 그 이름의 부서가 없어, 사업 2건이 이어지고 그 뒤 없어진 토목과의 수치를 실음(자료로 판단한 것임).",
      "2022년도 건설과: 그 이름의 부서가 자료에 없고 이어지는 부서도 찾지 못함.",
    ]);
  });

  test("have each year with its departments and their sum, a missing one as a row without figures", () => {
    expect(printed("years")).toEqual([
      "2026 | 계 | 2026. 8. 21. | 1,470 | 2,070 | 470 | 1,600 | 22.7 | 3 | 1 | 0",
      " | 건설과 | 2026. 8. 21. | 1,400 | 2,000 | 400 | 1,600 | 20.0 | 2 | 1 | 0",
      " | 총무과 | 2026. 8. 21. | 70 | 70 | 70 | 0 | 100.0 | 1 | 0 | 0",
      "2025 | 계 | 2025. 12. 31. | 1,470 | 1,470 | 770 | 700 | 52.4 | 3 | 0 | 0",
      " | 토목과 | 2025. 12. 31. | 1,400 | 1,400 | 700 | 700 | 50.0 | 2 | 0 | 0",
      " | 총무과 | 2025. 12. 31. | 70 | 70 | 70 | 0 | 100.0 | 1 | 0 | 0",
      "2024 | 자료 없음 | - | - | - | - | - | - | - | - | -",
      "2023 | 자료 없음 | - | - | - | - | - | - | - | - | -",
      "2022 | 계 | 2022. 12. 31. | 70 | 70 | 70 | 0 | 100.0 | 1 | 0 | 0",
      " | 건설과(자료에 없음) | 2022. 12. 31. | - | - | - | - | - | 0 | 0 | 0",
      " | 총무과 | 2022. 12. 31. | 70 | 70 | 70 | 0 | 100.0 | 1 | 0 | 0",
    ]);
  });

  test("put a project's years below one another, with the department and name of each", () => {
    expect(printed("continued")).toEqual([
      "마을길 정비 | 2026 | 건설과 | 1,500 | 400 | 1,100 | 26.7 | ",
      " | 2025 | 토목과 | 1,000 | 300 | 700 | 30.0 | 마을길 포장",
      "다리 보수 | 2026 | 건설과 | 500 | 0 | 500 | 0.0 | ",
      " | 2025 | 토목과 | 400 | 400 | 0 | 100.0 | ",
      "기본경비 | 2026 | 총무과 | 70 | 70 | 0 | 100.0 | ",
      " | 2025 | 총무과 | 70 | 70 | 0 | 100.0 | ",
      " | 2022 | 총무과 | 70 | 70 | 0 | 100.0 | ",
    ]);
  });

  test("say what was carried over: what the year before left, what the budget has more, and who said so", () => {
    expect(printed("carried")).toEqual([
      "2026 | 계 1건 |  | 700 | 600 | 400 | 1,100 | ",
      " | 마을길 정비 | 건설과 | 700 | 600 | 400 | 1,100 | 2025년: 2차 유찰",
      "2025 | 계 1건 |  | - | 0 | 300 | 700 | ",
      " | 마을길 포장 | 토목과 | - | 0 | 300 | 700 | 2025년: 2차 유찰",
    ]);
  });

  test("have a reason once, of the last quarter that has it, and whether its alert stood at the end", () => {
    expect(printed("explanations").map((row) => row.split(" | ").slice(0, 4).join(" | "))).toEqual([
      "2025 | 2025. 9. 30. | 토목과 | 마을길 포장",
    ]);
    expect(printed("explanations")[0]).toMatch(
      /이월 예정: 2차 유찰 \| 시설팀 \| 2025\. 12\. 10\. \| 2025\. 7\. 5\. \| 해소됨$/,
    );
  });

  test("list the snapshots that they rest on with their hashes, and no other", () => {
    const rows = tableOf(pack, "snapshots").rows.map(({ cells }) => cells.at(-1));
    const hashes = years.flatMap(({ entries }) => entries.map(({ hash }) => ({ kind: "text", text: hash })));
    expect(rows).toEqual(hashes);
  });

  test("are those of all departments where none is named", () => {
    const whole = auditPack(aPackQuestion(years, []));
    expect(printedRows(tableOf(whole, "years")).map(({ cells }) => cells[1]?.text)).toEqual([
      "전체",
      "전체",
      "자료 없음",
      "자료 없음",
      "전체",
    ]);
  });
});

test("years by different bases are printed by one that all can answer for", () => {
  const mixed = years.map((year) =>
    year.fiscalYear === 2025 && year.last !== null
      ? { ...year, last: { ...year.last, basis: "expenditure/appropriation" as const } }
      : year,
  );
  const { paragraphs = [] } =
    auditPack(aPackQuestion(mixed, [])).sections.find(({ id }) => id === "sources") ?? {};
  expect(paragraphs[0]).toContain("집행액 ÷ 예산현액이며");
});

test("has one column of the budget where rates divide by the appropriation", () => {
  const basis = "expenditure/appropriation" as const;
  const appropriated = years.map((year) => ({ ...year, last: year.last && { ...year.last, basis } }));
  const { columns } = tableOf(auditPack(aPackQuestion(appropriated, [])), "years");
  expect(columns.filter(({ title }) => title.ko === "예산액")).toHaveLength(1);
});

test("figures older than their snapshot are told by their own day, with the snapshot's beside it", () => {
  const older = aPackYear(2026, ["2026-06-30", "2026-09-30"], [road], {}, "2026-06-30");
  const unfinished = aPackYear(2025, ["2025-12-31"], [roadBefore], {}, "2025-11-30");
  const report = auditPack(aPackQuestion([older, unfinished, aMissingYear(2024, false)], []));
  const days = (id: string) =>
    printedRows(tableOf(report, id)).map(({ cells }) => cells.map(({ text }) => text).slice(0, 4));
  expect(report.face[1]?.[0]).toBe(
    "자료 기준일: 2026. 6. 30.(스냅숏 2026. 9. 30.), 2025. 11. 30.(스냅숏 2025. 12. 31.)",
  );
  expect(days("years")).toEqual([
    ["2026", "전체", "2026. 6. 30.", "2026. 9. 30."],
    ["2025", "전체", "2025. 11. 30.", "2025. 12. 31."],
    ["2024", "자료 없음", "-", "-"],
  ]);
  expect(days("quarters")).toEqual([
    ["2026", "2분기", "2026. 6. 30.", "2026. 6. 30."],
    ["2026", "3분기", "2026. 6. 30.", "2026. 9. 30."],
    ["2025", "4분기", "2025. 11. 30.", "2025. 12. 31."],
  ]);
  const { paragraphs = [] } = report.sections.find(({ id }) => id === "overview") ?? {};
  expect(paragraphs).toContain("2026년도는 2026. 6. 30. 기준이며 연말 수치가 아님.");
  expect(paragraphs).toContain("2025년도는 2025. 11. 30. 기준이며 연말 수치가 아님.");
  expect(paragraphs).toContain(
    "집행률: 2026년도 26.7%(2026. 6. 30. 기준), 2025년도 30.0%(2025. 11. 30. 기준).",
  );
  expect(tableOf(report, "years").columns.map(({ title }) => title.ko)).toContain("자료 기준일");
  expect(tableOf(pack, "years").columns.map(({ title }) => title.ko)).toContain("기준일");
});

test("no snapshot at all is refused", () => {
  expect(() => auditPack(aPackQuestion([aMissingYear(2026, true)], []))).toThrow("needs a year");
});
