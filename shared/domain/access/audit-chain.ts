/**
 * Whether the entries of an audit trail are those that were written. Each has the next number and hashes the one before
 * it; the head holds the last. Whoever alters, removes or inserts one is betrayed by what follows it.
 */

/** An entry as it is stored, beside what its content hashes to now. */
export interface ChainedEntry {
  /** Its name in the table: moment and id. */
  readonly name: string;
  /** Its place in the chain, from 1. */
  readonly number: number;
  /** The hash of the entry before it. */
  readonly previous: string;
  readonly hash: string;
  /** The hash of its content, its place and `previous`, computed again. */
  readonly content: string;
}

export interface AuditHead {
  readonly number: number;
  readonly hash: string;
}

export interface AuditChain {
  readonly entries: readonly ChainedEntry[];
  /** Null where nothing was chained yet. */
  readonly head: AuditHead | null;
  /** Entries of before there was a chain, which begins with the hash of all of them; "" for none. */
  readonly earlier: { readonly count: number; readonly hash: string };
  /** Names of items that cannot be read. */
  readonly corrupt: readonly string[];
}

export interface AuditProblem {
  readonly kind: "altered" | "missing" | "unexpected";
  /** Null where the entry is gone, or is one of before the chain. */
  readonly name: string | null;
  /** 0: before the chain. */
  readonly number: number;
}

/**
 * Reads the chain from its head backwards, because only what a later entry says of an earlier one can be trusted.
 * @returns the first broken place first; empty where all agree.
 */
export function checkAuditChain({ entries, head, earlier }: AuditChain): AuditProblem[] {
  const byNumber = Map.groupBy(entries, ({ number }) => number);
  const last = Math.max(head?.number ?? 0, ...byNumber.keys());
  const problems: AuditProblem[] = [];
  let claimed = head?.hash ?? null;
  for (let number = last; number > 0; number--) {
    const found = byNumber.get(number) ?? [];
    if (head !== null && number > head.number) {
      problems.push(...found.map(unexpected));
      continue;
    }
    const genuine = found.find(({ content, hash }) => content === (claimed ?? hash)) ?? null;
    const stated = genuine ?? found[0] ?? null;
    problems.push(...found.filter((each) => each !== stated).map(unexpected));
    if (stated === null) problems.push({ kind: "missing", name: null, number });
    else if (stated !== genuine || stated.hash !== stated.content)
      problems.push({ kind: "altered", name: stated.name, number });
    claimed = genuine?.previous ?? null;
  }
  if (head === null && last > 0) problems.push({ kind: "missing", name: "head", number: last });
  if (last > 0 && claimed !== null && claimed !== earlier.hash)
    problems.push({ kind: "altered", name: null, number: 0 });
  return problems.toSorted((a, b) => a.number - b.number);
}

function unexpected({ name, number }: ChainedEntry): AuditProblem {
  return { kind: "unexpected", name, number };
}
