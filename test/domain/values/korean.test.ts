import { expect, test } from "vitest";
import { subject, topic } from "../../../shared/domain/values/bilingual.ts";

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

test.each([
  { word: "국비", sentence: "국비가" },
  { word: "예산현액", sentence: "예산현액이" },
  { word: "SOC", sentence: "SOC이(가)" },
])("the subject particle of '$word' follows its last sound: $sentence", ({ word, sentence }) => {
  expect(subject(word)).toBe(sentence);
});
