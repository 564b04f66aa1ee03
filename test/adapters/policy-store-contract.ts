/** What every policy store promises, whatever it stands on. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultPolicy } from "../../shared/domain/policy/policy.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { aDecidedPolicy } from "../support/decided-policy.ts";
import { books } from "../support/uploads.ts";

export interface PolicyStores {
  /** A store that nobody has written to. */
  readonly open: () => Promise<PolicyStore>;
  readonly close: () => Promise<void>;
}

const at = "2020-01-02T00:00:00.000Z";
const change = { ...defaultPolicy, minimumPeers: 9 };

export function describePolicyStore(prepare: () => Promise<PolicyStores>, name: string): void {
  let stores: PolicyStores;
  beforeAll(async () => {
    stores = await prepare();
  });
  afterAll(() => stores.close());

  describe(`policies in ${name}`, () => {
    test("are the product's own where the office has decided nothing", async () => {
      const policies = await stores.open();
      expect(await policies.current(books)).toEqual(defaultPolicy);
      expect(await policies.versions(books)).toEqual([]);
    });

    test("come back as they were decided, by whom and when, under the year and a number", async () => {
      const policies = await stores.open();
      const decided = aDecidedPolicy({ version: defaultPolicy.version });
      const stored = await policies.add(books, decided, "김예산", at);
      expect(stored).toEqual({ policy: { ...decided, version: "2020/1" }, number: 1, by: "김예산", at });
      expect(await policies.current(books)).toEqual({ ...decided, version: "2020/1" });
      expect(await policies.versions(books)).toEqual([stored]);
    });

    test("keep every version, oldest first, past the tenth", async () => {
      const policies = await stores.open();
      for (let peers = 1; peers <= 11; peers++)
        await policies.add(books, { ...(await policies.current(books)), minimumPeers: peers }, "김예산", at);
      const versions = await policies.versions(books);
      expect(versions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(await policies.current(books)).toMatchObject({ version: "2020/11", minimumPeers: 11 });
    });

    test("made from one that is no longer the current one are a conflict, and change nothing", async () => {
      const policies = await stores.open();
      await policies.add(books, change, "김예산", at);
      const late = { ...defaultPolicy, minimumPeers: 10 };
      expect(await policies.add(books, late, "이예산", at)).toBe("conflict");
      expect(await policies.add(books, { ...late, version: "2020/2" }, "이예산", at)).toBe("conflict");
      expect(await policies.current(books)).toMatchObject({ version: "2020/1", minimumPeers: 9 });
      expect(await policies.versions(books)).toHaveLength(1);
    });

    test("of two writers at once are one version and one conflict", async () => {
      const policies = await stores.open();
      const both = await Promise.all(["김예산", "이예산"].map((by) => policies.add(books, change, by, at)));
      expect(both.filter((each) => each === "conflict")).toHaveLength(1);
      expect(await policies.versions(books)).toEqual(both.filter((each) => each !== "conflict"));
    });

    test("go on into a new year until it has its own, and never back into an earlier one", async () => {
      const policies = await stores.open();
      const [next, later] = [2021, 2023].map((fiscalYear) => ({ ...books, fiscalYear }));
      if (next === undefined || later === undefined) throw new RangeError("Two years are needed");
      await policies.add(books, change, "김예산", at);
      for (const year of [next, later])
        expect(await policies.current(year)).toMatchObject({ version: "2020/1", minimumPeers: 9 });
      expect(await policies.versions(next)).toEqual([]);

      expect(await policies.add(next, { ...change, minimumPeers: 4 }, "김예산", at)).toBe("conflict");
      const own = { ...change, version: "2020/1", minimumPeers: 4 };
      expect(await policies.add(next, own, "김예산", at)).toMatchObject({ number: 1 });
      expect(await policies.current(later)).toMatchObject({ version: "2021/1" });
      expect(await policies.current(books)).toMatchObject({ version: "2020/1" });
      expect((await policies.lineage(later)).map(({ policy }) => policy.version)).toEqual([
        "2020/1",
        "2021/1",
      ]);
      expect(await policies.lineage({ ...books, fiscalYear: 2019 })).toEqual([]);
    });

    test("of one office are not those of another, nor of an earlier year", async () => {
      const policies = await stores.open();
      await policies.add(books, change, "김예산", at);
      for (const other of [
        { ...books, fiscalYear: 2019 },
        { ...books, office: "4182000" },
      ]) {
        expect(await policies.current(other)).toEqual(defaultPolicy);
        expect(await policies.add(other, change, "김예산", at)).toMatchObject({ number: 1 });
      }
      expect(await policies.versions(books)).toHaveLength(1);
    });
  });
}
