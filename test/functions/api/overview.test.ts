// The office at a glance, for each of those who may look.
import { describe, expect, test } from "vitest";
import { overviewAnswer } from "../../../shared/contracts/api/bodies/overview.ts";
import { matchedAnswer } from "../../../shared/contracts/api/bodies/uploads.ts";
import type { Overview, Role } from "../../../shared/contracts/api/api.ts";
import { aPrincipal, base, dump, openApi } from "./api-fixture.ts";

type Fixture = ReturnType<typeof openApi>;

async function readOverview(fixture: Fixture, role: Role, query = ""): Promise<Overview> {
  return overviewAnswer.parse(await fixture.value(`${base}/overview${query}`, { as: aPrincipal(role) }));
}

/** One project as the open data states it. */
function openData(asOf: string, code: string, name: string, spent: number): string {
  const [where, account] = [
    { laf_cd: "1129000", laf_hg_nm: "서울성북구" },
    { acnt_dv_cd: "100", acnt_dv_nm: "일반회계" },
  ];
  const project = { dept_cd: "1", dbiz_cd: code, dbiz_nm: name, exe_ymd: asOf.replaceAll("-", "") };
  const budget = {
    bdg_cash_amt: 10_000_000,
    bdg_ntep: 0,
    capep: 0,
    sggep: 10_000_000,
    etc_amt: 0,
    cpl_amt: 10_000_000,
  };
  const field = { fld_cd: "140", fld_nm: "국토및지역개발", ane_part_cd: "141", part_nm: "수자원" };
  const office = { fyr: "2020", wa_laf_cd: "1100000", wa_laf_hg_nm: "서울" };
  return JSON.stringify([
    { ...office, ...where, ...account, ...project, ...budget, ep_amt: spent, ...field },
  ]);
}

/** A payment list of one payment for each project. */
function paidFor(...projects: readonly string[]): string {
  const header = "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호";
  const rows = projects.map(
    (name, at) => `${at + 1},일반회계,사회적경제과,${name},시설비,20200610,"9,000,00${at}",1`,
  );
  return [header, ...rows, ""].join("\r\n");
}

describe("the overview", () => {
  test("says where the office stands and what needs action, the most money first", async () => {
    const fixture = openApi();
    await fixture.load();
    const seen = await readOverview(fixture, "finance");
    expect(seen.figures).toMatchObject({ budgetWon: "11000000000", spentWon: "1250000000", rate: "11.4" });
    expect(seen.byDepartment.map(({ name }) => name)).toEqual(["도로과", "사회적경제과"]);
    expect(seen.needsAction.items[0]?.severity).toBe("critical");
    expect(seen.alerts.critical).toBeGreaterThan(1);
    expect(seen.freshness).toMatchObject({ asOf: "2020-10-31", lastUpload: { fileName: "집행현황.csv" } });
    expect(seen.changes).toBeNull();
  });

  test("shows a manager the totals of the office, and of alerts those of the own departments", async () => {
    const fixture = openApi();
    await fixture.load();
    const seen = await readOverview(fixture, "manager");
    expect(seen.figures).toMatchObject({ budgetWon: "11000000000" });
    expect(seen.byDepartment.map(({ name }) => name)).toEqual(["사회적경제과"]);
    expect(new Set(seen.needsAction.items.map(({ scope }) => scope.department))).toEqual(
      new Set(["사회적경제과"]),
    );
    expect(JSON.stringify(seen)).not.toContain("도로");
  });

  test("tells what changed since a moment, and nothing of what was before it", async () => {
    const fixture = openApi();
    await fixture.load();
    const since = await readOverview(fixture, "finance", "?since=2020-11-01T00:00:00Z");
    expect(since.changes).toMatchObject({ uploadChanges: 1 });
    expect(since.changes?.alertChanges).toBeGreaterThan(0);
    const after = await readOverview(fixture, "finance", "?since=2020-11-02T00:00:00.001Z");
    expect(after.changes).toMatchObject({ uploadChanges: 0, alertChanges: 0 });
  });

  test("shows payments that fit no project of a full statement, to a manager those of the own departments", async () => {
    const fixture = openApi();
    await fixture.load(openData("2020-06-30", "C1", "마을길 정비(전환사업)", 9_000_000));
    const header = "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호";
    const rows = ["사회적경제과,마을길 정비", "도로과,도로 보수"].map(
      (line, at) => `${at + 1},일반회계,${line},시설비,20200610,"9,000,00${at}",1`,
    );
    await fixture.load([header, ...rows, ""].join("\r\n"));
    const seen = await readOverview(fixture, "finance");
    expect(seen.figures).toMatchObject({ spentWon: "9000000" });
    expect(seen.unmatched).toMatchObject({ through: "2020-06-30", lines: 2, won: "18000001" });
    expect(
      seen.unmatched?.items.map(({ name, partners }) => [name, partners.map((each) => each.id)]),
    ).toEqual([
      ["도로 보수", []],
      ["마을길 정비", ["code/c1"]],
    ]);
    expect(seen.unmatched?.items[1]?.partners[0]).toMatchObject({
      name: "마을길 정비(전환사업)",
      department: "1",
    });
    const own = await readOverview(fixture, "manager");
    expect(own.unmatched).toMatchObject({ lines: 2, won: "18000001" });
    expect(own.unmatched?.items.map(({ name }) => name)).toEqual(["마을길 정비"]);
  });

  test("names the file to answer to finance alone, and lists an answered payment until it is taken back", async () => {
    const fixture = openApi();
    await fixture.load(openData("2020-06-30", "C1", "마을길 정비(전환사업)", 9_000_000));
    const list = await fixture.ingest.send(paidFor("마을길 정비"));
    const { uploadId } = list.upload;
    const seen = await readOverview(fixture, "finance");
    const [payment] = seen.unmatched?.items ?? [];
    expect(payment).toMatchObject({ uploadId, partners: [{ id: "code/c1" }] });
    expect(payment?.partners[0]?.why.ko).toContain("비슷한 이름");
    expect(seen.unmatched?.sure).toEqual([{ uploadId, payments: 1 }]);
    for (const role of ["manager", "viewer"] as const) {
      const { unmatched } = await readOverview(fixture, role);
      expect(unmatched?.sure).toEqual([]);
      expect(unmatched?.items.map((each) => each.uploadId)).toEqual([null]);
    }
    const path = `${base}/uploads/${uploadId}`;
    const same = { method: "POST", json: { same: [{ from: payment?.id, to: "code/c1" }] } };
    const answered = matchedAnswer.parse(await fixture.value(`${path}/match`, same));
    expect(answered.upload.answers).toMatchObject([{ entry: 3, pairs: 1 }]);
    expect(await readOverview(fixture, "finance")).toMatchObject({
      unmatched: null,
      figures: { spentWon: "9000000" },
    });
    const back = { method: "POST", json: { entries: [3] } };
    expect(matchedAnswer.parse(await fixture.value(`${path}/unmatch`, back)).upload.answers).toEqual([]);
    const again = await readOverview(fixture, "finance");
    expect(again.unmatched).toEqual(seen.unmatched);
    expect(again.figures).toEqual(seen.figures);
  });

  test("asks no more about a payment that somebody called a project of its own", async () => {
    const fixture = openApi();
    await fixture.load(openData("2020-06-30", "C1", "마을길 정비(전환사업)", 9_000_000));
    const { upload } = await fixture.ingest.send(paidFor("마을길 정비"));
    const [payment] = (await readOverview(fixture, "finance")).unmatched?.items ?? [];
    const own = { method: "POST", json: { new: [payment?.id] } };
    await fixture.value(`${base}/uploads/${upload.uploadId}/match`, own);
    const { unmatched } = await readOverview(fixture, "finance");
    expect(unmatched).toMatchObject({ lines: 1, items: [{ partners: [] }], sure: [] });
  });

  test("is empty, and says so, before the first file", async () => {
    const seen = await readOverview(openApi(), "viewer");
    expect(seen).toMatchObject({ figures: null, needsAction: { total: 0 }, freshness: { asOf: null } });
  });

  test("is of the moment of the question: what was stored a moment ago is in it", async () => {
    const fixture = openApi();
    await fixture.load();
    const [before] = await Promise.all([readOverview(fixture, "finance"), readOverview(fixture, "manager")]);
    await fixture.load(
      dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 3_900_000_000]], "2020-11-01"),
    );
    const after = await readOverview(fixture, "finance");
    expect(before.figures?.spentWon).toBe("1250000000");
    expect(after.figures?.spentWon).toBe("5050000000");
  });
});
