import { expect, test } from "vitest";
import { topic } from "../../shared/domain/korean.ts";

test.each([
  { word: "기본경비", sentence: "기본경비는" },
  { word: "청년의 행복한 사회진입 환경조성", sentence: "청년의 행복한 사회진입 환경조성은" },
  { word: "사회적경제 활성화", sentence: "사회적경제 활성화는" },
  { word: "가", sentence: "가는" },
  { word: "힣", sentence: "힣은" },
  { word: "SOC", sentence: "SOC은(는)" },
  { word: "시설비(2)", sentence: "시설비(2)은(는)" },
  { word: "", sentence: "은(는)" },
])("the topic particle of '$word' follows its last sound: $sentence", ({ word, sentence }) => {
  expect(topic(word)).toBe(sentence);
});
