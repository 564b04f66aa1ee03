/** What a payment list takes away, moves, or says in vain, and what of it a person must see first. */
import { describe, expect, test } from "vitest";
import {
  checkLosses,
  checkOverruled,
  comparedLine,
  type ComparedLine,
  type LineLoss,
  paymentLosses,
} from "../../../shared/domain/coverage/payment-losses.ts";
import type { Entry } from "../../../shared/domain/ledger/posting.ts";
import { aPayment, aProject, day } from "../../support/builders.ts";

const roads = aProject({ name: "도로", department: "건설과" });
const elsewhere = aProject({ name: "도로", department: "토목과" });
const [first, second] = [aPayment("2020-10-05", 1_000n), aPayment("2020-10-07", 2_000n)];

function change(before: readonly Entry[], after: readonly Entry[], project = roads): ComparedLine {
  return comparedLine(project, { before, after, stated: after }, () => true);
}

function loss(count: number, won: bigint, isWhole = false): LineLoss {
  const payments = { count, won, size: won, first: day("2020-10-05"), last: day("2020-10-07") };
  return { project: roads, payments, isWhole };
}

describe("payments that a list lacks", () => {
  test("are lost, with all of the line where nothing is left", () => {
    expect(paymentLosses([change([first, second], [first])], []).lost).toMatchObject([
      { payments: { count: 1, won: 2_000n }, isWhole: false },
    ]);
    expect(paymentLosses([change([first], [])], []).lost).toMatchObject([{ isWhole: true }]);
  });

  test.each([
    { what: "a line that is new", lines: [], fresh: [{ project: elsewhere, entries: [first] }] },
    { what: "a line that is known", lines: [change([], [first], elsewhere)], fresh: [] },
  ])("have moved where $what of the same name has them", ({ lines, fresh }) => {
    const { lost, moved } = paymentLosses([change([first, second], []), ...lines], fresh);
    expect(lost).toMatchObject([{ payments: { count: 1, won: 2_000n } }]);
    expect(moved).toMatchObject([{ project: roads, payments: { count: 1, won: 1_000n } }]);
  });

  test("have moved once: two lines that lost an equal payment are not both the one that gained it", () => {
    const lines = [
      change([first], []),
      change([first], [], aProject({ name: "도로", department: "하천과" })),
    ];
    const { lost, moved } = paymentLosses(lines, [{ project: elsewhere, entries: [first] }]);
    expect([lost.length, moved.length]).toEqual([1, 1]);
  });

  test("have not moved to a line of another name", () => {
    const other = { ...elsewhere, name: "하천" };
    expect(paymentLosses([change([first], [])], [{ project: other, entries: [first] }]).moved).toEqual([]);
  });
});

describe("lost payments", () => {
  const consequences = (compared: number, ...lost: readonly LineLoss[]) =>
    new Set(checkLosses({ compared, lost, moved: [], cancelled: [] }).map(({ consequence }) => consequence));

  test.each([
    { count: 20, compared: 30, held: "note" },
    { count: 21, compared: 30, held: "hold" },
    { count: 21, compared: 209, held: "hold" },
    { count: 21, compared: 210, held: "note" },
  ])("$count of $compared: $held", ({ count, compared, held }) => {
    expect(consequences(compared, loss(count, 100n))).toEqual(new Set([held]));
  });

  test.each([
    { what: "a whole line", lost: [loss(1, 5n, true)], held: "hold" },
    { what: "10 million won in two lines", lost: [loss(1, 4_000_000n), loss(1, 6_000_000n)], held: "hold" },
    { what: "one won less", lost: [loss(1, 9_999_999n)], held: "note" },
    {
      what: "a payment and a refund of 6 million won each",
      lost: [{ ...loss(2, 0n), payments: { ...loss(2, 0n).payments, size: 12_000_000n } }],
      held: "hold",
    },
  ])("$what: $held", ({ lost, held }) => {
    expect(consequences(1_000, ...lost)).toEqual(new Set([held]));
  });

  test("are told with project, number, days and sum", () => {
    const [{ ko, en } = { ko: "", en: "" }] = checkLosses({
      compared: 100,
      lost: [loss(3, 1_234_000n)],
      moved: [],
      cancelled: [],
    });
    expect(ko).toBe(
      '장부에 있던 건설과 "도로"의 지출 3건(2020-10-05 ~ 2020-10-07, 합계 1,234,000원)이 이 목록에는 없습니다. 취소되거나 고쳐진 지출로 보아 집행액에서 뺐습니다. 아니라면 이 업로드를 되돌려 주십시오.',
    );
    expect(en).toContain(
      'The ledger had 3 payments of 건설과 "도로" (2020-10-05 ~ 2020-10-07, 1,234,000 won together)',
    );
  });

  test("that the list itself states as cancelled are told as that, and hold nothing however much they are", () => {
    const cancelled = [loss(1, 70_000_000n, true)];
    const [finding] = checkLosses({ compared: 4, lost: [], moved: [], cancelled });
    expect(finding).toMatchObject({ code: "payments-vanished", consequence: "note" });
  });

  test("that moved are told once, and hold nothing", () => {
    const moved = [loss(3, 60_000_000n, true), loss(1, 5n)];
    expect(checkLosses({ compared: 4, lost: [], moved, cancelled: [] })).toMatchObject([
      { code: "payments-moved", consequence: "note", value: "2" },
    ]);
  });
});

describe("a list that a newer one overrules", () => {
  const overruled = (stated: readonly Entry[], kept: readonly Entry[]) =>
    checkOverruled([comparedLine(roads, { before: kept, after: kept, stated }, () => true)]);

  test("says nothing where both have the same payments", () => {
    expect(overruled([first, second], [second, first])).toEqual([]);
  });

  test("tells what it has alone and what it lacks, with sums", () => {
    const [finding] = overruled([first, first], [first, second]);
    expect(finding).toMatchObject({ code: "payments-overruled", consequence: "note", value: "1" });
    expect(finding?.ko).toContain("이 목록에만 있는 지출 1건(2020-10-05, 1,000원)");
    expect(finding?.ko).toContain("이 목록에 없는 지출 1건(2020-10-07, 2,000원)");
  });

  test.each([
    { amount: 9_999_999n, held: "note" },
    { amount: 10_000_000n, held: "hold" },
    { amount: -10_000_000n, held: "hold" },
  ])("with $amount won of its own: $held", ({ amount, held }) => {
    expect(overruled([first, aPayment("2020-10-06", amount)], [first])).toMatchObject([
      { consequence: held },
    ]);
  });
});
