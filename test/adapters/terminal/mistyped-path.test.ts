// What is said of a path that is not there: as it was typed, with the names that may have been meant.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { absentFile, assertFolderOf, unreadableFile } from "../../../local/storage/mistyped-path.ts";
import { writeNewFile } from "../../../local/storage/write-file.ts";

let folder: string;
const at = (...names: readonly string[]): string => join(folder, ...names);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "paths-"));
  mkdirSync(at("보고서"));
  writeFileSync(at("2026-08 집행현황.xlsx"), "x");
  writeFileSync(at("집행현황.csv"), "x");
  writeFileSync(at("a"), "x");
  writeFileSync(at("빈.csv"), "");
  writeFileSync(at(".숨은.csv"), "x");
  symlinkSync(at("없는곳.csv"), at("링크.csv"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a file that is named", () => {
  test.each([
    {
      what: "of another ending",
      typed: ["집행현황.xls"],
      says: "비슷한 이름: 2026-08 집행현황.xlsx, 집행현황.csv",
    },
    { what: "with a slip", typed: ["집햏현황.csv"], says: "비슷한 이름: 집행현황.csv" },
    { what: "without its ending", typed: ["2026-08 집행현황"], says: "비슷한 이름: 2026-08 집행현황.xlsx" },
    {
      what: "like none, and like no hidden one",
      typed: ["숨은.csv"],
      says: "그런 파일이 없습니다. 찾은 폴더: ",
    },
    { what: "in a folder with a slip", typed: ["보고", "x.csv"], says: "그 안의 비슷한 이름: 보고서" },
    { what: "far below the last folder", typed: ["가", "나", "다", "x.csv"], says: "있는 폴더: " },
    { what: "below a file", typed: ["집행현황.csv", "x.csv"], says: "폴더가 아니라 파일입니다" },
    { what: "by a link to nothing", typed: ["링크.csv"], says: "링크가 가리키는 파일이 없습니다" },
  ])("$what is refused as it was typed, with what is near", ({ typed, says }) => {
    const path = at(...typed);
    const { ko, en } = absentFile(path).text;
    expect(ko).toContain(`${path}: `);
    expect(ko).toContain(says);
    expect(en).toContain(`${path}: `);
  });

  test("is the folder that has what is missing, and not one that is made of it", () => {
    expect(absentFile(at("가", "나", "x.csv")).text.ko).toContain(`폴더 ${at("가")}가 없습니다`);
  });

  test("is looked at before anything else is asked", () => {
    expect(unreadableFile(at("집행현황.csv"), false)).toBeNull();
    expect(unreadableFile(at("보고서"), false)?.text.ko).toContain("폴더입니다. 파일을 적어 주십시오.");
    expect(unreadableFile(folder, false)?.text.ko).toContain(
      "그 안의 파일: 2026-08 집행현황.xlsx, a, 링크.csv",
    );
    expect(unreadableFile(at("빈.csv"), false)?.text.ko).toContain("빈 파일입니다");
    expect(unreadableFile(at("빈.csv"), true)).toBeNull();
  });
});

describe("a file to be written", () => {
  test("into a folder that is not there is refused, and the folder is not made", async () => {
    const path = at("보고서s", "3분기.csv");
    await expect(writeNewFile(path, "x")).rejects.toThrow("그 안의 비슷한 이름: 보고서");
    expect(() => assertFolderOf(path)).toThrow("없습니다");
    expect(() => assertFolderOf(at("보고서", "3분기.csv"))).not.toThrow();
  });
});
