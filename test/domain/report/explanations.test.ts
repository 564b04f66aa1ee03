import { expect, test } from "vitest";
import type { Explanation } from "../../../shared/domain/alerts/alert.ts";
import { councilReport } from "../../../shared/domain/report/council-report.ts";
import { explanationsOf } from "../../../shared/domain/report/explanations.ts";
import { printedText } from "../../../shared/reports/printed/printed-table.ts";
import { aScope, day } from "../../support/builders.ts";
import { aReportQuestion } from "../../support/report-questions.ts";
import { aSnapshot } from "../../support/snapshots.ts";
import { anAlert } from "../../support/uploads.ts";

const contract: Explanation = {
  reason: "contract-delayed",
  note: "2차 유찰",
  owner: "시설팀",
  due: day("2020-12-20"),
  by: "시설팀",
  at: "2020-11-01T00:00:00.000Z",
};
const carrying: Explanation = {
  ...contract,
  reason: "carry-over-planned",
  note: "명시이월 예정",
  owner: "예산팀",
  at: "2020-11-02T00:00:00.000Z",
};
const scope = aScope({ name: "청사" });
const lag = anAlert({ scope, explanation: contract });
const risk = {
  ...anAlert({ scope, explanation: carrying }),
  rule: "no-spending" as const,
  facts: {
    asOf: day("2020-10-31"),
    budget: 10n,
    expenditure: 0n,
    expected: 8n,
    expectedRate: { numerator: 4n, denominator: 5n },
    rung: "calendar",
    grants: null,
    monthsPassed: 10,
  },
};

function cellsOf(id: string, lastQuarter = aSnapshot()): string[][] {
  const question = aReportQuestion(aSnapshot({ alerts: [lag, risk] }), { lastQuarter });
  const tables = councilReport(question).sections.flatMap((section) => section.tables);
  const table = tables.find((each) => each.id === id);
  return table?.rows.map(({ cells }) => cells.map(printedText)) ?? [];
}

test("a lag has the reason that was given for the lag, though a later one answers another alert", () => {
  expect(cellsOf("lagging")[0]?.slice(-4)).toEqual(["계약 지연: 2차 유찰", "시설팀", "2020. 12. 20.", "-"]);
  expect(cellsOf("slowest")[0]?.slice(-4)).toEqual(["계약 지연", "2차 유찰", "시설팀", "2020. 12. 20."]);
});

test("every alert has its own reason beside it", () => {
  expect(cellsOf("explanations").map((cells) => [cells[2], cells[4]])).toEqual(
    expect.arrayContaining([
      ["집행 지연", "계약 지연: 2차 유찰"],
      ["집행 실적 없음", "이월 예정: 명시이월 예정"],
    ]),
  );
});

test("what was said last quarter of the same alert stands beside it", () => {
  const earlier = aSnapshot({ alerts: [{ ...lag, explanation: { ...contract, note: "1차 유찰" } }] });
  expect(cellsOf("lagging", earlier)[0]?.at(-1)).toBe("계약 지연: 1차 유찰");
});

test.each(["acknowledge", "snooze"] as const)(
  "a note to %s is no plan, and a reason that came with it stands alone",
  (givenWith) => {
    const noted = { ...contract, givenWith };
    expect(explanationsOf([{ ...lag, explanation: noted }])).toEqual([{ ...noted, note: "" }]);
    const remark = { ...noted, reason: "other", owner: null, due: null } as const;
    expect(explanationsOf([{ ...lag, explanation: remark }])).toEqual([]);
  },
);
