/** 지출 대사 over the ledger: what explains a difference, and what somebody has to look at. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reconciliationAnswer } from "../../shared/contracts/api/bodies/reconciliation.ts";
import { reconcile } from "../../shared/domain/matching/reconcile.ts";
import { sumWon } from "../../shared/domain/values/won.ts";
import { joinedReading } from "../../shared/reading/read-lines.ts";
import { hasVouchers, wholeList } from "../formats/payments/payment-lists.ts";
import { openData, openDataBooks, paidByRoads } from "../support/open-data.ts";
import { aPrincipal, base, dump, openApi, textOf } from "./api/api-fixture.ts";
import { openIngest } from "./ingest/ingest-fixture.ts";

/** [code, name, spent by 30 June], with a department of its own for each code. */
function dumpOf(...rows: readonly (readonly [string, string, number])[]): string {
  const budget = 10_000;
  return openData(
    "2026-06-30",
    rows.map(([code, name, spent], at) => ({ code, name, department: `100200${at}`, budget, spent })),
  );
}

async function reconciled(...files: readonly (string | Uint8Array)[]) {
  const fixture = openIngest();
  for (const [at, file] of files.entries()) {
    const outcome = await fixture.send(file, { books: openDataBooks, fileName: `${at}` });
    expect(outcome.kind).toBe("applied");
  }
  const reading = await fixture.ledger.readLedger(openDataBooks);
  const { lines, unmatched } = joinedReading(reading, null);
  const balances = new Map([...reading.balances].map(([id, { balance }]) => [id, balance]));
  return { ...reconcile(lines, balances, unmatched), lines };
}

const verdictsOf = ({ rows }: Awaited<ReturnType<typeof reconciled>>) =>
  rows.map(({ project, verdict, difference }) => `${project.name} ${verdict} ${difference}`);

test("payments of a project that no statement has are told apart: every total has them", async () => {
  const list = paidByRoads(["가 정비", "2026-06-10", 300], ["없는 사업", "2026-06-11", 70]);
  expect((await reconciled(list)).unplaced).toEqual({ unmatched: 0n, sharedName: 0n, unstated: 370n });
  // Under the total of the day they are in no amount.
  expect((await reconciled(list, dumpOf(["A1", "가 정비", 300]))).unplaced).toEqual({
    unmatched: 70n,
    sharedName: 0n,
    unstated: 0n,
  });
});

test("payments of a name that several projects bear are told, also of a line that paid on after their statements", async () => {
  const shared = dumpOf(["A1", "청사 관리", 300], ["A2", "청사 관리", 500]);
  // Less than either spent, or the equal amount would tell whose department it is.
  const early = ["청사 관리", "2026-06-10", 250] as const;
  for (const later of [[], [["청사 관리", "2026-07-11", 40] as const]]) {
    const { unplaced } = await reconciled(shared, paidByRoads(early, ...later));
    expect(unplaced).toEqual({ unmatched: 0n, sharedName: 250n, unstated: later.length === 0 ? 0n : 40n });
  }
});

test("without any list of payments nothing is open, be more paid back than paid", async () => {
  const fixture = openIngest();
  const sent = await fixture.send(dumpOf(["A1", "가 정비", 300], ["A2", "나 정비", -70]), {
    books: openDataBooks,
    fileName: "dump",
  });
  if (sent.kind === "held") await fixture.release(sent.upload);
  const reading = await fixture.ledger.readLedger(openDataBooks);
  const { lines, unmatched } = joinedReading(reading, null);
  const balances = new Map([...reading.balances].map(([id, { balance }]) => [id, balance]));
  const { rows, covered } = reconcile(lines, balances, unmatched);
  expect(covered).toBeNull();
  expect(rows.map(({ verdict, difference }) => `${verdict} ${difference}`).toSorted()).toEqual([
    "uncovered -70",
    "uncovered 300",
  ]);
});

describe("a project's spending and its payments", () => {
  const payments = paidByRoads(
    ["가 정비", "2026-06-10", 300],
    ["나 정비", "2026-06-12", 700],
    ["다 정비", "2026-07-03", 500],
    ["라 정비(전환사업)", "2026-06-20", 444],
    ["마 정비", "2026-06-20", 50],
  );
  const dumped = dumpOf(
    ["A1", "가 정비", 300],
    ["A2", "나 정비", 1_000],
    ["A3", "다 정비", 500],
    ["A4", "라 하천", 444],
    ["A5", "마 정비", 80],
    ["A6", "마 정비", 20],
    ["A7", "바 정비", 60],
    ["A8", "사 정비", 0],
  );

  test.each([
    { order: "dump first", files: [dumped, payments] },
    { order: "list first", files: [payments, dumped] },
  ])("are equal, explained or open, the greatest difference first: $order", async ({ files }) => {
    const found = await reconciled(...files);
    expect(verdictsOf(found)).toEqual([
      "다 정비 timing 500",
      "라 하천 unmatched 444",
      "나 정비 differs 300",
      "마 정비 shared-name 80",
      "바 정비 unlisted 60",
      "마 정비 shared-name 20",
      "가 정비 equal 0",
      "사 정비 equal 0",
    ]);
    expect(found.covered).toEqual({ from: "2026-06-10", to: "2026-07-03" });
    expect(found.rows[0]).toMatchObject({ equalOn: "2026-07-03", paid: null });
    expect(found.rows[1]?.partner?.name).toBe("라 정비(전환사업)");
  });

  test("are explained where the payments end weeks before the day, and where there are none", async () => {
    const early = paidByRoads(["나 정비", "2026-05-12", 700]);
    expect(verdictsOf(await reconciled(dumpOf(["A2", "나 정비", 1_000]), early))).toEqual([
      "나 정비 uncovered 300",
    ]);
    expect(verdictsOf(await reconciled(dumpOf(["A2", "나 정비", 1_000])))).toEqual([
      "나 정비 uncovered 1000",
    ]);
  });

  test("that are more than what is stated are open", async () => {
    const twice = paidByRoads(["나 정비", "2026-06-12", 700], ["나 정비", "2026-06-14", 700]);
    expect(verdictsOf(await reconciled(dumpOf(["A2", "나 정비", 700]), twice))).toEqual([
      "나 정비 differs -700",
    ]);
  });
});

const county = new URL("../../../shared/data/lofin365/", import.meta.url);

describe.skipIf(!existsSync(county) || !hasVouchers)(
  "무주군 (skipped where ../shared/data is absent)",
  () => {
    test("has every won of its dump in a row, and finds the unmatched payments by their amounts", async () => {
      const august = readFileSync(new URL("muju-5-asof-20260821.json", county));
      const { rows, unplaced } = await reconciled(august, wholeList());
      // Every won of the list is in a row, or said to be in none.
      const { unmatched, sharedName, unstated } = unplaced;
      const placed = sumWon(rows.map(({ paid }) => paid ?? 0n));
      expect(placed + unmatched + sharedName + unstated).toBe(340_021_076_081n);
      // As rates and the overview name it; the rest is of several projects of one name.
      expect(unplaced).toMatchObject({ unmatched: 4_733_160_840n, unstated: 0n });
      const partners = rows.flatMap(({ partner }) => (partner === null ? [] : [partner.id]));
      expect(new Set(partners).size).toBe(partners.length);
      expect(sumWon(rows.map(({ stated }) => stated))).toBe(355_519_488_419n);
      const found = rows.find(({ project }) => project.name === "안성칠연지구 관광개발(전환사업)");
      expect(found).toMatchObject({ verdict: "unmatched", difference: 1_184_983_090n });
      expect(found?.partner?.name).toBe("안성칠연지구 관광개발");
      expect(rows.filter(({ verdict }) => verdict === "unmatched").length).toBeGreaterThanOrEqual(9);
      // 청사관리 is a project of every township: its payments go by the department.
      expect(rows.filter(({ verdict }) => verdict === "shared-name").length).toBeLessThan(5);
      for (const { stated, paid, difference } of rows) expect(stated - (paid ?? 0n)).toBe(difference);
    }, 120_000);
  },
);

describe("the API's reconciliation", () => {
  test("is of the departments that the asker sees, as JSON and as a spreadsheet's CSV", async () => {
    const api = openApi();
    await api.load(
      dump([
        ["A0", "=느린 사업", "사회적경제과", 4_000_000_000, 100_000_000],
        ["B0", "도로 정비", "도로과", 6_000_000_000, 200_000_000],
      ]),
    );
    const all = reconciliationAnswer.parse(await api.value(`${base}/reconciliation?state=all`));
    expect(all).toMatchObject({ covered: null, total: 2, open: 0 });
    expect(all.items.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      "도로 정비 uncovered",
      "=느린 사업 uncovered",
    ]);
    const as = aPrincipal("manager");
    const own = reconciliationAnswer.parse(await api.value(`${base}/reconciliation?state=all`, { as }));
    expect(own.items.map(({ department }) => department)).toEqual(["사회적경제과"]);
    const file = await api.ask(`${base}/reconciliation?state=all&format=csv`);
    expect(file.headers["content-type"]).toContain("text/csv");
    expect(textOf(file)).toContain("'=느린 사업");
  });
});
