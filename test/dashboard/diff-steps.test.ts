/** The waterfall between two snapshots: it begins at one total and ends at the other, to the won. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisFrom, diffSteps, diffWords, sameWords } from "../../dashboard/logic/diff-steps.ts";

const of = (total: string) => ({ expenditure: { total } });
const kind = (name: "new" | "vanished" | "progressed" | "renamed", total: string) => ({
  kind: name,
  parts: 1,
  change: of(total),
});
const measure = { ko: "집행액", en: "Expenditure" };
const named = (name: string) => ({ ko: name, en: name });

test("two snapshots of the same amounts say so, and which alerts are others all the same", () => {
  const alertsOf = (alerts: number) => ({ totals: { alerts } });
  expect(sameWords({ earlier: alertsOf(307), later: alertsOf(307) }).ko).toBe(
    "사업과 금액에 달라진 것이 없습니다.",
  );
  expect(sameWords({ earlier: alertsOf(307), later: alertsOf(1308) }).ko).toContain(
    "알림만 307건에서 1,308건이",
  );
});

describe("the steps of a difference", () => {
  test("each begin where the one before ended, and those that change nothing are left out", () => {
    const steps = diffSteps(
      {
        before: of("100"),
        after: of("130"),
        kinds: [kind("new", "50"), kind("renamed", "0"), kind("vanished", "-20")],
      },
      "expenditure",
    );
    expect(steps).toEqual([
      { name: "earlier", from: 0n, to: 100n, won: 100n },
      { name: "new", from: 100n, to: 150n, won: 50n },
      { name: "vanished", from: 150n, to: 130n, won: -20n },
      { name: "later", from: 0n, to: 130n, won: 130n },
    ]);
  });

  test("say what no kind accounts for, and take what a snapshot does not state for nothing", () => {
    const steps = diffSteps({ before: {}, after: of("5"), kinds: [kind("new", "3")] }, "expenditure");
    expect(steps.map(({ name, won }) => [name, won])).toEqual([
      ["earlier", 0n],
      ["new", 3n],
      ["rest", 2n],
      ["later", 5n],
    ]);
  });

  test("of any amounts end at the later total", () => {
    const won = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    fc.assert(
      fc.property(won, won, fc.array(won, { maxLength: 6 }), (before, after, changes) => {
        const kinds = changes.map((change) => kind("progressed", `${change}`));
        const steps = diffSteps({ before: of(`${before}`), after: of(`${after}`), kinds }, "expenditure");
        expect(steps.at(-2)?.to).toBe(after);
        const low = axisFrom(steps);
        expect(steps.every(({ to }) => to >= low)).toBe(true);
      }),
    );
  });

  test("are drawn from 0 unless the totals are so close that nothing would be seen", () => {
    const far = diffSteps(
      { before: of("100"), after: of("200"), kinds: [kind("new", "100")] },
      "expenditure",
    );
    expect(axisFrom(far)).toBe(0n);
    const close = diffSteps(
      { before: of("1000"), after: of("1010"), kinds: [kind("new", "10")] },
      "expenditure",
    );
    expect(axisFrom(close)).toBe(995n);
    const none = diffSteps({ before: of("0"), after: of("0"), kinds: [] }, "expenditure");
    expect(axisFrom(none)).toBe(0n);
  });

  test("in words are the two totals and the greatest step", () => {
    const steps = diffSteps(
      {
        before: of("300000000"),
        after: of("500000000"),
        kinds: [kind("new", "-100000000"), kind("progressed", "300000000")],
      },
      "expenditure",
    );
    expect(diffWords(steps, measure, named).ko).toBe(
      "집행액은 3억원에서 5억원으로 2억원 늘었습니다. 가장 큰 변화는 progressed +3억원입니다.",
    );
    const same = diffSteps({ before: of("1"), after: of("1"), kinds: [] }, "expenditure");
    expect(diffWords(same, measure, named).en).toBe("Expenditure stays at ₩1.");
  });
});
