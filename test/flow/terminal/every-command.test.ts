/** Every command of the command line, rightly and wrongly used, in a narrow terminal, in both languages. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { faultsIn, printedBy } from "../../support/checked-lines.ts";
import { everyLine } from "../../support/every-line.ts";
import { type SmallFiles, wordsOf, writeSmallFiles } from "../../support/small-home.ts";

let folder: string;
let files: SmallFiles;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "every-"));
  files = writeSmallFiles(join(folder, "files"));
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
  for (const line of files.lines) await printedBy(line, null, "ko");
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(["ko", "en"] as const)(
  "fits 60 columns and speaks %s alone, whatever is asked",
  async (language) => {
    const [home, scratch] = [join(folder, language), join(folder, `scratch-${language}`)];
    cpSync(join(folder, "home"), home, { recursive: true });
    mkdirSync(scratch);
    vi.stubEnv("MONITOR_HOME", home);
    vi.stubEnv("MONITOR_LETTER_LANG", language);
    const checking = { columns: 60, language, known: wordsOf(files) };
    const found: string[] = [];
    for (const line of everyLine(files.file, scratch)) {
      const printed = await printedBy(line, checking.columns, language);
      found.push(
        ...faultsIn(printed, checking).map((fault) => `${line.join(" ").replaceAll(folder, "…")}: ${fault}`),
      );
    }
    expect(found).toEqual([]);
  },
);
