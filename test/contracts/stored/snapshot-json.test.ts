/** A snapshot is stored as one text, from which it is read back as it was frozen. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { readSnapshotName } from "../../../shared/contracts/files/snapshot-name.ts";
import {
  contentToCanonical,
  snapshotFromCanonical,
  snapshotSchema,
  snapshotToCanonical,
} from "../../../shared/contracts/stored/snapshot-json.ts";
import { canonicalText } from "../../../shared/contracts/values/canonical-json.ts";
import { currentLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { nameOf, type SnapshotLine } from "../../../shared/domain/snapshots/snapshot.ts";
import { day } from "../../support/builders.ts";
import { aSnapshot, aSnapshotLine } from "../../support/snapshots.ts";
import { anAlert } from "../../support/uploads.ts";
import { balances, greatestWon } from "../arbitraries.ts";

const won = fc.option(fc.bigInt({ min: -greatestWon, max: greatestWon }), { nil: null });
const lines: fc.Arbitrary<SnapshotLine> = fc
  .record({ balance: balances, expected: won, target: won })
  .map(({ balance, expected, target }) => {
    return { ...currentLine(balance), parts: [balance.project.id], expected, target };
  })
  // A plan keeps its seq in the ledger, and has none in a line.
  .map((line) => ({ ...line, plan: line.plan.map(({ date, amounts }) => ({ date, amounts })) }));

const snapshots = fc
  .record({
    lines: fc.array(lines, { maxLength: 4 }),
    alerts: fc.constantFrom([], [anAlert()], [anAlert({ fund: "national" }), anAlert()]),
    takenBy: fc.option(fc.string({ unit: "grapheme" }), { nil: null }),
    version: fc.integer({ min: 1, max: 9 }),
    knownSeq: fc.nat(),
    previous: fc.option(
      fc.record({
        asOf: fc.constant(day("2020-06-30")),
        version: fc.integer({ min: 1, max: 9 }),
        hash: fc.stringMatching(/^[0-9a-f]{64}$/),
      }),
      { nil: null },
    ),
    fileName: fc.string({ unit: "grapheme" }),
  })
  .map(({ fileName, ...changed }) =>
    aSnapshot({
      ...changed,
      sources: [
        {
          uploadId: "aaaa",
          seq: 1,
          fileName,
          sha256: "a".repeat(64),
          format: "template",
          asOf: day("2020-09-30"),
          at: "2020-10-05T00:00:00.000Z",
        },
      ],
    }),
  );

describe("a snapshot as canonical JSON", () => {
  test("is read back as it was, and written again to the same bytes, whatever is in it", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const bytes = snapshotToCanonical(snapshot);
        const read = snapshotFromCanonical(bytes);
        expect(read).toEqual(snapshot);
        expect(Buffer.from(snapshotToCanonical(read))).toEqual(Buffer.from(bytes));
      }),
      { seed: 30, numRuns: 200 },
    );
  });

  test("has one text, whatever order its fields were given in", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalText(value);
        expect(canonicalText(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  test("keeps the letters of names as they were: composed stays composed, and decomposed decomposed", () => {
    const names = ["가".normalize("NFC"), "가".normalize("NFD")];
    const texts = names.map((takenBy) =>
      new TextDecoder().decode(snapshotToCanonical(aSnapshot({ takenBy }))),
    );
    for (const [at, text] of texts.entries()) expect(text).toContain(`"takenBy":"${names[at]}"`);
    expect(texts[0]).not.toBe(texts[1]);
  });

  test("is text without spaces, its keys in order", () => {
    const text = new TextDecoder().decode(snapshotToCanonical(aSnapshot({ lines: [] })));
    expect(text).toBe(
      '{"alerts":[],"asOf":"2020-09-30","basis":"expenditure/appropriation","books":{"fiscalYear":2020,"office":"1129000"},"knownSeq":1,"lines":[],"policyVersion":"default-1","previous":null,"schema":2,"sources":[],"takenAt":"2020-11-02T00:00:00.000Z","takenBy":"재무과","unmatched":null,"version":1,"yearEndTargetBasisPoints":"10000"}',
    );
  });

  test.each([
    { what: "another schema", change: '"schema":3' },
    { what: "won as a number", change: '"yearEndTargetBasisPoints":10000' },
  ])("of $what is refused", ({ change }) => {
    const name = /^"\w+"/.exec(change)?.[0] ?? "";
    const text = new TextDecoder().decode(snapshotToCanonical(aSnapshot()));
    const changed = text.replace(new RegExp(`${name}:("\\d+"|\\d+)`), change);
    expect(changed).not.toBe(text);
    expect(() => snapshotFromCanonical(new TextEncoder().encode(changed))).toThrow(z.ZodError);
  });

  test("says the same whoever took it, whenever, and whatever else was known then", () => {
    const content = (snapshot: ReturnType<typeof aSnapshot>) => Buffer.from(contentToCanonical(snapshot));
    const before = aSnapshot();
    const previous = { asOf: day("2020-06-30"), version: 1, hash: "a".repeat(64) };
    const again = { version: 2, takenAt: "2020-12-01T00:00:00.000Z", takenBy: null, knownSeq: 9, previous };
    const later = aSnapshot({ ...again, lines: [aSnapshotLine({ lastSeq: 9 })] });
    expect(content(later)).toEqual(content(before));
    expect(content(aSnapshot({ lines: [aSnapshotLine({ expected: 1n })] }))).not.toEqual(content(before));
    expect(content(aSnapshot({ policyVersion: "2020/1" }))).not.toEqual(content(before));
  });

  // To publish a change that adds: z.toJSONSchema(snapshotSchema, { io: "input" }) is what the file holds.
  test("has the schema that is published", () => {
    const path = join(import.meta.dirname, "../../../docs/schemas/snapshot-2.json");
    const { title, description, ...published } = z
      .looseObject({ title: z.string(), description: z.string() })
      .parse(JSON.parse(readFileSync(path, "utf8")));
    expect(title).toContain("snapshot");
    expect(description).toContain("canonical");
    expect(published).toEqual(z.toJSONSchema(snapshotSchema, { io: "input" }));
  });
});

describe("the name of a snapshot", () => {
  test.each([
    { text: "2020-09-30", name: { asOf: "2020-09-30", version: null } },
    { text: "2020-09-30/2", name: { asOf: "2020-09-30", version: 2 } },
    { text: "Q3", name: { asOf: "2020-09-30", version: null } },
    { text: "q1/1", name: { asOf: "2020-03-31", version: 1 } },
    { text: "Q4/12", name: { asOf: "2020-12-31", version: 12 } },
  ])("$text is read", ({ text, name }) => {
    expect(readSnapshotName(text, 2020)).toEqual(name);
  });

  test.each(["", "Q5", "Q", "2020-02-30", "2020-09-30/0", "2020-09-30/", "2020-09-30/x", "latest"])(
    "%s is none",
    (text) => {
      expect(readSnapshotName(text, 2020)).toBeNull();
    },
  );

  test("is written as it is read", () => {
    const name = { asOf: day("2020-09-30"), version: 2 };
    expect(readSnapshotName(nameOf(name), 2020)).toEqual(name);
  });
});

/** The same value with the fields of each object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  // Not Object.fromEntries alone: a key "__proto__" is a field like any other.
  const fields = Object.entries(value).toReversed();
  return Object.fromEntries(fields.map(([name, field]) => [name, reversed(field)]));
}
