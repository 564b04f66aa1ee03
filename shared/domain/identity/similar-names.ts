/** Whether two names may be one: without brackets, dots and spaces, with characters that were lost, cut or added. */
import { plainName } from "../values/plain-text.ts";
import { comparableName } from "../values/project.ts";

/** A name as it is compared, worked out once. */
export interface NameShape {
  /** Spaces, dots and letter case aside. */
  readonly whole: string;
  /** Without brackets and what stands in them, and without signs. */
  readonly core: string;
  /** What stands in brackets, joined. */
  readonly bracketed: string;
  /** The numbers of the core: 1단계 is not 2단계. */
  readonly numbers: string;
}

const brackets = /[([{<「『【〔][^()[\]{}<>「」『』【】〔〕]*[)\]}>」』】〕]?/g;
const signs = /[^\p{L}\p{N}?]/gu;

export function nameShapeOf(name: string): NameShape {
  const whole = comparableName(plainName(name).replace(cutMark, ""));
  const core = whole.replace(brackets, "").replace(signs, "");
  return {
    whole,
    core: core === "" ? whole.replace(signs, "") : core,
    bracketed: [...whole.matchAll(brackets)].map(([text]) => text.replace(signs, "")).join("/"),
    numbers: (core.match(/\d+/g) ?? []).join("/"),
  };
}

/** A list cuts long names short. */
const cutMark = /\s*(?:\.{3}|…)$/;
/** A shorter beginning is common to many names: `마을안길`. */
const minPartLength = 6;
/** Of the pairs of letters, twice those in common: 3 of 4 leave a word changed in a name of some length. */
const similarShare = 0.75;

/** `도로개설(A지구)` and `도로개설(B지구)` are two; `안성지구 개발` and `안성지구 개발(전환사업)` may be one. */
export function areSimilarNames(a: NameShape, b: NameShape): boolean {
  if (a.whole === b.whole) return true;
  if (a.bracketed !== "" && b.bracketed !== "" && !isPartOrLost(a.bracketed, b.bracketed)) return false;
  if (a.core === b.core || isSameWithLost(a.core, b.core)) return true;
  const [short, long] = a.core.length < b.core.length ? [a.core, b.core] : [b.core, a.core];
  if (short.length >= minPartLength && long.startsWith(short)) return true;
  // 상수도 is not 하수도: one letter at the beginning makes another thing of it.
  if (a.numbers !== b.numbers || short[0] !== long[0]) return false;
  return short.length >= minPartLength && sharedPairs(short, long) >= similarShare;
}

function isPartOrLost(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a) || isSameWithLost(a, b);
}

/** `?` stands for one character that was lost, or for a sign that the other name dropped. */
function isSameWithLost(a: string, b: string): boolean {
  if (!a.includes("?") && !b.includes("?")) return false;
  const [mangled, whole] = a.includes("?") ? [a, b] : [b, a];
  const pattern = mangled.split(/\?+/).map((part) => part.replace(/[^\p{L}\p{N}]/gu, ""));
  return new RegExp(`^${pattern.join(".{0,2}")}$`, "u").test(whole);
}

function sharedPairs(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (const pair of pairsOf(a)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  const others = pairsOf(b);
  for (const pair of others) {
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / (Math.max(1, a.length - 1) + Math.max(1, others.length));
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
