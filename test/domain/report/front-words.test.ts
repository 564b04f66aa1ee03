/** What the front page and the forecast say where figures are partial, silent, only acknowledged, or those of a year that is over. */
import { describe, expect, test } from "vitest";
import type { Explanation } from "../../../shared/domain/alerts/alert.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { councilReport } from "../../../shared/domain/report/council-report.ts";
import type { Snapshot } from "../../../shared/domain/snapshots/snapshot.ts";
import { columnWidths } from "../../../shared/reports/printed/printed-widths.ts";
import { aLine, aScope, aSpendingLine, day } from "../../support/builders.ts";
import { aReportQuestion } from "../../support/report-questions.ts";
import { aSnapshot, aSnapshotLine } from "../../support/snapshots.ts";
import { anAlert } from "../../support/uploads.ts";

const planned = (name: string, budget: bigint, spent: bigint, plan: bigint) =>
  aSpendingLine(budget, spent, { project: { name, unitProject: "돌봄" }, plan: { "2020-12-31": plan } });
const unplanned = (name: string, budget: bigint, spent: bigint) =>
  aSpendingLine(budget, spent, { project: { name, unitProject: "돌봄" } });
const silent = aLine({
  project: { name: "무보고", unitProject: "돌봄" },
  amounts: { appropriation: { national: 500n, municipal: 200n } },
});

function wordsOf(lines: readonly LedgerLine[], more: Partial<Snapshot> = {}): string[] {
  const of = aSnapshot({
    asOf: day("2020-10-31"),
    basis: "expenditure/appropriation",
    lines: lines.map((line) => aSnapshotLine({ ...line, parts: [line.project.id] })),
    ...more,
  });
  const { sections } = councilReport(aReportQuestion(of, { unit: "원" }));
  return sections.flatMap(({ paragraphs, remarks }) => [...paragraphs, ...remarks]);
}

describe("plans until the year's end", () => {
  test("that some projects of a unit project state are told with what they leave, and are no silence", () => {
    const words = wordsOf([planned("가", 1_000n, 100n, 900n), unplanned("나", 500n, 50n)]);
    expect(words).toContain(
      "연말까지의 집행계획은 사업 1건(예산액 1,000원)만 보고되어 전체의 계획상 미집행액을 알 수 없음. 보고된 1건의 계획상 미집행액은 100원임.",
    );
  });

  test("that nobody states are said to be missing", () => {
    expect(wordsOf([unplanned("나", 500n, 50n)])).toContain(
      "연말까지의 집행계획이 보고되지 않아 계획상 미집행액을 알 수 없음.",
    );
  });
});

describe("a year that is over", () => {
  const idle = aLine({
    project: { name: "영", unitProject: "돌봄" },
    amounts: { appropriation: { national: 500n, municipal: 200n }, expenditure: { unsplit: 0n } },
    asOf: "2020-12-31",
  });
  const last = { asOf: day("2020-12-31") };

  test("has no time left in which grants could be spent, and no plan to wait for", () => {
    const words = wordsOf([idle], last);
    expect(words).toContain(
      "미집행 보조금: 집행 실적이 없는 1건의 국·시비 500원은 12. 31.까지 집행되지 않아 이월하지 않으면 반납 대상임.",
    );
    expect(words.join(" ")).not.toContain("연말까지의 집행계획이 보고되지 않아");
  });
});

test("spending that nobody reported lowers the rate, and the front page says by how much money", () => {
  expect(wordsOf([unplanned("나", 500n, 50n), silent])).toContain(
    "집행액이 보고되지 않은 1건의 예산액 700원은 예산에 들어 있고 집행액에는 없어, 집행률이 그만큼 낮고 집행잔액이 그만큼 많음.",
  );
  expect(wordsOf([unplanned("나", 500n, 50n)]).join(" ")).not.toContain("집행률이 그만큼 낮고");
});

test("an acknowledgement without a reason answers nothing: its row and the count of reasons agree", () => {
  const seen: Explanation = {
    reason: "other",
    note: "확인함",
    owner: null,
    due: null,
    by: "김재정",
    at: "2020-11-01T00:00:00.000Z",
    givenWith: "acknowledge",
  };
  const scope = aScope({ name: "청사" });
  const words = wordsOf([unplanned("나", 500n, 50n)], { alerts: [anAlert({ scope, explanation: seen })] });
  expect(words.join(" ")).toContain("사유 미등록 1건.");
});

describe("columns of paper", () => {
  test("give words what they need before they break inside, where others can spare it", () => {
    const columns = [
      { kind: "text", width: 20 },
      { kind: "text", width: 8 },
      { kind: "won", width: 8 },
    ] as const;
    const [name = 0, department = 0, won = 0] = columnWidths(columns, 360, {
      figures: [0, 0, 80],
      words: [0, 90, 0],
    });
    expect(department).toBeGreaterThanOrEqual(90);
    expect(won).toBeGreaterThanOrEqual(80);
    expect(name + department + won).toBe(360);
  });

  test("give figures first", () => {
    const columns = [
      { kind: "text", width: 10 },
      { kind: "won", width: 5 },
    ] as const;
    const [words = 0, won = 0] = columnWidths(columns, 150, { figures: [0, 90], words: [120, 0] });
    expect(won).toBeGreaterThanOrEqual(90);
    expect(words).toBeLessThanOrEqual(60);
  });
});
