import * as fc from "fast-check";
import { expect, test } from "vitest";
import { particle, type ParticlePair, subject, topic } from "../../../shared/domain/values/bilingual.ts";

test.each([
  ["기본경비", "은/는", "는"],
  ["청년의 행복한 사회진입 환경조성", "은/는", "은"],
  ["가", "은/는", "는"],
  ["힣", "은/는", "은"],
  ["힣".normalize("NFD"), "은/는", "은"],
  ["예산현액", "이/가", "이"],
  ["서울", "으로/로", "로"],
  ["부산", "으로/로", "으로"],
  ["제주", "으로/로", "로"],
  // What stands in brackets or quotes behind a word is not read aloud.
  ["마을길 정비(전환사업)", "은/는", "는"],
  ["시설비(2)", "은/는", "는"],
  ["스마트팜 조성(2026기금)(전환사업)", "은/는", "은"],
  ['"도로 정비"', "을/를", "를"],
  ["(전환사업)", "은/는", "은"],
  // Digits are read as numbers.
  ["2026-06-30", "은/는", "은"],
  ["1", "으로/로", "로"],
  ["2", "과/와", "와"],
  ["3", "과/와", "과"],
  ["1,234,567", "을/를", "을"],
  ["100", "이/가", "이"],
  ["12.5", "을/를", "를"],
  ["-1.5", "이/가", "가"],
  // Latin letters as they are said.
  ["SOC", "은/는", "는"],
  ["URL", "을/를", "을"],
  ["PDF", "을/를", "를"],
  ["PC", "으로/로", "로"],
  ["BOM", "이/가", "이"],
  ["json", "은/는", "은"],
  ["report.csv", "을/를", "를"],
  ["backup.zip", "이/가", "이"],
  ["file", "으로/로", "로"],
  ["monitor.db", "을/를", "를"],
  // What has no sound of its own.
  ["", "은/는", "는"],
  ["…", "을/를", "를"],
  ["漢", "이/가", "가"],
] as const)("after '%s', of %s comes %s", (word, pair, expected) => {
  expect(particle(word, pair)).toBe(expected);
});

test("a word with its particle", () => {
  expect(topic("국비")).toBe("국비는");
  expect(subject("국비")).toBe("국비가");
});

test("of any text one of the two comes, and never both", () => {
  const pairs: readonly ParticlePair[] = ["은/는", "이/가", "을/를", "과/와", "으로/로"];
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(...pairs), (word, pair) => {
      expect(pair.split("/")).toContain(particle(word, pair));
    }),
  );
});
