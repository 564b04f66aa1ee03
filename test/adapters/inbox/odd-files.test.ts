/** Whatever is wrong with one file costs that file its own refusal, and nothing else. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isPassedOver } from "../../../shared/domain/words/system-names.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import { lookAsNobody } from "./scan-as-nobody.ts";
import { type WatchedInbox, watchInbox } from "./watched-inbox.ts";

let inbox: WatchedInbox;
beforeEach(() => (inbox = watchInbox()));
afterEach(() => {
  inbox.remove();
});

const office = "4573000/2026";

/** Looks until all has lain still and lingered. */
async function settle(): Promise<readonly string[]> {
  const worked = [];
  for (const time of [0, 250, 1_500, 2_500, 4_500]) worked.push(...(await inbox.at(time)));
  return worked.map(({ key, code }) => `${key}: ${code}`);
}

function putGood(): void {
  writeFileSync(inbox.place("good.csv"), "good\n");
}

const good = `${office}/good.csv: already-applied`;

test("one larger than 2 GiB is refused unread, and the next file is taken", async () => {
  const huge = inbox.place("a-huge.csv");
  writeFileSync(huge, "");
  truncateSync(huge, 3 * 1024 ** 3);
  putGood();
  expect(await settle()).toEqual([`${office}/a-huge.csv: file-too-large`, good]);
  const result = readFileSync(join(inbox.path, `worked/rejected/${office}/a-huge.csv.result.txt`), "utf8");
  expect(result).toContain("3072MB");
  expect(result).toContain("한도 50MB");
});

test.runIf(process.platform !== "win32")(
  "a link, a pipe and a folder in a link are refused without being opened",
  async () => {
    putGood();
    symlinkSync("/etc/hostname", inbox.place("link.csv"));
    symlinkSync("/etc", inbox.place("as-of=2026-01-01"));
    execFileSync("mkfifo", [inbox.place("pipe.csv")]);
    expect((await settle()).toSorted()).toEqual([
      `${office}/as-of=2026-01-01: file-is-link`,
      good,
      `${office}/link.csv: file-is-link`,
      `${office}/pipe.csv: file-is-no-file`,
    ]);
    expect(inbox.inbox()).toEqual([]);
  },
);

test.each([
  { kind: "81 syllables, so that the words' name would be too long", name: `${"가".repeat(81)}.csv` },
  { kind: "as many bytes as a name may have", name: `${"가".repeat(83)}a.csv` },
  { kind: "letters out of parts, which are not parted", name: `${"각".normalize("NFD").repeat(27)}.csv` },
  { kind: "pictures of four bytes", name: `${"🏛".repeat(62)}.csv` },
])("a name of $kind is worked", async ({ name }) => {
  writeFileSync(inbox.place(name), "good\n");
  expect(await settle()).toEqual([`${office}/${name}: already-applied`]);
  const names = inbox.worked().map((path) => path.split("/").at(-1) ?? "");
  expect(names).toContain(name);
  const [result = "", ...more] = names.filter((other) => other !== name);
  expect([more, Buffer.byteLength(result) <= 255]).toEqual([[], true]);
  expect(result).toMatch(/^[^\ufffd]+\.result\.txt$/);
});

test("two long names that begin alike keep their own words", async () => {
  const names = ["1", "2"].map((end) => `${"가".repeat(80)}${end}.csv`);
  for (const name of names) writeFileSync(inbox.place(name), `${name}\n`);
  await settle();
  expect(inbox.worked()).toHaveLength(4);
});

test.each([
  ["t.csv", "자치단체코드와 회계연도 폴더 안에 있지 않습니다"],
  ["무주군/2026/t.csv", '"무주군"의 이름을 4573000으로'],
  ["4573000/2026/2026-09-30/t.csv", '"2026-09-30"의 이름을 as-of=2026-09-30으로'],
  ["4573000/2026/2026.9.30/t.csv", "as-of=2026-09-30으로"],
  ["4573000/2026/천원/t.csv", "unit=천원으로"],
])("%s is told where it belongs, and which books there are", async (name, said) => {
  const path = join(inbox.path, "inbox", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "a\n");
  await settle();
  const text = readFileSync(join(inbox.path, `worked/misplaced/${name}.result.txt`), "utf8");
  expect(text).toContain(said);
  expect(text).toContain("4573000/2026 (무주군)");
});

test("a file of a name that was refused before does not take its place", async () => {
  for (const content of ["first\n", "second\n"]) {
    writeFileSync(join(inbox.path, "inbox/astray.csv"), content);
    await settle();
  }
  expect(inbox.worked()).toEqual([
    "misplaced/astray (2).csv",
    "misplaced/astray (2).csv.result.txt",
    "misplaced/astray.csv",
    "misplaced/astray.csv.result.txt",
  ]);
  expect(readFileSync(join(inbox.path, "worked/misplaced/astray.csv"), "utf8")).toBe("first\n");
});

test("one that cannot be moved is told of once, and not read again until it changes", async () => {
  // What lies where it would go is a folder.
  mkdirSync(join(inbox.path, `worked/applied/${office}/good.csv`), { recursive: true });
  putGood();
  expect(await settle()).toEqual([good, `${office}/good.csv: file-stays`]);
  for (const time of [6_000, 9_000]) expect(await inbox.at(time)).toEqual([]);
  writeFileSync(inbox.place("good.csv"), "better\n");
  for (const time of [9_500, 9_750, 10_000]) await inbox.at(time);
  expect(inbox.ledger).toEqual(["good\n", "better\n"]);
});

test("one that vanishes in the middle is told of, and the next file is taken", async () => {
  inbox.remove();
  inbox = watchInbox(() => {
    if (inbox.ledger.length === 0) unlinkSync(inbox.place("b.csv"));
  });
  for (const name of ["a.csv", "b.csv", "c.csv"]) writeFileSync(inbox.place(name), `${name}\n`);
  expect(await settle()).toEqual([
    `${office}/a.csv: already-applied`,
    `${office}/b.csv: file-vanished`,
    `${office}/c.csv: already-applied`,
  ]);
});

test.runIf(process.platform !== "win32")(
  "folders and files without rights are told of once, and neither hides what lies beside it",
  () => {
    putGood();
    writeFileSync(inbox.place("no-rights.csv"), "a\n");
    writeFileSync(inbox.place("as-of=2026-01-31/unseen.csv"), "a\n");
    writeFileSync(inbox.place("as-of=2026-02-28/listed.csv"), "a\n");
    writeFileSync(inbox.place("as-of=2026-03-31/stays.csv"), "stays\n");
    const worked = lookAsNobody(inbox.path, {
      [`inbox/${office}/no-rights.csv`]: 0o000,
      [`inbox/${office}/as-of=2026-01-31`]: 0o300,
      [`inbox/${office}/as-of=2026-02-28`]: 0o600,
      [`inbox/${office}/as-of=2026-03-31`]: 0o500,
    });
    expect(worked.toSorted()).toEqual([
      `${office}/as-of=2026-01-31: folder-closed`,
      `${office}/as-of=2026-02-28/listed.csv: folder-closed`,
      `${office}/as-of=2026-03-31/stays.csv: already-applied`,
      `${office}/as-of=2026-03-31/stays.csv: file-stays`,
      good,
      `${office}/no-rights.csv: file-unreadable`,
    ]);
    expect(inbox.worked()).toContain(`rejected/${office}/no-rights.csv.result.txt`);
  },
);

describe("when taking a file breaks", () => {
  function breaking(error: Error): void {
    inbox.remove();
    inbox = watchInbox(({ fileName }) => {
      if (fileName === "a.csv") throw error;
    });
    writeFileSync(inbox.place("a.csv"), "a\n");
    putGood();
  }

  test("by a bug, it is put aside, and the next file is taken", async () => {
    breaking(new TypeError("undefined is not a function"));
    expect(await settle()).toEqual([`${office}/a.csv: file-failed`, good]);
    expect(inbox.worked()).toContain(`failed/${office}/a.csv`);
  });

  test("by what may pass, it waits in the inbox and is told of once", async () => {
    breaking(new Failure("Others write.", { code: "busy", retryable: true }));
    expect(await settle()).toEqual([`${office}/a.csv: file-waits`, good]);
    expect(await inbox.at(5_250)).toEqual([]);
    expect(inbox.inbox()).toEqual([`${office}/a.csv`]);
  });

  test("by a full disk, everything waits", async () => {
    breaking(Object.assign(new Error("no space left"), { code: "ENOSPC" }));
    await inbox.at(0);
    await expect(inbox.at(250)).rejects.toThrow("no space left");
  });
});

describe("names that no person gave", () => {
  test.each([
    "~$현황.xlsx",
    "Thumbs.db",
    "THUMBS.DB",
    "desktop.ini",
    ".DS_Store",
    "._현황.xlsx",
    ".~lock.현황.ods#",
    "지출.csv.crdownload",
    "지출.csv.part",
    "지출.csv.PARTIAL",
    "지출.csv.filepart",
    "지출.csv.tmp",
    "지출.csv.download",
    "지출.csv.opdownload",
    "지출.csv.part-1024",
    ".지출.csv.x7Gh2K",
    "~WRL0003.tmp",
    "~syncthing~지출.csv.tmp",
    "지출.csv~",
    ".지출.csv.swp",
    "지출.csv.~a3f1",
    "6월.csv.bak",
    "현황.xlsx - 바로 가기.lnk",
    "재정공개.url",
    "미확인 12345.crdownload",
    "~$현황.xlsx".normalize("NFD"),
  ])("%s is left alone", async (name) => {
    writeFileSync(inbox.place(name), "good\n");
    expect(await settle()).toEqual([]);
    expect(inbox.inbox()).toEqual([`${office}/${name}`]);
  });

  test.each([
    "~현황.csv",
    "temp.csv",
    "부분.part.csv",
    "download.csv",
    "20260630",
    "현황(1).csv",
    "tmp",
    "a.lock.csv",
    "bak.csv",
    "6월.bak.csv",
  ])("%s is a file like any other", (name) => {
    expect(isPassedOver(name)).toBe(false);
  });

  test("a folder of such a name is left alone with all that is in it", async () => {
    writeFileSync(inbox.place("__MACOSX/good.csv"), "good\n");
    writeFileSync(inbox.place(".sync/good.csv"), "good\n");
    expect(await settle()).toEqual([]);
  });
});
