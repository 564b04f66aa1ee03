/** Names are found as people type them. */
import { expect, test } from "vitest";
import * as fc from "fast-check";
import { searchableText, searchFor } from "../../../shared/domain/values/name-search.ts";

const river = searchableText(["하천정비(지방하천)", "재난·안전관리", "건설과"]);

test.each([
  ["", true],
  ["   ", true],
  ["하천", true],
  ["하천 정비", true],
  ["정비 하천", true],
  ["건설 정비", true],
  ["정비 도로", false],
  ["재난안전", true],
  ["ㅎㅊㅈㅂ", true],
  ["ㅎㅊ정비", true],
  ["ㅈㅂ ㅎㅊ", true],
  ["ㄱㅅㄱ", true],
  // A keyboard wrote ㄱㅅ as one sign.
  ["ㄳㄱ", true],
  ["ㅎㅊㅈㅎ", false],
  // Not from one name into the next.
  ["ㅎㅊㅈㄴ", false],
  ["ㅏ", false],
])("%j finds the river works: %s", (query, isFound) => {
  expect(searchFor(query)(river)).toBe(isFound);
});

test("a name is found by any of its words in any order, and by their initials", () => {
  const word = fc.stringMatching(/^[가-힣]{1,6}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const text = searchableText([words.join(" ")]);
      expect(searchFor(words.toReversed().join(" "))(text)).toBe(true);
      const initials = words.map((each) =>
        Array.from(each.normalize("NFD"))
          .filter((sign) => sign >= "\u1100" && sign <= "\u1112")
          .map((sign) => "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".charAt(sign.charCodeAt(0) - 0x1100))
          .join(""),
      );
      expect(searchFor(initials.join(" "))(text)).toBe(true);
    }),
  );
});
