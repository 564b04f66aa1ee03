/** A full statement is the total of its day, whether payment lists come before it or after. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ingestEvent } from "../../../functions/ingest/journal/ingest-event.ts";
import { executionRecorded } from "../../../shared/contracts/events/execution-recorded.ts";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { matchLines } from "../../../functions/ingest/decisions/match-lines.ts";
import { restoreUpload, undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { viewOf } from "../../support/read-as-screens-do.ts";
import { formatPercent } from "../../../shared/domain/values/fraction.ts";
import { rateRows } from "../../../shared/domain/rates/rate-rows.ts";
import { codeOf, isPaymentLine } from "../../../shared/domain/values/project.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { wholeList } from "../../formats/payments/payment-lists.ts";
import { day } from "../../support/builders.ts";
import { openData, openDataBooks, paidByRoads } from "../../support/open-data.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies } from "./office-ledger.ts";

async function office(ledger: LedgerStore, asOf: string | null = null) {
  const { view, unmatched } = await viewOf(ledger, openDataBooks, asOf === null ? null : day(asOf));
  const whole = rateRows(view, false).find(({ scope }) => scope.level === "office");
  const rate = whole?.rate ?? null;
  return {
    spent: whole?.amounts.expenditure ?? null,
    rate: rate === null ? null : formatPercent(rate, 1),
    unmatched: unmatched === null ? null : [unmatched.lines.length, unmatched.won, unmatched.through],
  };
}

/** One project, 도로 정비, as the open data states it. */
function dumpOf(asOf: string, spent: number): string {
  return openData(asOf, [{ code: "C1", name: "도로 정비", department: "1002002", budget: 10_000, spent }]);
}

const list = paidByRoads(
  ["도로 정비", "2026-06-10", 300],
  ["도로 정비", "2026-07-02", 20],
  ["도로정비(전환사업)", "2026-06-10", 500],
  ["도로정비(전환사업)", "2026-07-01", 7],
);

describe("a payment list whose names all got a suffix", () => {
  test("is one question, and after one answer its payments are those of the projects as before", async () => {
    const fixture = openIngest();
    const names = ["도로 정비", "하천 정비", "교량 점검", "보도 정비"];
    const rows = names.map((name, at) => ({
      code: `C${at}`,
      name,
      department: "1002002",
      budget: 10_000,
      spent: 1_000,
    }));
    const paid = (suffix: string): string =>
      paidByRoads(
        ...names.flatMap((name) => [
          [`${name}${suffix}`, "2026-06-10", 300] as const,
          [`${name}${suffix}`, "2026-07-02", 20] as const,
        ]),
      );
    await fixture.send(openData("2026-06-30", rows), { books: openDataBooks, fileName: "덤프.json" });
    await fixture.send(paid(""), { books: openDataBooks, fileName: "지출.csv" });
    const held = await fixture.send(paid("(2026)"), { books: openDataBooks, fileName: "지출2.csv" });
    const found = "findings" in held ? held.findings : [];
    expect(found.find(({ code }) => code === "project-resembles")?.ko).toContain("모두 같은 말만큼 다릅니다");
    const allSame = { isAllSame: true, departments: [], pairs: [] };
    const answered = await answerQuestions(held.upload, allSame, "재무과", fixture);
    expect(answered).toMatchObject({ kind: "matched", pairs: 4, outcome: { kind: "applied" } });
    expect(await office(fixture.ledger)).toEqual({ spent: 4_080n, rate: "10.2", unmatched: null });
    expect(await discrepancies(fixture, openDataBooks)).toEqual([]);
  });
});

describe("a project that a full statement leaves out", () => {
  const payment = (code: string, date: string, won: number) =>
    executionRecorded.parse({
      version: 1,
      eventId: `${code}-${date}`,
      ...openDataBooks,
      records: [
        {
          projectCode: code,
          projectName: `${code} 정비`,
          measure: "expenditure",
          fund: "unsplit",
          kind: "increment",
          date,
          amountWon: `${won}`,
        },
      ],
    });
  const dump = (asOf: string, ...codes: readonly string[]) =>
    openData(
      asOf,
      codes.map((code) => ({ code, name: `${code} 정비`, department: "1002002", budget: 1_000, spent: 100 })),
    );

  test("stays out of every total where events pay for it, but for what they pay since, and each is told so", async () => {
    const fixture = openIngest();
    const send = async (text: string, fileName: string) => {
      const sent = await fixture.send(text, { books: openDataBooks, fileName });
      if (sent.kind === "held") await fixture.release(sent.upload);
    };
    const codesAfter = async (...event: Parameters<typeof payment>) => {
      const sent = await ingestEvent(payment(...event), fixture);
      return "findings" in sent ? sent.findings.map(({ code }) => code) : [];
    };
    await send(dump("2026-05-31", "C1", "C9"), "오월.json");
    await send(dump("2026-06-30", "C1"), "유월.json");
    expect((await office(fixture.ledger)).spent).toBe(100n);
    expect(await codesAfter("C9", "2026-07-10", 7)).toContain("left-out-by-full-statement");
    expect((await office(fixture.ledger)).spent).toBe(107n);
    expect(await codesAfter("C8", "2026-06-10", 40)).toContain("left-out-by-full-statement");
    expect((await office(fixture.ledger)).spent).toBe(107n);
    expect(await codesAfter("C8", "2026-07-11", 2)).toContain("left-out-by-full-statement");
    expect(await codesAfter("C7", "2026-07-11", 3)).toEqual([]);
    expect((await office(fixture.ledger)).spent).toBe(112n);
    expect((await office(fixture.ledger, "2026-06-30")).spent).toBe(100n);
    expect((await office(fixture.ledger, "2026-06-15")).spent).toBe(240n);
    expect(await discrepancies(fixture, openDataBooks)).toEqual([]);
  });
});

describe("payments that fit no project of a full statement", () => {
  const orders = [
    { order: "dump first", files: [dumpOf("2026-06-30", 1_000), list], asked: ["departments-unnamed"] },
    { order: "list first", files: [list, dumpOf("2026-06-30", 1_000)], asked: [] },
  ] as const;

  test.each(orders)(
    "are outside of every amount up to its day, and add after it: $order",
    async ({ files }) => {
      const fixture = openIngest();
      for (const [at, file] of files.entries())
        await fixture.send(file, {
          books: openDataBooks,
          fileName: file === list ? "지출.csv" : `덤프${at}.json`,
        });
      expect(await office(fixture.ledger)).toEqual({
        spent: 1_027n,
        rate: "10.3",
        unmatched: [1, 500n, "2026-06-30"],
      });
      expect(await office(fixture.ledger, "2026-06-30")).toMatchObject({
        spent: 1_000n,
        unmatched: [1, 500n, "2026-06-30"],
      });
      expect(await office(fixture.ledger, "2026-07-01")).toMatchObject({ spent: 1_007n });
      // No full statement stood on that day: the payments are all that is known.
      expect(await office(fixture.ledger, "2026-06-20")).toMatchObject({ spent: 800n, unmatched: null });
      expect(await discrepancies(fixture, openDataBooks)).toEqual([]);
    },
  );

  test.each(orders)(
    "are told at the upload that leaves them so: $order",
    async ({ files, asked: requested }) => {
      const { send } = openIngest();
      const [first, second] = files;
      expect(await send(first, { books: openDataBooks, fileName: "첫 파일" })).toMatchObject({
        findings: requested.map((code) => ({ code })),
      });
      const outcome = await send(second, { books: openDataBooks, fileName: "둘째 파일" });
      expect(outcome).toMatchObject({
        kind: "applied",
        findings: [{ code: "payments-unmatched", consequence: "note", value: "500" }],
      });
    },
  );

  test.each(["dumps first", "list first"])(
    "are not those under a name that a project had earlier: %s",
    async (order) => {
      const fixture = openIngest();
      const renamed = dumpOf("2026-07-31", 1_500).replace("도로 정비", "큰 도로 정비");
      const early = paidByRoads(["도로 정비", "2026-06-10", 300], ["도로 정비", "2026-08-02", 20]);
      const files = [dumpOf("2026-06-30", 1_000), renamed];
      for (const [at, file] of (order === "list first" ? [early, ...files] : [...files, early]).entries())
        await fixture.send(file, { books: openDataBooks, fileName: `파일${at}` });
      expect(await office(fixture.ledger)).toMatchObject({ spent: 1_520n, unmatched: null });
      expect(await discrepancies(fixture, openDataBooks)).toEqual([]);
    },
  );

  test("of a project that the full statement leaves out are told with the list that brings them", async () => {
    const fixture = openIngest();
    const left = { code: "C2", name: "하천 정비", department: "1002002", budget: 900, spent: 90 };
    const road = { code: "C1", name: "도로 정비", department: "1002002", budget: 10_000, spent: 1_000 };
    const before = openData("2026-05-31", [road, left]);
    await fixture.send(before, { books: openDataBooks, fileName: "5월.json" });
    const held = await fixture.send(openData("2026-06-30", [road]), {
      books: openDataBooks,
      fileName: "6월.json",
    });
    await fixture.release(held.upload);
    const rivers = paidByRoads(["하천 정비", "2026-06-10", 90]);
    expect(await fixture.send(rivers, { books: openDataBooks, fileName: "지출.csv" })).toMatchObject({
      kind: "applied",
      findings: [{ code: "payments-unmatched", value: "90" }],
    });
    expect(await office(fixture.ledger)).toMatchObject({ spent: 1_000n, unmatched: [1, 90n, "2026-06-30"] });
    expect(await discrepancies(fixture, openDataBooks)).toEqual([]);
  });

  test("are none any more once they were answered to be a project, whichever file comes next", async () => {
    const fixture = openIngest();
    await fixture.send(dumpOf("2026-06-30", 1_000), { books: openDataBooks, fileName: "6월.json" });
    const other = (...more: (readonly [string, string, number])[]) =>
      paidByRoads(["길 고치기", "2026-06-10", 300], ...more);
    const first = await fixture.send(other(), { books: openDataBooks, fileName: "지출.csv" });
    expect(first).toMatchObject({ findings: [{ code: "payments-unmatched", value: "300" }] });
    const ids = [...(await fixture.ledger.readLedger(openDataBooks)).balances.keys()];
    const [from, to] = [ids.find(isPaymentLine), ids.find((id) => codeOf(id) === "c1")];
    if (from === undefined || to === undefined) throw new Error(`Unknown lines: ${ids.join(" ")}`);
    expect(await matchLines(first.upload, [{ from, to }], "재무과", fixture)).toMatchObject({
      kind: "matched",
    });
    const longer = other(["길 고치기", "2026-07-02", 20]);
    const second = await fixture.send(longer, { books: openDataBooks, fileName: "지출2.csv" });
    expect(second).toMatchObject({ kind: "applied", findings: [] });
    expect(await office(fixture.ledger)).toMatchObject({ spent: 1_020n, unmatched: null });
    const dump = await fixture.send(dumpOf("2026-07-31", 1_500), {
      books: openDataBooks,
      fileName: "7월.json",
    });
    const found = dump.kind === "applied" ? dump.findings.map(({ code }) => code) : [dump.kind];
    expect(found).not.toContain("payments-unmatched");
    expect(await discrepancies(fixture, openDataBooks)).toEqual([]);
  });

  test("come back where the dump is undone, and leave again where it is restored", async () => {
    const fixture = openIngest();
    await fixture.send(list, { books: openDataBooks, fileName: "지출.csv" });
    const dump = await fixture.send(dumpOf("2026-06-30", 1_000), {
      books: openDataBooks,
      fileName: "덤프.json",
    });
    const undone = await undoUpload(dump.upload, "재무과", fixture);
    expect(await office(fixture.ledger)).toMatchObject({ spent: 827n, unmatched: null });
    await restoreUpload(undone.upload, "재무과", fixture);
    expect(await office(fixture.ledger)).toMatchObject({ spent: 1_027n, unmatched: [1, 500n, "2026-06-30"] });
    expect(await discrepancies(fixture, openDataBooks)).toEqual([]);
  });

  test("of two dumps of one day stay so while one of them counts", async () => {
    const fixture = openIngest();
    await fixture.send(list, { books: openDataBooks, fileName: "지출.csv" });
    await fixture.send(dumpOf("2026-06-30", 900), { books: openDataBooks, fileName: "덤프1.json" });
    const second = await fixture.send(dumpOf("2026-06-30", 1_000), {
      books: openDataBooks,
      fileName: "덤프2.json",
    });
    await undoUpload(second.upload, "재무과", fixture);
    expect(await office(fixture.ledger)).toMatchObject({ spent: 927n, unmatched: [1, 500n, "2026-06-30"] });
    expect(await discrepancies(fixture, openDataBooks)).toEqual([]);
  });
});

const county = new URL("../../../../shared/data/lofin365/", import.meta.url);

describe.skipIf(!existsSync(county))("the county (skipped where ../shared/data is absent)", () => {
  test.each(["dump first", "list first"])(
    "keeps the dump's total beside its payment list: %s",
    async (order) => {
      const fixture = openIngest(40);
      const dump = readFileSync(new URL("muju-5-asof-20260821.json", county));
      const files = order === "dump first" ? [dump, wholeList()] : [wholeList(), dump];
      for (const file of files)
        await fixture.send(file, {
          books: openDataBooks,
          fileName: file === dump ? "덤프.json" : "지출목록.csv",
        });
      expect(await office(fixture.ledger)).toEqual({
        spent: 355_519_488_419n,
        rate: "49.6",
        unmatched: [18, 4_733_160_840n, "2026-08-21"],
      });
      const [last] = (await fixture.ledger.listUploads(openDataBooks)).slice(-1);
      const upload = await fixture.ledger.findUpload(openDataBooks, last?.uploadId ?? "");
      const outcome = upload?.outcome;
      const found = outcome?.state === "applied" ? outcome.findings : [];
      const finding = found.find(({ code }) => code === "payments-unmatched");
      expect(finding?.ko).toContain("안성칠연지구 관광개발(전환사업)");
    },
    120_000,
  );

  test("keeps the payments of its largest projects where a later dump calls them otherwise", async () => {
    const fixture = openIngest(40);
    const earlier = readFileSync(new URL("muju-4-asof-20260630-complete.json", county), "utf8");
    const later = readFileSync(new URL("muju-5-asof-20260821.json", county), "utf8");
    const names = ["기초연금 지급", "농민 공익수당 지원"].filter((name) => later.includes(`"${name}"`));
    expect(names.length).toBeGreaterThan(0);
    const renamed = names.reduce(
      (text, name) => text.replaceAll(`"${name}"`, `"새로 부르는 ${name}"`),
      later,
    );
    for (const file of [earlier, renamed, wholeList()])
      await fixture.send(file, { books: openDataBooks, fileName: `${file.length}` });
    expect(await office(fixture.ledger)).toEqual({
      spent: 355_519_488_419n,
      rate: "49.6",
      // Four of the 18 lines go on with names of June.
      unmatched: [14, 2_599_439_450n, "2026-08-21"],
    });
  }, 120_000);
});
