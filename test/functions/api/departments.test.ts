// A manager's departments on every route: what is another's is refused, or is not there.
import { beforeAll, describe, expect, test } from "vitest";
import { alertsAnswer } from "../../../shared/contracts/api/bodies/alerts.ts";
import { aPrincipal, base, expectProblem, openApi, textOf } from "./api-fixture.ts";
import { everyOperation, requestFor } from "./every-operation.ts";

/**
 * How each route that managers may ask keeps what is another department's. `office`: a frozen day is the office's
 * own report to its council, and is shown whole to whoever may see snapshots; so are the sums of the office and its departments.
 */
const ways: Readonly<Record<string, "refuses" | "leaves out" | "office" | "tells of nothing">> = {
  logoutEverywhere: "tells of nothing",
  changePassword: "tells of nothing",
  me: "tells of nothing",
  books: "tells of nothing",
  overview: "leaves out",
  charts: "leaves out",
  revision: "tells of nothing",
  projects: "leaves out",
  why: "office",
  reconciliation: "leaves out",
  project: "refuses",
  alerts: "leaves out",
  inbox: "leaves out",
  acknowledgeAlert: "refuses",
  snoozeAlert: "refuses",
  explainAlert: "refuses",
  withdrawAnswer: "refuses",
  snapshots: "office",
  snapshot: "office",
  snapshotDiff: "office",
  report: "office",
  auditPack: "office",
};

const managers = everyOperation.filter(
  ({ operation: { who } }) => who !== "anybody" && who.includes("manager"),
);
const keeping = (way: string) => managers.filter(({ name }) => ways[name] === way);

/** Of 도로과. */
const theirs = { id: "code%2Fb0", name: "도로 정비" };

describe("a manager of 사회적경제과", () => {
  const as = aPrincipal("manager");
  let fixture = openApi();
  let alertId = "";
  beforeAll(async () => {
    fixture = openApi();
    await fixture.load();
    const { items } = alertsAnswer.parse(await fixture.value(`${base}/alerts`));
    alertId = items.find(({ scope }) => scope.name === theirs.name)?.id ?? "";
    expect(alertId).not.toBe("");
  });

  test("has a word here for every route that managers may ask", () => {
    expect(Object.keys(ways).toSorted()).toEqual(managers.map(({ name }) => name).toSorted());
  });

  test.each(keeping("refuses"))("is refused what is another's by $operation.path", async (named) => {
    const { path, asking } = requestFor(named, { id: theirs.id, alertId });
    expectProblem(await fixture.ask(path, { ...asking, as }), "department-forbidden");
  });

  test.each(keeping("leaves out"))("finds nothing of another's in $operation.path", async (named) => {
    const { path, asking } = requestFor(named);
    const whole = await fixture.ask(path, asking);
    expect(textOf(whole)).toContain(theirs.name);
    const own = await fixture.ask(path, { ...asking, as });
    expect(own.status).toBe(200);
    expect(textOf(own)).toContain("느린 사업");
    expect(textOf(own)).not.toContain(theirs.name);
  });

  test("is refused what another department's figures are made of, and told it of its own", async () => {
    const other = await fixture.ask(`${base}/why?department=${encodeURIComponent("도로과")}`, { as });
    expectProblem(other, "department-forbidden");
    const own = await fixture.ask(`${base}/why?department=${encodeURIComponent("사회적경제과")}`, { as });
    expect(own.status).toBe(200);
    expect(textOf(own)).toContain("느린 사업");
    expect(textOf(await fixture.ask(`${base}/why`, { as }))).not.toContain(theirs.name);
  });

  test("finds nothing of another's in the list as CSV either", async () => {
    const csv = await fixture.ask(`${base}/projects?format=csv`, { as });
    expect(textOf(csv)).toContain("느린 사업");
    expect(textOf(csv)).not.toContain(theirs.name);
  });
});
