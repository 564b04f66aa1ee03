// Snapshots and reports where other processes make them: asked for, followed, and had past the API.
import { describe, expect, test } from "vitest";
import { requestPack, requestReport } from "../../../functions/api/commands/request-report.ts";
import { submitSnapshotCommand } from "../../../functions/api/commands/submit-command.ts";
import { takeRequested } from "../../../functions/snapshot/take-snapshot.ts";
import {
  reportAnswer,
  snapshotsAnswer,
  takenAnswer,
} from "../../../shared/contracts/api/bodies/snapshots.ts";
import { day } from "../../support/builders.ts";
import { books } from "../../support/uploads.ts";
import { base, expectProblem, openApi, textOf } from "./api-fixture.ts";

/** Where rendered reports lie, by key. */
function open() {
  const rendered = new Set<string>();
  const addresses = {
    addressOf: (key: string, fileName: string) =>
      Promise.resolve(
        rendered.has(key)
          ? { url: `https://reports.example/${key}?as=${fileName}`, expiresAt: "2020-11-02T00:05:00.000Z" }
          : null,
      ),
  };
  const fixture = openApi((usual) => ({
    snapshotActs: {
      take: (asking) => submitSnapshotCommand(asking, usual),
      report: (of, name, query) =>
        requestReport(of, name, query, { ...usual, addresses, officeNameOf: () => "영등포구" }),
      pack: (of, query) => requestPack(of, query, { ...usual, addresses, officeNameOf: () => "영등포구" }),
    },
  }));
  const list = async () => snapshotsAnswer.parse(await fixture.value(`${base}/snapshots`));
  const take = (asOf: string) => fixture.ask(`${base}/snapshots`, { method: "POST", json: { asOf } });
  /** What the snapshot stage does with the news. */
  const work = async (): Promise<void> => {
    for (const bundle of fixture.ingest.outbox.notified())
      if (bundle.topic === "snapshot-command")
        for (const { asOf, commandVersion } of bundle.events)
          await takeRequested({ books, asOf, commandVersion }, fixture);
  };
  return { ...fixture, rendered, list, take, work };
}

describe("a snapshot that is asked for", () => {
  test("is shown as under way until it is in the list", async () => {
    const fixture = open();
    await fixture.load();
    const answer = await fixture.take("2020-10-31");
    expect([answer.status, answer.headers["retry-after"]]).toEqual([202, "2"]);
    expect(takenAnswer.parse(JSON.parse(textOf(answer)))).toEqual({ outcome: "requested", snapshot: null });
    expect(await fixture.list()).toMatchObject({ total: 0, asked: [{ asOf: "2020-10-31", state: "open" }] });
    expectProblem(await fixture.take("2020-10-31"), "overtaken");
    await fixture.work();
    expect(await fixture.list()).toMatchObject({ items: [{ takenBy: "finance 님" }], asked: [] });
  });

  test("is shown with the reason when it is refused", async () => {
    const fixture = open();
    await fixture.load();
    await fixture.take("2020-12-31");
    await fixture.work();
    expect((await fixture.list()).asked).toMatchObject([
      { asOf: "2020-12-31", state: "refused", findings: [{ code: "day-ahead" }] },
    ]);
  });
});

describe("a report that is had past the API", () => {
  const path = `${base}/snapshots/2020-10-31/1/report?format=hwpx&unit=${encodeURIComponent("백만원")}`;

  test("is asked for once in ten minutes, and then has an address under a name that says what it is", async () => {
    const fixture = open();
    await fixture.load();
    await fixture.take("2020-10-31");
    await fixture.work();
    for (let time = 1; time <= 2; time++) {
      const answer = await fixture.ask(path);
      expect([answer.status, answer.headers["retry-after"]]).toEqual([202, "2"]);
      expect(reportAnswer.parse(JSON.parse(textOf(answer))).state).toBe("rendering");
    }
    const requested = fixture.ingest.outbox.notified().filter(({ topic }) => topic === "report-command");
    expect(requested).toMatchObject([
      { events: [{ snapshot: { asOf: day("2020-10-31"), version: 1 }, unit: "백만원" }] },
    ]);
    fixture.rendered.add("reports/1129000/2020/2020-10-31/1/million/council-report.hwpx");
    expect(reportAnswer.parse(await fixture.value(path))).toMatchObject({
      state: "ready",
      fileName: "영등포구_2020-10-31_예산집행보고서_1판_백만원.hwpx",
    });
  });

  test("is another file for another sender, and asked for with who sends it", async () => {
    const fixture = open();
    await fixture.load();
    await fixture.take("2020-10-31");
    await fixture.work();
    fixture.rendered.add("reports/1129000/2020/2020-10-31/1/million/council-report.hwpx");
    const sent = `${path}&department=${encodeURIComponent("기획예산과")}&rows=all`;
    expect((await fixture.ask(sent)).status).toBe(202);
    expect(fixture.ingest.outbox.notified().at(-1)).toMatchObject({
      events: [{ type: "ReportRequested", department: "기획예산과", contact: null, listRows: null }],
    });
  });

  test("of a snapshot that was never taken is not there, and nothing is asked for", async () => {
    const fixture = open();
    await fixture.load();
    expectProblem(await fixture.ask(path), "not-found");
    expect(fixture.ingest.outbox.notified().map(({ topic }) => topic)).not.toContain("report-command");
  });
});

describe("papers for an audit that are had past the API", () => {
  const path = `${base}/audit-pack?format=xlsx&years=3&departments=${encodeURIComponent("복지과, 총무과,")}`;

  test("are asked for once in ten minutes, are another file after another snapshot, and then have an address", async () => {
    const fixture = open();
    await fixture.load();
    expectProblem(await fixture.ask(path), "not-found");
    await fixture.take("2020-10-31");
    await fixture.work();
    for (let time = 1; time <= 2; time++) expect((await fixture.ask(path)).status).toBe(202);
    const requested = () =>
      fixture.ingest.outbox
        .notified()
        .flatMap((bundle) => (bundle.topic === "report-command" ? bundle.events : []))
        .flatMap((event) => (event.type === "AuditPackRequested" ? [event] : []));
    expect(requested()).toMatchObject([
      { years: 3, departments: ["복지과", "총무과"], until: null, unit: "천원" },
    ]);
    fixture.rendered.add(requested()[0]?.key ?? "");
    expect(reportAnswer.parse(await fixture.value(path))).toMatchObject({
      state: "ready",
      fileName: "영등포구_2018-2020_행정사무감사자료.xlsx",
    });
    await fixture.ask(`${base}/snapshots`, { method: "POST", json: { asOf: "2020-10-31", force: true } });
    await fixture.work();
    expect((await fixture.ask(path)).status).toBe(202);
  });
});
