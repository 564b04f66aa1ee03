/** The first line of a command's help has every option that the command takes, and help in a pipe is as wide as a page. */
import { describe, expect, test } from "vitest";
import { commandList } from "../../../local/command-list.ts";
import { widthOf } from "../../../local/terminal/display.ts";
import { printedBy } from "../../support/checked-lines.ts";

test.each(commandList.map(({ name, load }) => ({ name, load })))("$name", async ({ load }) => {
  const { options, usage } = await load();
  const missing = Object.entries(options).filter(
    ([name, { short }]) =>
      !usage.includes(`--${name}`) && (short === undefined || !usage.includes(`-${short} `)),
  );
  expect(missing.map(([name]) => name)).toEqual([]);
});

test.each(["ko", "en"] as const)("help in a pipe stays within 100 columns, in %s", async (language) => {
  const pages = [["--help"], ...commandList.map(({ name }) => [name, "--help"])];
  for (const line of pages) {
    const { out } = await printedBy(line, null, language);
    expect(out.split("\n").filter((each) => widthOf(each) > 100)).toEqual([]);
  }
});

describe.each(["ko", "en"] as const)("help in %s", (language) => {
  test.each([60, 80, 100, 120])(
    "at %i columns breaks no word, and no option from its value",
    async (columns) => {
      for (const { name } of commandList) {
        const wide = (await printedBy([name, "--help"], 1_000, language)).out;
        const narrow = (await printedBy([name, "--help"], columns, language)).out;
        expect(narrow.split(/\s+/)).toEqual(wide.split(/\s+/));
        const groups = wide.split("\n")[0]?.match(/\[(?:[^[\]|]|(?<! )\|(?! ))*\]/g) ?? [];
        expect(groups.filter((group) => !narrow.includes(group))).toEqual([]);
      }
    },
  );
});
