/** The inbox takes a file when the bytes that were read are the bytes that lie there afterwards. */
import { appendFileSync, closeSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { watchInbox, type WatchedInbox } from "./watched-inbox.ts";

let inbox: WatchedInbox;
beforeEach(() => (inbox = watchInbox()));
afterEach(() => {
  inbox.remove();
});

const whole = "a\nb\nc\n";

async function takenAt(milliseconds: number): Promise<number> {
  await inbox.at(milliseconds);
  return inbox.ledger.length;
}

test("a file is taken once it lay still for a quarter of a second, however often it was looked at", async () => {
  writeFileSync(inbox.place("a.csv"), whole);
  expect([await takenAt(0), await takenAt(125), await takenAt(249)]).toEqual([0, 0, 0]);
  expect([await takenAt(250), await takenAt(375)]).toEqual([1, 1]);
});

test("one that grew between two looks begins its time anew", async () => {
  const file = inbox.place("a.csv");
  writeFileSync(file, "a\n");
  expect([await takenAt(0), await takenAt(200)]).toEqual([0, 0]);
  writeFileSync(file, whole);
  expect([await takenAt(300), await takenAt(549), await takenAt(550)]).toEqual([0, 0, 1]);
  expect(inbox.ledger).toEqual([whole]);
});

test("one that ends in mid-line may be a copy that pauses: it gets a second and a half", async () => {
  writeFileSync(inbox.place("a.csv"), "a\nb\nc");
  expect([await takenAt(0), await takenAt(250), await takenAt(1_499), await takenAt(1_500)]).toEqual([
    0, 0, 0, 1,
  ]);
});

test("it stays where it lies for two seconds more, and is then moved with its result", async () => {
  writeFileSync(inbox.place("a.csv"), whole);
  for (const time of [0, 250, 2_249]) await inbox.at(time);
  expect(inbox.worked()).toEqual([]);
  await inbox.at(2_250);
  expect(inbox.worked()).toEqual(["applied/4573000/2026/a.csv", "applied/4573000/2026/a.csv.result.txt"]);
  expect(inbox.inbox()).toEqual([]);
});

test.runIf(process.platform === "linux")(
  "one that a program has open to write is not taken, however long it pauses",
  async () => {
    const file = openSync(inbox.place("a.csv"), "w");
    writeSync(file, "a\n");
    expect([await takenAt(0), await takenAt(250), await takenAt(9_000)]).toEqual([0, 0, 0]);
    const [worked] = await inbox.at(10_000);
    expect(worked?.code).toBe("file-still-written");
    expect(await inbox.at(20_000)).toEqual([]);
    writeSync(file, "b\nc\n");
    closeSync(file);
    for (const time of [20_500, 20_750]) await inbox.at(time);
    expect(inbox.ledger).toEqual([whole]);
  },
);

test("one that goes on after it was taken is taken back, and read anew when it is whole", async () => {
  const file = inbox.place("a.csv");
  writeFileSync(file, "a\n");
  for (const time of [0, 250]) await inbox.at(time);
  appendFileSync(file, "b\nc\n");
  const worked = [];
  for (const time of [1_500, 1_750, 2_250, 2_500, 2_750, 4_750]) worked.push(...(await inbox.at(time)));
  expect(inbox.ledger).toEqual(["a\n", "-a\n", whole]);
  expect(worked.map(({ code }) => code)).toEqual(["file-went-on", "already-applied"]);
  expect(inbox.worked()).toEqual(["applied/4573000/2026/a.csv", "applied/4573000/2026/a.csv.result.txt"]);
});

test("another file that takes its name in that time is read too, and the first one stands", async () => {
  const file = inbox.place("a.csv");
  writeFileSync(file, "june\n");
  for (const time of [0, 250]) await inbox.at(time);
  writeFileSync(file, "july\n");
  for (const time of [1_500, 2_250, 2_500, 4_500]) await inbox.at(time);
  expect(inbox.ledger).toEqual(["june\n", "july\n"]);
});

test.runIf(process.platform !== "win32")(
  "one that its writer continues where it was moved to comes back and is read anew",
  async () => {
    const written = inbox.place("a.csv");
    writeFileSync(written, "a\n");
    for (const time of [0, 250, 2_250]) await inbox.at(time);
    // What the writer's open file leads to lies in another folder now.
    appendFileSync(join(inbox.path, "worked/applied/4573000/2026/a.csv"), "b\nc\n");
    for (const time of [3_000, 3_250, 3_500]) await inbox.at(time);
    expect(inbox.ledger).toEqual(["a\n", "-a\n", whole]);
    expect(inbox.worked()).toEqual([]);
  },
);

test("what a person makes of a worked file is theirs", async () => {
  writeFileSync(inbox.place("a.csv"), "a\n");
  for (const time of [0, 250, 2_250]) await inbox.at(time);
  writeFileSync(join(inbox.path, "worked/applied/4573000/2026/a.csv"), "my own notes\n");
  for (const time of [3_000, 3_500]) await inbox.at(time);
  expect(inbox.ledger).toEqual(["a\n"]);
});

test("a host that ends holds what it took against its bytes and moves it at once", async () => {
  writeFileSync(inbox.place("a.csv"), whole);
  for (const time of [0, 250]) await inbox.at(time);
  await inbox.finish();
  expect(inbox.inbox()).toEqual([]);
});

test("files are taken in the order in which they were written", async () => {
  for (const name of ["z.csv", "a.csv"]) writeFileSync(inbox.place(name), `${name}\n`);
  for (const time of [0, 250]) await inbox.at(time);
  expect(inbox.ledger).toEqual(["z.csv\n", "a.csv\n"]);
});

test("one that a person takes away again is not spoken of", async () => {
  const file = inbox.place("a.csv");
  writeFileSync(file, whole);
  await inbox.at(0);
  rmSync(file);
  expect(await inbox.at(250)).toEqual([]);
});

test("a run that does not stay waits for a copy that pauses, and says so", async () => {
  const file = inbox.place("a.csv");
  writeFileSync(file, "a\n");
  const waits: number[] = [];
  const worked = await inbox.once(
    (files) => waits.push(files),
    (time) => {
      if (time === 1_500) appendFileSync(file, "b\nc\n");
    },
  );
  expect(inbox.ledger).toEqual([whole]);
  expect(waits).toEqual([1]);
  expect(worked.map(({ code }) => code)).toEqual(["already-applied"]);
  expect(inbox.inbox()).toEqual([]);
});

test("it does not wait for ever: a file that never ends is left, in words, and the others are worked", async () => {
  const endless = inbox.place("endless.csv");
  writeFileSync(endless, "a\n");
  writeFileSync(inbox.place("whole.csv"), whole);
  const worked = await inbox.once(
    () => {},
    () => {
      appendFileSync(endless, "a\n");
    },
  );
  expect(inbox.ledger).toEqual([whole]);
  expect(worked.map(({ key, code }) => [key, code])).toEqual([
    ["4573000/2026/whole.csv", "already-applied"],
    ["4573000/2026/endless.csv", "file-still-written"],
  ]);
  expect(inbox.inbox()).toEqual(["4573000/2026/endless.csv"]);
});

test("a folder that appears with its files is worked like any other", async () => {
  const outside = join(inbox.path, "outside");
  const file = inbox.place("as-of=2026-06-30/a.csv");
  writeFileSync(file, whole);
  renameSync(join(inbox.path, "inbox/4573000"), outside);
  await inbox.at(0);
  renameSync(outside, join(inbox.path, "inbox/4573000"));
  for (const time of [100, 350]) await inbox.at(time);
  expect(inbox.ledger).toEqual([whole]);
});
