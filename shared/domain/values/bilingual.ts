/** What people read, in both languages of the product, and the few things about Korean that a sentence built from data must get right. */
export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const finalsPerVowel = 28;

/** The word with its topic particle: 은 after a final consonant, 는 after a vowel, 은(는) where sound is unknown. */
export function topic(word: string): string {
  return withParticle(word, { afterConsonant: "은", afterVowel: "는" });
}

/** The word with its subject particle: 이 after a final consonant, 가 after a vowel, 이(가) where sound is unknown. */
export function subject(word: string): string {
  return withParticle(word, { afterConsonant: "이", afterVowel: "가" });
}

function withParticle(
  word: string,
  { afterConsonant, afterVowel }: { readonly afterConsonant: string; readonly afterVowel: string },
): string {
  const last = word.charCodeAt(word.length - 1);
  if (!(last >= firstSyllable && last <= lastSyllable)) return `${word}${afterConsonant}(${afterVowel})`;
  return `${word}${(last - firstSyllable) % finalsPerVowel === 0 ? afterVowel : afterConsonant}`;
}
