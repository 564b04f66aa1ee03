/** The inbox folder: a file that is still being copied is left alone until it lay still. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Inbox } from "../../local/inbox.ts";
import { newHome } from "../support/monitor-process.ts";

let home: ReturnType<typeof newHome>;
let file: string;
let inbox: Inbox;
beforeEach(() => {
  home = newHome();
  mkdirSync(join(home.path, "inbox/nowhere"), { recursive: true });
  file = join(home.path, "inbox/nowhere/copied.csv");
  inbox = new Inbox(join(home.path, "inbox"), join(home.path, "worked"));
});
afterEach(() => home.remove());

/** No place of the inbox is meant by the name, so that what is settled is seen without a ledger. */
async function workedAt(milliseconds: number): Promise<number> {
  const refuse = () => Promise.reject(new Error("A misplaced file is not taken in."));
  return (await inbox.workSettled(refuse, milliseconds)).length;
}

test("a file is worked once it lay still for half a second, however often it was looked at", async () => {
  writeFileSync(file, "a");
  expect([await workedAt(0), await workedAt(125), await workedAt(499)]).toEqual([0, 0, 0]);
  expect([await workedAt(500), await workedAt(625)]).toEqual([1, 0]);
});

test("one that grew between two looks begins its half second anew", async () => {
  writeFileSync(file, "a");
  expect([await workedAt(0), await workedAt(400)]).toEqual([0, 0]);
  writeFileSync(file, "ab");
  expect([await workedAt(500), await workedAt(999), await workedAt(1_000)]).toEqual([0, 0, 1]);
});
