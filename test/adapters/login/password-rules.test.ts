// Which passwords are refused, and that those of people who think of one are not.
import { expect, test } from "vitest";
import { passwordProblem } from "../../../local/login/password-rules.ts";

test.each([
  ["123456789", "short"],
  ["가나다라마바", "short in Hangul"],
  ["1234567890", "a row"],
  ["0987654321ab", "a row backwards"],
  ["qwertyuiop12", "keys"],
  ["1q2w3e4r5t6y", "keys crosswise"],
  ["aaaaaaaaaaaa", "one sign"],
  ["aaabbbaaabbb", "two signs"],
  ["password1234", "a word and a row"],
  ["P@ssw0rd2026!", "a word and a year"],
  ["김담당김담당2026!", "the own name"],
  ["김담당 김담당 2026", "the own name with spaces"],
  ["비밀번호1234!", "the word itself"],
  ["qlalfqjsgh12", "the word as it is typed"],
  ["재무과예산2026", "the office's words"],
  ["a".repeat(201), "longer than a login takes"],
])("%s is refused: %s", (password) => {
  expect(passwordProblem(password, "김담당")).not.toBeNull();
});

test.each([
  "열 글자가 넘는 비밀번호",
  "correct horse battery staple",
  "xK9#mQ2$vL",
  "바람 부는 날 억새밭",
  "7월의 남강 물소리",
  "Muju-2026-dawn!",
])("%s is taken", (password) => {
  expect(passwordProblem(password, "김담당")).toBeNull();
});
