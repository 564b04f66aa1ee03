// The office at a glance, for each of those who may look.
import { describe, expect, it } from "vitest";
import { overviewAnswer } from "../../../shared/contracts/api/overview.ts";
import type { Overview, Role } from "../../../shared/contracts/api.ts";
import { aPrincipal, base, dump, openApi } from "./api-world.ts";

type World = ReturnType<typeof openApi>;

async function look(world: World, role: Role, query = ""): Promise<Overview> {
  return overviewAnswer.parse(await world.value(`${base}/overview${query}`, { as: aPrincipal(role) }));
}

describe("the overview", () => {
  it("says where the office stands and what needs action, the most money first", async () => {
    const world = openApi();
    await world.load();
    const seen = await look(world, "finance");
    expect(seen.figures).toMatchObject({ budgetWon: "11000000000", spentWon: "1250000000", rate: "11.4" });
    expect(seen.byDepartment.map(({ name }) => name)).toEqual(["도로과", "사회적경제과"]);
    expect(seen.needsAction.items[0]?.severity).toBe("critical");
    expect(seen.alerts.critical).toBeGreaterThan(1);
    expect(seen.freshness).toMatchObject({ asOf: "2020-10-31", lastUpload: { fileName: "집행현황.csv" } });
    expect(seen.changes).toBeNull();
  });

  it("shows a manager the totals of the office, and of alerts those of the own departments", async () => {
    const world = openApi();
    await world.load();
    const seen = await look(world, "manager");
    expect(seen.figures).toMatchObject({ budgetWon: "11000000000" });
    expect(seen.byDepartment.map(({ name }) => name)).toEqual(["사회적경제과"]);
    expect(new Set(seen.needsAction.items.map(({ scope }) => scope.department))).toEqual(
      new Set(["사회적경제과"]),
    );
    expect(JSON.stringify(seen)).not.toContain("도로");
  });

  it("tells what changed since a moment, and nothing of what was before it", async () => {
    const world = openApi();
    await world.load();
    const since = await look(world, "finance", "?since=2020-11-01T00:00:00Z");
    expect(since.changes).toMatchObject({ uploadChanges: 1 });
    expect(since.changes?.alertChanges).toBeGreaterThan(0);
    const after = await look(world, "finance", "?since=2020-11-02T00:00:00.001Z");
    expect(after.changes).toMatchObject({ uploadChanges: 0, alertChanges: 0 });
  });

  it("is empty, and says so, before the first file", async () => {
    const seen = await look(openApi(), "viewer");
    expect(seen).toMatchObject({ figures: null, needsAction: { total: 0 }, freshness: { asOf: null } });
  });

  it("is of the moment of the question: what was stored a moment ago is in it", async () => {
    const world = openApi();
    await world.load();
    const [before] = await Promise.all([look(world, "finance"), look(world, "manager")]);
    await world.load(dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 3_900_000_000]], "2020-11-01"));
    const after = await look(world, "finance");
    expect(before.figures?.spentWon).toBe("1250000000");
    expect(after.figures?.spentWon).toBe("5050000000");
  });
});
