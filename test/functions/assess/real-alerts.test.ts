/** What the default policy tells of a real county, dump by dump in the order in which they were published. */
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type AssessOutcome, assessOffice } from "../../../functions/assess/assess-office.ts";
import { isOpen } from "../../../shared/domain/alerts/alert.ts";
import { alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import { exclusionOf } from "../../../shared/domain/policy/line-policy.ts";
import { defaultPolicy } from "../../../shared/domain/policy/policy.ts";
import { lagRules } from "../../../shared/domain/alerts/rules/rules.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { policiesOf } from "../../support/policies.ts";
import { openIngest } from "../ingest/ingest-fixture.ts";
import { TableAlertStore } from "../../../shared/stores/alert-store.ts";

// Needs the public data beside the project; skipped where it is absent.
const folder = new URL("../../../../shared/data/lofin365/", import.meta.url);
const books = { office: "4573000", fiscalYear: 2026 };
const dumps = [
  "muju-1-asof-20260629-first",
  "muju-2-asof-20260630-partial",
  "muju-3-asof-20260629-again",
  "muju-4-asof-20260630-complete",
  "muju-5-asof-20260821",
];

/**
 * By hand, in points of the budget: expected on 29 June 46.8, on 30 June 47.0, on 21 August 60.2 (December-heavy
 * curve). A notice from 5 points on; a warning from 20 and 300 million won behind; critical from 30 and a billion.
 * An alert clears below 3 points, and eases when it would not reach its bounds with 2 points more.
 */
const byHand: readonly {
  readonly project: string;
  readonly why: string;
  readonly life: readonly string[];
}[] = [
  { project: "마을기업고도화사업", why: "0 of 50 million throughout", life: ["1 raised notice"] },
  {
    project: "고등학교 무상교육 지원",
    why: "46.8 behind with 93 million, then all spent",
    life: ["1 raised notice", "5 cleared notice"],
  },
  {
    project: "음식물류폐기물 종량제 추진",
    why: "24.6 % (22.2 behind, 156 million), 45.2 % (1.6), and the same in August (15.0)",
    life: ["1 raised notice", "3 cleared notice", "5 reopened notice"],
  },
  {
    project: "농특산물 포장재 지원",
    why: "0 % (46.8, 388 million), then 90.4 %",
    life: ["1 raised warning", "3 cleared warning"],
  },
  {
    project: "폐기물 매립시설 확장사업(3단계)",
    why: "0 of 562 million: 263 million behind in June, 338 million in August",
    life: ["1 raised notice", "5 worsened warning"],
  },
  {
    project: "왕정 자연재해위험개선지구 정비사업",
    why: "23.4 % (23.3, 1,509 million), then 25.1 % (35.1, 2,268 million)",
    life: ["1 raised warning", "5 worsened critical"],
  },
  {
    project: "설천면 대불리 하수관로 정비사업",
    why: "11.8 % (35.0, 1,083 million), 32.1 % (15.0), in August 28.1 and 869 million: no graver than told",
    life: ["1 raised critical", "4 eased notice", "5 relapsed warning"],
  },
  {
    project: "무주군 노후 하수관로 개량사업(2단계)",
    why: "31.1 % (15.7), 46.1 % (0.9), and of a greater budget 31.8 % (28.3, 888 million)",
    life: ["1 raised notice", "4 cleared notice", "5 reopened warning"],
  },
  {
    project: "등방천 생태하천 복원사업(전환사업)",
    why: "11.8 % (34.9, 873 million), 35.7 % (11.1), 33.8 % (26.3, 724 million): warned of before",
    life: ["1 raised warning", "3 eased notice", "5 relapsed warning"],
  },
  {
    project: "소각시설 설치사업",
    why: "0.4 % throughout: fresher figures are no change",
    life: ["1 raised critical"],
  },
];

describe.skipIf(!existsSync(folder))("the alerts of 무주군 (skipped where ../shared/data is absent)", () => {
  const fixture = openIngest();
  const alerts = new TableAlertStore(fixture.outbox.table);
  const looks: AssessOutcome[] = [];

  beforeAll(async () => {
    for (const name of dumps) {
      await fixture.send(readFileSync(new URL(`${name}.json`, folder)), { books, fileName: `${name}.json` });
      const evaluate = () =>
        assessOffice(books, {
          ledger: fixture.ledger,
          alerts,
          clock: fixture.clock,
          policies: policiesOf(defaultPolicy),
        });
      looks.push(await evaluate());
      // The same news again changes nothing.
      expect((await evaluate()).changes).toEqual([]);
    }
  }, 240_000);

  test.each(byHand)("$project: $why", ({ project, life }) => {
    const lived = looks.flatMap(({ changes }, at) =>
      changes
        .filter(({ alert }) => alert.rule === "behind-target" && alert.scope.name === project)
        .map(({ alert, change }) => `${at + 1} ${change} ${alert.severity}`),
    );
    expect(lived).toEqual(life);
  });

  test("warn of at most one in ten of the projects with 50 million won or more, ordered by money at risk", async () => {
    const balances = [...(await fixture.ledger.readBalances(books)).values()].map(({ balance }) => balance);
    const great = balances.filter(
      ({ measures }) => (totalOf(measures["current-budget"]?.monthEnds[11] ?? {}) ?? 0n) >= 50_000_000n,
    );
    const open = (await alerts.readAlerts(books)).filter(isOpen);
    const warned = open.filter(({ scope, severity }) => scope.level === "project" && severity !== "notice");
    const projects = new Set(warned.map(({ scope }) => scope.id));
    expect(great).toHaveLength(857);
    expect(projects.size).toBeGreaterThan(20);
    expect(projects.size * 10).toBeLessThanOrEqual(great.length);
  });

  test("are one row for each project, and no copy of a lag above them", async () => {
    const rows = alertRows((await alerts.readAlerts(books)).filter(isOpen));
    const ofProjects = rows.filter(({ lead }) => lead.scope.level === "project");
    expect(new Set(ofProjects.map(({ lead }) => lead.scope.id)).size).toBe(ofProjects.length);
    expect(ofProjects.filter(({ facets }) => facets.length > 0).length).toBeGreaterThan(50);
    const above = rows.filter(({ lead }) => lead.scope.level !== "project");
    expect(above.filter(({ lead }) => lagRules.has(lead.rule) && lead.rule !== "not-reported")).toEqual([]);
  });

  test("judge the projects that a fund pays for, whose names only say so", async () => {
    const named = [...(await fixture.ledger.readBalances(books)).values()]
      .map(({ balance }) => balance.project)
      .filter(({ name }) => name.includes("(2026기금)"));
    expect(named.length).toBeGreaterThanOrEqual(2);
    expect(named.filter((project) => exclusionOf(project, defaultPolicy) !== null)).toEqual([]);
  });

  test("are raised once: of each alert, openings and clearings alternate", async () => {
    const lives = Map.groupBy(
      (await alerts.readLog(books)).map(({ alert, change }) => ({
        name: `${alert.scope.level}/${alert.scope.id}/${alert.fund}/${alert.rule}`,
        change,
      })),
      ({ name }) => name,
    );
    for (const life of lives.values()) {
      const turns = life
        .map(({ change }) => change)
        .filter((change) => /^(raised|reopened|cleared)$/.test(change));
      expect(turns.filter((change) => change === "raised")).toHaveLength(1);
      expect(turns.every((change, at) => (change === "cleared") === (at % 2 === 1))).toBe(true);
    }
  });
});
