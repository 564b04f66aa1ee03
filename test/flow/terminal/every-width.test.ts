/** Every command in terminals of 60, 80 and 120 columns, and the county's in the same: nothing too wide, no amount broken. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { brokenAmounts, faultsIn, printedBy } from "../../support/checked-lines.ts";
import { everyLine } from "../../support/every-line.ts";
import { repository } from "../../support/monitor-process.ts";
import { type SmallFiles, wordsOf, writeSmallFiles } from "../../support/small-home.ts";

const widths = [60, 80, 120] as const;
const languages = ["ko", "en"] as const;
const data = join(repository, "../shared/data");
const office = ["--office", "4573000", "--year", "2026"];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "widths-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a small home", () => {
  let files: SmallFiles;
  beforeAll(async () => {
    files = writeSmallFiles(join(folder, "files"));
    vi.stubEnv("MONITOR_HOME", join(folder, "home"));
    for (const line of files.lines) await printedBy(line, null, "ko");
  });

  /** What each line prints, on a home of its own, whose name is as long as any other's. */
  async function allPrinted(columns: number | null, language: (typeof languages)[number]) {
    const name = `${language}-${columns ?? "all"}`.padEnd(8, "-");
    const [home, scratch] = [join(folder, name), join(folder, `scratch-${name}`)];
    cpSync(join(folder, "home"), home, { recursive: true });
    mkdirSync(scratch);
    vi.stubEnv("MONITOR_HOME", home);
    vi.stubEnv("MONITOR_LETTER_LANG", language);
    const all = [];
    for (const line of everyLine(files.file, scratch))
      all.push({
        line: line.join(" ").replaceAll(scratch, "…"),
        printed: await printedBy(line, columns, language),
      });
    return all;
  }

  test.each(languages)("in %s", async (language) => {
    const known = wordsOf(files);
    const whole = await allPrinted(null, language);
    for (const columns of widths) {
      const narrow = await allPrinted(columns, language);
      const found = narrow.flatMap(({ line, printed }, at) => [
        ...faultsIn(printed, { columns, language, known }),
        ...brokenAmounts(printed, whole[at]?.printed ?? { out: "", err: "" }).map(
          (amount) => `${line}: ${amount}`,
        ),
      ]);
      expect(found).toEqual([]);
    }
  });
});

describe.skipIf(!existsSync(join(data, "lofin365")))("the county", () => {
  const lines = [
    ["rates"],
    ["rates", "--by-fund"],
    ["rates", "--level", "project"],
    ["rates", "--by", "account"],
    ["rates", "--by", "field"],
    ["departments"],
    ["history", "농어촌 기본소득 시범사업"],
    ["alerts"],
    ["alerts", "--full"],
    ["uploads"],
    ["audit"],
    ["match"],
    ["reconcile", "--all"],
    ["policy", "show", ...office],
    ["notices", "--digest"],
    ["snapshot", "show", "2026-06-30", ...office],
    ["snapshot", "diff", "2026-06-30", "2026-08-21", ...office],
  ];
  const sent = [
    "lofin365/muju-4-asof-20260630-complete.json",
    "lofin365/muju-5-asof-20260821.json",
    "vouchers/muju-2026-vouchers.csv.gz",
  ].map((name) => join(data, name));

  beforeAll(async () => {
    vi.stubEnv("MONITOR_HOME", join(folder, "county"));
    await printedBy(["ingest", ...sent, ...office], null, "ko");
    for (const day of ["2026-06-30", "2026-08-21"])
      await printedBy(["snapshot", "take", day, ...office], null, "ko");
  });

  test.each(languages.flatMap((language) => widths.map((columns) => [language, columns] as const)))(
    "in %s at %i columns",
    async (language, columns) => {
      vi.stubEnv("MONITOR_HOME", join(folder, "county"));
      const found: string[] = [];
      for (const line of lines) {
        const { out } = await printedBy(line, columns, language);
        // Its names are thousands of words, some of them in Latin letters: here widths alone are looked at.
        const wide = faultsIn({ out, err: "" }, { columns, language, known: [] }).filter((each) =>
          / columns: /.test(each),
        );
        found.push(...wide.map((fault) => `${line.join(" ")}: ${fault}`));
      }
      expect(found).toEqual([]);
    },
  );
});
