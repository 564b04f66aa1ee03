import { describe, expect, test } from "vitest";
import { meaningKindOf } from "../../../shared/formats/meanings/meaning-columns.ts";
import {
  answerMeaning,
  kindMeaning,
  stateMeaning,
  strayMeaning,
} from "../../../shared/formats/meanings/meaning-labels.ts";

describe("a word in a column of kinds", () => {
  test.each([
    "반납",
    "여입",
    "과오납",
    "과오납 반납",
    "반납결의",
    "여입 결의",
    "지출반납",
    "반납(여입)",
    "환수",
    "Refund",
  ])("%s takes money back", (word) => {
    expect(kindMeaning(word)).toBe("refund");
  });

  test.each(["지출", "지급", "지출결의", "정상", "일반", "일반지출", "지급완료", "결재완료", "payment"])(
    "%s counts",
    (word) => {
      expect(kindMeaning(word)).toBe("counts");
    },
  );

  test.each([
    "취소",
    "반납취소",
    "과년도 반납",
    "보조금 반환",
    "정정",
    "감액결의",
    "과목경정",
    "과목경정(감)",
    "경정(증)",
    "과목변경",
    "감",
    "지출감",
    "지출(감)",
    "△지출",
    "지급대기",
    "환급",
    "폐지",
  ])("%s is unclear", (word) => {
    expect(kindMeaning(word)).toBe("unclear");
  });

  test.each([
    "국비",
    "보조",
    "자체",
    "1",
    "일상경비",
    "추가경정예산",
    "감리비",
    "예산절감",
    "계좌이체",
    "대체",
    "법인카드",
    "반납된 금액을 다시 지급하라는 공문에 따른 처리임",
  ])("%s says nothing of the amount", (word) => {
    expect(kindMeaning(word)).toBe("other");
  });
});

describe("a word in a column of states", () => {
  test.each([
    ["지급취소", "cancelled"],
    ["취소", "cancelled"],
    ["반려", "cancelled"],
    ["삭제됨", "cancelled"],
    ["Cancelled", "cancelled"],
    ["지급완료", "counts"],
    ["정상", "counts"],
    ["결재중", "unclear"],
    ["지급대기", "unclear"],
    ["취소요청", "unclear"],
    ["반납", "unclear"],
    ["폐지", "unclear"],
    ["A등급", "other"],
  ])("%s is %s", (word, meaning) => {
    expect(stateMeaning(word)).toBe(meaning);
  });
});

describe("an answer", () => {
  test.each([
    ["취소여부", "Y", "cancelled"],
    ["취소여부", "N", "counts"],
    ["취소여부", "", "counts"],
    ["취소여부", "취소", "cancelled"],
    ["반납여부", "예", "refund"],
    ["반납여부", "아니오", "counts"],
    ["지급여부", "N", "unclear"],
    ["지급여부", "Y", "counts"],
  ])("in %s, %j is %s", (header, word, meaning) => {
    expect(answerMeaning(header, word)).toBe(meaning);
  });
});

test.each([
  ["반납", "unclear"],
  ["지급취소", "unclear"],
  ["과오납금등", "other"],
  ["보조금 반납 예정", "other"],
  ["비고 없음", "other"],
])("under a header that nobody knows %s is %s", (word, meaning) => {
  expect(strayMeaning(word)).toBe(meaning);
});

test.each([
  ["지출구분", "kind"],
  ["결의 구분", "kind"],
  ["구분", "kind"],
  ["Type", "kind"],
  ["처리상태", "state"],
  ["상태", "state"],
  ["결의서 상태", "state"],
  ["지급명령 상태", "state"],
  ["취소여부", "answer"],
  ["회계연도", "year"],
  ["연도", "year"],
  ["자치단체명", "office"],
  ["자치단체 코드", "office-code"],
  ["반납액", "refund-amount"],
  ["여입금액(원)", "refund-amount"],
  ["보조금반납액", null],
  ["집행취소액", "refund-amount"],
  ["감액", "refund-amount"],
  ["지출감액", "refund-amount"],
  ["환급금", "refund-amount"],
  ["증감액", null],
  ["회계구분", null],
  ["보조구분", null],
  ["예산구분", null],
  ["비고", null],
])("the header %s heads %s", (header, kind) => {
  expect(meaningKindOf(header)).toBe(kind);
});
