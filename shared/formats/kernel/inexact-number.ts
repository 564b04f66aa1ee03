/**
 * A number that its container cannot hold exactly. It is carried as text that no reader takes for an amount
 * or a code, so a lost last digit is refused and never guessed.
 */
const mark = "≈";

export function inexact(digits: string): string {
  return `${mark}${digits}`;
}

export function isInexact(text: string): boolean {
  return text.startsWith(mark);
}

/** The digits for a person, without the mark. */
export function plainInexact(text: string): string {
  return isInexact(text) ? text.slice(mark.length) : text;
}
