// What finance asks of books as a whole: verified on request, exported, tested against a year that is over, outbox of.
import { beforeEach, describe, expect, test } from "vitest";
import { requestingOversight } from "../../../functions/api/commands/request-oversight.ts";
import type { VerificationAnswer } from "../../../shared/contracts/api/api.ts";
import {
  backtestAnswer,
  noticesAnswer,
  verificationAnswer,
  verificationRequested,
} from "../../../shared/contracts/api/bodies/oversight.ts";
import { readLogAnswer } from "../../../shared/contracts/api/bodies/reads.ts";
import { accepted, claimed, sent } from "../../../shared/domain/notices/notice-state.ts";
import { discrepancyOf } from "../../../shared/domain/verify/discrepancy.ts";
import { TableNoticeStore } from "../../../shared/stores/notice-store.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { books } from "../../support/uploads.ts";
import { aNotice } from "../../support/notices.ts";
import { base, dump, expectProblem, openApi } from "./api-fixture.ts";
import { verificationView } from "../../../shared/reading/verification-view.ts";

const nothing = { entries: 0, postings: 0, balances: 0, alerts: 0, uncheckedLooks: 0, snapshots: 0 };
const post = { method: "POST" };

/** The API as AWS wires it: what is asked is outbox, and found where another stage keeps it. */
function open() {
  const outbox = new MemoryOutbox();
  const clock = { ...fixedClock("2020-11-02T01:31:20.000Z") };
  const kept = new Map<string, VerificationAnswer>();
  const addresses = new Map<string, string>();
  const fixture = openApi(
    ({ ledger, snapshots }) => ({
      oversightActs: requestingOversight({
        ledger,
        snapshots,
        outbox,
        clock,
        officeNameOf: () => "영등포구",
        find: (_books, id) => Promise.resolve(kept.get(id) ?? null),
        addresses: {
          addressOf: (key) => {
            const url = addresses.get(key);
            const expiresAt = "2020-11-02T01:36:20.000Z";
            return Promise.resolve(url === undefined ? null : { url, expiresAt });
          },
        },
      }),
    }),
    clock,
  );
  return { fixture, outbox, kept, addresses };
}

describe("a verification on request", () => {
  test("is outbox once however often it is asked within a minute, and answered when another stage kept it", async () => {
    const { fixture, outbox, kept } = open();
    await fixture.load();
    const asked = [];
    for (let time = 1; time <= 2; time += 1) {
      const answer = await fixture.ask(`${base}/verifications`, post);
      expect([answer.status, answer.headers["retry-after"]]).toEqual([202, expect.any(String)]);
      asked.push(verificationRequested.parse(await fixture.value(`${base}/verifications`, post)));
    }
    const [{ verificationId } = { verificationId: "" }] = asked;
    expect(asked).toEqual([asked[0], asked[0]]);
    expect(verificationId).toBe("20201102T0131");
    expect(outbox.notified()).toMatchObject([
      { topic: "verify-command", books, events: [{ type: "VerificationRequested", verificationId }] },
    ]);
    const place = `${base}/verifications/${verificationId}`;
    expect((await fixture.ask(place)).status).toBe(202);
    const found = discrepancyOf("balance-differs", { projectId: "code/a1" });
    const verification = { ...nothing, auditEntries: 0, auditHead: null, running: null, unmatched: null };
    const many = { ...verification, discrepancies: Array.from({ length: 700 }, () => found) };
    kept.set(verificationId, verificationView(many, "2020-11-02T01:32:00.000Z"));
    const answer = verificationAnswer.parse(await fixture.value(place));
    expect([answer.discrepancyCount, answer.discrepancies.length]).toEqual([700, 500]);
    expect(verificationAnswer.parse(await fixture.value(`${base}/verifications`, post))).toEqual(answer);
  });

  test("is refused of books that nobody has, and of an id that is none", async () => {
    const { fixture, outbox } = open();
    expectProblem(await fixture.ask(`${base}/verifications`, post), "not-found");
    expectProblem(await fixture.ask(`${base}/verifications/..%2Fx`), "request-invalid");
    expect(outbox.written()).toEqual([]);
  });
});

describe("an export", () => {
  test("is requested once in ten minutes, then lies where it says, and is a download of the read log", async () => {
    const { fixture, outbox, addresses } = open();
    await fixture.load();
    for (let time = 1; time <= 2; time += 1) {
      const answer = await fixture.ask(`${base}/export`);
      expect(answer.status).toBe(202);
    }
    const [bundle, ...more] = outbox.notified();
    expect(more).toEqual([]);
    if (bundle?.topic !== "report-command") throw new RangeError("Nothing was outbox.");
    const [event] = bundle.events;
    if (event?.type !== "ExportRequested") throw new RangeError("No export was outbox.");
    expect(event.key).toMatch(/^exports\/1129000\/2020\/\d+-0\.tar$/);
    addresses.set(event.key, "https://store.example/signed");
    expect(await fixture.value(`${base}/export`)).toMatchObject({
      state: "ready",
      url: "https://store.example/signed",
      fileName: "영등포구_2020_export.tar",
    });
    const { items } = readLogAnswer.parse(await fixture.value(`${base}/read-log`));
    expect(items.filter(({ what }) => what === "exportBooks").map(({ kind }) => kind)).toContain("download");
  });

  test("is another one when the books have changed", async () => {
    const { fixture, outbox } = open();
    await fixture.load();
    await fixture.ask(`${base}/export`);
    await fixture.load(dump([["A9", "새 사업", "도로과", 1_000, 10]], "2020-11-01"));
    await fixture.ask(`${base}/export`);
    const keys = outbox
      .notified()
      .flatMap(({ events }) => events.map((event) => ("key" in event ? event.key : "")));
    expect(new Set(keys).size).toBe(2);
  });

  test("of one PC is refused with the command that copies its home", async () => {
    const fixture = openApi(({ oversightActs }) => ({ oversightActs: { ...oversightActs, export: null } }));
    await fixture.load();
    const { detail, detailEn } = expectProblem(await fixture.ask(`${base}/export`), "not-acceptable");
    expect([detail, detailEn]).toEqual([
      expect.stringContaining("monitor backup"),
      expect.stringContaining("monitor backup"),
    ]);
  });

  test("of books that nobody has is not found", async () => {
    expectProblem(await open().fixture.ask(`${base}/export`), "not-found");
  });
});

describe("a backtest", () => {
  test("says of a year that still runs that there is nothing to hold the forecast against", async () => {
    const { fixture } = open();
    await fixture.load();
    const answer = backtestAnswer.parse(await fixture.value(`${base}/backtest`));
    expect(answer).toMatchObject({ isOver: false, hasYearBefore: false, rows: [] });
  });

  test("scores a year that was brought to its end", async () => {
    const { fixture } = open();
    const lines = (spent: number) => [
      ["A0", "도로 정비", "도로과", 1_000_000_000, spent] as const,
      ["B0", "문화제", "문화과", 2_000_000_000, spent * 2] as const,
    ];
    await fixture.load(dump(lines(300_000_000), "2020-06-30"));
    await fixture.load(dump(lines(600_000_000), "2020-09-30"));
    await fixture.load(dump(lines(950_000_000), "2020-12-31"));
    const answer = backtestAnswer.parse(await fixture.value(`${base}/backtest`));
    expect(answer.isOver).toBe(true);
    const ladder = answer.rows.filter(({ paceSource }) => paceSource === "ladder");
    expect(ladder.map(({ month, lines: counted }) => [month, counted])).toEqual([
      [6, 2],
      [9, 2],
    ]);
    expect(ladder[0]?.forecastErrorPoints).toMatch(/^\d+\.\d$/);
  });
});

describe("notices", () => {
  const waiting = accepted(aNotice({ id: "n1", at: "2020-11-01T00:00:00.000Z" }), "2020-11-02T00:00:00.000Z");
  const claim = claimed(
    accepted(aNotice({ id: "n2", at: "2020-11-01T01:00:00.000Z" }), "2020-11-01T01:00:00.000Z"),
    "sender",
    "2020-11-01T01:00:00.000Z",
  );
  let fixture = openApi();
  beforeEach(async () => {
    const store = new TableNoticeStore(new MemoryItemTable());
    if (claim === null) throw new RangeError("It was due.");
    await store.save([waiting]);
    await store.save([accepted(claim.notice, "2020-11-01T01:00:00.000Z")]);
    await store.save([claim]);
    await store.save([sent(claim, "2020-11-01T01:00:05.000Z")]);
    fixture = openApi(() => ({ notices: store }));
  });

  test("are listed with what became of each, the latest first", async () => {
    const { total, items } = noticesAnswer.parse(await fixture.value(`${base}/notices`));
    expect(total).toBe(2);
    expect(items.map(({ id, state, moment }) => [id, state, moment])).toEqual([
      ["n2", "sent", "2020-11-01T01:00:05.000Z"],
      ["n1", "waiting", "2020-11-02T00:00:00.000Z"],
    ]);
  });

  test.each([
    ["waiting", ["n1"]],
    ["sent", ["n2"]],
  ])("are listed by what is %s", async (state, ids) => {
    const { items } = noticesAnswer.parse(await fixture.value(`${base}/notices?state=${state}`));
    expect(items.map(({ id }) => id)).toEqual(ids);
  });

  test("are cut to the asked number, and counted whole", async () => {
    const { total, items } = noticesAnswer.parse(await fixture.value(`${base}/notices?limit=1`));
    expect([total, items.length]).toEqual([2, 1]);
    expectProblem(await fixture.ask(`${base}/notices?limit=0`), "request-invalid");
  });
});
