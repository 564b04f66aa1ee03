/** Card, list row, project page and report of a real county say the same of each open alert: one function computes them. */
import { aReportQuestion } from "../../support/report-questions.ts";
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { assessOffice } from "../../../functions/assess/assess-office.ts";
import { takeSnapshot } from "../../../functions/snapshot/take-snapshot.ts";
import { alertsAnswer } from "../../../shared/contracts/api/bodies/alerts.ts";
import { projectAnswer } from "../../../shared/contracts/api/bodies/project.ts";
import { projectsAnswer } from "../../../shared/contracts/api/bodies/projects.ts";
import type { ApiAlert, ProjectRow } from "../../../shared/contracts/api/api.ts";
import { snapshotFromCanonical } from "../../../shared/contracts/stored/snapshot-json.ts";
import { councilReport } from "../../../shared/domain/report/council-report.ts";
import { printedText } from "../../../shared/reports/printed/printed-table.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { day } from "../../support/builders.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { aPrincipal, openApi } from "./api-fixture.ts";

const folder = new URL("../../../../shared/data/lofin365/", import.meta.url);
const county = { office: "4573000", fiscalYear: 2026 };
const as = aPrincipal("finance", { office: county.office });
const base = "/api/v1/offices/4573000/years/2026";

/** As a person reads it off: `Name: 3.7% executed as of …, 43.1 points below the 46.8% expected`. */
interface Said {
  readonly day: string;
  readonly rate: string;
  readonly expected: string;
  readonly gap: string;
}

describe.skipIf(!existsSync(folder))("무주군 on 21 August (skipped where ../shared/data is absent)", () => {
  // Three days after the figures: no screen may go on to them.
  const api = openApi(undefined, fixedClock("2026-08-24T01:00:00.000Z", "2026-08-24"));
  const rows = new Map<string, ProjectRow>();
  let alerts: readonly ApiAlert[] = [];
  const lags = () =>
    alerts.filter(({ rule, scope }) => rule === "behind-target" && scope.level === "project");

  beforeAll(async () => {
    for (const name of ["muju-4-asof-20260630-complete.json", "muju-5-asof-20260821.json"]) {
      await api.ingest.send(readFileSync(new URL(name, folder)), { books: county, fileName: name });
      await assessOffice(county, api.fixture);
      if (alerts.length > 0) continue;
      alerts = alertsAnswer.parse(await api.value(`${base}/alerts`, { as })).items;
      // One is answered in June: what is said of it in August is August's all the same.
      const [first] = lags();
      await api.value(`${base}/alerts/${first?.id}/acknowledge`, { as, method: "POST", json: {} });
    }
    alerts = alertsAnswer.parse(await api.value(`${base}/alerts`, { as })).items;
    for (let next: string | null = ""; next !== null;) {
      const page = projectsAnswer.parse(
        await api.value(`${base}/projects?limit=500${next === "" ? "" : `&cursor=${next}`}`, { as }),
      );
      for (const row of page.items) rows.set(row.id, row);
      next = page.next;
    }
  }, 300_000);

  test("has hundreds of alerts about lag, all of them of the figures' own day, some raised in June", () => {
    expect(lags().length).toBeGreaterThan(200);
    // The dump of August has a few projects of June no more: theirs are June's figures, judged by June's pace.
    const older = alerts.filter(({ asOf }) => asOf !== "2026-08-21");
    expect(older.length).toBeLessThan(40);
    const june = lags().filter(({ raised }) => raised.asOf === "2026-06-30");
    expect(june.length).toBeGreaterThan(100);
    expect(june.filter(({ status }) => status.state === "acknowledged")).toHaveLength(1);
  });

  test("the gap in a sentence is the difference of the two rates beside it, in every sentence that has one", () => {
    const pattern = /(?<rate>[\d.]+)%.*?(?<gap>[\d.]+) points below the (?<expected>[\d.]+)%/;
    const said = alerts
      .map(({ message }) => pattern.exec(message.en)?.groups)
      .filter((groups) => groups !== undefined);
    expect(said.length).toBeGreaterThan(200);
    const tenths = (text = "") => Number(text.replace(".", ""));
    expect(
      said.filter((each) => tenths(each["expected"]) - tenths(each["rate"]) !== tenths(each["gap"])),
    ).toEqual([]);
  });

  test("the card says what the list row says", () => {
    for (const alert of lags())
      expect({ name: alert.scope.name, ...effectiveBy(alert) }).toEqual(rowStates(rows.get(alert.scope.id)));
  });

  test("the project page has the same row and the same cards", async () => {
    for (const alert of alerts.filter(({ scope }) => scope.level === "project")) {
      const page = projectAnswer.parse(
        await api.value(`${base}/projects/${encodeURIComponent(alert.scope.id)}`, { as }),
      );
      expect(page.project).toEqual(rows.get(alert.scope.id));
      expect(page.alerts).toContainEqual(alert);
    }
  }, 300_000);

  test("the report of that day prints the same rates for the same projects", async () => {
    const { fixture } = api;
    const taking = await takeSnapshot(
      { books: county, asOf: day("2026-08-21"), by: "재무과", requestId: null, isForced: false },
      { ...fixture, hash: sha256Of },
    );
    expect(taking.kind).toBe("taken");
    const [entry] = await fixture.snapshots.list(county);
    const bytes = entry === undefined ? null : await fixture.snapshots.read(county, entry);
    if (bytes === null) throw new RangeError("The snapshot that was taken is not there");
    const snapshot = snapshotFromCanonical(bytes);
    const report = councilReport(aReportQuestion(snapshot, { unit: "원" }));
    const table = report.sections.flatMap(({ tables }) => tables).find(({ id }) => id === "lagging");
    const printed = new Set(
      table?.rows.map(({ cells }) => {
        const [name, department, , , rate, expected] = cells.map(printedText);
        return [name, department, rate, expected].join(" | ");
      }),
    );
    const notified = lags().map((alert) => {
      const { rate, expected } = effectiveBy(alert);
      return [alert.scope.name, alert.scope.department, rate, expected].join(" | ");
    });
    expect(notified.filter((line) => !printed.has(line))).toEqual([]);
    expect(report.snapshot.asOf).toBe("2026-08-21");
    const open = (alert: {
      readonly rule: string;
      readonly fund: string;
      readonly scope: { readonly id: string };
    }) => `${alert.scope.id} ${alert.rule} ${alert.fund}`;
    const facets = alerts.flatMap(({ scope, facets: others }) => others.map((each) => ({ ...each, scope })));
    expect(new Set(snapshot.alerts.map(open))).toEqual(new Set([...alerts, ...facets].map(open)));
  });
});

function effectiveBy({ message, asOf }: ApiAlert): Said {
  const found =
    /: (?<rate>[\d.]+)% executed as of (?<day>[\d-]+), (?<gap>[\d.]+) points below the (?<expected>[\d.]+)% expected/.exec(
      message.en,
    );
  const { rate = "", day: of = "", gap = "", expected = "" } = found?.groups ?? {};
  expect(of).toBe(asOf);
  return { day: of, rate, expected, gap };
}

function rowStates(row: ProjectRow | undefined): Said & { readonly name: string } {
  const expectation = row?.figures.expectation;
  if (row === undefined || expectation === null || expectation === undefined)
    throw new RangeError(`No such row is judged: ${JSON.stringify(row)}`);
  const { judgedRate: rate, expectedRate: expected, gapPoints } = expectation;
  return { name: row.name, day: row.figures.asOf, rate, expected, gap: gapPoints.replace("-", "") };
}
