// A command starts fast because it loads only what it needs. What it must not load is asserted here, by name.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandList } from "../../local/command-list.ts";
import { newHome, repository, runMonitor } from "../support/monitor-process.ts";

const preload = join(repository, "test/support/loaded-modules.ts");
const sample = "samples/1129000/2020/as-of=2020-10-31/council-report.txt";
const ingest = ["ingest", sample, "--office", "1129000", "--year", "2020", "--as-of", "2020-10-31"];

const heavy = [
  "nodemailer",
  "iconv-lite",
  "hucre",
  "kordoc",
  "pdfkit",
  "pdfjs-dist",
  "modern-tar",
  "@middy/core",
];

describe("what a command loads", () => {
  let home: ReturnType<typeof newHome>;
  beforeAll(async () => {
    home = newHome();
    await runMonitor(ingest, { home: home.path });
  });
  afterAll(() => home.remove());

  async function loadedBy(words: readonly string[]): Promise<string[]> {
    const path = join(home.path, "loaded.txt");
    const { err } = await runMonitor(words, { home: home.path, preload, env: { LOADED_MODULES: path } });
    expect(err).toBe("");
    return readFileSync(path, "utf8").split("\n");
  }

  test("is no command, and no package but the width of Hangul, for the list of all commands", async () => {
    const loaded = await loadedBy(["--help"]);
    expect(packagesIn(loaded)).toEqual(["get-east-asian-width"]);
    expect(ownFoldersIn(loaded)).toEqual(["local", "local/terminal"]);
  });

  test("is no database and no stage for the help of one command", async () => {
    const folders = ownFoldersIn(await loadedBy(["ingest", "--help"]));
    expect(folders).not.toContain("shared/sqlite");
    expect(folders.filter((folder) => folder.startsWith("functions/"))).toEqual([]);
  });

  test.each([
    { words: ["rates"], unused: heavy },
    { words: ["history", "기본경비"], unused: heavy },
    { words: ["uploads"], unused: heavy },
    { words: ingest, unused: heavy },
  ])("leaves libraries and stages alone that $words does not use", async ({ words, unused }) => {
    const loaded = await loadedBy(words);
    expect(packagesIn(loaded).filter((name) => unused.includes(name))).toEqual([]);
    const folders = ownFoldersIn(loaded);
    for (const folder of [
      "functions/assess",
      "functions/notify",
      "functions/report",
      "shared/reports",
      "shared/formats",
    ])
      expect(folders).not.toContain(folder);
  });
});

describe("the list of commands", () => {
  test.each(commandList)("loads $name under the name that it lists", async ({ name, load }) => {
    expect((await load()).name).toBe(name);
  });
});

function packagesIn(loaded: readonly string[]): string[] {
  const names = loaded.flatMap((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  return [...new Set(names)];
}

/** The folders of this repository, two levels deep, but for the tests' own. */
function ownFoldersIn(loaded: readonly string[]): string[] {
  const own = loaded.filter((url) => !url.startsWith("node:") && !url.includes("/node_modules/"));
  const folders = own.map((url) => {
    const [, first = "", second = ""] = /\/(local|shared|functions)\/(?:([^/]+)\/)?[^/]+$/.exec(url) ?? [];
    return second === "" ? first : `${first}/${second}`;
  });
  return [...new Set(folders)].filter((folder) => folder !== "").toSorted();
}
