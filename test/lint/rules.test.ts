// Proves that the lint rules which hold the architecture up really fire, and spare what is allowed.
import { beforeAll, describe, expect, test } from "vitest";
import { type Layer, layers } from "./layers.ts";
import { type Finding, lint } from "./oxlint.ts";

interface Habit {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly rule: string | null;
}

const habits: readonly Habit[] = [
  domain("reads the clock", "export const today = () => new Date();", "eslint(no-restricted-globals)"),
  domain(
    "reads the environment",
    "export const home = () => process.cwd();",
    "eslint(no-restricted-globals)",
  ),
  domain("rolls dice", "export const chance = () => Math.random();", "eslint(no-restricted-properties)"),
  domain("makes a float of text", 'export const won = Number("12");', "eslint(no-restricted-globals)"),
  domain("parses text", 'export const won = parseInt("12", 10);', "eslint(no-restricted-globals)"),
  domain("parses a float", 'export const rate = parseFloat("1.2");', "eslint(no-restricted-globals)"),
  domain("prints", 'export const say = () => console.log("hello");', "eslint(no-restricted-globals)"),
  domain(
    "waits",
    "export const wait = (act: () => void) => setTimeout(act, 5);",
    "eslint(no-restricted-globals)",
  ),
  domain("loads later", 'export const load = () => import("zod");', "eslint(no-restricted-imports)"),
  domain(
    "borrows a type",
    'export type Borrowed = import("zod").ZodType;',
    "typescript(consistent-type-imports)",
  ),
  domain(
    "adds won",
    "export const sum = (won: bigint): bigint => Math.max(1, 2) > 1 ? won + 1n : won;",
    null,
  ),
  {
    name: "a floating promise",
    file: "functions/ingest/floats.ts",
    text: "export function act(save: () => Promise<void>): void {\n  save();\n}",
    rule: "typescript(no-floating-promises)",
  },
  {
    name: "a switch that forgets a state",
    file: "functions/ingest/forgets.ts",
    text: [
      'export function word(state: "open" | "answered" | "cleared"): string {',
      "  switch (state) {",
      '    case "open":',
      '      return "o";',
      '    case "answered":',
      '      return "a";',
      "  }",
      '  return "";',
      "}",
    ].join("\n"),
    rule: "typescript(switch-exhaustiveness-check)",
  },
  {
    name: "any",
    file: "shared/formats/any.ts",
    text: "export const cell: any = 1;",
    rule: "typescript(no-explicit-any)",
  },
  {
    name: "a non-null assertion",
    file: "shared/formats/certain.ts",
    text: "export const first = (cells: readonly string[]): string => cells[0]!;",
    rule: "typescript(no-non-null-assertion)",
  },
  {
    name: "a default export",
    file: "shared/formats/default.ts",
    text: "export default 1;",
    rule: "import(no-default-export)",
  },
  {
    name: "printing outside the command line",
    file: "functions/ingest/prints.ts",
    text: 'export const say = (): void => console.log("hello");',
    rule: "eslint(no-console)",
  },
  {
    name: "a thrown text",
    file: "functions/ingest/throws.ts",
    text: 'export function fail(): never {\n  throw "broken";\n}',
    rule: "typescript(only-throw-error)",
  },
  {
    name: "printing from the command line",
    file: "local/prints.ts",
    text: 'export const say = (): void => console.log("hello");',
    rule: null,
  },
];

let found: readonly Finding[] = [];

beforeAll(async () => {
  const examples = [
    ...layers.map((layer): [string, string] => [layer.file, source(layer)]),
    ...habits.map((habit): [string, string] => [habit.file, `${habit.text}\n`]),
  ];
  expect(new Map(examples).size).toBe(examples.length);
  found = await lint(new Map(examples));
});

describe.each(layers)("$file", (layer) => {
  test.each(layer.may)("may import %s", (imported) => {
    expect(importRules(layer, imported)).toEqual([]);
  });

  test.each(layer.mayNot)("may not import %s", (imported) => {
    expect(importRules(layer, imported)).toContain("eslint(no-restricted-imports)");
  });
});

test.each(habits.filter((habit) => habit.rule !== null))("$file: $name is reported", ({ file, rule }) => {
  expect(rulesIn(file)).toContain(rule);
});

test.each(habits.filter((habit) => habit.rule === null))("$file: $name is fine", ({ file }) => {
  expect(rulesIn(file)).toEqual([]);
});

function domain(name: string, text: string, rule: string | null): Habit {
  return { name, file: `shared/domain/${name.replaceAll(" ", "-")}.ts`, text, rule };
}

/** One import a line, so that a finding's line tells which import it is about. */
function source({ may, mayNot }: Layer): string {
  return [...may, ...mayNot]
    .map((imported, at) => {
      const [, type = "", from = ""] = /^(type )?(.*)$/.exec(imported) ?? [];
      return `import ${type}{ name${at} } from "${from}";\n`;
    })
    .join("");
}

function importRules(layer: Layer, imported: string): readonly string[] {
  const line = [...layer.may, ...layer.mayNot].indexOf(imported) + 1;
  return found
    .filter((finding) => finding.file === layer.file && finding.line === line)
    .map((finding) => finding.rule)
    .filter((rule) => rule === "eslint(no-restricted-imports)");
}

function rulesIn(file: string): readonly string[] {
  return found.filter((finding) => finding.file === file).map((finding) => finding.rule);
}
