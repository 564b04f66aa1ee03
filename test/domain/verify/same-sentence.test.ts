import * as fc from "fast-check";
import { expect, test } from "vitest";
import { statesTheSame } from "../../../shared/domain/verify/discrepancy.ts";

const stored = '금액 "1,5"이(가) 2행에서 1,234,567원을 넘습니다(2026-06-30).';

test.each([
  ['금액 "1,5"가 2행에서 1,234,567원을 넘습니다(2026-06-30).', true],
  ['2026-06-30에 1,234,567원을 넘는 금액 "1,5": 2행', true],
  ['금액 "1,5"이(가) 2행에서 1,234,568원을 넘습니다(2026-06-30).', false],
  ['금액 "1,5"이(가) 3행에서 1,234,567원을 넘습니다(2026-06-30).', false],
  ['금액 "1,5"이(가) 2행에서 1,234,567원을 넘습니다(2026-07-30).', false],
  ['금액 "1,6"이(가) 2행에서 1,234,567원을 넘습니다(2026-06-30).', false],
  ['금액 "1,5"이(가) 2행에서 -1,234,567원을 넘습니다(2026-06-30).', false],
  ['금액 "1,5"이(가) 2행에서 1,234,567원을 2번 넘습니다(2026-06-30).', false],
  ["", false],
])("a stored sentence and '%s': %s", (sentence, isSame) => {
  expect(statesTheSame(stored, sentence)).toBe(isSame);
});

test("no amount changes unseen, wherever it stands", () => {
  const word = fc.stringMatching(/^[가-힣 ]{0,12}$/);
  fc.assert(
    fc.property(word, word, fc.bigInt(), fc.bigInt(), (before, after, a, b) => {
      expect(statesTheSame(`${before} ${a} ${after}`, `${before} ${b} ${after}`)).toBe(a === b);
    }),
  );
});
