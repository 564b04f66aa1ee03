/** What people read, in both languages of the product, and the few things about Korean that a sentence built from data must get right. */
export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

/** After a final consonant / after a vowel. */
export type ParticlePair = "은/는" | "이/가" | "을/를" | "과/와" | "으로/로";

/**
 * The particle that follows a word by its last sound. Quotes and a bracket behind the word are silent; digits are read as numbers,
 * Latin letters as people read them aloud; what has no known sound takes the form after a vowel.
 */
export function particle(word: string | number, pair: ParticlePair): string {
  const [afterConsonant = "", afterVowel = ""] = pair.split("/");
  const final = finalSoundOf(`${word}`);
  // ㄹ behaves as a vowel before 로.
  return final === "none" || (final === "ㄹ" && pair === "으로/로") ? afterVowel : afterConsonant;
}

/** The word with its topic particle. */
export function topic(word: string): string {
  return `${word}${particle(word, "은/는")}`;
}

/** The word with its subject particle. */
export function subject(word: string): string {
  return `${word}${particle(word, "이/가")}`;
}

type FinalSound = "none" | "ㄹ" | "other";

const [firstSyllable, lastSyllable] = [0xac00, 0xd7a3];
const [finalsPerVowel, finalRieul] = [28, 8];
/** 영 일 이 삼 사 오 육 칠 팔 구; what ends in zeros ends in 십, 백, 천, 만 or 영. */
const digitSounds: Readonly<Record<string, FinalSound>> = {
  "0": "other",
  "1": "ㄹ",
  "2": "none",
  "3": "other",
  "4": "none",
  "5": "none",
  "6": "other",
  "7": "ㄹ",
  "8": "ㄹ",
  "9": "none",
};

function finalSoundOf(word: string): FinalSound {
  const spoken = spokenPart(word);
  const last = spoken.at(-1) ?? "";
  const code = last.codePointAt(0) ?? 0;
  if (code >= firstSyllable && code <= lastSyllable) {
    const final = (code - firstSyllable) % finalsPerVowel;
    return final === 0 ? "none" : final === finalRieul ? "ㄹ" : "other";
  }
  const ofDigit = digitSounds[last];
  if (ofDigit !== undefined) return ofDigit;
  return latinSoundOf(/[A-Za-z]+$/.exec(spoken)?.[0] ?? "");
}

/** Without what is not read aloud at its end: 정비(전환사업) ends as 정비 does. */
function spokenPart(word: string): string {
  const whole = word.normalize("NFC").replace(/[\s"'”’」』.,…]+$/u, "");
  const before = whole.replace(/(?:\s*[([{][^()[\]{}]*[)\]}])+$/u, "");
  return before === "" ? whole.replace(/[)\]}]+$/u, "") : before;
}

/** Capitals are spelt out: 엘, 엠, 엔, 알 alone end in a consonant. Other words end as Koreans say them: 파일(file), 맵(map), 핑(ping). */
function latinSoundOf(word: string): FinalSound {
  if (/[LR]$/.test(word) || /(?:l|le)$/.test(word)) return "ㄹ";
  return /[MNmn]$|ng$|(?:^|[^aeiou])[aeiou][bkpt]$/.test(word) ? "other" : "none";
}
