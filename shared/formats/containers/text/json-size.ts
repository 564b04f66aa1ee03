/**
 * Counts the values and levels of a JSON text in one pass, before it is parsed: a parser makes an object of every
 * bracket pair, and 46 KB of gzip can hold sixteen million of them.
 */

export interface JsonLimits {
  /** Levels of brackets. */
  readonly depth: number;
  /** Objects, arrays, texts, numbers and words, but not names; as a parser that keeps doubled names would count. */
  readonly values: number;
  /** Different names of members. Each makes a parser lay out its objects anew: 200,000 of them take five seconds. */
  readonly names: number;
}

export interface JsonSize extends JsonLimits {
  /** A number stands there that a double may not keep as it is written: long, broken, or with an exponent. */
  readonly hasLongNumbers: boolean;
}

/** Counting ends where either limit is passed. The text may be broken: then the parser says so. */
export function sizeOfJson(text: string, most: JsonLimits): JsonSize {
  let depth = 0;
  let deepest = 0;
  // The document itself; each comma brings one more, and so does a bracket that is not closed at once.
  let values = 1;
  let isOpening = false;
  let hasLongNumbers = false;
  const names = new Set<string>();
  const endOfString = text.includes("\\") ? endOfEscaped : endOfPlain;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= space) continue;
    const isClosing = code === closeBrace || code === closeBracket;
    if (isOpening && !isClosing) values++;
    isOpening = code === openBrace || code === openBracket;
    if (code === quote) {
      const end = endOfString(text, at);
      if (isBeforeColon(text, end)) names.add(text.slice(at + 1, end));
      at = end;
    } else if (code === comma) values++;
    else if (isClosing) depth--;
    else if (isOpening) deepest = Math.max(deepest, ++depth);
    else if (isOfNumber(code)) {
      const end = endOfNumber(text, at);
      hasLongNumbers ||= end < 0;
      at = Math.abs(end) - 1;
    }
    if (values > most.values || deepest > most.depth || names.size > most.names) break;
  }
  return { depth: deepest, values, names: names.size, hasLongNumbers };
}

/** Where the quote stands that closes; the text's end where none does. */
function endOfPlain(text: string, start: number): number {
  const end = text.indexOf('"', start + 1);
  return end === -1 ? text.length : end;
}

/** The same of a text with backslashes, which take a quote's meaning away. */
function endOfEscaped(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at++;
  }
  return text.length;
}

function isBeforeColon(text: string, end: number): boolean {
  let at = end + 1;
  while (text.charCodeAt(at) <= space) at++;
  return text.charCodeAt(at) === colon;
}

/** Behind the number; negative where it is more than a whole number of fifteen digits. */
function endOfNumber(text: string, start: number): number {
  let isLong = false;
  let at = start;
  for (; at < text.length && isOfNumber(text.charCodeAt(at)); at++)
    isLong ||= !isDigit(text.charCodeAt(at)) && at > start;
  return isLong || at - start > keptDigits ? -at : at;
}

/** A double keeps that many of any number. */
const keptDigits = 15;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Digits, signs, a point, an exponent; no word of JSON begins with any of them. */
function isOfNumber(code: number): boolean {
  return isDigit(code) || code === 0x2d || code === 0x2b || code === 0x2e || code === 0x45 || code === 0x65;
}

const space = 0x20;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
