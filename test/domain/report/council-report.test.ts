import { aReportQuestion } from "../../support/report-questions.ts";
import { describe, expect, test } from "vitest";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { councilReport } from "../../../shared/domain/report/council-report.ts";
import type { Snapshot } from "../../../shared/domain/snapshots/snapshot.ts";
import { printedText } from "../../../shared/reports/printed/printed-table.ts";
import { aLine, aProject, aSpendingLine, day } from "../../support/builders.ts";
import { books } from "../../support/uploads.ts";

function snapshot(lines: readonly LedgerLine[], more: Partial<Snapshot> = {}): Snapshot {
  return {
    books,
    asOf: day("2020-10-31"),
    version: 1,
    takenAt: "2020-11-04T00:00:00.000Z",
    takenBy: null,
    knownSeq: 1,
    previous: null,
    basis: "expenditure/appropriation",
    policyVersion: "default-1",
    yearEndTargetBasisPoints: 10_000n,
    lines: lines.map((line) => ({ ...line, parts: [line.project.id], expected: null, target: null })),
    unmatched: null,
    alerts: [],
    sources: [],
    ...more,
  };
}

function tableOf(id: string, of: Snapshot, since: Snapshot | null = null): string[][] | null {
  const { sections } = councilReport(aReportQuestion(of, { since, unit: "원" }));
  const table = sections.flatMap(({ tables }) => tables).find((each) => each.id === id);
  return table?.rows.map(({ cells }) => cells.map(printedText)) ?? null;
}

const named = (name: string, budget: bigint, spent: bigint) =>
  aSpendingLine(budget, spent, { project: { name, unitProject: "활성화" } });
const silent = aLine({
  project: { name: "무보고", unitProject: "활성화" },
  amounts: { appropriation: { unsplit: 700n } },
});

describe("the council report", () => {
  test("tells nothing spent from nothing reported, and a fifth left from less", () => {
    const of = snapshot([
      named("영원", 1_000n, 0n),
      named("오분의일", 1_000n, 800n),
      named("덜", 1_000n, 801n),
      silent,
    ]);
    const names = (id: string) =>
      tableOf(id, of)
        ?.slice(1)
        .map(([name]) => name);
    expect(names("nothing-spent")).toEqual(["영원"]);
    expect(names("much-left")).toEqual(["영원", "오분의일"]);
    expect(names("not-reported")).toEqual(["무보고"]);
  });

  test("prints what changed since an earlier snapshot, and the parts make the whole", () => {
    const since = snapshot([named("가", 1_000n, 100n), named("나", 500n, 50n)], { asOf: day("2020-09-30") });
    const of = snapshot([named("가", 1_200n, 300n)]);
    expect(tableOf("changes", of, since)).toEqual([
      ["계", "1,500", "1,200", "△300", "150", "300", "150", "10.0", "25.0"],
      ["활성화", "1,500", "1,200", "△300", "150", "300", "150", "10.0", "25.0"],
    ]);
    expect(tableOf("changes", of)).toBeNull();
  });

  test("lists payments that fit no project beside its sums, and is silent where there are none", () => {
    const unmatched = {
      through: day("2020-09-30"),
      won: 12n,
      lines: [
        { project: aProject({ name: "마을 안길", department: "건설과", account: "일반회계" }), won: 7n },
        { project: aProject({ name: "장날", department: null, account: null }), won: 5n },
      ],
    };
    const lines = [named("가", 1_000n, 300n)];
    expect(tableOf("unmatched", snapshot(lines, { unmatched }))).toEqual([
      ["계", "", "2건", "12"],
      ["건설과", "일반회계", "마을 안길", "7"],
      ["-", "-", "장날", "5"],
    ]);
    expect(tableOf("unmatched", snapshot(lines))).toBeNull();
    expect(tableOf("budget-status", snapshot(lines, { unmatched }))).toEqual(
      tableOf("budget-status", snapshot(lines)),
    );
  });

  test("says of a year-end plan what it leaves, and is silent where there is none", () => {
    const planned = aSpendingLine(1_000n, 100n, {
      project: { name: "가", unitProject: "활성화" },
      plan: { "2020-12-31": 900n },
    });
    expect(tableOf("year-end", snapshot([planned]))?.[0]).toEqual(["계", "1,000", "900", "100"]);
    expect(tableOf("year-end", snapshot([named("가", 1_000n, 100n)]))).toBeNull();
  });

  test("names on its face what the data do not tell for PEFA PI-28", () => {
    const [coverage, timing, accuracy] = tableOf("pefa", snapshot([named("가", 1_000n, 100n), silent])) ?? [];
    expect(coverage?.[2]).toContain("당초예산과 추경을 나누어 보고하지 않으므로");
    expect(timing?.[1]).toBe("기준일 후 4일 만에 작성: 2주 이내(A등급의 기한).");
    expect(accuracy?.[2]).toContain("원인행위가 보고되지 않은 항목 2건, 지출이 보고되지 않은 항목 1건");
  });

  test("says on its first page what is spent without a budget, which the rate counts", () => {
    const paid = aLine({ project: { name: "지급" }, amounts: { expenditure: { unsplit: 300n } } });
    const remarksOf = (lines: readonly LedgerLine[]) =>
      councilReport(aReportQuestion(snapshot(lines), { unit: "원" })).sections[0]?.remarks ?? [];
    const remark = "예산이 보고되지 않은 1건의 300원이 집행액에 들어 있어 집행률이 그만큼 높음.";
    expect(remarksOf([named("가", 1_000n, 100n), paid])).toContain(remark);
    expect(remarksOf([named("가", 1_000n, 100n)])).not.toContain(remark);
  });

  describe("of a quarter's end after which nothing came in", () => {
    const figures = { ...named("가", 1_000n, 100n), asOf: day("2020-08-21") };
    const older = snapshot([figures, { ...silent, asOf: day("2020-06-30") }], { asOf: day("2020-09-30") });
    const report = councilReport(aReportQuestion(older, { unit: "원" }));

    test("bears the day of its latest figures, and the snapshot's beside it", () => {
      expect(report.face[1]?.[0]).toBe("자료 기준일: 2020. 8. 21. (스냅숏 2020. 9. 30. 제1판)");
      expect(report.figuresDay).toBe("2020. 8. 21. 기준");
      expect(report.sections[0]?.paragraphs[0]).toBe(
        "기준일: 2020. 8. 21. 뒤의 자료가 없어 그날의 수치임(스냅숏은 2020. 9. 30. 기준).",
      );
      expect(report.snapshot).toEqual({ asOf: "2020-09-30", version: 1 });
    });

    test("bears the day of most of its money where few projects are later, and tells both days", () => {
      const many = Array.from({ length: 39 }, (_, at) => ({
        ...named(`사업 ${at}`, 1_000n, 100n),
        asOf: day("2020-08-21"),
      }));
      const late = { ...named("늦은 사업", 1_000n, 100n), asOf: day("2020-09-15") };
      const asked = aReportQuestion(snapshot([...many, late], { asOf: day("2020-09-30") }), { unit: "원" });
      const { face, sections } = councilReport(asked);
      expect(face[1]?.[0]).toBe("자료 기준일: 2020. 8. 21. (스냅숏 2020. 9. 30. 제1판)");
      expect(sections[0]?.paragraphs[0]).toBe(
        "자료의 날: 사업 40건 가운데 39건(예산의 97.5%)은 2020. 8. 21.까지, 1건은 2020. 9. 15.까지 보고된 수치임(스냅숏은 2020. 9. 30. 기준).",
      );
      expect(sections.flatMap(({ paragraphs }) => paragraphs).join(" ")).not.toContain("뒤의 자료가 없어");
    });

    test("heads its columns by that day and counts the delay from it", () => {
      const tables = report.sections.flatMap(({ tables: own }) => own);
      const heads = tables.find(({ id }) => id === "budget-status")?.columns.map(({ title }) => title) ?? [];
      expect(heads.map(({ ko }) => ko)).toContain("8.21.기준");
      expect(heads.map(({ ko }) => ko)).toContain("집행률(%) (8.21.기준)");
      expect(heads.map(({ en }) => en)).toContain("as of 2020-08-21");
      expect(tableOf("pefa", older)?.[1]?.[2]).toContain("기준일 후 75일 만에 작성되어 8주를 넘김");
      expect(heads.filter(({ ko }) => ko.includes("9.30"))).toEqual([]);
    });

    test("is compared with by that day, too", () => {
      const later = councilReport(aReportQuestion(snapshot([figures]), { since: older, lastQuarter: older }));
      const said = later.sections.flatMap(({ paragraphs }) => paragraphs);
      expect(said).toContainEqual(expect.stringContaining("지난 분기(2020. 8. 21.)"));
      expect(said).toContainEqual(
        expect.stringContaining("2020. 9. 30. 제1판(2020. 8. 21. 기준 자료)과 견줌"),
      );
    });
  });

  test.for([
    ["of that very day", "2020-10-31"],
    ["that say of a later day what they say", "2020-12-31"],
  ])("has one day where its figures are %s", ([, figuresDay = ""]) => {
    const report = councilReport(
      aReportQuestion(snapshot([{ ...named("가", 1_000n, 100n), asOf: day(figuresDay) }])),
    );
    expect(report.face[1]?.[0]).toBe("자료 기준일: 2020. 10. 31. (제1판)");
    expect(report.sections[0]?.paragraphs[0]).toMatch(/^집행률: /);
  });

  test("of the year's last day has no column of what is planned until then", () => {
    const line = { ...named("가", 1_000n, 100n), asOf: day("2020-12-31") };
    const of = snapshot([line], { asOf: day("2020-12-31") });
    expect(tableOf("budget-status", of)?.[0]).toEqual(["계", "1,000", "100", "10.0"]);
  });

  test("is made of an empty snapshot too", () => {
    expect(tableOf("budget-status", snapshot([]))).toEqual([["계", "-", "-", "-", "-"]]);
  });
});
