import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readArguments } from "../../../local/terminal/read-arguments.ts";
import { reportCommand } from "../../../local/commands/report.ts";
import type { ReportHost } from "../../../local/reports/record-download.ts";
import type { ReadLog } from "../../../shared/ports/audit-trail.ts";
import { CapturedTerminal } from "../../support/captured-terminal.ts";
import { books } from "../../support/uploads.ts";
import { frozenFixture } from "./report-snapshots.ts";

const sample = new URL("../../../samples/1129000/2020/as-of=2020-10-31/council-report.txt", import.meta.url);
let folder: string;
let host: ReportHost & { readonly reads: ReadLog };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "report-"));
  host = await frozenFixture({ bytes: readFileSync(sample), fileName: "업무보고.txt", books }, "2020-10-31");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...words: readonly string[]): Promise<string> {
  const command = reportCommand((work) => work(host));
  const terminal = new CapturedTerminal();
  expect(await command.run(readArguments(command, words), terminal)).toBe(0);
  return terminal.printed;
}

describe("monitor report", () => {
  test.for([
    ["hwpx", "PK"],
    ["xlsx", "PK"],
    ["pdf", "%PDF"],
    ["csv", "PK"],
    ["json", "{"],
  ])("writes a snapshot as %s and says which one", async ([format = "", start = ""]) => {
    const file = join(folder, `report.${format === "csv" ? "zip" : format}`);
    const said = await run("2020-10-31", "-o", file);
    expect(said).toContain("2020-10-31/1");
    expect(readFileSync(file).subarray(0, start.length).toString("latin1")).toBe(start);
  });

  test("is written down with who took which one, when and how", async () => {
    await run("2020-10-31", "-o", join(folder, "report.json"), "--by", "김재정", "--unit", "원");
    const { records } = await host.reads.page(books, { from: null, before: null }, 10, null);
    expect(records).toMatchObject([
      {
        kind: "download",
        what: "report",
        target: "2020-10-31/1 json 원",
        by: { name: "김재정", role: "finance" },
      },
    ]);
  });

  test("writes nothing down where the report could not be saved", async () => {
    writeFileSync(join(folder, "report.json"), "mine");
    await expect(run("2020-10-31", "-o", join(folder, "report.json"))).rejects.toThrow("--force");
    expect((await host.reads.page(books, { from: null, before: null }, 10, null)).records).toEqual([]);
  });

  test("writes the tables of csv into a folder", async () => {
    await run("2020-10-31", "-o", `${join(folder, "tables")}/`);
    const names = readdirSync(join(folder, "tables"));
    expect(names).toContain("datapackage.json");
    expect(names.filter((name) => name.endsWith(".csv")).length).toBeGreaterThan(1);
  });

  test("writes several formats at once, the same as one by one, and writes each of them down", async () => {
    const [pdf, json] = ["report.pdf", "report.json"].map((name) => join(folder, name));
    if (pdf === undefined || json === undefined) throw new RangeError("Two names make two paths");
    const said = await run("2020-10-31", "-o", pdf, "-o", json);
    expect(said.split("\n").filter((each) => each.includes("SHA-256"))).toHaveLength(2);
    for (const file of [pdf, json]) {
      const both = readFileSync(file);
      await run("2020-10-31", "-o", file, "--force");
      expect(readFileSync(file).equals(both)).toBe(true);
    }
    const { records } = await host.reads.page(books, { from: null, before: null }, 10, null);
    expect(records).toHaveLength(4);
  });

  test("of several formats writes none where one file is there", async () => {
    const [there, other] = ["there.json", "other.pdf"].map((name) => join(folder, name));
    if (there === undefined || other === undefined) throw new RangeError("Two names make two paths");
    writeFileSync(there, "mine");
    await expect(run("2020-10-31", "-o", other, "-o", there)).rejects.toThrow("--force");
    expect(readdirSync(folder)).toEqual(["there.json"]);
  });

  test("replaces a file with --force alone", async () => {
    const file = join(folder, "report.json");
    writeFileSync(file, "mine");
    await expect(run("2020-10-31", "-o", file)).rejects.toThrow("--force");
    expect(readFileSync(file, "utf8")).toBe("mine");
    await run("2020-10-31", "-o", file, "--force");
    expect(readFileSync(file, "utf8")).toMatch(/^\{/);
  });

  test("prints in the unit that is asked for, under the name of the office", async () => {
    const file = join(folder, "report.json");
    await run("2020-10-31", "--format", "json", "-o", file, "--unit", "백만원", "--office-name", "영등포구");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ unit: "백만원", officeName: "영등포구" });
  });

  test.for([
    {
      words: ["2020-10-31", "--format", "hwp", "-o", "x"],
      reason: '--format "hwp": use one of hwpx, xlsx, pdf, csv, json.',
    },
    {
      words: ["2020-10-31", "--format", "pdf", "-o", "x", "--unit", "억원"],
      reason: '--unit "억원": use one of 원(won), 천원(thousand won), 백만원(million won).',
    },
    { words: ["2020-10-31", "--format", "pdf"], reason: "Write one snapshot and a file to write (-o)" },
    { words: ["2020-10-31", "-o", "x.pdf", "-o", "x.pdf"], reason: "-o x.pdf: it is there twice." },
    {
      words: ["2020-10-31", "--format", "pdf", "-o", "x", "-o", "y"],
      reason: "--format goes with one file.",
    },
    {
      words: ["2020-10-31", "-o", "x.pdf", "--unit", "원", "--unit", "천원"],
      reason: "--unit: it is there twice.",
    },
  ])("refuses what it cannot carry out: $reason", async ({ words, reason }) => {
    await expect(run(...words)).rejects.toThrow(reason);
  });
});
