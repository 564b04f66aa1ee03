import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { readScriptArguments } from "../../shared/runtime/script-arguments.ts";

const script = {
  usage: "npm run pack -- [FOLDER] [--small] [--rounds N]",
  options: { small: { type: "boolean" }, rounds: { type: "string" } },
  mostWords: 1,
} as const;

test("a script gets its words and options", () => {
  expect(readScriptArguments(["out", "--small", "--rounds", "3"], script)).toEqual({
    kind: "run",
    words: ["out"],
    values: { small: true, rounds: "3" },
  });
});

test.each([[["--help"]], [["-h"]], [["out", "--help"]], [["--wrong", "--help"]]])(
  "who writes %j is told how the script is called, and nothing runs",
  (given) => {
    expect(readScriptArguments(given, script)).toEqual({ kind: "help", text: script.usage });
  },
);

test.each([
  [["--folder"], "--folder"],
  [["-x"], "-x"],
  [["out", "other"], "other"],
  [["--rounds"], "--rounds"],
  [["--small=3"], "--small"],
])("%j is refused with the word that is wrong, and with the usage", (given, word) => {
  const read = readScriptArguments(given, script);
  const text = read.kind === "refused" ? read.text : "";
  expect(text).toContain(word);
  expect(text).toContain(script.usage);
});

test("a word that begins with a dash is a file only behind --", () => {
  expect(readScriptArguments(["--", "--help me"], script)).toMatchObject({
    kind: "run",
    words: ["--help me"],
  });
});

const root = join(import.meta.dirname, "../..");
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
const own = Object.values(scripts).flatMap((line) =>
  [...line.matchAll(/node (\S+\.ts)/g)].map(([, file = ""]) => file),
);

test.each([...new Set(own)])("%s reads its line before it does anything", (file) => {
  const source = readFileSync(join(root, file), "utf8");
  expect(source).toContain("scriptArguments({");
  expect(source).not.toContain("process.argv");
});
