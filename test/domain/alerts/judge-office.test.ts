/** An office is judged scope by scope; what no look would ever close is closed, and the figures say why. */
import { describe, expect, test } from "vitest";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import { currentAlerts, judgeOffice } from "../../../shared/domain/alerts/current-alerts.ts";
import { evaluateOffice, type OfficeFigures } from "../../../shared/domain/alerts/evaluate-office.ts";
import { rebuild } from "../../../shared/domain/ledger/balance.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { defaultPolicy } from "../../../shared/domain/policy/policy.ts";
import { officeView } from "../../../shared/domain/rates/office-view.ts";
import { aPosting, aProject, aScope, aSpendingLine, aStatement, day } from "../../support/builders.ts";
import { anAlert } from "../../support/uploads.ts";

const billion = 1_000_000_000n;
const october = day("2020-10-31");
const road = aSpendingLine(billion, 100_000_000n, {
  project: { name: "도로", department: "건설과", unitProject: "교통" },
});
const reserve = aSpendingLine(billion, 0n, { project: { name: "예비비", department: "건설과" } });

function figuresOf(lines: readonly LedgerLine[], more: Partial<OfficeFigures> = {}): OfficeFigures {
  return {
    view: officeView("1129000", 2020, lines),
    balances: new Map(),
    policy: { ...defaultPolicy, curve: null },
    history: null,
    findings: new Map(),
    settledSeq: 7,
    ...more,
  };
}

const notified = (figures: OfficeFigures, alerts: readonly Alert[] = [], on = "2020-10-31") =>
  judgeOffice(figures, alerts, day(on)).map(
    ({ change, alert }) =>
      `${change} ${alert.rule} ${alert.scope.level}/${alert.scope.id} ${alert.fund} ${alert.status.state}`,
  );
const closedBecause = (figures: OfficeFigures, alerts: readonly Alert[]) =>
  judgeOffice(figures, alerts, october).flatMap(({ alert }) =>
    alert.status.state === "cleared" ? [[alert.rule, alert.fund, alert.status.because, alert.knownSeq]] : [],
  );

const roadScope = aScope({
  level: "project",
  id: road.project.id,
  name: "도로",
  department: "건설과",
  unitProject: "교통",
});
const reserveScope = aScope({
  level: "project",
  id: reserve.project.id,
  name: "예비비",
  department: "건설과",
  unitProject: null,
});

describe("an office with one project behind", () => {
  const bridge = {
    ...road,
    project: aProject({ name: "교량", department: "건설과", unitProject: "교통" }),
  };
  /** Each below the least budget that is judged, and together above it. */
  const small = Array.from({ length: 20 }, (_, at) =>
    aSpendingLine(10_000_000n, 0n, {
      project: { name: `소규모 ${at}`, department: "건설과", unitProject: "교통" },
    }),
  );
  const levelsNotified = (lines: readonly LedgerLine[]) =>
    notified(figuresOf(lines))
      .filter((each) => each.includes("behind-target"))
      .map((each) => each.split(/[ /]/)[2]);

  test("is told so where somebody answers for the money, and by no copy above", () => {
    expect(levelsNotified([road, bridge])).toEqual(["project", "project"]);
    expect(levelsNotified([road, ...small])).toEqual(["project"]);
    expect(
      notified(figuresOf([road, bridge])).filter((each) => each.includes("year-end-rush office")),
    ).toEqual([]);
  });

  test("is told above where no line of it is large enough to tell it", () => {
    expect(levelsNotified(small)).toEqual(["office", "department", "unit-project"]);
    expect(notified(figuresOf(small)).filter((each) => each.includes("year-end-rush office"))).toEqual([]);
  });

  test("has the alert above closed when a line begins to tell it, and by what it was known", () => {
    const department = aScope({ level: "department", id: "건설과", name: "건설과", department: "건설과" });
    const above = anAlert({ scope: { ...department, unitProject: null }, knownSeq: 5 });
    expect(closedBecause(figuresOf([road, ...small]), [above])).toEqual([
      ["behind-target", "all", "told-below", 7],
    ]);
    const wrongFigure = { ...above, rule: "printed-rate-differs" as const };
    expect(closedBecause(figuresOf([road, ...small]), [wrongFigure])).toEqual([]);
  });

  test("has no unit project to tell of where the line names none", () => {
    const { unitProject: _, ...project } = road.project;
    const line = { ...road, project: { ...project, unitProject: null } };
    expect(notified(figuresOf([line])).filter((each) => each.includes("unit-project/"))).toEqual([]);
  });

  test("is told the same of its money on any later day, and by then also that nothing new came", () => {
    const [on, late] = [notified(figuresOf([road])), notified(figuresOf([road]), [], "2020-12-20")];
    expect(new Set(late)).toEqual(new Set([...on, "raised not-reported office/1129000 all open"]));
    expect(late).toHaveLength(on.length + 1);
  });

  test("is silent since its last figures, whatever silence before them was never closed", () => {
    const on = (figures: OfficeFigures, alerts: readonly Alert[], today: string) =>
      currentAlerts(evaluateOffice(figures, alerts, day(today)), alerts).filter(
        ({ rule, scope }) => rule === "not-reported" && scope.level === "office",
      );
    const first = on(figuresOf([road]), [], "2020-11-20");
    const newer = { ...road, asOf: day("2020-11-25") };
    const second = on(figuresOf([newer]), first, "2020-12-20");
    expect([...first, ...second].map(({ since }) => since)).toEqual(["2020-10-31", "2020-11-25"]);
  });

  test("has lines judged each by the day of its own figures, so a stale one makes no sum late", () => {
    const stale = aSpendingLine(billion, 250_000_000n, { project: road.project, asOf: day("2020-03-31") });
    const fresh = aSpendingLine(billion, 833_333_333n, { project: { name: "교량", department: "건설과" } });
    expect(notified(figuresOf([stale, fresh])).filter((each) => each.includes("behind-target"))).toEqual([]);
  });

  test("splits what it judges by fund where budget and spending are split", () => {
    const split = {
      ...road,
      amounts: {
        ...road.amounts,
        appropriation: { national: billion, municipal: billion },
        expenditure: { national: 10_000_000n, municipal: 900_000_000n },
      },
    };
    expect(notified(figuresOf([split])).filter((each) => each.includes("fund-behind project"))).toEqual([
      `raised fund-behind project/${road.project.id} national open`,
    ]);
  });
});

describe("alerts that no look would close", () => {
  const lag = anAlert({ scope: reserveScope, knownSeq: 5 });

  test("of a line that the policy excludes are cleared as excluded, for every fund", () => {
    const national = { ...lag, fund: "national" as const };
    const closed = closedBecause(figuresOf([reserve]), [lag, national]);
    expect(closed).toHaveLength(2);
    for (const fund of ["national", "all"])
      expect(closed).toContainEqual(["behind-target", fund, "excluded", 5]);
  });

  test("of what is no lag stay where the policy excludes a line", () => {
    const closed = closedBecause(figuresOf([reserve]), [{ ...lag, rule: "printed-rate-differs" }]);
    expect(closed.filter(([, , because]) => because === "excluded")).toEqual([]);
  });

  test.each([
    { what: "a scope that is gone", lines: [road] },
    // By the number of what emptied it: by an earlier one a verification would look for it in a ledger that has the scope.
    { what: "an empty ledger", lines: [] },
  ])("of $what are cleared as gone, by what was known", ({ lines }) => {
    expect(closedBecause(figuresOf(lines), [lag])).toEqual([["behind-target", "all", "gone", 7]]);
    const newer = { ...lag, knownSeq: 9 };
    expect(closedBecause(figuresOf(lines), [newer])).toEqual([["behind-target", "all", "gone", 9]]);
  });

  test("about lag are cleared where the budget was taken away, and others stay", () => {
    const emptied = aSpendingLine(0n, 0n, { project: road.project });
    const own = anAlert({ scope: roadScope, knownSeq: 5 });
    expect(closedBecause(figuresOf([emptied]), [own, { ...own, rule: "printed-rate-differs" }])).toEqual([
      ["printed-rate-differs", "all", "recovered", 7],
      ["behind-target", "all", "no-budget", 7],
    ]);
  });

  test("of a scope that is gone are cleared once", () => {
    const cleared = { ...lag, status: { state: "cleared", because: "gone" } as const };
    expect(notified(figuresOf([road]), [cleared]).filter((each) => each.includes("예비비"))).toEqual([]);
  });
});

describe("what a rule is shown", () => {
  /** Half of the budget in March, a tenth in November: five billion are left for two months. */
  const months = { "2020-03-31": 500_000_000n, "2020-10-31": 600_000_000n };
  const balance = rebuild(
    Object.entries(months).map(([date, won], at) =>
      aPosting({
        seq: at + 1,
        project: road.project,
        asOf: day(date),
        entries: aStatement(date, { unsplit: won }),
      }),
    ),
  );
  const slow = aSpendingLine(10n * billion, 600_000_000n, { project: road.project });
  const rush = (figures: OfficeFigures) =>
    judgeOffice(figures, [], october).find(
      ({ alert }) => alert.rule === "year-end-rush" && alert.scope.level === "project",
    );

  test("has the greatest month of the line's own balance", () => {
    const figures = figuresOf([slow], {
      balances: new Map(balance === null ? [] : [[road.project.id, balance]]),
    });
    expect(rush(figures)?.alert.facts["greatestMonth"]).toBe(500_000_000n);
    expect(rush(figuresOf([slow]))).toBeUndefined();
  });

  test("has the word of a person that money is to be carried over", () => {
    const planned = { ...slow, plan: [{ date: day("2020-12-31"), amounts: { unsplit: billion } }] };
    const explanation = {
      reason: "carry-over-planned",
      note: "",
      owner: null,
      due: null,
      by: "담당",
      at: "2020-11-01T00:00:00.000Z",
    } as const;
    const belowTarget = (alerts: readonly Alert[]) =>
      notified(figuresOf([planned]), alerts).filter((each) => each.includes("plan-below-target project"));
    expect(belowTarget([])).toHaveLength(1);
    expect(
      belowTarget([anAlert({ scope: roadScope, explanation: { ...explanation, reason: "weather" } })]),
    ).toHaveLength(1);
    expect(belowTarget([anAlert({ scope: roadScope, explanation })])).toEqual([]);
  });

  test("has what stands: a gap that opens no alert closes none either", () => {
    const line = aSpendingLine(billion, 795_000_000n, { project: road.project });
    const behind = (alerts: readonly Alert[]) =>
      notified(figuresOf([line]), alerts).filter((each) => each.includes("behind-target project"));
    expect(behind([])).toEqual([]);
    const notice = anAlert({ scope: roadScope, severity: "notice", toldSeverity: "notice" });
    expect(behind([notice])).toEqual([]);
    expect(behind([{ ...notice, status: { state: "cleared", because: "recovered" } }])).toEqual([]);
  });
});
