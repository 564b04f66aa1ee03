/** What `monitor ingest FILE --marked OUT` leaves behind. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CommandError } from "../../local/terminal/command-line.ts";
import { plainDisplay } from "../../local/terminal/display.ts";
import { saveMarkedCopy } from "../../local/storage/marked-copy.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";
import { otherWriter, sheetOf, xlsxOf } from "../formats/containers/workbook/workbooks.ts";
import { aFinding } from "../support/uploads.ts";

const rows = [
  ["사업명", "집행액(원)"],
  ["가", "열"],
];
const wrong = aFinding({
  row: 2,
  column: "집행액(원)",
  value: "열",
  ko: "금액이 아닙니다.",
  en: "No amount.",
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "marked-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the terminal says, and where the copy lies. */
async function save(bytes: Uint8Array, name: string, refused: readonly Finding[] | null = [wrong]) {
  const path = join(folder, name);
  const said: string[] = [];
  const words = { files: [], json: false, has: () => true, value: () => path, values: () => [path] };
  const terminal = {
    display: plainDisplay("ko"),
    out: () => {},
    data: () => {},
    err: (text: string) => said.push(text),
    progress: () => {},
    isWatched: false,
  };
  await saveMarkedCopy(words, bytes, refused, terminal);
  return { path, said: said.join("") };
}

describe("the marked copy of a refused file", () => {
  test("of a workbook is a workbook: its sheets, and the reasons beside the rows", async () => {
    const bytes = await xlsxOf(sheetOf([["안내", "넓은", "시트"]], { name: "안내" }), sheetOf(rows));
    const { path, said } = await save(bytes, "out.xlsx");
    expect(said).toContain("(XLSX)");
    const { sheets } = await readXlsx(readFileSync(path));
    expect(sheets.map(({ name }) => name)).toEqual(["안내", "양식"]);
    expect(sheets[0]?.rows).toEqual([["안내", "넓은", "시트"]]);
    expect(sheets[1]?.rows[1]).toEqual(["가", "열", '[집행액(원) "열"] 금액이 아닙니다.']);
  });

  test.each([
    ["an old workbook, where its name says so", () => Promise.resolve(otherWriter(rows, "biff8")), "out.csv"],
    ["a workbook, where its name says so", () => xlsxOf(sheetOf(rows)), "out.csv"],
    ["text", () => Promise.resolve(new TextEncoder().encode(rows.join("\n"))), "out.csv"],
  ])("of %s is CSV", async (_, write, name) => {
    const { path, said } = await save(await write(), name);
    expect(said).toContain("(CSV)");
    expect(readFileSync(path, "utf8")).toMatch(/^\ufeff확인 사항 \/ reason,사업명,집행액\(원\)\r\n"\[집행액/);
  });

  test.each([
    ["text", () => Promise.resolve(new TextEncoder().encode(rows.join("\n")))],
    ["an old workbook", () => Promise.resolve(otherWriter(rows, "biff8"))],
  ])("of %s is a workbook where its name says so, with every cell as it stood", async (_, write) => {
    const { path, said } = await save(await write(), "out.XLSX");
    expect(said).toContain("(XLSX)");
    const { sheets } = await readXlsx(readFileSync(path));
    expect(sheets[0]?.rows).toEqual([
      [expect.stringContaining("확인 사항"), "사업명", "집행액(원)"],
      ['[집행액(원) "열"] 금액이 아닙니다.', "가", "열"],
    ]);
  });

  test("keeps codes and what looks like a formula as text in a new workbook", async () => {
    const text = new TextEncoder().encode("사업명,집행액(원)\n=1+1,0012\n");
    const { path } = await save(text, "out.xlsx");
    const { sheets } = await readXlsx(readFileSync(path));
    expect(sheets[0]?.rows[1]?.slice(1)).toEqual(["=1+1", "0012"]);
  });

  test.each(["out.txt", "out", "out.xls", "out.xlsx.bak"])(
    "under the name %s is refused before anything is read",
    async (name) => {
      await expect(save(new Uint8Array(9), name)).rejects.toThrow("--marked");
    },
  );

  test("is not made where there is no table, and says so", async () => {
    expect((await save(new Uint8Array(9), "none.csv")).said).toContain("표가 아닌 파일");
  });

  test("is not made of a file that is not refused, and says so", async () => {
    const { path, said } = await save(new TextEncoder().encode(rows.join("\n")), "out.csv", null);
    expect(said).toContain("반려된 파일이 아니어서");
    expect(existsSync(path)).toBe(false);
  });

  test("never replaces a file", async () => {
    writeFileSync(join(folder, "out.csv"), "mine");
    await expect(save(new TextEncoder().encode(rows.join("\n")), "out.csv")).rejects.toThrow(CommandError);
    expect(readFileSync(join(folder, "out.csv"), "utf8")).toBe("mine");
  });
});
