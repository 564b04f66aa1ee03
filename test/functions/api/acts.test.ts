// What people do through the API: each act is done once, in the own department, and written down.
import { describe, expect, test } from "vitest";
import { apiAlert, alertsAnswer } from "../../../shared/contracts/api/bodies/alerts.ts";
import { auditAnswer } from "../../../shared/contracts/api/bodies/access.ts";
import {
  matchedAnswer,
  settledAnswer,
  uploadAnswer,
  uploadedAnswer,
  uploadsAnswer,
  previewAnswer,
} from "../../../shared/contracts/api/bodies/uploads.ts";
import { effectAnswer } from "../../../shared/contracts/api/bodies/settling.ts";
import { overviewAnswer } from "../../../shared/contracts/api/bodies/overview.ts";
import {
  policyAnswer,
  policyPreviewAnswer,
  policySetAnswer,
} from "../../../shared/contracts/api/bodies/policy.ts";
import {
  snapshotAnswer,
  snapshotsAnswer,
  takenAnswer,
  diffAnswer,
} from "../../../shared/contracts/api/bodies/snapshots.ts";
import type { ApiAlert, AuditEntry } from "../../../shared/contracts/api/api.ts";
import { paidByRoads } from "../../support/open-data.ts";
import { aPrincipal, base, dump, expectProblem, openApi, twoDepartments } from "./api-fixture.ts";

type Fixture = ReturnType<typeof openApi>;

async function alertOf(fixture: Fixture, department: string): Promise<ApiAlert> {
  const { items } = alertsAnswer.parse(await fixture.value(`${base}/alerts`));
  const found = items.find(({ scope }) => scope.level === "project" && scope.department === department);
  if (found === undefined) throw new RangeError(`${department} has no alert`);
  return found;
}

async function trail(fixture: Fixture): Promise<readonly AuditEntry[]> {
  return auditAnswer.parse(await fixture.value(`${base}/audit`)).items;
}

const why = { reason: "contract-delayed", note: "재공고 중" };

describe("alerts", () => {
  test("are acknowledged, put off and explained by a manager of the department, and each act is written down", async () => {
    const fixture = openApi();
    await fixture.load();
    const { id } = await alertOf(fixture, "사회적경제과");
    const as = aPrincipal("manager");
    const act = async (name: string, json: unknown) =>
      apiAlert.parse(await fixture.value(`${base}/alerts/${id}/${name}`, { method: "POST", as, json }));
    expect((await act("acknowledge", {})).status).toMatchObject({ state: "acknowledged", by: "manager 님" });
    expect((await act("snooze", { until: "2020-11-20", why })).status).toMatchObject({ until: "2020-11-20" });
    expect((await act("explain", { why: { ...why, note: "다음 달 착공" } })).explanation?.note).toBe(
      "다음 달 착공",
    );
    const acts = (await trail(fixture)).map((entry) => entry.act).toSorted();
    expect(acts).toEqual(["acknowledge-alert", "explain-alert", "snooze-alert"]);
    expect((await trail(fixture)).find((entry) => entry.act === "acknowledge-alert")).toMatchObject({
      by: { subject: "test:manager", role: "manager" },
      before: { status: { state: "open" } },
      after: { status: { state: "acknowledged" } },
    });
  });

  test("are called by their names in the trail, as files are", async () => {
    const fixture = openApi();
    await fixture.load();
    const { id, scope } = await alertOf(fixture, "사회적경제과");
    await fixture.value(`${base}/alerts/${id}/acknowledge`, { method: "POST", json: {} });
    expect((await trail(fixture)).map((entry) => "title" in entry && entry.title)).toEqual([scope.name]);
  });

  test("take back an answer of all that it was given to, once, and only of who gave it", async () => {
    const fixture = openApi();
    await fixture.load(dump([["C0", "멈춘 사업", "사회적경제과", 4_000_000_000, 0]]));
    const { id, facets } = await alertOf(fixture, "사회적경제과");
    const nothing = [{ code: "nothing-to-withdraw" }];
    expect(facets.length).toBeGreaterThan(0);
    const post = (name: string, json: unknown, role: "finance" | "manager") =>
      fixture.ask(`${base}/alerts/${id}/${name}`, { method: "POST", as: aPrincipal(role), json });
    await post("explain", { why }, "manager");
    expect(expectProblem(await post("withdraw", undefined, "finance"), "refused").errors).toMatchObject(
      nothing,
    );
    await post("withdraw", undefined, "manager");
    const now = await alertOf(fixture, "사회적경제과");
    expect([now, ...now.facets].map(({ status }) => status.state)).toEqual(
      [now, ...facets].map(() => "open"),
    );
    expect(now.explanation).toBeNull();
    expect(expectProblem(await post("withdraw", undefined, "manager"), "refused").errors).toMatchObject(
      nothing,
    );
    expect((await trail(fixture)).map(({ act }) => act)).toEqual(["withdraw-answer", "explain-alert"]);
  });

  test("of one project are one row, and an answer to any of them is an answer to all", async () => {
    const fixture = openApi();
    await fixture.load(dump([["C0", "멈춘 사업", "사회적경제과", 4_000_000_000, 0]]));
    const rows = async (query = "") => alertsAnswer.parse(await fixture.value(`${base}/alerts${query}`));
    const [row] = (await rows()).items.filter(({ scope }) => scope.level === "project");
    expect(row).toMatchObject({
      rule: "behind-target",
      facets: [{ rule: "no-spending" }, { rule: "year-end-rush" }],
    });
    const overview = overviewAnswer.parse(await fixture.value(`${base}/overview`));
    expect(overview.needsAction.total).toBe((await rows()).total);
    expect(overview.byDepartment).toMatchObject([{ alerts: { critical: 1, warning: 0, notice: 0 } }]);

    const act = async (id: string, name: string, json: unknown) =>
      apiAlert.parse(await fixture.value(`${base}/alerts/${id}/${name}`, { method: "POST", json }));
    const facetId = row?.facets[0]?.id ?? "";
    const answered = await act(facetId, "explain", { why });
    expect(answered).toMatchObject({ id: row?.id, explanation: { note: "재공고 중" } });
    const put = await act(row?.id ?? "", "snooze", { until: "2020-11-20", why });
    expect([put.status.state, ...put.facets.map(({ status }) => status.state)]).toEqual([
      "snoozed",
      "snoozed",
      "snoozed",
    ]);
    expect((await rows("?state=snoozed")).items.map(({ facets }) => facets.length)).toEqual([2]);
  });

  test("that are over are answered by what stands in their place, by the id that was printed", async () => {
    const fixture = openApi();
    await fixture.load(dump([["C0", "멈춘 사업", "사회적경제과", 4_000_000_000, 0]]));
    const [before] = alertsAnswer
      .parse(await fixture.value(`${base}/alerts`))
      .items.filter(({ scope }) => scope.level === "project");
    const over = before?.facets[0]?.id ?? "";
    await fixture.load(dump([["C0", "멈춘 사업", "사회적경제과", 4_000_000_000, 1_000_000]], "2020-11-01"));
    const path = `${base}/alerts/${over}/acknowledge`;
    const now = apiAlert.parse(await fixture.value(path, { method: "POST", json: {} }));
    expect(now).toMatchObject({ rule: "behind-target", status: { state: "acknowledged" } });
    expect(now.facets.map(({ rule, status }) => `${rule} ${status.state}`)).toEqual([
      "year-end-rush acknowledged",
    ]);
  });

  test("of another department are refused to a manager, and nothing is written", async () => {
    const fixture = openApi();
    await fixture.load();
    const { id } = await alertOf(fixture, "도로과");
    const asking = { method: "POST", as: aPrincipal("manager"), json: {} };
    expectProblem(await fixture.ask(`${base}/alerts/${id}/acknowledge`, asking), "department-forbidden");
    expect(await trail(fixture)).toEqual([]);
  });

  test("are not put off for ever, and the reason comes in both languages", async () => {
    const fixture = openApi();
    await fixture.load();
    const { id } = await alertOf(fixture, "사회적경제과");
    const json = { until: "2022-01-01", why };
    const refused = expectProblem(
      await fixture.ask(`${base}/alerts/${id}/snooze`, { method: "POST", json }),
      "refused",
    );
    expect(refused.errors).toMatchObject([{ path: "until", code: "snooze-out-of-range" }]);
    expect(refused.detail).toMatch(/미룰 수 없습니다/);
    expect(refused.detailEn).toMatch(/cannot be put off/);
  });
});

describe("uploads", () => {
  const file = {
    method: "POST",
    body: twoDepartments,
    headers: { "content-type": "application/octet-stream" },
  };

  test("are tried without a trace, sent once, and taken back", async () => {
    const fixture = openApi();
    const dryRun = previewAnswer.parse(await fixture.value(`${base}/uploads/preview?fileName=a.csv`, file));
    expect(dryRun).toMatchObject({
      verdict: "applied",
      formatTitle: { ko: "서식", en: "template" },
      asOf: "2020-10-31",
      period: null,
      added: { total: 3 },
      after: { expenditureWon: "1250000000" },
    });
    expect(uploadsAnswer.parse(await fixture.value(`${base}/uploads`)).total).toBe(0);
    const sent = uploadedAnswer.parse(await fixture.value(`${base}/uploads?fileName=a.csv`, file));
    expect(sent).toMatchObject({ outcome: "applied", upload: { records: 3, acts: ["undo"] } });
    const again = uploadedAnswer.parse(await fixture.value(`${base}/uploads?fileName=a.csv`, file));
    expect(again.outcome).toBe("already-applied");
    // What it would do to the rate is that of the overview.
    const { figures } = overviewAnswer.parse(await fixture.value(`${base}/overview`));
    const same = { ...file, body: Buffer.concat([Buffer.from(twoDepartments), Buffer.from("\n")]) };
    const tried = previewAnswer.parse(await fixture.value(`${base}/uploads/preview?fileName=b.csv`, same));
    expect(tried.rates).toEqual({ before: figures?.rate, after: figures?.rate, points: "0.0" });
    const undo = `${base}/uploads/${sent.upload.uploadId}/undo`;
    expect(settledAnswer.parse(await fixture.value(undo, { method: "POST" }))).toMatchObject({
      outcome: "undone",
    });
    const acts = (await trail(fixture)).map(({ act, outcome }) => `${act} ${outcome}`).toSorted();
    expect(acts).toEqual(["undo-upload undone", "upload already-applied", "upload applied"]);
  });

  test("of payments say which days they cover before they are sent", async () => {
    const fixture = openApi();
    await fixture.load();
    const body = paidByRoads(["하천 정비", "2020-06-10", 5], ["하천 정비", "2020-07-05", 7]);
    const query = `${base}/uploads/preview?fileName=paid.csv`;
    expect(previewAnswer.parse(await fixture.value(query, { ...file, body }))).toMatchObject({
      formatTitle: { ko: "지출목록" },
      period: { from: "2020-06-10", to: "2020-07-05" },
    });
  });

  test("say the day that is left when they are taken back, and none where only the files before could say it", async () => {
    const fixture = openApi();
    const send = async (date: string, spent: number) => {
      const body = dump([["A0", "느린 사업", "사회적경제과", 4_000, spent]], date);
      const query = `${base}/uploads?fileName=${date}.csv`;
      return uploadedAnswer.parse(await fixture.value(query, { ...file, body })).upload.uploadId;
    };
    const effectOf = async (id: string) =>
      effectAnswer.parse(await fixture.value(`${base}/uploads/${id}/effect?act=undo`));
    await send("2020-08-31", 100);
    expect(await effectOf(await send("2020-09-30", 200))).toMatchObject({
      before: { asOf: "2020-09-30", spentWon: "200" },
      after: { asOf: "2020-08-31", spentWon: "100" },
      changedCount: 1,
    });
    expect(await effectOf(await send("2020-10-31", 200))).toMatchObject({
      before: { asOf: "2020-10-31", spentWon: "200" },
      after: { asOf: null, spentWon: "200" },
      changedCount: 0,
    });
  });

  test("are taken back and brought in again with a reason, which stands beside who sent them", async () => {
    const fixture = openApi();
    const query = `${base}/uploads?fileName=a.csv`;
    const fromPage = { ...file, headers: { ...file.headers, "x-monitor-request": "page" } };
    const { upload } = uploadedAnswer.parse(await fixture.value(query, fromPage));
    const at = `${base}/uploads/${upload.uploadId}`;
    expect(upload).toMatchObject({ sentBy: { name: "finance 님", via: "page" }, reason: null });
    const act = async (name: string, json: unknown = {}) =>
      settledAnswer.parse(await fixture.value(`${at}/${name}`, { method: "POST", json }));
    const effectOf = async (name: string) =>
      effectAnswer.parse(await fixture.value(`${at}/effect?act=${name}`));
    const full = { asOf: "2020-10-31", spentWon: "1250000000" };
    expect(await effectOf("undo")).toMatchObject({
      before: full,
      after: { budgetWon: null, spentWon: null, rate: null },
      changedCount: 3,
    });
    const undone = await act("undo", { reason: "부서가 다시 보냅니다." });
    expect(undone.upload).toMatchObject({
      state: "undone",
      reason: "부서가 다시 보냅니다.",
      acts: ["restore"],
    });
    const coming = await effectOf("restore");
    expect(coming).toMatchObject({ after: full, changedCount: 3 });
    expect((await act("restore", { reason: "첫 파일이 맞았습니다." })).outcome).toBe("restored");
    expect((await effectOf("undo")).before).toEqual(coming.after);
    const [listed] = uploadsAnswer.parse(await fixture.value(`${base}/uploads`)).items;
    expect(listed).toMatchObject({
      state: "applied",
      sentBy: { name: "finance 님", via: "page" },
      reason: "첫 파일이 맞았습니다.",
    });
    const shown = uploadAnswer.parse(await fixture.value(at));
    expect(shown.history.map(({ act: done, reason }) => [done, reason])).toEqual([
      ["restore-upload", "첫 파일이 맞았습니다."],
      ["undo-upload", "부서가 다시 보냅니다."],
      ["upload", null],
    ]);
    // Without a reason, as programs of before ask: no body at all.
    await fixture.value(`${at}/undo`, { method: "POST" });
    expect(uploadAnswer.parse(await fixture.value(at)).reason).toBeNull();
  });

  test("that are held keep what was found in them when they are put aside, and are read anew when they come back", async () => {
    const fixture = openApi();
    await fixture.load();
    const half = dump([["A0", "느린 사업", "사회적경제과", 40_000_000_000, 100_000_000]]);
    const sent = uploadedAnswer.parse(
      await fixture.value(`${base}/uploads?fileName=half.csv`, { ...file, body: half }),
    );
    expect(sent.outcome).toBe("held");
    const at = `${base}/uploads/${sent.upload.uploadId}`;
    const codes = sent.upload.findings.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(0);
    const effect = effectAnswer.parse(await fixture.value(`${at}/effect?act=release`));
    expect(effect.after).not.toEqual(effect.before);
    const put = settledAnswer.parse(
      await fixture.value(`${at}/discard`, { method: "POST", json: { reason: "반쪽 파일" } }),
    );
    expect(put.upload.findings.map(({ code }) => code)).toEqual(codes);
    expect(put.upload).toMatchObject({ findingCount: codes.length, acts: ["restore"], reason: "반쪽 파일" });
    const again = settledAnswer.parse(await fixture.value(`${at}/restore`, { method: "POST" }));
    expect(again).toMatchObject({ outcome: "held", upload: { state: "held" } });
  });

  test.each(["", " ", "a\u202Eb", "가".repeat(501), 3])("take no reason like %j", async (reason) => {
    const fixture = openApi();
    const { upload } = uploadedAnswer.parse(await fixture.value(`${base}/uploads?fileName=a.csv`, file));
    const undo = `${base}/uploads/${upload.uploadId}/undo`;
    expectProblem(await fixture.ask(undo, { method: "POST", json: { reason } }), "request-invalid");
    expect(uploadsAnswer.parse(await fixture.value(`${base}/uploads`)).items).toMatchObject([
      { state: "applied" },
    ]);
  });

  test("come as a form too, with the name that the form gives", async () => {
    const fixture = openApi();
    const form = new FormData();
    form.append("file", new Blob([twoDepartments]), "집행 현황.csv");
    const encoded = new Response(form);
    const asking = {
      method: "POST",
      body: new Uint8Array(await encoded.arrayBuffer()),
      headers: { "content-type": encoded.headers.get("content-type") ?? "" },
    };
    const sent = uploadedAnswer.parse(await fixture.value(`${base}/uploads`, asking));
    expect(sent.upload.fileName).toBe("집행 현황.csv");
  });

  test("that are held are released or discarded by a person, and not twice", async () => {
    const fixture = openApi();
    await fixture.load();
    const few = dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000_000, 100_000_000_000]], "2020-11-01");
    const sent = uploadedAnswer.parse(
      await fixture.value(`${base}/uploads?fileName=b.csv`, { ...file, body: few }),
    );
    expect(sent).toMatchObject({ outcome: "held", upload: { acts: ["release", "discard"] } });
    const path = `${base}/uploads/${sent.upload.uploadId}`;
    const discarded = await fixture.value(`${path}/discard`, { method: "POST" });
    expect(settledAnswer.parse(discarded)).toMatchObject({ outcome: "discarded" });
    expectProblem(await fixture.ask(`${path}/release`, { method: "POST" }), "refused");
    const marked = await fixture.ask(`${path}/marked`);
    expect(marked.status).toBe(404);
  });

  test("that are held for lines which look known go in with the answer, under the known lines", async () => {
    const fixture = openApi();
    const [june, july] = ["사회적경제과", "지역경제과"].map((department, month) =>
      dump(
        [["", "마을기업 육성", department, 4_000_120_000, 100_000_000 * (month + 1)]],
        `2020-0${month + 6}-30`,
      ),
    );
    await fixture.load(june);
    const sent = uploadedAnswer.parse(
      await fixture.value(`${base}/uploads?fileName=b.csv`, { ...file, body: july ?? "" }),
    );
    const pairs = sent.upload.findings.flatMap((finding) => finding.pairs ?? []);
    expect(pairs).toMatchObject([{ fromDepartment: "지역경제과", toDepartment: "사회적경제과" }]);
    const path = `${base}/uploads/${sent.upload.uploadId}/match`;
    const same = pairs.map(({ from, to }) => ({ from, to }));
    const wrong = { method: "POST", json: { same: same.map(({ from }) => ({ from, to: "code/none" })) } };
    expectProblem(await fixture.ask(path, wrong), "refused");
    const answered = matchedAnswer.parse(await fixture.value(path, { method: "POST", json: { same } }));
    expect(answered).toMatchObject({ outcome: "matched", upload: { state: "applied", postings: 1 } });
    expect(answered.upload.answers).toMatchObject([{ by: "finance 님", pairs: 1 }]);
    const overview = overviewAnswer.parse(await fixture.value(`${base}/overview`));
    expect(overview.figures).toMatchObject({ budgetWon: "4000120000", spentWon: "200000000" });
    expect((await trail(fixture)).map(({ act }) => act)).toContain("match-lines");
    const back = { method: "POST", json: {} };
    const taken = matchedAnswer.parse(await fixture.value(path.replace("/match", "/unmatch"), back));
    expect(taken).toMatchObject({ outcome: "matched", upload: { state: "held", answers: [] } });
    const counted = overviewAnswer.parse(await fixture.value(`${base}/overview`));
    expect(counted.figures).toMatchObject({ budgetWon: "4000120000", spentWon: "100000000" });
    expect(matchedAnswer.parse(await fixture.value(path.replace("/match", "/unmatch"), back))).toMatchObject({
      outcome: "nothing-to-do",
    });
    expect((await trail(fixture)).map(({ act }) => act)).toContain("unmatch-lines");
  });
});

describe("the policy", () => {
  const change = { gapBasisPoints: { notice: 500, warning: 9_000, critical: 9_500 } };

  test("is tried against the alerts that stand, and nothing is written", async () => {
    const fixture = openApi();
    await fixture.load();
    const asking = { method: "POST", json: { basedOn: "default-3", change } };
    const dryRun = policyPreviewAnswer.parse(await fixture.value(`${base}/policy/preview`, asking));
    expect(dryRun.standing.critical).toBeGreaterThan(0);
    expect(dryRun.proposed.critical).toBe(0);
    expect(dryRun.milder).toBeGreaterThan(0);
    expect(dryRun.sentence.en).toBe(
      `There would be ${dryRun.proposedTotal} alerts, now ${dryRun.standingTotal}.`,
    );
    expect(dryRun.changes.map(({ path }) => path)).toEqual([
      "gapBasisPoints.warning",
      "gapBasisPoints.critical",
    ]);
    expect(policyAnswer.parse(await fixture.value(`${base}/policy`)).versions).toEqual([]);
    expect(await trail(fixture)).toEqual([]);
  });

  test("with a value that nobody means is asked again, and saved when it is meant", async () => {
    const fixture = openApi();
    await fixture.load();
    const json = { basedOn: "default-3", change: { yearEndTargetBasisPoints: 95 } };
    const dryRun = policyPreviewAnswer.parse(
      await fixture.value(`${base}/policy/preview`, { method: "POST", json }),
    );
    expect(dryRun.doubts).toMatchObject([{ path: "yearEndTargetBasisPoints" }]);
    const refused = expectProblem(await fixture.ask(`${base}/policy`, { method: "PUT", json }), "refused");
    expect(refused.errors).toMatchObject([{ code: "implausible" }]);
    expect(policyAnswer.parse(await fixture.value(`${base}/policy`)).versions).toEqual([]);
    const meant = { method: "PUT", json: { ...json, confirmed: true } };
    expect(policySetAnswer.parse(await fixture.value(`${base}/policy`, meant)).version).toBe("2020/1");
    // What stands already is no doubt of the next change.
    const next = { method: "PUT", json: { basedOn: "2020/1", change: { minimumPeers: 9 } } };
    expect(policySetAnswer.parse(await fixture.value(`${base}/policy`, next)).version).toBe("2020/2");
  });

  test("of last year goes on in a new one, says so, and is the new year's own once it is changed", async () => {
    const fixture = openApi();
    const json = { basedOn: "default-3", change: { minimumPeers: 9 } };
    await fixture.value(`${base}/policy`, { method: "PUT", json });
    const next = base.replace("/2020", "/2021");
    const inherited = policyAnswer.parse(await fixture.value(`${next}/policy`));
    expect(inherited).toMatchObject({ version: "2020/1", inheritedFrom: "2020/1", versions: [] });
    const own = { method: "PUT", json: { basedOn: "2020/1", change: { minimumPeers: 5 } } };
    expect(policySetAnswer.parse(await fixture.value(`${next}/policy`, own)).version).toBe("2021/1");
    expect(policyAnswer.parse(await fixture.value(`${next}/policy`)).inheritedFrom).toBeNull();
    expect(policyAnswer.parse(await fixture.value(`${base}/policy`)).version).toBe("2020/1");
  });

  test("changes nothing when nothing changes", async () => {
    const fixture = openApi();
    await fixture.load();
    const asking = { method: "POST", json: { basedOn: "default-3", change: {} } };
    const dryRun = policyPreviewAnswer.parse(await fixture.value(`${base}/policy/preview`, asking));
    expect(dryRun).toMatchObject({ raised: 0, cleared: 0, graver: 0, milder: 0, items: [] });
  });

  test("is set from the version that was looked at, and 409 from another", async () => {
    const fixture = openApi();
    const asking = { method: "PUT", json: { basedOn: "default-3", change, confirmed: true } };
    expect(policySetAnswer.parse(await fixture.value(`${base}/policy`, asking)).version).toBe("2020/1");
    expectProblem(await fixture.ask(`${base}/policy`, asking), "overtaken");
    const wrong = {
      method: "PUT",
      json: { basedOn: "2020/1", change: { daysOfSilence: -1, colour: "red" } },
    };
    const refused = expectProblem(await fixture.ask(`${base}/policy`, wrong), "refused");
    expect(refused.errors.length).toBeGreaterThan(0);
    expect(await trail(fixture)).toMatchObject([
      {
        act: "set-policy",
        target: "2020/1",
        before: { "gapBasisPoints.warning": "2000" },
        after: { "gapBasisPoints.warning": "9000" },
        changes: [
          { title: { ko: "주의 격차" }, beforeText: { ko: "20%" }, afterText: { ko: "90%" } },
          { title: { ko: "심각 격차" }, beforeText: { ko: "30%" }, afterText: { ko: "95%" } },
        ],
      },
    ]);
  });
});

describe("snapshots", () => {
  test("of an earlier version are opened for the day of their data once, and by nobody but the host", async () => {
    let reads = 0;
    const fixture = openApi(({ snapshots }) => ({
      snapshots: {
        list: async (of) => (await snapshots.list(of)).map((entry) => ({ ...entry, dataAsOf: null })),
        head: (of) => snapshots.head(of),
        add: (adding) => snapshots.add(adding),
        answered: (of, id) => snapshots.answered(of, id),
        answer: (of, id, name) => snapshots.answer(of, id, name),
        read: (of, entry) => {
          reads++;
          return snapshots.read(of, entry);
        },
      },
    }));
    await fixture.load();
    await fixture.value(`${base}/snapshots`, { method: "POST", json: { asOf: "2020-10-31", force: false } });
    const listed = async () => snapshotsAnswer.parse(await fixture.value(`${base}/snapshots`)).items;
    reads = 0;
    expect((await listed()).map(({ dataAsOf }) => dataAsOf)).toEqual(["2020-10-31"]);
    await listed();
    expect(reads).toBe(1);
  });

  test("are taken, listed, shown and compared", async () => {
    const fixture = openApi();
    await fixture.load();
    const take = async (force: boolean) =>
      takenAnswer.parse(
        await fixture.value(`${base}/snapshots`, { method: "POST", json: { asOf: "2020-10-31", force } }),
      );
    expect(await take(false)).toMatchObject({ outcome: "taken", snapshot: { version: 1 } });
    expect(await take(false)).toMatchObject({ outcome: "unchanged" });
    await fixture.load(dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 200_000_000]], "2020-10-31"));
    expect(await take(true)).toMatchObject({ outcome: "taken", snapshot: { version: 2 } });
    expect(snapshotsAnswer.parse(await fixture.value(`${base}/snapshots`)).total).toBe(2);
    const one = snapshotAnswer.parse(await fixture.value(`${base}/snapshots/2020-10-31/1`));
    expect(one.dataAsOf).toBe("2020-10-31");
    expect(one.totals).toMatchObject({ budgetWon: "11000000000", spentWon: "1250000000" });
    // Counted as the list of alerts counts them: a row for each project, however many rules speak of it.
    const listed = alertsAnswer.parse(await fixture.value(`${base}/alerts`));
    expect(listed.items.some(({ facets }) => facets.length > 0)).toBe(true);
    expect(one.totals.alerts).toBe(listed.total);
    const diff = diffAnswer.parse(
      await fixture.value(`${base}/snapshots/diff?from=2020-10-31/1&to=2020-10-31/2`),
    );
    const change = { expenditure: { total: "100000000", unsplit: "100000000" } };
    expect(diff).toMatchObject({
      change,
      kinds: [{ kind: "restated", parts: 1, change }],
      sources: [{ kind: "stated", fileName: "집행현황.csv", change }],
      parts: [{ name: "느린 사업", change, causes: [{ rows: [2], rowCount: 1, change }] }],
      partCount: 1,
    });
    expectProblem(await fixture.ask(`${base}/snapshots/2020-10-31/9`), "not-found");
  });

  test("are compared page by page and kind by kind, with the sums of all", async () => {
    const fixture = openApi();
    const many = (spent: number) =>
      dump(
        Array.from({ length: 120 }, (_, at) => [`A${at}`, `사업 ${at}`, "도로과", 10_000_000, spent + at]),
        "2020-10-31",
      );
    const take = () =>
      fixture.value(`${base}/snapshots`, { method: "POST", json: { asOf: "2020-10-31", force: true } });
    await fixture.load(many(1_000_000));
    await take();
    await fixture.load(many(2_000_000).replace("사업 7,", "사업 칠,"));
    await take();
    const compare = async (rest: string) =>
      diffAnswer.parse(
        await fixture.value(`${base}/snapshots/diff?from=2020-10-31/1&to=2020-10-31/2${rest}`),
      );
    const [first, second, renamed] = [
      await compare(""),
      await compare("&skip=100"),
      await compare("&kind=renamed"),
    ];
    expect([first.partCount, first.parts.length, second.parts.length]).toEqual([121, 100, 21]);
    const listed = [...first.parts, ...second.parts].map(({ id, kind }) => `${id} ${kind}`);
    expect(new Set(listed).size).toBe(121);
    expect(renamed).toMatchObject({
      partCount: 1,
      parts: [{ renamings: [{ field: "name", before: "사업 7", after: "사업 칠" }] }],
    });
    expect(renamed.kinds).toEqual(first.kinds);
  });

  test("that are not what was frozen are said to be damaged", async () => {
    const fixture = openApi();
    await fixture.load();
    await fixture.value(`${base}/snapshots`, { method: "POST", json: { asOf: "2020-10-31" } });
    fixture.snapshots.read = () => Promise.resolve(new TextEncoder().encode("{}"));
    expectProblem(await fixture.ask(`${base}/snapshots/2020-10-31/1`), "snapshot-damaged");
    expect(fixture.broken).toMatchObject([{ code: "snapshot-changed" }]);
  });

  test("of a day to come are refused with the reason", async () => {
    const fixture = openApi();
    await fixture.load();
    const asking = { method: "POST", json: { asOf: "2020-12-31" } };
    expectProblem(await fixture.ask(`${base}/snapshots`, asking), "refused");
  });
});
