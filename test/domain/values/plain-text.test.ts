import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  hasLostCharacters,
  plainCode,
  plainName,
  plainText,
} from "../../../shared/domain/values/plain-text.ts";

describe("plain text", () => {
  test.each([
    ["경로당".normalize("NFD"), "경로당"],
    ["소\u200b계\u2060", "소계"],
    ["\u202d1,000\u202c", "1,000"],
    ["\ufeff사업명", "사업명"],
    ["경로\u00ad당", "경로당"],
    ["경로당\u3164", "경로당"],
    ["ＳＵＢ　ＴＯＴＡＬ", "SUB TOTAL"],
    ["（１２）％", "(12)%"],
    ["￦1,000", "₩1,000"],
    ["경로당\r\n  운영\u00a0지원", "경로당 운영 지원"],
    ['="00120"', "00120"],
    ["'00120", "00120"],
    ["'경로당", "경로당"],
    ["'24.7.8.~'24.7.10. 호우피해", "'24.7.8.~'24.7.10. 호우피해"],
    ["'26년 소규모", "'26년 소규모"],
    ["①1,000", "①1,000"],
    ["10²", "10²"],
    ["가‧나·다･라ㆍ마", "가‧나·다･라ㆍ마"],
    ['="a"&"b"', '="a"&"b"'],
    ["", ""],
  ])("of %j is %j", (cell, plain) => {
    expect(plainText(cell)).toBe(plain.normalize("NFC"));
  });

  test.each([
    ["'26001", "26001"],
    ["＝＂00120＂", "00120"],
    ["46400002015301A8", "46400002015301A8"],
    ["46400002015301a8", "46400002015301a8"],
  ])("of the code %j is %j", (cell, code) => {
    expect(plainCode(cell)).toBe(code);
  });

  test.each([
    ["소상공인?농어업인", true],
    ["경로당??운영", true],
    ["(안길)?(농로)", true],
    ["경로\ufffd당", true],
    ["왜 늦었나?", false],
    ["http://x?y", false],
    ["소상공인·농어업인", false],
  ])("of %j has lost characters: %s", (text, isLost) => {
    expect(hasLostCharacters(text)).toBe(isLost);
  });

  test("made plain again stays the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const plain = plainText(text);
        fc.pre(!/^['=]/.test(plain));
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });
});

describe("plain names", () => {
  test.each([
    "1. 사회적경제 활성화",
    "1.사회적경제 활성화",
    "1) 사회적경제 활성화",
    "(1) 사회적경제 활성화",
    "1-2. 사회적경제 활성화",
    "가. 사회적경제 활성화",
    "가) 사회적경제 활성화",
    "① 사회적경제 활성화",
    "㉮ 사회적경제 활성화",
    "Ⅱ. 사회적경제 활성화",
    "○ 사회적경제 활성화",
    "- 사회적경제 활성화",
    "※ 사회적경제 활성화",
    "* 사회적경제 활성화",
    "1. 가. 사회적경제 활성화",
    "사회적경제 활성화 1)",
    "사회적경제 활성화1)",
    "사회적경제 활성화*",
    "사회적경제 활성화 **)",
    "사회적경제 활성화¹⁾",
    "사회적경제 활성화 (주: 인건비를 제외함)",
    "사회적경제 활성화(주1)",
    "사회적경제 활성화 주) 인건비 제외",
    "사회적경제 활성화 ※ 국비 포함",
    "사회적경제 활성화 (※ 국비 포함)",
    "２）　사회적경제　활성화",
  ])("take the marks off %j", (name) => {
    expect(plainName(name)).toBe("사회적경제 활성화");
  });

  test("read a year behind a number", () => {
    expect(plainName("3. 2026년 지방선거")).toBe("2026년 지방선거");
  });

  test.each([
    "6.25희생 무명애국지사 추모사업",
    "3.1운동 기념관 운영",
    "6.27~7.27 호우피해 재해복구사업(석학천)",
    "구)자림복지재단 부지 진입도로 개설",
    "영.유아 발달 정밀검사비 지원",
    "통.리.반장 수당 및 활동비 지원",
    "무.진.장 3군 친선 게이트볼대회",
    "(사)대한노인회 지원",
    "사)대한노인회 지원",
    "(주)마을기업 지원",
    "어촌신활력증진사업(유형1)",
    "근로능력이 있는 수급자의 탈수급지원(희망저축계좌1)",
    "참샘골 행복주택 (대응기금 2024)",
    "하천제방유지보수(전환사업)",
    "1인 가구 지원",
    "119 안전센터",
    "4차 산업 육성",
    "V: 브이",
    "1)",
    "※",
    "",
  ])("leave %j alone", (name) => {
    expect(plainName(name)).toBe(name);
  });

  test("made plain again stay the same", () => {
    const part = fc.constantFrom(
      "1. ",
      "가. ",
      "①",
      "경로당",
      " 운영",
      " 1)",
      "*",
      "(주: 가)",
      "(",
      ")",
      "※ ",
      "'26년 ",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const name = plainName(parts.join(""));
        expect(plainName(name)).toBe(name);
      }),
    );
  });
});
