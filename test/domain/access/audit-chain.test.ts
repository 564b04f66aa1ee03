/** What a chain of hashes betrays, also of a writer who knows how to hash. */
import { expect, test } from "vitest";
import {
  type AuditChain,
  type ChainedEntry,
  checkAuditChain,
} from "../../../shared/domain/access/audit-chain.ts";

/** Hashes are words here: `h2` is that of the second entry as it was written. */
const whole: AuditChain = {
  entries: [1, 2, 3, 4].map((number) => entry(number)),
  head: { number: 4, hash: "h4" },
  earlier: { count: 0, hash: "" },
  corrupt: [],
};

test.each<{ what: string; chain: Partial<AuditChain>; found: readonly string[] }>([
  { what: "nobody touched", chain: {}, found: [] },
  { what: "is empty", chain: { entries: [], head: null }, found: [] },
  {
    what: "has an entry that was altered and hashed anew",
    chain: { entries: replaced(2, { hash: "forged", content: "forged" }) },
    found: ["altered 2"],
  },
  {
    what: "has a last entry that was altered and hashed anew",
    chain: { entries: replaced(4, { hash: "forged", content: "forged" }) },
    found: ["altered 4"],
  },
  {
    what: "was written anew from the second entry on, but for the head",
    chain: {
      entries: [
        entry(1),
        entry(2, { hash: "f2", content: "f2" }),
        entry(3, { previous: "f2", hash: "f3", content: "f3" }),
        entry(4, { previous: "f3", hash: "f4", content: "f4" }),
      ],
    },
    found: ["altered 4"],
  },
  {
    what: "has a forged entry beside the true one",
    chain: { entries: [...whole.entries, entry(3, { name: "forged", hash: "x", content: "x" })] },
    found: ["unexpected 3"],
  },
  {
    what: "lacks two in the middle",
    chain: { entries: [entry(1), entry(4)] },
    found: ["missing 2", "missing 3"],
  },
  {
    what: "lacks all of its entries",
    chain: { entries: [] },
    found: ["missing 1", "missing 2", "missing 3", "missing 4"],
  },
  {
    what: "goes on after its head",
    chain: { head: { number: 3, hash: "h3" } },
    found: ["unexpected 4"],
  },
  {
    what: "has another head",
    chain: { head: { number: 4, hash: "forged" } },
    found: ["altered 4"],
  },
  {
    what: "has entries of before it that came later",
    chain: { earlier: { count: 1, hash: "forged" } },
    found: ["altered 0"],
  },
])("a chain that $what", ({ chain, found }) => {
  const problems = checkAuditChain({ ...whole, ...chain });
  expect(problems.map(({ kind, number }) => `${kind} ${number}`)).toEqual(found);
});

function entry(number: number, change: Partial<ChainedEntry> = {}): ChainedEntry {
  const previous = number === 1 ? "" : `h${number - 1}`;
  return {
    name: `entry ${number}`,
    number,
    previous,
    hash: `h${number}`,
    content: `h${number}`,
    ...change,
  };
}

function replaced(number: number, change: Partial<ChainedEntry>): ChainedEntry[] {
  return whole.entries.map((each) => (each.number === number ? { ...each, ...change } : each));
}
