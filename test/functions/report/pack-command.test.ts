// Papers for an audit from a home: by the command, and as the API's worker keeps them.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { renderPack, readPackYears } from "../../../functions/report/render-pack.ts";
import { readArguments } from "../../../local/terminal/read-arguments.ts";
import { reportCommand } from "../../../local/commands/report.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { day } from "../../support/builders.ts";
import { CapturedTerminal } from "../../support/captured-terminal.ts";
import { MemoryReportStore } from "../../support/memory-report-store.ts";
import { anEntry } from "../../support/snapshots.ts";
import { books } from "../../support/uploads.ts";
import { frozenFixture } from "./report-snapshots.ts";

const sample = new URL("../../../samples/1129000/2020/as-of=2020-10-31/council-report.txt", import.meta.url);
let folder: string;
let home: Awaited<ReturnType<typeof frozenFixture>>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "pack-"));
  home = await frozenFixture({ bytes: readFileSync(sample), fileName: "업무보고.txt", books }, "2020-10-31");
  const { lines } = home.snapshot;
  const before = { office: books.office, fiscalYear: 2018 };
  const kept = anEntry({
    books: before,
    asOf: day("2018-12-31"),
    takenAt: "2019-01-05T00:00:00.000Z",
    lines,
  });
  const later = anEntry(
    {
      books: before,
      asOf: day("2018-12-31"),
      version: 2,
      takenAt: "2020-12-05T00:00:00.000Z",
      lines: lines.slice(0, 1),
    },
    kept.entry,
  );
  for (const { entry, bytes } of [kept, later])
    await home.snapshots.add({
      books: before,
      entry,
      bytes,
      bundle: { topic: "snapshot", id: entry.hash, books: before, at: entry.takenAt, events: [] },
    });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...words: readonly string[]) {
  const command = reportCommand((work) => work(home));
  const terminal = new CapturedTerminal();
  expect(await command.run(readArguments(command, words), terminal)).toBe(0);
  return terminal;
}

describe("monitor report --pack", () => {
  test.for([
    ["xlsx", "원"],
    ["hwpx", "천원"],
  ] as const)(
    "writes %s of several years, says which snapshots, and names what is missing",
    async ([format, unit]) => {
      const file = join(folder, `papers.${format}`);
      const { printed, notified } = await run("--pack", "3y", "-o", file);
      expect(printed).toContain("2018~2020 · 2020-10-31/1, 2018-12-31/2");
      expect(notified).toContain("2019");
      const first = readFileSync(file);
      await run("--pack", "3y", "-o", file, "--force");
      expect(readFileSync(file).equals(first)).toBe(true);
      const { records } = await home.reads.page(books, { from: null, before: null }, 10, null);
      expect(records.map(({ what, target }) => `${what} ${target}`)).toContain(
        `auditPack 3 ${format} ${unit}`,
      );
    },
  );

  test("writes both formats at once, the same bytes as one by one", async () => {
    const [sheet, document] = [join(folder, "papers.xlsx"), join(folder, "papers.hwpx")];
    const { printed } = await run("--pack", "3y", "-o", sheet, "-o", document);
    expect(printed.trim().split("\n")).toHaveLength(2);
    const alone = join(folder, "alone.hwpx");
    await run("--pack", "3y", "-o", alone);
    expect(readFileSync(document).equals(readFileSync(alone))).toBe(true);
  });

  test.for([
    { words: ["--pack", "0y", "-o", "x.xlsx"], reason: "write 1y to 10y" },
    { words: ["--pack", "5y"], reason: "Write monitor report --pack" },
    { words: ["2020-10-31", "--pack", "5y", "-o", "x.xlsx"], reason: "Write monitor report --pack" },
    { words: ["--pack", "5y", "-o", "x.pdf"], reason: "papers for an audit are .xlsx or .hwpx" },
    { words: ["--pack", "5y", "-o", "x.xlsx", "--until", "2018-01-01"], reason: "No year has a snapshot" },
    { words: ["--pack", "5y", "-o", "x.xlsx", "--departments", "없는과"], reason: "no year has it" },
  ])("refuses what it cannot carry out: $reason", async ({ words, reason }) => {
    await expect(run(...words)).rejects.toThrow(reason);
  });
});

describe("the years of a pack", () => {
  const read = (until: string | null) =>
    readPackYears(
      { books, years: 3, departments: [], until: until === null ? null : day(until) },
      { ...home, hash: sha256Of },
    );

  test("are the last version of each year's last day", async () => {
    const years = await read(null);
    expect(
      years.map(({ fiscalYear, last, hasBooks }) => [fiscalYear, last?.version ?? null, hasBooks]),
    ).toEqual([
      [2020, 1, true],
      [2019, null, false],
      [2018, 2, true],
    ]);
  });

  test("are those of an earlier day where only what was taken up to then counts", async () => {
    const years = await read("2019-12-31");
    expect(years.map(({ last, hasBooks }) => [last?.version ?? null, hasBooks])).toEqual([
      [null, true],
      [null, false],
      [1, true],
    ]);
  });

  test("are kept under the key that was named, and not at all where no year has a snapshot", async () => {
    const reports = new MemoryReportStore();
    const question = {
      years: 3,
      departments: [],
      until: null,
      format: "xlsx",
      unit: "천원",
      contact: null,
    } as const;
    const dependencies = {
      ...home,
      reports,
      hash: sha256Of,
      fonts: () => Promise.reject(new RangeError("Papers for an audit need no fonts")),
      officeNameOf: () => Promise.resolve("영등포구"),
    };
    await renderPack({ ...question, books }, "reports/a.xlsx", dependencies);
    await renderPack({ ...question, books: { ...books, fiscalYear: 2016 } }, "reports/b.xlsx", dependencies);
    expect([...reports.files.keys()]).toEqual(["reports/a.xlsx"]);
  });
});
