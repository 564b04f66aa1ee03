/**
 * The lines of a ledger by everything under which another spelling of them may be looked up, so that 3,000 new lines are
 * held against a few of 3,000 each, and not against all.
 */
import type { IdentityLine } from "./identity-line.ts";
import { undividedCode, withoutZeros } from "./evidence.ts";

/** Lines under one key are looked at up to this number: 10,000,000 won is the budget of hundreds. */
const maxUnderOneKey = 400;

export class LineIndex {
  readonly #byKey = new Map<string, IdentityLine[]>();

  constructor(lines: readonly IdentityLine[]) {
    for (const line of lines) {
      for (const key of keysOf(line)) {
        const known = this.#byKey.get(key);
        if (known === undefined) this.#byKey.set(key, [line]);
        else if (known.length < maxUnderOneKey) known.push(line);
      }
    }
  }

  /** Each once. */
  candidatesOf(line: IdentityLine): readonly IdentityLine[] {
    const found = new Set<IdentityLine>();
    for (const key of keysOf(line)) for (const candidate of this.#byKey.get(key) ?? []) found.add(candidate);
    return [...found];
  }
}

function keysOf({ shape, code, budgets, spent }: IdentityLine): ReadonlySet<string> {
  const keys = [`name ${shape.whole}`, `core ${shape.core}`];
  for (const budget of budgets) keys.push(`budget ${budget}`);
  if (spent !== null && spent !== 0n) keys.push(`spent ${spent}`);
  if (code !== null) {
    keys.push(`zeros ${withoutZeros(code)}`, `digits ${code.slice(0, 15)}`, `part ${undividedCode(code)}`);
  }
  return new Set(keys);
}
