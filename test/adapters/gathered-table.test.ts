// Writes that are gathered: seen at once by whoever gathers them, and stored by one transaction or not at all.
import { describe, expect, test } from "vitest";
import { everything, transactionLimits } from "../../shared/ports/item-table.ts";
import { NoRoom } from "../../shared/ports/ledger-store.ts";
import { GatheredTable } from "../../shared/stores/gathered-table.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { watchedTable } from "../functions/ingest/watched-table.ts";
import { aBundle, anItem, aPut, aWrite } from "../support/tables.ts";

const pk = "UP#1129000#2020";

function open() {
  const beneath = new MemoryItemTable();
  let transactions = 0;
  const gathered = new GatheredTable(watchedTable(beneath, { beforeWrite: () => void transactions++ }));
  const put = (...puts: Parameters<typeof aPut>[]) =>
    gathered.write(aWrite({ puts: puts.map((each) => aPut(...each)) }));
  return { beneath, gathered, put, transactions: () => transactions };
}

describe("a gathered table", () => {
  test("stores an item that was written three times once, under the condition of the first", async () => {
    const { beneath, gathered, put, transactions } = open();
    await beneath.write(aWrite({ puts: [aPut({ version: 2, data: "old" })] }));
    for (const version of [3, 4, 5])
      expect(await put([{ version, data: `${version}` }, { overVersion: version - 1 }])).toBe("written");
    gathered.keep();
    expect(await beneath.get({ pk, sk: "a" })).toMatchObject({ data: "old" });
    expect(await gathered.store()).toBe("written");
    expect(await beneath.get({ pk, sk: "a" })).toEqual(anItem({ version: 5, data: "5" }));
    expect(transactions()).toBe(1);
  });

  test.each([
    { what: "an item put absent", when: "absent" },
    { what: "an earlier version", when: { overVersion: 1 } },
  ] as const)("answers a conflict with what it gathered at once: $what", async ({ when }) => {
    const { put } = open();
    expect(await put([{ version: 2 }, "absent"])).toBe("written");
    expect(await put([{ version: 3 }, when])).toBe("conflict");
  });

  test.each([
    {
      what: "a put over another version",
      write: aWrite({ puts: [aPut({ version: 3 }, { overVersion: 1 })] }),
    },
    { what: "a put of what is there", write: aWrite({ puts: [aPut({ version: 3 })] }) },
    { what: "a check that fails", write: aWrite({ checks: [{ key: { pk, sk: "a" }, version: 1 }] }) },
    { what: "a bundle that was announced", write: aWrite({ bundle: aBundle("told") }) },
  ])("stores nothing of all where the table beneath says otherwise: $what", async ({ write }) => {
    const { beneath, gathered, put } = open();
    await beneath.write(aWrite({ puts: [aPut({ version: 2 })], bundle: aBundle("told") }));
    expect(await put([{ sk: "b" }])).toBe("written");
    await gathered.write(write);
    gathered.keep();
    expect(await gathered.store()).toBe("conflict");
    expect(await beneath.get({ pk, sk: "b" })).toBeNull();
    expect(await gathered.get({ pk, sk: "b" })).toBeNull();
  });

  test("holds a check that a put of the same item follows", async () => {
    const { beneath, gathered, put } = open();
    await beneath.write(aWrite({ puts: [aPut({ version: 2 })] }));
    await gathered.write(aWrite({ checks: [{ key: { pk, sk: "a" }, version: 1 }] }));
    await put([{ version: 3 }, "always"]);
    gathered.keep();
    expect(await gathered.store()).toBe("conflict");
  });

  test("forgets what was not kept", async () => {
    const { beneath, gathered, put } = open();
    await put([{ sk: "a", data: "1" }]);
    gathered.keep();
    await put([{ sk: "a", data: "2" }, "always"], [{ sk: "b" }]);
    expect(await gathered.store()).toBe("written");
    expect(beneath.items()).toEqual([anItem({ sk: "a", data: "1" })]);
  });

  test("has room for what one transaction holds, and for no deletion", async () => {
    const { gathered, put } = open();
    for (let at = 0; at < transactionLimits.actions - 1; at++) await put([{ sk: `${at}` }]);
    await gathered.write(aWrite({ bundle: aBundle("last") }));
    await expect(put([{ sk: "0", data: "again" }, "always"])).resolves.toBe("written");
    await expect(put([{ sk: "one more" }])).rejects.toThrow(NoRoom);
    await expect(gathered.write(aWrite({ deletes: [{ pk, sk: "0" }] }))).rejects.toThrow(NoRoom);
    gathered.keep();
    expect(await gathered.store()).toBe("written");
    expect(await put([{ sk: "one more" }])).toBe("written");
  });

  test.each([
    { what: "all, in their order", query: {}, keys: ["a", "b", "c", "d"] },
    { what: "the last two", query: { order: "descending", limit: 2 }, keys: ["d", "c"] },
    { what: "those after one and before another", query: { after: "a", before: "d" }, keys: ["b", "c"] },
    { what: "those of a prefix", query: { prefix: "c" }, keys: ["c"] },
  ] as const)("finds what it gathered among what lies beneath: $what", async ({ query, keys }) => {
    const { beneath, gathered, put } = open();
    await beneath.write(aWrite({ puts: ["b", "d"].map((sk) => aPut({ sk, version: 1, data: "beneath" })) }));
    await put([{ sk: "a" }], [{ sk: "c" }], [{ sk: "b", version: 2, data: "gathered" }, { overVersion: 1 }]);
    const found = await gathered.query(pk, { ...everything(), ...query });
    expect(found.map(({ sk }) => sk)).toEqual(keys);
    expect(found.filter(({ sk }) => sk === "b").map(({ data }) => data)).not.toContain("beneath");
  });
});
