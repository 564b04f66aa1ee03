/** Commands that the README and the guides print are such as the command line takes: a reader types them as they stand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandList } from "../../local/command-list.ts";
import { CommandError } from "../../local/terminal/command-line.ts";
import { readArguments } from "../../local/terminal/read-arguments.ts";

const root = join(import.meta.dirname, "../..");
const guides = [
  "README.md",
  "docs/pc-guide.md",
  "docs/pc-guide.en.md",
  "docs/windows.md",
  "docs/upgrading.md",
  "docs/verify.md",
  "docs/policy.md",
  "docs/reports.md",
  "docs/alerts.md",
  "docs/recovery.md",
];

interface Printed {
  readonly line: number;
  readonly text: string;
}

/** Of code blocks each line, of prose what stands in backquotes; `monitor` alone is the program's name. */
function commandsIn(markdown: string): readonly Printed[] {
  let isBlock = false;
  return markdown.split("\n").flatMap((text, at) => {
    if (text.trimStart().startsWith("```")) {
      isBlock = !isBlock;
      return [];
    }
    const shown = isBlock ? [text] : [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
    return shown.flatMap((code) => {
      const [, command] = /^(?:\$ )?(?:npm run -s monitor -- |monitor )(\S.*)$/.exec(code.trim()) ?? [];
      return command === undefined ? [] : [{ line: at + 1, text: command }];
    });
  });
}

/** As a shell parts them: quotes hold words together, a pipe or a comment ends the command. */
function wordsOf(text: string): readonly string[] {
  const [command = ""] = text.split(/ (?:#|\||>|&&) ?/);
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** What a reader is to choose from, as usage lines have it: `[--dry-run]`, `release|discard`. */
const isPattern = (word: string): boolean => /^\[|\]$|…/.test(word);

async function faultOf({ text }: Printed): Promise<string | null> {
  const [name = "", ...args] = wordsOf(text).filter((word) => !isPattern(word));
  // The language is the line's, and not the command's.
  const own = args.filter((word, at) => word !== "--lang" && args[at - 1] !== "--lang");
  const listed = commandList.find((each) => each.name === name);
  if (listed === undefined)
    return name === "COMMAND" || name === "명령" || name.startsWith("-") ? null : "no such command";
  try {
    readArguments(await listed.load(), own);
    return null;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return error.text.en.split("\n")[0] ?? "";
  }
}

describe.each(guides)("%s", (guide) => {
  const printed = commandsIn(readFileSync(join(root, guide), "utf8"));

  test("prints commands that there are, with options that they take", async () => {
    const found: string[] = [];
    for (const each of printed) {
      const fault = await faultOf(each);
      if (fault !== null) found.push(`${guide}:${each.line}: ${each.text}: ${fault}`);
    }
    expect(found).toEqual([]);
  });
});

test("the guides are read: commands are found in blocks and in prose", () => {
  const count = guides.map((guide) => commandsIn(readFileSync(join(root, guide), "utf8")).length);
  expect(count[0]).toBeGreaterThan(35);
  expect(count[1]).toBeGreaterThan(20);
  expect(count[1]).toBe(count[2]);
});
