/**
 * Which passwords are refused: short ones, and those that a guesser tries first. What is well known in one (words, the
 * own name, years, runs of the keyboard, repetitions) is taken out, and enough has to be left.
 */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";

const shortestPassword = 10;
/** As long as the login takes. */
const longestPassword = 200;
/** Distinct signs that are left once what is well known is out. */
const leastOwnSigns = 5;
const shortestRun = 4;

const knownWords = [
  "password",
  "passw0rd",
  "p@ssw0rd",
  "비밀번호",
  "암호",
  "qlalfqjsgh",
  "admin",
  "administrator",
  "관리자",
  "rhksflwk",
  "monitor",
  "budget",
  "예산",
  "재무과",
  "finance",
  "welcome",
  "letmein",
  "iloveyou",
  "사랑해",
  "tkfkdgo",
  "korea",
  "대한민국",
  "changeme",
  "dragon",
  "test",
  "user",
];

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "가나다라마바사아자차카타파하",
  "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ",
  "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ",
  "!@#$%^&*()",
];

/** Columns of the keyboard, as in 1q2w3e4r. */
const columns = ["1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];

export const samePassword: Bilingual = {
  ko: "지금 비밀번호와 다른 비밀번호를 정하여 주십시오.",
  en: "Choose another password than the present one.",
};

/** Why it is refused; null where it may be taken. */
export function passwordProblem(password: string, user: string): Bilingual | null {
  const length = Array.from(password.normalize("NFC")).length;
  if (length < shortestPassword) {
    return {
      ko: `비밀번호는 ${shortestPassword}자 이상이어야 합니다.`,
      en: `A password has at least ${shortestPassword} characters.`,
    };
  }
  if (password.length > longestPassword) {
    return {
      ko: `비밀번호는 ${longestPassword}자까지입니다.`,
      en: `A password has at most ${longestPassword} characters.`,
    };
  }
  if (ownSigns(password, user).size >= leastOwnSigns) return null;
  return {
    ko: "너무 쉽게 짐작할 수 있는 비밀번호입니다. 이름, 흔한 낱말, 연도, 이어진 글쇠, 되풀이를 빼고도 서로 다른 글자 다섯 개가 남게 하여 주십시오.",
    en: "That password is too easy to guess. Besides names, common words, years, rows of keys and repetitions, use at least five different characters.",
  };
}

function ownSigns(password: string, user: string): Set<string> {
  let left = password.normalize("NFC").toLowerCase();
  const name = user.trim().normalize("NFC").toLowerCase();
  for (const word of [...(name.length > 1 ? [name] : []), ...knownWords]) left = left.replaceAll(word, " ");
  left = withoutRuns(left)
    .replaceAll(/(?:19|20)\d\d/g, " ")
    .replaceAll(/(.)\1{2,}/gu, "$1")
    .replaceAll(/\s/g, "");
  return new Set(left);
}

/** Without four or more signs that lie beside each other, forwards or backwards. */
function withoutRuns(text: string): string {
  const lines = [...rows, ...columns].flatMap((row) => [row, Array.from(row).toReversed().join("")]);
  let left = "";
  for (let at = 0; at < text.length;) {
    const run = Math.max(...lines.map((line) => runLength(text, at, line)));
    left += run >= shortestRun ? " " : text.slice(at, at + 1);
    at += run >= shortestRun ? run : 1;
  }
  return left;
}

function runLength(text: string, from: number, line: string): number {
  const start = line.indexOf(text.slice(from, from + 1));
  if (start === -1) return 0;
  let length = 1;
  while (from + length < text.length && text[from + length] === line[start + length]) length += 1;
  return length;
}
