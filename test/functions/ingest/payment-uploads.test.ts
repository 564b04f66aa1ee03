/** Payment lists as files: January and then the year, what vanished, and what the ledger tells already. */
import { describe, expect, test } from "vitest";
import { dryRun } from "../../../shared/examination/files/dry-run.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { joinedReading } from "../../../shared/reading/read-lines.ts";
import { noMappings } from "../../../shared/ports/mapping-store.ts";
import { listOf } from "../../formats/payments/payment-lists.ts";
import { laterClock } from "../../support/fixed-clock.ts";
import { openIngest } from "./ingest-fixture.ts";
import { watchedTable } from "./watched-table.ts";

const muju = { office: "4573000", fiscalYear: 2026 };
const atMuju = { books: muju, fileName: "지출목록.csv" };

async function spent(ledger: LedgerStore): Promise<Record<string, bigint | undefined>> {
  const balances = [...(await ledger.readBalances(muju)).values()].map(({ balance }) => balance);
  return Object.fromEntries(
    balances.map(({ project, measures }) => [project.name, measures.expenditure?.monthEnds[11]?.unsplit]),
  );
}

const january = listOf(["20260105", "1,000"], ["20260105", "1,000"], ["20260130", "-200"]);

describe("a payment list", () => {
  test("sent again with other list numbers writes nothing", async () => {
    const { send, ledger } = openIngest();
    await send(january, atMuju);
    const again = await send(january.replace("\r\n1,", "\r\n77,"), atMuju);
    expect(again).toMatchObject({ kind: "applied", tally: { added: 0, changed: 0, unchanged: 1 } });
    expect(await spent(ledger)).toEqual({ "기초연금 지급": 1_800n });
  });

  test("that goes further adds only what is new", async () => {
    const { send, ledger } = openIngest();
    await send(january, atMuju);
    const further = listOf(
      ["20260105", "1,000"],
      ["20260105", "1,000"],
      ["20260130", "-200"],
      ["20260202", "50"],
    );
    expect(await send(further, atMuju)).toMatchObject({
      kind: "applied",
      findings: [],
      tally: { added: 0, changed: 1, unchanged: 0 },
    });
    expect(await spent(ledger)).toEqual({ "기초연금 지급": 1_850n });
  });

  test("that is shorter changes nothing and says so, and the upload keeps how many lines it states", async () => {
    const { send } = openIngest();
    await send(january, atMuju);
    expect(await send(listOf(["20260105", "1,000"], ["20260105", "1,000"]), atMuju)).toMatchObject({
      kind: "applied",
      tally: { added: 0, changed: 0, unchanged: 1 },
      upload: { outcome: { state: "applied", postings: 1 } },
    });
  });

  test("that lacks a payment of its days takes it away, and says of which project, how many and how much", async () => {
    const { send, ledger } = openIngest();
    await send(january, atMuju);
    const outcome = await send(
      listOf(["20260105", "1,000"], ["20260130", "-200"], ["20260131", "7"]),
      atMuju,
    );
    expect(outcome).toMatchObject({
      kind: "applied",
      findings: [{ code: "payments-vanished", consequence: "note", value: "기초연금 지급" }],
    });
    expect(outcome.kind === "applied" && outcome.findings[0]?.ko).toContain("1건(2026-01-05, 합계 1,000원)");
    expect(await spent(ledger)).toEqual({ "기초연금 지급": 807n });
  });

  test.each([
    {
      what: "of another department",
      change: (list: string) => list.replaceAll("사회복지과", "건설과").replaceAll("기초연금", "도로"),
    },
    { what: "of days after it", change: () => listOf(["20260202", "5"]) },
  ])("$what takes nothing from it for vanished", async ({ change }) => {
    const { send } = openIngest();
    await send(january, atMuju);
    expect(await send(change(january), atMuju)).toMatchObject({ kind: "applied", findings: [] });
  });

  test("that lacks more than a tenth of many payments is held, and released it takes them away", async () => {
    const { send, release, ledger } = openIngest();
    const many = Array.from({ length: 60 }, (_, at): [string, string] => ["20260105", `${at + 1}`]);
    await send(listOf(...many), atMuju);
    const cut = listOf(...many.slice(0, 30), ["20260131", "7"]);
    const outcome = await send(cut, atMuju);
    expect(outcome).toMatchObject({
      kind: "held",
      findings: [{ code: "payments-vanished", consequence: "hold" }],
    });
    expect(await spent(ledger)).toEqual({ "기초연금 지급": 1_830n });
    expect(await release(outcome.upload)).toMatchObject({ kind: "applied" });
    expect(await spent(ledger)).toEqual({ "기초연금 지급": 472n });
  });

  test("that does not name a project of its department at all is held, and released it takes its payments away", async () => {
    const { send, release, ledger } = openIngest();
    await send(`${january}4,일반회계,사회복지과,장수 수당,금,20260131,9,1\r\n`, atMuju);
    const outcome = await send(january.replace("\r\n1,", "\r\n77,").replace("20260130", "20260131"), atMuju);
    expect(outcome).toMatchObject({
      kind: "held",
      findings: [{ code: "payments-vanished" }, { value: "장수 수당" }],
    });
    await release(outcome.upload);
    expect(await spent(ledger)).toEqual({ "기초연금 지급": 1_800n, "장수 수당": undefined });
  });

  test("older than another of its days, with a project that the newer one does not name, is held", async () => {
    const { send, ledger } = openIngest();
    await send(`${january}4,일반회계,사회복지과,기초연금 지급,금,20260228,9,1\r\n`, atMuju);
    const older = `${january}4,일반회계,사회복지과,장수 수당,금,20260131,9,1\r\n`;
    expect(await send(older, atMuju)).toMatchObject({
      kind: "held",
      findings: [{ code: "payments-of-older-list", value: "장수 수당" }, { code: "as-of-older" }],
    });
    expect(await spent(ledger)).toEqual({ "기초연금 지급": 1_809n });
  });

  test.each([0, 1, 2])(
    "that meets a newer one with the same payments before its access %i to the ledger is not held",
    async (moment) => {
      const { send, ledger, table, worker } = openIngest();
      let accesses = 0;
      const beside = watchedTable(table, {
        beforeAccess: async () => {
          if (accesses++ !== moment) return;
          await send(`${january}4,일반회계,사회복지과,기초연금 지급,금,20260228,9,1\r\n`, atMuju);
        },
      });
      await send(january, atMuju, worker(beside));
      const states = (await ledger.listUploads(muju)).map(({ outcome }) => outcome.state);
      expect(states).toEqual(["applied", "applied"]);
      expect(await spent(ledger)).toEqual({ "기초연금 지급": 1_809n });
    },
  );

  test.each(["list first", "totals first"])(
    "beside running totals of the same project is laid over them: %s",
    async (order) => {
      const { send, ledger } = openIngest();
      const totals = "사업코드,사업명,회계,집행액(원),기준일\nA0,기초연금지급,일반회계,1500,2026-01-20\n";
      const [first, second] = order === "list first" ? [january, totals] : [totals, january];
      await send(first, atMuju);
      expect(await send(second, atMuju)).toMatchObject({ kind: "applied" });
      const { lines: joined } = joinedReading(await ledger.readLedger(muju), null);
      // What was stated on the 20th has the payments of the 5th in it; the refund of the 30th comes after it.
      expect(
        joined.map(({ balance, parts }) => [balance.measures.expenditure?.monthEnds[11], parts.length]),
      ).toEqual([[{ unsplit: 1_300n }, 2]]);
    },
  );

  test("a full statement of a later day is previewed with what it states again: the totals are its own", async () => {
    const { send, ledger } = openIngest();
    const head =
      "fyr,laf_cd,acnt_dv_cd,dept_cd,dbiz_cd,dbiz_nm,exe_ymd,cpl_amt,bdg_cash_amt,bdg_ntep,capep,sggep,etc_amt,ep_amt";
    const dump = (on: string, ofRivers: number) =>
      [
        head,
        `2026,4573000,100,1005134,A1,도로 정비,${on},100,100,0,0,100,0,40`,
        `2026,4573000,100,1005134,A2,하천 정비,${on},200,200,0,0,200,0,${ofRivers}`,
      ].join("\r\n");
    await send(dump("20260630", 50), atMuju);
    const file = { bytes: new TextEncoder().encode(dump("20260731", 60)), sha256: "e".repeat(64) };
    const preview = await dryRun({ ...atMuju, options: { asOf: null, unit: null, mapping: null } }, file, {
      ledger,
      clock: laterClock(),
      readDocument: openDocument,
      mappings: noMappings,
    });
    expect(preview).toMatchObject({ verdict: "applied", unchanged: 1 });
    expect([preview.before.expenditure, preview.after.expenditure]).toEqual([90n, 100n]);
    expect(preview.after["current-budget"]).toBe(300n);
  });

  test("previewed over another tells only what it would add", async () => {
    const { send, ledger } = openIngest();
    await send(january, atMuju);
    const bytes = new TextEncoder().encode(
      `${january}4,일반회계,사회복지과,기초연금 지급,금,20260131,9,1\r\n`,
    );
    const file = { bytes, sha256: "f".repeat(64) };
    const preview = await dryRun({ ...atMuju, options: { asOf: null, unit: null, mapping: null } }, file, {
      ledger,
      clock: laterClock(),
      readDocument: openDocument,
      mappings: noMappings,
    });
    expect([preview.before.expenditure, preview.after.expenditure]).toEqual([1_800n, 1_809n]);
  });
});

describe("a payment that the next list states as cancelled", () => {
  const list = (...rows: readonly (readonly [name: string, date: string, won: number, state: string])[]) =>
    [
      "번호,회계구분,부서명,세부사업명,지급일자,지출액,처리상태",
      ...rows.map(([name, date, won, state], at) =>
        [at + 1, "일반회계", "건설과", name, date, won, state].join(","),
      ),
      "",
    ].join("\n");
  const paid = [
    ["하천 정비", "20260115", 10_000_000, "지급완료"],
    ["하천 정비", "20260216", 5_000_000, "지급완료"],
    ["도로 보수", "20260120", 70_000_000, "지급완료"],
    ["도로 보수", "20260131", 1_000_000, "지급완료"],
  ] as const;
  const [first, last, road, small] = paid;

  test.each([
    [
      "on the last day of the list",
      [first, ["하천 정비", "20260216", 5_000_000, "지급취소"], road, small],
      10_000_000n,
      71_000_000n,
    ],
    [
      "on its first day",
      [["하천 정비", "20260115", 10_000_000, "취소"], last, road, small],
      5_000_000n,
      71_000_000n,
    ],
    [
      "however much it is",
      [first, last, ["도로 보수", "20260120", 70_000_000, "반려"], small],
      15_000_000n,
      1_000_000n,
    ],
    [
      "and paid again on a later day",
      [
        first,
        last,
        ["도로 보수", "20260120", 70_000_000, "지급취소"],
        small,
        ["도로 보수", "20260225", 70_000_000, "지급완료"],
      ],
      15_000_000n,
      71_000_000n,
    ],
  ] as const)("counts no more %s, and holds nothing", async (_, rows, river, street) => {
    const { send, ledger } = openIngest();
    await send(list(...paid), atMuju);
    const sent = await send(list(...rows), atMuju);
    expect(sent).toMatchObject({
      kind: "applied",
      findings: [{ code: "cancelled-left-out" }, { code: "payments-vanished" }],
    });
    expect(await spent(ledger)).toEqual({ "하천 정비": river, "도로 보수": street });
  });

  test("is missed all the same where the list lacks another one", async () => {
    const { send } = openIngest();
    await send(list(...paid), atMuju);
    const sent = await send(list(first, ["하천 정비", "20260216", 5_000_000, "지급취소"], small), atMuju);
    expect(sent).toMatchObject({ kind: "held" });
  });
});
