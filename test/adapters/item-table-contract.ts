/** What every table promises its stores, whatever it stands on. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { everything, type ItemQuery } from "../../shared/ports/item-table.ts";
import { aBundle, anItem, aPut, aWrite } from "../support/tables.ts";
import type { TableFixture, TableFixtures } from "./table-fixtures.ts";

const pk = "UP#1129000#2020";

export function describeItemTable(prepare: () => Promise<TableFixtures>, name: string): void {
  describe(`a table in ${name}`, () => {
    let fixtures: TableFixtures;
    let fixture: TableFixture;
    beforeAll(async () => {
      fixtures = await prepare();
    });
    beforeEach(async () => {
      fixture = await fixtures.open();
    });
    afterAll(() => fixtures.close());

    const put = async (...puts: Parameters<typeof aPut>[]): Promise<string> =>
      fixture.table.write(aWrite({ puts: puts.map((each) => aPut(...each)) }));
    const found = async (query: Partial<ItemQuery> = {}): Promise<string[]> => {
      const items = await fixture.table.query(pk, { ...everything(), ...query });
      return items.map(({ sk }) => sk);
    };

    test("gives back what was put, won, Hangul and all, and nothing where nothing is", async () => {
      const items = [
        anItem({ sk: "project/사회적경제과/마을기업‧육성 ･😀", version: 3, data: '{"won":"355519488419"}' }),
        anItem({ sk: "b", data: "\u0000 'quoted' \"twice\" \\ \n" }),
      ];
      expect(await fixture.table.write(aWrite({ puts: items.map((item) => aPut(item)) }))).toBe("written");
      for (const item of items) expect(await fixture.table.get(item)).toEqual(item);
      expect(await fixture.table.get({ pk, sk: "c" })).toBeNull();
      expect(await fixture.table.get({ pk: "UP#1129000#2021", sk: "b" })).toBeNull();
      expect(await fixture.table.query("UP#1129000#2021", everything())).toEqual([]);
    });

    test("puts an absent item once", async () => {
      expect(await put([{ data: "1" }, "absent"])).toBe("written");
      expect(await put([{ data: "2" }, "absent"])).toBe("conflict");
      expect(await fixture.table.get({ pk, sk: "a" })).toEqual(anItem({ data: "1" }));
    });

    test("puts always over what is there, and over nothing", async () => {
      expect(await put([{ version: 5, data: "1" }, "always"])).toBe("written");
      expect(await put([{ version: null, data: "2" }, "always"])).toBe("written");
      expect(await fixture.table.get({ pk, sk: "a" })).toEqual(anItem({ data: "2" }));
    });

    test.each([
      { what: "that version", version: 2, outcome: "written" },
      { what: "an earlier one", version: 1, outcome: "conflict" },
      { what: "a later one", version: 3, outcome: "conflict" },
      { what: "no version", version: null, outcome: "conflict" },
      { what: "version 0", version: 0, outcome: "conflict" },
      { what: "nothing at all", version: "nothing", outcome: "conflict" },
    ] as const)("puts over version 2 where there is $what: $outcome", async ({ version, outcome }) => {
      if (version !== "nothing") await put([{ version, data: "old" }]);
      const before = await fixture.table.get({ pk, sk: "a" });
      const next = anItem({ version: 3, data: "new" });
      expect(await put([next, { overVersion: 2 }])).toBe(outcome);
      expect(await fixture.table.get({ pk, sk: "a" })).toEqual(outcome === "written" ? next : before);
    });

    test.each([
      { what: "a check of another version", checks: [{ key: { pk, sk: "fence" }, version: 6 }] },
      { what: "a check of what is not there", checks: [{ key: { pk, sk: "gone" }, version: 7 }] },
      { what: "a check of what has no version", checks: [{ key: { pk, sk: "plain" }, version: 0 }] },
      { what: "one put", puts: [aPut({ sk: "plain" })] },
      { what: "the bundle", bundle: aBundle("told") },
    ])("stores nothing of a write in which $what fails", async (failing) => {
      await put([{ sk: "fence", version: 7 }], [{ sk: "plain" }], [{ sk: "victim" }]);
      await fixture.table.write(aWrite({ bundle: aBundle("told") }));
      const write = aWrite({
        deletes: [{ pk, sk: "victim" }],
        bundle: aBundle("new"),
        ...failing,
        puts: [aPut({ sk: "first" }), ...(failing.puts ?? []), aPut({ sk: "last" })],
      });
      expect(await fixture.table.write(write)).toBe("conflict");
      expect(await found()).toEqual(["fence", "plain", "victim"]);
      expect(await fixture.announced()).toEqual(["told"]);
    });

    test("stores all of a write whose checks hold, and changes nothing of what it checked", async () => {
      await put([{ sk: "fence", version: 7, data: "kept" }], [{ sk: "old" }]);
      const write = aWrite({
        puts: [aPut({ sk: "new" })],
        deletes: [
          { pk, sk: "old" },
          { pk, sk: "never there" },
        ],
        checks: [{ key: { pk, sk: "fence" }, version: 7 }],
        bundle: aBundle("told"),
      });
      expect(await fixture.table.write(write)).toBe("written");
      expect(await found()).toEqual(["fence", "new"]);
      expect(await fixture.table.get({ pk, sk: "fence" })).toMatchObject({ version: 7, data: "kept" });
      expect(await fixture.announced()).toEqual(["told"]);
    });

    test("announces a bundle once by its id, and takes a write of nothing", async () => {
      expect(await fixture.table.write(aWrite({ bundle: aBundle("one") }))).toBe("written");
      expect(await fixture.table.write(aWrite({ bundle: aBundle("one") }))).toBe("conflict");
      expect(await fixture.table.write(aWrite({ bundle: aBundle("two") }))).toBe("written");
      expect(await fixture.table.write(aWrite())).toBe("written");
      expect((await fixture.announced()).toSorted()).toEqual(["one", "two"]);
    });

    test("lets one of many writers through, whose conditions meet", async () => {
      const writers = Array.from({ length: 8 }, (_, at) =>
        put([{ data: `${at}` }, "absent"], [{ sk: `own ${at}` }]),
      );
      const outcomes = await Promise.all(writers);
      expect(outcomes.filter((outcome) => outcome === "written")).toHaveLength(1);
      expect(await found({ prefix: "own" })).toHaveLength(1);
    });

    describe("asked for sort keys", () => {
      // Ordered by their bytes in UTF-8: U+FF0D before U+1F600, which JavaScript sorts the other way round.
      const ordered = [
        "a",
        "a#",
        "a#1",
        "a#10",
        "a#2",
        "aa",
        "b",
        "가",
        "각",
        "\u1100\u1161",
        "나",
        "－",
        "😀",
        "😀가",
      ];
      const byBytes = ordered.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      beforeEach(() => put(...ordered.toReversed().map((sk): [{ sk: string }] => [{ sk }])));

      test("gives them in the order of their bytes, either way", async () => {
        expect(await found()).toEqual(byBytes);
        expect(await found({ order: "descending" })).toEqual(byBytes.toReversed());
      });

      test.each<Partial<ItemQuery>>([
        { prefix: "a" },
        { prefix: "a#" },
        { prefix: "가" },
        { prefix: "😀" },
        { prefix: "c" },
        { before: "a#1" },
        { before: "a" },
        { before: "z" },
        { before: "😀" },
        { after: "a#1" },
        { after: "각" },
        { after: "😀가" },
        { after: "a", before: "b" },
        { after: "b", before: "a" },
        { after: "a#1", before: "a#1" },
        { prefix: "a#", after: "a#1" },
        { prefix: "a#", before: "a#2" },
        { prefix: "a#", after: "a#", before: "a#2" },
        { prefix: "a#", after: "A", before: "z" },
        { prefix: "b", after: "c" },
        { prefix: "b", before: "a" },
        { limit: 1 },
        { limit: 3, prefix: "a" },
        { limit: 3, after: "a#" },
        { limit: 2, before: "b", order: "descending" },
        { limit: 2, prefix: "a#", order: "descending" },
        { limit: 1, before: "a#2", prefix: "a#", order: "descending" },
        { limit: 100 },
      ])("within %o gives those and no others", async (requested) => {
        const query = { ...everything(), ...requested };
        const bytes = (text: string) => Buffer.from(text);
        const inside = byBytes.filter(
          (sk) =>
            sk.startsWith(query.prefix) &&
            (query.before === null || Buffer.compare(bytes(sk), bytes(query.before)) < 0) &&
            (query.after === null || Buffer.compare(bytes(sk), bytes(query.after)) > 0),
        );
        const expected = query.order === "ascending" ? inside : inside.toReversed();
        expect(await found(requested)).toEqual(
          query.limit === null ? expected : expected.slice(0, query.limit),
        );
      });
    });

    test("takes as many actions as it says in one write, 100 at least, and refuses one more", async () => {
      const { actions } = fixture.table.limits;
      expect(actions).toBeGreaterThanOrEqual(100);
      const puts = (count: number, prefix: string) =>
        Array.from({ length: count }, (_, at) => aPut({ sk: `${prefix}${at}` }));
      expect(
        await fixture.table.write(aWrite({ puts: puts(actions - 1, "x"), bundle: aBundle("full") })),
      ).toBe("written");
      expect(await found()).toHaveLength(actions - 1);
      await expect(
        fixture.table.write(aWrite({ puts: puts(actions, "y"), bundle: aBundle("over") })),
      ).rejects.toThrow(RangeError);
      expect(await found()).toHaveLength(actions - 1);
    });

    test("takes almost as many bytes as it says in one write, 4 MB at least, reads more back, and refuses more in one", async () => {
      const data = JSON.stringify("예산".repeat(64_000));
      const puts = (count: number, prefix: string) =>
        Array.from({ length: count }, (_, at) => aPut({ sk: `${prefix}${at}`, data }));
      const { bytes } = fixture.table.limits;
      expect(bytes).toBeGreaterThanOrEqual(4_000_000);
      const most = Math.floor(bytes / (Buffer.byteLength(data) + 20));
      expect(await fixture.table.write(aWrite({ puts: puts(10, "a") }))).toBe("written");
      expect(await fixture.table.write(aWrite({ puts: puts(10, "b") }))).toBe("written");
      const items = await fixture.table.query(pk, everything());
      expect(items.map((item) => item.data === data)).toEqual(Array.from({ length: 20 }, () => true));
      expect(await fixture.table.write(aWrite({ puts: puts(most, "d") }))).toBe("written");
      expect(await found({ limit: 13, order: "descending" })).toHaveLength(13);
      await expect(fixture.table.write(aWrite({ puts: puts(most + 1, "c") }))).rejects.toThrow(RangeError);
    });

    test.each([
      { what: "an item of more than 400 KB", write: { puts: [aPut({ data: "x".repeat(400_001) })] } },
      { what: "an item twice", write: { puts: [aPut()], deletes: [{ pk, sk: "a" }] } },
      {
        what: "an item that it checks, too",
        write: { puts: [aPut()], checks: [{ key: { pk, sk: "a" }, version: 1 }] },
      },
      { what: "an empty sort key", write: { puts: [aPut({ sk: "" })] } },
      { what: "a sort key of more than 1,024 bytes", write: { puts: [aPut({ sk: "가".repeat(342) })] } },
      { what: "an empty partition key", write: { deletes: [{ pk: "", sk: "a" }] } },
    ])("refuses a write of $what, and stores nothing of it", async ({ write }) => {
      await expect(fixture.table.write(aWrite({ bundle: aBundle("no"), ...write }))).rejects.toThrow(
        RangeError,
      );
      expect(await found()).toEqual([]);
      expect(await fixture.announced()).toEqual([]);
    });
  });
}
