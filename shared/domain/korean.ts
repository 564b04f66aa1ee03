/** The few things about Korean that a sentence built from data must get right. */

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const finalsPerVowel = 28;

/** The word with its topic particle: 은 after a final consonant, 는 after a vowel, 은(는) where sound is unknown. */
export function topic(word: string): string {
  const last = word.charCodeAt(word.length - 1);
  if (!(last >= firstSyllable && last <= lastSyllable)) return `${word}은(는)`;
  return `${word}${(last - firstSyllable) % finalsPerVowel === 0 ? "는" : "은"}`;
}
