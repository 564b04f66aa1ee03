// Sessions on a table: bounded, of their time, and gone when they are ended.
import { beforeEach, expect, test } from "vitest";
import { sessionLifetimes } from "../../../local/login/login-settings.ts";
import { LoginStore } from "../../../local/login/login-store.ts";
import { Sessions } from "../../../local/login/sessions.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";

const of = (account: string) => ({ account, stamp: "s" });
const lifetimes = sessionLifetimes({});

let table: MemoryItemTable;
let sessions: Sessions;
beforeEach(async () => {
  table = new MemoryItemTable();
  sessions = await Sessions.open(new LoginStore(table), lifetimes);
});

test("the twenty-first of one user takes the place of the one that was used least recently", async () => {
  const other = await sessions.begin(of("lee"), 0);
  const ids: string[] = [];
  for (let at = 0; at < 20; at++) ids.push(await sessions.begin(of("kim"), at));
  await sessions.find(ids[0] ?? "", 100_000);
  ids.push(await sessions.begin(of("kim"), 100_001));
  const found = await Promise.all(ids.map((id) => sessions.find(id, 100_002)));
  expect(found.map((each) => each === null)).toEqual([
    false,
    true,
    ...Array.from({ length: 19 }, () => false),
  ]);
  expect(await sessions.find(other, 100_002)).not.toBeNull();
  expect(table.items()).toHaveLength(21);
});

test("a session that was begun in the future is over: the clock was set back", async () => {
  const id = await sessions.begin(of("kim"), 10_000_000);
  expect(await sessions.find(id, 0)).toBeNull();
});

test("what was ended stays ended after a restart", async () => {
  const [one, two] = [await sessions.begin(of("kim"), 0), await sessions.begin(of("kim"), 0)];
  await sessions.end(one);
  const again = await Sessions.open(new LoginStore(table), lifetimes);
  expect([await again.find(one, 1), await again.find(two, 1)]).toEqual([null, of("kim")]);
});

test("a session of a user is written as earlier versions wrote it, and goes on", async () => {
  const id = await sessions.begin(of("kim"), 0);
  expect(JSON.stringify(table.items())).toContain(
    String.raw`{\"version\":1,\"of\":{\"account\":\"kim\",\"stamp\":\"s\"},`,
  );
  expect(await (await Sessions.open(new LoginStore(table), lifetimes)).find(id, 1)).toEqual(of("kim"));
});

test("the settings say how long it lasts, and refuse what is no length", () => {
  const short = sessionLifetimes({ MONITOR_SESSION_IDLE_MINUTES: "5", MONITOR_SESSION_HOURS: "1" });
  expect(short).toEqual({ idleMilliseconds: 300_000, wholeMilliseconds: 3_600_000 });
  for (const wrong of ["0", "", "2000", "1.5", "soon"])
    expect(() => sessionLifetimes({ MONITOR_SESSION_IDLE_MINUTES: wrong })).toThrow(
      "MONITOR_SESSION_IDLE_MINUTES",
    );
});
