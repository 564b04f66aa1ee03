// Whether two postings say the same but for their day: found without the text by which it is recognised later.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  confirmedOrigin,
  contentOf,
  repeatsButForItsDay,
  statementIn,
} from "../../../shared/domain/journal/statement.ts";
import { rebuild } from "../../../shared/domain/ledger/balance.ts";
import { entryKinds, type Posting } from "../../../shared/domain/ledger/posting.ts";
import { funds } from "../../../shared/domain/values/fund.ts";
import { measures } from "../../../shared/domain/values/measure.ts";
import { anEntry, aPosting, aProject, day } from "../../support/builders.ts";

const seed = 1907;
const later = day("2020-11-30");

const found = { code: "name-changed", value: "가", ko: "", en: "" };
const first = aPosting({
  findings: [found],
  entries: [anEntry(), anEntry({ measure: "appropriation", fund: "national", amount: 5_000_000n })],
});
const again = aPosting({
  ...first,
  seq: 2,
  asOf: later,
  rows: [7],
  findings: [{ ...found, ko: "다른 말", en: "in other words" }],
  entries: first.entries.map((entry) => ({ ...entry, date: later })),
});

describe("a posting of a later day", () => {
  test("repeats one that differs in day, number, rows and wording alone", () => {
    expect(repeatsButForItsDay(again, first)).toBe(true);
    expect(contentOf(again)).toBe(contentOf(first));
  });

  test.each<{ what: string; change: Partial<Posting> }>([
    { what: "an amount", change: { entries: again.entries.map((entry) => ({ ...entry, amount: 1n })) } },
    {
      what: "a fund",
      change: { entries: again.entries.map((entry) => ({ ...entry, fund: "other" as const })) },
    },
    { what: "an entry fewer", change: { entries: again.entries.slice(0, 1) } },
    { what: "a date that is not its own", change: { asOf: day("2020-12-01") } },
    {
      what: "a payment",
      change: { entries: again.entries.map((each) => ({ ...each, kind: "increment" as const })) },
    },
    {
      what: "a statistical object",
      change: { entries: again.entries.map((each) => ({ ...each, object: "401-01" })) },
    },
    { what: "its department", change: { project: aProject({ department: "도로과" }) } },
    { what: "its contact", change: { project: aProject({ contact: "042-000" }) } },
    { what: "its format", change: { format: "qwgjk" } },
    { what: "a finding fewer", change: { findings: [] } },
    { what: "another value of a finding", change: { findings: [{ ...found, value: "나" }] } },
    { what: "days that it covers", change: { covers: { from: later, to: later } } },
  ])("does not repeat it with another $what", ({ change }) => {
    const other = { ...again, ...change };
    expect(repeatsButForItsDay(other, first)).toBe(false);
    expect(contentOf(other)).not.toBe(contentOf(first));
  });

  test("repeats nothing that its text would tell from it", () => {
    const entries = fc.array(
      fc.record({
        measure: fc.constantFrom(...measures),
        fund: fc.constantFrom(...funds),
        object: fc.constantFrom(null, "201"),
        date: fc.constantFrom(first.asOf, later),
        amount: fc.constantFrom(0n, 1n),
        kind: fc.constantFrom(...entryKinds),
      }),
      { minLength: 1, maxLength: 2 },
    );
    const postings = fc
      .tuple(entries, fc.constantFrom(first.asOf, later), fc.constantFrom("가", "나"))
      .map(([of, asOf, name]) => aPosting({ entries: of, asOf, project: { ...aProject(), name } }));
    fc.assert(
      fc.property(postings, postings, (a, b) => {
        const isSame = contentOf(a) !== null && contentOf(a) === contentOf(b);
        expect(isSame || !repeatsButForItsDay(a, b)).toBe(true);
      }),
      { seed, numRuns: 3_000 },
    );
  });
});

test("a statement is recognised a second and a third time, and no more once the ledger says something else", () => {
  const digestOf = (text: string): string => text;
  const posted = rebuild([first]);
  if (posted === null) throw new RangeError("A posting makes a balance");
  const known = { balance: posted, posted, statement: statementIn(first, digestOf), confirmedThrough: null };
  expect(confirmedOrigin(again, known, digestOf)).toBe(1);
  expect(confirmedOrigin({ ...again, seq: 3 }, known, digestOf)).toBe(1);
  const [entry, ...others] = again.entries;
  const other = { ...again, seq: 3, entries: [{ ...(entry ?? anEntry()), amount: 7n }, ...others] };
  expect(confirmedOrigin(other, known, digestOf)).toBeNull();
  const moved = rebuild([first, { ...other, seq: 2 }]);
  if (moved === null) throw new RangeError("Two postings make a balance");
  expect(
    confirmedOrigin({ ...again, seq: 3 }, { ...known, balance: moved, posted: moved }, digestOf),
  ).toBeNull();
});
