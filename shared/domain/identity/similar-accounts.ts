/**
 * Whether two names of accounts may be one account: sources write `일반회계` as `일반`, `100 일반회계` or `일반회계(본청)`.
 * Likeness decides nothing; it tells what a person is asked about.
 */
import { comparableName } from "../values/project.ts";

/** Null stands for an account that is not stated. */
export type AccountDifference = "none" | "spelling" | "name";

export function accountDifference(a: string | null, b: string | null): AccountDifference {
  if (a === null || b === null) return "none";
  const [left, right] = [comparableName(a), comparableName(b)];
  if (left === right) return "none";
  return areAlike(shapeOf(left), shapeOf(right)) ? "spelling" : "name";
}

interface AccountShape {
  readonly core: string;
  /** What stands in brackets; `공기업특별회계(상수도)` is not `공기업특별회계(하수도)`. */
  readonly bracketed: string;
  readonly isFund: boolean;
}

const brackets = /[([{<「『【〔]([^()[\]{}<>「」『』【】〔〕]*)[)\]}>」』】〕]?/g;
const signs = /[^\p{L}\p{N}]/gu;
/** `100 일반회계`, `[100] 일반회계`, `일반회계 100`. */
const numbers = /^\d+(?=\D)|(?<=\D)\d+$/g;
const general = "일반";

function shapeOf(name: string): AccountShape {
  const bracketed = [...name.matchAll(brackets)]
    .map(([, text = ""]) => text.replace(signs, ""))
    .filter((text) => !/^\d*$/.test(text));
  const plain = name.replace(brackets, "").replace(signs, "").replace(numbers, "");
  const core = plain.replace(/(?:특별)?회계$|특별$|기금$/, "");
  return { core: core === "" ? plain : core, bracketed: bracketed.join("/"), isFund: plain.endsWith("기금") };
}

function areAlike(a: AccountShape, b: AccountShape): boolean {
  if (a.isFund !== b.isFund) return false;
  // An office has one of it, whatever stands beside the name.
  if (a.core === general || b.core === general) return a.core === b.core;
  if (a.bracketed !== "" && b.bracketed !== "" && a.bracketed !== b.bracketed) return false;
  const [short, long] = a.core.length < b.core.length ? [a, b] : [b, a];
  return (
    long.core === short.core ||
    (short.core.length >= minPartLength && long.core.startsWith(short.core)) ||
    short.core === long.bracketed ||
    long.core === short.bracketed
  );
}

/** `상수도` and `상수도공기업` may be one. */
const minPartLength = 2;
