/** JSON is measured before it is parsed, keeps its digits, and loses no member. */
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDocument } from "../../../../shared/formats/containers/document/open-document.ts";
import { sizeOfJson } from "../../../../shared/formats/containers/text/json-size.ts";
import { openSource } from "../../../../shared/formats/containers/open-source.ts";
import { JsonNumber, readJson } from "../../../../shared/formats/containers/text/source-json.ts";

const noLimit = { depth: Infinity, values: Infinity, names: Infinity };

function valuesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, item) => sum + valuesIn(item), 1);
}

test("the values of any JSON are counted, however it is laid out", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom("", " ", "\t", "\r\n"), (value, blank) => {
      const text = JSON.stringify(value, null, blank);
      expect(sizeOfJson(text, noLimit).values).toBe(valuesIn(value));
    }),
  );
});

test("counting ends at the first value above the limit", () => {
  expect(sizeOfJson(`[${"[],".repeat(1_000)}[]]`, { ...noLimit, values: 10 }).values).toBe(11);
});

async function commandErrorOf(text: string): Promise<string> {
  const opening = await openSource(gzipSync(text), openDocument);
  return opening.kind === "refused" ? opening.finding.code : "opened";
}

describe("a file that would swell while it is parsed is refused before it is", () => {
  test.each([
    {
      what: "sixteen million empty arrays in 46 KB of gzip",
      text: () => `[${"[],".repeat(16_000_000)}[]]`,
      code: "json-too-large",
    },
    { what: "empty objects", text: () => `[${"{},".repeat(1_000_000)}{}]`, code: "json-too-large" },
    { what: "numbers", text: () => `[[${"1,".repeat(1_000_000)}1]]`, code: "json-too-large" },
    {
      what: "objects of a name each",
      text: () => `[${Array.from({ length: 5_000 }, (_, at) => `{"k${at}":1}`).join(",")}]`,
      code: "json-too-large",
    },
    {
      what: "small arrays inside each other",
      text: () => `[${"[[[[]]]],".repeat(300_000)}[]]`,
      code: "json-too-large",
    },
    { what: "levels", text: () => `${"[".repeat(200_000)}${"]".repeat(200_000)}`, code: "json-too-deep" },
    { what: "a text that never ends", text: () => `{"${"a".repeat(40_000_000)}`, code: "json-broken" },
  ])("$what", async ({ text, code }) => {
    const startedAt = performance.now();
    expect(await commandErrorOf(text())).toBe(code);
    // A slow machine takes one second for it; parsed, it took more than a minute.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});

test("as many rows as a table may have are no bomb", async () => {
  const row = JSON.stringify(Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`field${at}`, "값"])));
  expect(await commandErrorOf(`[${Array.from({ length: 10_000 }, () => row).join(",")}]`)).toBe("opened");
});

function numberIn(text: string): string | null {
  const json = readJson(`{"a": ${text}}`);
  if (json?.kind !== "json") return null;
  const [value] = Object.values(json.value as Record<string, unknown>);
  return value instanceof JsonNumber ? value.text : null;
}

test.each([
  { text: "0", digits: "0" },
  { text: "-1644500", digits: "-1644500" },
  { text: "999999999999999", digits: "999999999999999" },
  { text: "9007199254740991", digits: "9007199254740991" },
  { text: "9007199254740993", digits: "≈9007199254740993" },
  { text: "281314461077.50", digits: "281314461077.50" },
  // As a Java double prints ten million, and larger ones.
  { text: "1.0E7", digits: "10000000" },
  { text: "2.81314461077E11", digits: "281314461077" },
  { text: "-1.5e-1", digits: "-0.15" },
  { text: "1.2345678901234567E17", digits: "≈1.2345678901234567E17" },
  { text: "1E400", digits: "≈1E400" },
])("the number $text is kept as $digits", ({ text, digits }) => {
  expect(numberIn(text)).toBe(digits);
});

test("an exponent changes no value that a double can hold", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 5 }), (whole, exponent) => {
      const text = `${whole / 10}E${exponent}`;
      expect(Number(numberIn(text))).toBe(Number(text));
    }),
  );
});

describe("a name that stands twice in one object is refused, whichever value a parser would take", () => {
  test.each([
    { text: '{"a":1,"a":2}', name: "a" },
    { text: '[{"a":1},{"b":{"c":1,"d":{},"c":1}}]', name: "c" },
    { text: '{"a":[1,2],"a":1}', name: "a" },
    { text: '{"a":1,"\\u0061":2}', name: "a" },
    { text: '{"a\\"":1,"a\\"":2}', name: 'a"' },
  ])("$text", ({ text, name }) => {
    const json = readJson(text);
    expect(json).toMatchObject({ kind: "refused", finding: { code: "json-name-twice", value: name } });
  });

  test.each([
    '[{"a":1},{"a":1}]',
    '{"a":{"a":{"a":1}}}',
    '{"b":"a","a":"a"}',
    '{"__proto__":1,"a":2}',
    '{"1":0,"01":0}',
  ])("%s is none", (text) => {
    expect(readJson(text)).toMatchObject({ kind: "json" });
  });
});
