/** The name that a person most likely meant by one that is not there. */
import { comparableName } from "./project.ts";

/** As many slips as a hand makes in one word. */
const mostSlips = 2;
/** A shorter beginning could mean anything. */
const shortestBeginning = 3;
/** One letter is in almost every name. */
const shortestPart = 2;

/** @returns null where none is near, or two are equally near. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const begun = names.filter((name) => written.length >= shortestBeginning && name.startsWith(written));
  if (begun.length === 1) return begun[0] ?? null;
  const near = names
    .map((name) => ({ name, slips: slipsBetween(written, name) }))
    .filter(({ name, slips }) => slips <= mostSlips && slips < name.length / 2)
    .toSorted((a, b) => a.slips - b.slips);
  const [first, second] = near;
  return first === undefined || second?.slips === first.slips ? null : first.name;
}

/** Those that may have been meant, the likeliest first: they hold the word or most of its letters. */
export function nearNames(written: string, names: readonly string[], most: number): readonly string[] {
  const word = comparableName(written);
  return names
    .map((name) => {
      const own = comparableName(name);
      const holds =
        (word.length >= shortestPart && own.includes(word)) ||
        (own.length >= shortestPart && word.includes(own));
      return { name, own, slips: holds ? 0 : slipsBetween(word, own) };
    })
    .filter(({ own, slips }) => slips <= mostSlips && slips < Math.max(own.length, word.length) / 2)
    .toSorted((a, b) => a.slips - b.slips)
    .slice(0, most)
    .map(({ name }) => name);
}

/** Shorter names differ by a letter and are two. */
const fewestLetters = 3;

/** One letter is another, is missing, is there once more, or stands before the one that it follows. */
export function isOneSlipOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (a === b || short.length < fewestLetters || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  if (long.length > short.length) return short.slice(same) === long.slice(same + 1);
  const isSwapped = short[same] === long[same + 1] && short[same + 1] === long[same];
  return (
    short.slice(same + 1) === long.slice(same + 1) ||
    (isSwapped && short.slice(same + 2) === long.slice(same + 2))
  );
}

/** Letters that are missing, added or other (Levenshtein). */
function slipsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [row, letter] of a.split("").entries()) {
    const line = [row + 1];
    for (const [at, other] of b.split("").entries()) {
      const changed = (above[at] ?? 0) + (letter === other ? 0 : 1);
      line.push(Math.min(changed, (above[at + 1] ?? 0) + 1, (line[at] ?? 0) + 1));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}
