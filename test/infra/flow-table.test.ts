import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const repository = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(repository, path), "utf8");

/** Rows of the table under "The flow": the word, and the use case that the row links to. */
const flow = [...read("README.md").matchAll(/^\| `([a-z]+)` +\|.*?\]\((functions\/[^)]+)\)/gm)].map(
  ([, word = "", useCase = ""]) => ({ word, useCase }),
);
const words = flow.map(({ word }) => word).toSorted();

describe("the flow table of the README", () => {
  test("has a row for every stage", () => {
    expect(words.length).toBeGreaterThan(0);
    expect(readdirSync(join(repository, "functions")).toSorted()).toEqual(words);
  });

  test("names use cases that are there, each in the folder of its word", () => {
    for (const { word, useCase } of flow) {
      expect(useCase.startsWith(`functions/${word}/`)).toBe(true);
      expect(existsSync(join(repository, useCase))).toBe(true);
    }
  });

  test("names the constructs in infra/stages", () => {
    const constructs = readdirSync(join(repository, "infra/stages")).map((file) => file.replace(/\.ts$/, ""));
    expect(constructs.toSorted()).toEqual(words);
  });

  test("names the headings of the runbook", () => {
    const headings = [...read("docs/runbook.md").matchAll(/^## ([a-z]+)$/gm)].map(
      ([, heading = ""]) => heading,
    );
    expect(headings.toSorted()).toEqual(words);
  });

  test("links to nothing that is missing", () => {
    const links = [...read("README.md").matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });
});
