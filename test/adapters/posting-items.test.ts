/** A great posting lies in several items and is one again, whatever stands at the cuts. */
import { describe, expect, test } from "vitest";
import { commitBatches } from "../../shared/stores/commit-batches.ts";
import { postingItems, postingsFromItems } from "../../shared/stores/posting-items.ts";
import { putIfAbsent } from "../../shared/stores/stored-items.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { BalanceChange } from "../../shared/ports/ledger-store.ts";
import { aPayment, aPosting, aProject } from "../support/builders.ts";
import { books } from "../support/uploads.ts";
import { aChange } from "./ledger-worlds.ts";

const maxItemBytes = 400 * 1024;

/** Every payment differs from its neighbours, so that none is told by a count. */
function greatPosting(count: number, posting: Partial<Posting> = {}): Posting {
  const entries = Array.from({ length: count }, (_, at) => aPayment("2020-10-31", BigInt(at) * 999_983n));
  return aPosting({ entries, rows: entries.map((_, at) => 2 * at + 2), ...posting });
}

describe("a posting", () => {
  test("of everyday size is one item without a word about chunks", () => {
    const items = postingItems(books, aPosting());
    expect(items.map(({ sk, version }) => [sk, version])).toEqual([["0000000001#00", null]]);
  });

  test.each([
    { what: "digits", facts: {} },
    { what: "Hangul", facts: { name: "사업".repeat(200_000) } },
    { what: "characters of two code units", facts: { name: "a".repeat(99) + "😀".repeat(200_000) } },
  ])("of $what is cut into items that a table takes, and put together again", ({ facts }) => {
    const posting = greatPosting(60_000, { project: { ...aProject(), ...facts } });
    const items = postingItems(books, posting);
    expect(items.length).toBeGreaterThan(2);
    for (const item of items) {
      expect(item.version).toBe(items.length);
      expect(new TextEncoder().encode(item.data).length).toBeLessThan(maxItemBytes);
    }
    expect(postingsFromItems(items)).toEqual([posting]);
  });

  test.each([0, 1, 2])("without its chunk %i is no posting yet", (missing) => {
    const items = postingItems(books, greatPosting(60_000));
    expect(postingsFromItems(items.filter((_, at) => at !== missing))).toBeNull();
  });
});

describe("a batch", () => {
  const actionsOf = ({ postings: [posting] }: BalanceChange) => postingItems(books, posting).map(putIfAbsent);

  function greatChange(count: number, name: string): BalanceChange {
    const project = aProject({ name });
    return { ...aChange({ project }), postings: [greatPosting(count, { project })] };
  }

  test("ends where the next posting would go above what a transaction may hold", () => {
    const changes = Array.from({ length: 12 }, (_, at) => greatChange(30_000, `사업 ${at}`));
    const batches = commitBatches(changes, actionsOf);
    expect(batches.flat()).toEqual(changes);
    expect(batches.length).toBeGreaterThan(1);
    for (const batch of batches) {
      const bytes = batch.flatMap(actionsOf).reduce((sum, { item }) => sum + item.data.length, 0);
      expect(bytes).toBeLessThan(4_000_000);
    }
  });

  test("of one posting that no transaction may hold is an error that says what to do", () => {
    const split = () => commitBatches([greatChange(300_000, "사업")], actionsOf);
    expect(split).toThrow(expect.objectContaining({ code: "posting-too-large", retryable: false }));
  });
});
