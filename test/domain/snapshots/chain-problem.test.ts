import { describe, expect, test } from "vitest";
import { checkChain, faultOf, type SnapshotFault } from "../../../shared/domain/snapshots/check-chain.ts";
import { type FoundSnapshot, linkOf, nameOf } from "../../../shared/domain/snapshots/snapshot.ts";
import { day } from "../../support/builders.ts";
import { anEntry } from "../../support/snapshots.ts";

test.each<[SnapshotFault, ko: string, en: string]>([
  [
    "file-missing",
    "저장된 파일이 없습니다. 백업에서 되살려 주십시오.",
    "its file is gone; restore it from a backup.",
  ],
  [
    "file-changed",
    "파일이 바뀌었습니다. 해시가 가이어야 하는데 나입니다. 백업에서 되살려 주십시오.",
    "its file was changed: it should hash to 가 and hashes to 나. Restore it from a backup.",
  ],
  [
    "file-replaced",
    "그 자리에 다른 스냅숏 나의 파일이 있습니다. 백업에서 되살려 주십시오.",
    "the file of another snapshot, 나, lies in its place. Restore it from a backup.",
  ],
  [
    "index-changed",
    "색인이 바뀌었습니다. 가이어야 하는데 나(이)라고 되어 있습니다.",
    "the index was changed: it should say 가 and says 나.",
  ],
  [
    "chain-broken",
    "사슬이 끊겼습니다. 바로 앞은 가인데 나(이)라고 적혀 있습니다.",
    "the chain is broken: the one before it is 가, and it names 나.",
  ],
  [
    "snapshot-missing",
    "스냅숏 가가 색인에 없습니다(이웃: 나).",
    "snapshot 가 is missing from the index, next to 나.",
  ],
  ["version-missing", "이 판이 빠졌습니다(나는 있습니다).", "this version is missing, and 나 is there."],
])("%s says what should be there, what is, and what to do", (fault, ko, en) => {
  const snapshot = { asOf: day("2020-09-30"), version: 2 };
  expect(faultOf(fault, snapshot, "가", "나")).toEqual({
    fault,
    snapshot,
    ko: `2020-09-30/2: ${ko}`,
    en: `2020-09-30/2: ${en}`,
  });
});

describe("a chain of snapshots", () => {
  const one = anEntry({ asOf: day("2020-03-31") });
  const two = anEntry({ asOf: day("2020-06-30") }, one.entry);
  const three = anEntry({ asOf: day("2020-06-30"), version: 2 }, two.entry);
  const found = [one, two, three].map(({ entry, snapshot }): FoundSnapshot => ({
    entry,
    file: { hash: entry.hash, snapshot },
  }));
  const head = { ...linkOf(three.entry), number: 3 };
  const short = ({ entry }: typeof one) => `${nameOf(entry)} (${entry.hash.slice(0, 12)})`;
  const wordsOf = (seen: readonly FoundSnapshot[], end: typeof head | null) =>
    checkChain(seen, end).map(({ en }) => en);
  const [first, second, third] = found as [FoundSnapshot, FoundSnapshot, FoundSnapshot];

  test("that nobody touched is whole, in whatever order it is read", () => {
    expect(checkChain(found.toReversed(), head)).toEqual([]);
    expect(checkChain([], null)).toEqual([]);
  });

  test("names what its end is missing", () => {
    expect(wordsOf([], head)).toEqual(["2020-06-30/2: snapshot #3 is missing from the index, next to –."]);
    expect(wordsOf(found, null)).toEqual([
      "2020-06-30/2: the index was changed: it should say 2020-06-30/2 and says –.",
    ]);
    expect(wordsOf(found.slice(0, 2), head)).toEqual([
      "2020-06-30/2: snapshot #3 is missing from the index, next to 2020-06-30/1.",
    ]);
    expect(wordsOf(found, { ...linkOf(two.entry), number: 2 })).toEqual([
      `2020-06-30/2: the index was changed: it should say ${short(three)} and says ${short(two)}.`,
    ]);
  });

  test("names what is missing in its middle, and the version that has gone with it", () => {
    expect(wordsOf([first, third], head)).toEqual([
      "2020-06-30/1: snapshot #2 is missing from the index, next to 2020-06-30/2.",
      "2020-06-30/1: this version is missing, and 2020-06-30/2 is there.",
    ]);
  });

  test("names the first as one that should name none before it", () => {
    const previous = { ...linkOf(two.entry) };
    const entry = { ...first.entry, previous };
    const file = first.file?.snapshot
      ? { hash: entry.hash, snapshot: { ...first.file.snapshot, previous } }
      : null;
    expect(wordsOf([{ entry, file }, second, third], head)).toEqual([
      `2020-03-31/1: the chain is broken: the one before it is –, and it names ${short(two)}.`,
    ]);
  });

  test("names each thing of the index that its file says otherwise", () => {
    const entry = { ...second.entry, takenBy: null, knownSeq: 9 };
    expect(wordsOf([first, { ...second, entry }, third], head)).toEqual([
      "2020-06-30/1: the index was changed: it should say 재무과 and says null.",
      "2020-06-30/1: the index was changed: it should say 1 and says 9.",
    ]);
  });

  test("tells a file that was changed from one that was exchanged for another's", () => {
    const changed = { ...second, file: { hash: "f".repeat(64), snapshot: null } };
    expect(checkChain([first, changed, third], head).map(({ fault }) => fault)).toEqual(["file-changed"]);
    const exchanged = { ...second, file: { hash: "f".repeat(64), snapshot: one.snapshot } };
    expect(wordsOf([first, exchanged, third], head)).toEqual([
      "2020-06-30/1: the file of another snapshot, 2020-03-31/1, lies in its place. Restore it from a backup.",
    ]);
  });
});
