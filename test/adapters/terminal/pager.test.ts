/** Long answers go through the program that a person chose, which gets them whole. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runLine, type Shell } from "../../../local/run-line.ts";
import { isLongerThan, pagerOf, showPaged } from "../../../local/terminal/pager.ts";

test.each([
  { env: {}, pager: ["less"] },
  { env: { PAGER: "more" }, pager: ["more"] },
  { env: { PAGER: "more", MONITOR_PAGER: "less -S  -R" }, pager: ["less", "-S", "-R"] },
  { env: { PAGER: "less", MONITOR_PAGER: "" }, pager: null },
  { env: { PAGER: "cat" }, pager: null },
])("$env is $pager", ({ env, pager }) => {
  expect(pagerOf(env)).toEqual(pager);
});

test("a text is long when it leaves no line for the next command", () => {
  expect(isLongerThan("a\nb\n", 3)).toBe(false);
  expect(isLongerThan("a\nb\nc\n", 3)).toBe(true);
});

describe("a pager", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "pager-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function script(content: string): string {
    const path = join(folder, "pager.cjs");
    writeFileSync(path, content);
    return path;
  }

  test("gets the whole text, and the wish that Hangul is shown", async () => {
    const path = script(
      `const { readFileSync, writeFileSync } = require("node:fs");
       writeFileSync(process.argv[2], readFileSync(0, "utf8") + process.env.LESSCHARSET);`,
    );
    const text = "사업\n".repeat(50_000);
    expect(await showPaged(text, [process.execPath, path, join(folder, "seen")], process.env)).toBe(true);
    expect(readFileSync(join(folder, "seen"), "utf8")).toBe(`${text}utf-8`);
  });

  test("may be left before the end", async () => {
    const path = script("process.exit(1)");
    expect(await showPaged("사업\n".repeat(500_000), [process.execPath, path], process.env)).toBe(true);
  });

  test("that is not there is said, so that the text is printed", async () => {
    expect(await showPaged("사업", [join(folder, "no-such-pager")], process.env)).toBe(false);
  });
});

describe("the command line", () => {
  /** What is printed at once, and what is paged. */
  async function printed(
    line: readonly string[],
    isTerminal: boolean,
  ): Promise<{ out: string; paged: string | null }> {
    const seen: { out: string; paged: string | null } = { out: "", paged: null };
    const shell: Shell = {
      env: { MONITOR_LANG: "ko" },
      columns: 80,
      hasColours: false,
      isWatched: false,
      out: (text) => {
        seen.out += text;
      },
      err: () => {},
      page: isTerminal
        ? (text) => {
            seen.paged = text;
            return Promise.resolve();
          }
        : null,
    };
    await runLine(line, shell);
    return seen;
  }

  test.each([["--help"], ["rates", "--help"], ["start", "--help"]])(
    "pages %s %s at a terminal",
    async (...line) => {
      const { out, paged } = await printed(line, true);
      expect(out).toBe("");
      expect(paged).toContain("monitor");
    },
  );

  test.each([
    { line: ["rates", "--help"], isTerminal: false },
    { line: ["rates", "--help", "--no-pager"], isTerminal: true },
  ])("prints $line at once where isTerminal is $isTerminal", async ({ line, isTerminal }) => {
    const { out, paged } = await printed(line, isTerminal);
    expect(out).toContain("monitor rates");
    expect(paged).toBeNull();
  });
});
