// Whatever becomes of the text of a plan: no crash, no other figures of this year, no sum that is not the printed one.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { councilText } from "./council-text.ts";
import { planText } from "./plan-text.ts";
import { expectRead, readText, recordOf } from "../readings.ts";

const plan = planText([
  { name: "가 사업", lines: ["□ 소요예산: 총 775,975천원 (시 150,000, 구비 625,975)"] },
  {
    name: "나 사업",
    heading: null,
    lines: ["□ 소요예산: 총701,100천원(국 149,160, 시 269,850, 구비 282,090)"],
  },
]);
const highlights = planText([{ name: "다 사업", lines: ["□ 소요예산: 총 93,500천원(구비)"] }], {
  title: "IV. 신규·중점 추진사업",
  isListed: false,
});
const text = `${plan}\n${highlights}`;
const thisYear = expectRead(readText(councilText())).records;

const piece = fc.oneof(
  fc.constantFrom(
    "△",
    "(",
    ")",
    ",",
    " ",
    "\n",
    "\t",
    "|",
    ":",
    "천원",
    "백만원",
    "소요예산",
    "총",
    "0",
    "구비 ",
    "년",
  ),
  fc.constantFrom("Ⅴ. 2030년 계획\n", "□ 소요예산: ", "2 나 사업\n", "- ① 가 사업 1\n", "\u0000", "９", "①"),
  fc.string({ maxLength: 4 }),
);
const edits = fc.array(fc.record({ at: fc.nat(text.length), cut: fc.nat(6), put: piece }), {
  minLength: 1,
  maxLength: 5,
});

function edited(changes: readonly { at: number; cut: number; put: string }[]): string {
  return changes.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), text);
}

describe("a plan whose text was changed anywhere", () => {
  test("is read or refused, and never moves this year's figures", () => {
    fc.assert(
      fc.property(edits, (changes) => {
        const reading = readText(councilText({ after: edited(changes) }));
        if (reading.kind === "refused") return;
        const facts = reading.records.flatMap(({ project, entries }) =>
          entries
            .filter(({ measure }) => measure !== "requirement")
            .map((entry) => ({ id: project.id, entry })),
        );
        const expected = thisYear.flatMap(({ project, entries }) =>
          entries.map((entry) => ({ id: project.id, entry })),
        );
        expect(facts).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  const parts = fc.tuple(fc.nat(2_000), fc.nat(2_000));
  const planOf = (total: number, [first, second]: readonly [number, number]) => {
    const line = `□ 소요예산: 총 ${total}천원 (시 ${first}, 구 ${second})`;
    return readText(councilText({ after: planText([{ name: "가 사업", lines: [line] }]) }));
  };

  test("never takes a split that does not add up to the total beside it", () => {
    fc.assert(
      // One of the unit is what two parts may lose by rounding.
      fc.property(parts, fc.integer({ min: 2, max: 3_000 }), (split, off) => {
        expect(planOf(split[0] + split[1] + off, split).kind).toBe("refused");
      }),
    );
  });

  test("gives every won of a split that adds up", () => {
    fc.assert(
      fc.property(parts, ([first, second]) => {
        const { entries } = recordOf(planOf(first + second, [first, second]), "가 사업");
        expect(entries.map(({ amount }) => amount)).toEqual([
          BigInt(first) * 1_000n,
          BigInt(second) * 1_000n,
        ]);
      }),
    );
  });

  test.each([
    ["open brackets", "□ 소요예산: ".concat("(".repeat(3_000), "\n").repeat(300)],
    ["many requirements", "□ 소요예산: 총 7천원 (구비)\n".repeat(20_000)],
    [
      "many headings",
      "1 가나다라마 사업\n".repeat(20_000).concat("□ 소요예산: 총 7천원 (구비)\n".repeat(400)),
    ],
    ["spaces", " ".repeat(3_900).concat("소요예산\n").repeat(300)],
  ])("is read in a time that nobody waits for, with %s", (_, long) => {
    const started = performance.now();
    const contents = planText([{ name: "가나다라마 사업", lines: [] }]);
    readText(councilText({ after: `${contents}\n${long}\nⅣ. 신규·중점 사업\n${long}` }));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
