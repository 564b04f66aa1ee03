/**
 * Histories of postings as offices really send them: in order and out of it, totals and payments,
 * split and unsplit, several on a day, restated, renamed, planned.
 */
import * as fc from "fast-check";
import type { IsoDate } from "../../../shared/domain/values/calendar.ts";
import { type Fund, funds } from "../../../shared/domain/values/fund.ts";
import { measures } from "../../../shared/domain/values/measure.ts";
import { type Entry, entryKinds, type Posting } from "../../../shared/domain/ledger/posting.ts";
import type { ProjectFacts } from "../../../shared/domain/values/project.ts";
import { aPosting, aProject, day } from "../../support/builders.ts";

/** Few enough that days tie, with month ends and the days around them. */
export const days: readonly IsoDate[] = [
  "2020-01-01",
  "2020-01-31",
  "2020-02-28",
  "2020-02-29",
  "2020-03-01",
  "2020-06-15",
  "2020-06-29",
  "2020-06-30",
  "2020-10-31",
  "2020-11-01",
  "2020-12-31",
].map(day);

/** Small ones repeat, great ones are past 2^53, negative ones are refunds. */
const amounts = fc.oneof(
  fc.constantFrom(0n, 100n, 200n, -100n),
  fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
);

const facts: fc.Arbitrary<ProjectFacts> = fc
  .record({
    name: fc.constantFrom("마을기업 육성", "마을기업 지원", "마을 기업 육성"),
    unitProject: fc.constantFrom(null, "사회적경제 활성화", "기본경비"),
    team: fc.constantFrom(null, "청년지원팀", "정책팀"),
    contact: fc.constantFrom(null, "a@example.go.kr"),
  })
  .map((changed) => ({ ...aProject(changed), id: aProject().id }));

function entriesOn(dates: readonly IsoDate[]): fc.Arbitrary<Entry[]> {
  return fc
    .array(
      fc.record({
        measure: fc.constantFrom(...measures),
        fund: fc.constantFrom<Fund[]>(...funds),
        object: fc.constant(null),
        date: fc.constantFrom(...dates),
        amount: amounts,
        kind: fc.constantFrom(...entryKinds),
      }),
      { maxLength: 8 },
    )
    .map(withoutDoubledTotals);
}

/** A posting states one total of a measure and fund once for a date; equal payments are legal. */
function withoutDoubledTotals(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const key = `${entry.measure} ${entry.fund} ${entry.date}`;
    if (entry.kind === "increment") return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Anything in any order. */
const disorderly = fc.array(
  fc.record({ project: facts, asOf: fc.constantFrom(...days), entries: entriesOn(days) }),
  { minLength: 1, maxLength: 9 },
);

/** Days in order, each with figures of that day; a plan looks ahead. */
const orderly = fc
  .array(fc.nat({ max: days.length - 1 }), { minLength: 1, maxLength: 9 })
  .chain((at) => fc.tuple(...at.toSorted((a, b) => a - b).map((index) => recordOf(index))));

function recordOf(index: number) {
  const asOf = days[index] ?? day("2020-12-31");
  return fc.record({ project: facts, asOf: fc.constant(asOf), entries: entriesOn([asOf]) });
}

/** A payment list states some days whole; an undo takes back one of the uploads before it. */
const kinds = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ kind: "other" as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("list" as const),
      from: fc.constantFrom(...days),
      to: fc.constantFrom(...days),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("undo" as const), of: fc.nat() }) },
);

/** In upload order. */
export const histories: fc.Arbitrary<readonly Posting[]> = fc
  .oneof(disorderly, orderly)
  .chain((records) => fc.tuple(fc.constant(records), fc.array(kinds, { minLength: 9, maxLength: 9 })))
  .map(([records, ways]) =>
    records.map((record, at): Posting => {
      const way = ways[at] ?? { kind: "other" };
      const seq = at + 1;
      const plain = aPosting({ ...record, rows: [at + 2], seq, uploadId: `upload-${seq}` });
      if (way.kind === "undo" && at > 0)
        return { ...plain, entries: [], format: null, reverses: (way.of % at) + 1 };
      if (way.kind !== "list") return plain;
      const [from, to] = way.from < way.to ? [way.from, way.to] : [way.to, way.from];
      const isListed = ({ kind, date }: Entry): boolean => kind === "increment" && date >= from && date <= to;
      return { ...plain, entries: plain.entries.filter(isListed), covers: { from, to } };
    }),
  );

/** A history, and the same postings in some other order. */
export const shuffledHistories: fc.Arbitrary<{ history: readonly Posting[]; shuffled: readonly Posting[] }> =
  histories.chain((history) =>
    fc
      .shuffledSubarray([...history], { minLength: history.length, maxLength: history.length })
      .map((shuffled) => ({ history, shuffled })),
  );
