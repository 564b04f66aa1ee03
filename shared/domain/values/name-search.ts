/**
 * Finds names as people type them: words in any order, dots and spaces aside, and initial consonants for syllables
 * (ㅎㅊㅈㅂ finds 하천정비).
 */
import { comparableName } from "./project.ts";

/** @param names of one thing: a word is looked for within one of them. */
export function searchableText(names: readonly string[]): string {
  return names.map(withoutDots).join("\n");
}

/** A query without words finds everything. */
export function searchFor(query: string): (searchable: string) => boolean {
  const words = query.split(/\s+/).flatMap((word) => {
    const comparable = comparableWord(word);
    return comparable === "" ? [] : [comparable];
  });
  return (searchable) => words.every((word) => holds(searchable, word));
}

/** Keyboards write two consonants in a row as one sign. */
const pairs: Readonly<Record<string, string>> = {
  ㄳ: "ㄱㅅ",
  ㄵ: "ㄴㅈ",
  ㄶ: "ㄴㅎ",
  ㄺ: "ㄹㄱ",
  ㄻ: "ㄹㅁ",
  ㄼ: "ㄹㅂ",
  ㄽ: "ㄹㅅ",
  ㄾ: "ㄹㅌ",
  ㄿ: "ㄹㅍ",
  ㅀ: "ㄹㅎ",
  ㅄ: "ㅂㅅ",
};

/** Names are normalised to whole syllables; a consonant by itself would become another sign by that. */
function comparableWord(word: string): string {
  return word
    .split(/([\u3131-\u314e]+)/)
    .map((part, at) =>
      at % 2 === 1 ? Array.from(part, (sign) => pairs[sign] ?? sign).join("") : withoutDots(part),
    )
    .join("");
}

function withoutDots(name: string): string {
  return comparableName(name).replaceAll("·", "");
}

const initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const syllablesPerInitial = 588;

function holds(text: string, word: string): boolean {
  if (!/[\u3131-\u314e]/.test(word)) return text.includes(word);
  for (let from = 0; from + word.length <= text.length; from++) if (isAt(text, word, from)) return true;
  return false;
}

function isAt(text: string, word: string, from: number): boolean {
  for (let at = 0; at < word.length; at++) {
    const [wanted, found] = [word.charAt(at), text.charAt(from + at)];
    if (wanted !== found && wanted !== initialOf(found)) return false;
  }
  return true;
}

function initialOf(sign: string): string | null {
  const code = sign.charCodeAt(0);
  if (code < firstSyllable || code > lastSyllable) return null;
  return initials.charAt(Math.floor((code - firstSyllable) / syllablesPerInitial));
}
