// Guesses by name and by address, without the slow look at a password.
import { beforeEach, describe, expect, test } from "vitest";
import { LoginLimits, type Try } from "../../../local/login/login-limits.ts";
import { LoginStore } from "../../../local/login/login-store.ts";
import { everything } from "../../../shared/ports/item-table.ts";
import { loginPartitions } from "../../../shared/stores/keys.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";

const office = "203.0.113.9";
const day = 86_400_000;

let table: MemoryItemTable;
let limits: LoginLimits;
beforeEach(async () => {
  table = new MemoryItemTable();
  limits = await LoginLimits.open(new LoginStore(table));
});

const kinds = (tries: readonly Try[]) => tries.map(({ kind }) => kind);
const all = (count: number, take: (at: number) => Promise<Try>) =>
  Promise.all(Array.from({ length: count }, (_, at) => take(at)));
const count = (tries: readonly Try[], kind: Try["kind"]) =>
  kinds(tries).filter((each) => each === kind).length;
const wait = async (attempt: Promise<Try>) => {
  const made = await attempt;
  return made.kind === "refused" ? made.waitSeconds : 0;
};

describe("an account", () => {
  test("waits from the fifth guess on, twice as long after each, a quarter of an hour at most", async () => {
    await all(4, () => limits.take("kim", office, 0));
    const waits = [];
    let now = 0;
    for (let at = 0; at < 13; at++) {
      expect(await wait(limits.take("kim", office, now))).toBe(0);
      // Another try that comes too early is a guess, too.
      waits.push(await wait(limits.take("kim", office, now)));
      now += 1_000_000;
    }
    expect(waits.slice(0, 6)).toEqual([2, 8, 32, 128, 512, 900]);
    expect(waits.at(-1)).toBe(900);
  });

  test("is free again after a right password, and after a day without a guess", async () => {
    const tries = await all(5, () => limits.take("kim", office, 0));
    for (const each of tries) if (each.kind === "taken") await each.succeed();
    expect(count(await all(5, () => limits.take("kim", office, 0)), "taken")).toBe(5);
    expect(count(await all(5, () => limits.take("kim", office, day + 1)), "taken")).toBe(5);
  });

  test("does not wait for years where the clock was set back", async () => {
    await all(40, () => limits.take("kim", office, 1_000 * day));
    expect(await wait(limits.take("kim", office, 0))).toBe(900);
    expect(await wait(limits.take("kim", office, 900_000))).toBeLessThanOrEqual(900);
  });
});

describe("an address", () => {
  test("has room for a hundred guesses, and for one more every ten seconds", async () => {
    const guesses = await all(110, (at) => limits.take(`u${at}`, office, 0));
    expect(count(guesses, "taken")).toBe(100);
    expect(await wait(limits.take("lee", office, 0))).toBe(10);
    expect(await wait(limits.take("lee", "203.0.113.10", 0))).toBe(0);
    expect(await wait(limits.take("choi", office, 10_000))).toBe(0);
    expect(await wait(limits.take("park", office, 10_000))).toBe(10);
  });

  test("loses no room by right passwords: a whole office comes in, one after the other", async () => {
    for (let at = 0; at < 500; at++) {
      const attempt = await limits.take(`u${at}`, office, 0);
      if (attempt.kind === "taken") await attempt.succeed();
      expect(attempt.kind).toBe("taken");
    }
  });

  test("that is full makes no account wait elsewhere", async () => {
    await all(110, (at) => limits.take(`u${at}`, office, 0));
    await all(10, () => limits.take("kim", office, 0));
    expect(await wait(limits.take("kim", "198.51.100.1", 0))).toBe(0);
  });

  test.each([
    ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", 0],
    ["2001:db8:1:2::1", "2001:0DB8:0001:0002::9", 0],
    ["2001:db8:1:2::1", "2001:db8:1:3::1", 1],
    ["2001:db8::1", "2001:db8:0:0:5::", 0],
    ["203.0.113.9", "::ffff:203.0.113.9", 0],
    ["203.0.113.9", "203.0.113.10", 1],
    ["fe80::1%eth0", "fe80::2%eth0", 0],
    ["", "", 0],
  ])("%s and %s are one or two: a /64 is one", async (one, other, others) => {
    await all(100, (at) => limits.take(`u${at}`, one, 0));
    expect(await wait(limits.take("kim", other, 0))).toBe(others === 1 ? 0 : 10);
  });
});

describe("what is kept", () => {
  test("is the same after a restart", async () => {
    await all(40, () => limits.take("kim", office, 0));
    const again = await LoginLimits.open(new LoginStore(table));
    expect(await wait(again.take("kim", office, 1_000))).toBe(899);
  });

  test("is bounded, and many names do not free the one that is attacked", async () => {
    const few = await LoginLimits.open(new LoginStore(table), 50);
    await all(40, () => few.take("kim", office, 0));
    for (let at = 0; at < 300; at++) await few.take(`u${at}`, `10.0.0.${at}`, at);
    expect((await table.query(loginPartitions.tries, everything())).length).toBeLessThanOrEqual(60);
    expect(await wait(few.take("kim", "10.9.9.9", 1_000))).toBe(899);
  });

  test("names nobody", async () => {
    await limits.take("a password in the wrong field", office, 0);
    expect(JSON.stringify(table.items())).not.toMatch(/password|203\.0/);
  });
});
