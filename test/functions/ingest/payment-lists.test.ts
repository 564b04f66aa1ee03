/** Overlapping payment lists: whatever parts a year is sent in, and however often, its balances are those of the whole. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Balance } from "../../../shared/domain/ledger/balance.ts";
import type { IsoDate, Period } from "../../../shared/domain/values/calendar.ts";
import type { SourceRecord } from "../../../shared/domain/ledger/posting.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { aPayment, aProject, day } from "../../support/builders.ts";
import { books } from "../../support/uploads.ts";
import { deliver } from "../deliveries.ts";
import { expectLawful, openLedger } from "./ledger-fixture.ts";

interface Payment {
  readonly project: string;
  readonly date: IsoDate;
  readonly amount: bigint;
}

/** What a list of some payments gives: one record for each project, known on the list's last day. */
function recordsOf(payments: readonly Payment[], { to }: Period): SourceRecord[] {
  const numbered = payments.map((payment, at) => ({ ...payment, row: at + 2 }));
  return [...Map.groupBy(numbered, ({ project }) => project)].map(([name, group]) => ({
    project: aProject({ name }),
    asOf: to,
    entries: group.map(({ date, amount }) => aPayment(date, amount)),
    rows: group.map(({ row }) => row),
  }));
}

const nothing = { added: 0, changed: 0, unchanged: 0 };

async function send(ledger: LedgerStore, letter: string, payments: readonly Payment[], period: Period) {
  const inside = payments.filter(({ date }) => date >= period.from && date <= period.to);
  // A list without a payment is no file.
  return inside.length === 0 ? nothing : deliver(ledger, letter, recordsOf(inside, period), period);
}

async function figures(ledger: LedgerStore): Promise<Map<string, Balance["measures"]>> {
  const balances = [...(await ledger.readBalances(books)).values()];
  return new Map(balances.map(({ balance }) => [balance.project.name, balance.measures]));
}

async function figuresOf(payments: readonly Payment[], period: Period) {
  const { ledger } = openLedger();
  await send(ledger, "w", payments, period);
  return figures(ledger);
}

const days = Array.from({ length: 28 }, (_, at) => day(`2020-02-${`${at + 1}`.padStart(2, "0")}`));
const february: Period = { from: day("2020-02-01"), to: day("2020-02-28") };
const firstHalf: Period = { from: day("2020-02-01"), to: day("2020-02-14") };

const someLists = fc.array(
  fc.record({
    project: fc.constantFrom("가", "나", "다", "라", "마"),
    date: fc.constantFrom(...days),
    // Few amounts, so that many payments are equal.
    amount: fc.constantFrom(349_700n, 349_700n, 1_000n, -210_100n, 0n),
  }),
  { minLength: 1, maxLength: 60 },
);
const somePeriods = fc.array(
  fc.tuple(fc.nat({ max: 27 }), fc.nat({ max: 27 })).map(([a, b]): Period => {
    const [from = february.from, to = february.to] = [days[Math.min(a, b)], days[Math.max(a, b)]];
    return { from, to };
  }),
  { maxLength: 5 },
);
const letters = ["a", "b", "c", "d", "e", "f"];

const pensions: Payment[] = ["가", "나", "다", "라", "마"].flatMap((project) =>
  ["2020-02-03", "2020-02-03", "2020-02-20"].map((date) => ({ project, date: day(date), amount: 349_700n })),
);

describe("payment lists", () => {
  test("in any parts that overlap in any way, and the whole at last, come to the whole alone", async () => {
    await fc.assert(
      fc.asyncProperty(someLists, somePeriods, async (payments, periods) => {
        const { ledger } = openLedger();
        for (const [at, period] of [...periods, february].entries()) {
          await send(ledger, letters[at] ?? "", payments, period);
        }
        expect(await figures(ledger)).toEqual(await figuresOf(payments, february));
        await expectLawful(ledger);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("the whole first and its parts after it change no figure", async () => {
    await fc.assert(
      fc.asyncProperty(someLists, somePeriods, async (payments, periods) => {
        const { ledger } = openLedger();
        await send(ledger, "w", payments, february);
        const before = await figures(ledger);
        for (const [at, period] of periods.entries()) {
          expect(await send(ledger, letters[at] ?? "", payments, period)).toMatchObject({ added: 0 });
        }
        expect(await figures(ledger)).toEqual(before);
        await expectLawful(ledger);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("keep equal payments of one day as many as they are, and their rows", async () => {
    const { ledger } = openLedger();
    await send(ledger, "a", pensions, firstHalf);
    await send(ledger, "b", pensions, february);
    const postings = await ledger.readPostings(books, aProject({ name: "가" }).id, 2);
    expect(postings.map(({ entries, rows }) => [entries.length, rows])).toEqual([
      [2, [2, 3]],
      [3, [2, 3, 4]],
    ]);
  });

  test("fold on top of totals that the ledger has, from the day of those on", async () => {
    const { ledger } = openLedger();
    const total = {
      measure: "expenditure",
      fund: "unsplit",
      object: null,
      date: day("2020-02-10"),
      amount: 1_000_000n,
    } as const;
    const project = aProject({ name: "가" });
    const stated = {
      project,
      asOf: day("2020-02-10"),
      entries: [{ ...total, kind: "cumulative" as const }],
      rows: [2],
    };
    await deliver(ledger, "t", [stated]);
    await send(ledger, "a", pensions, february);
    expect((await figures(ledger)).get("가")?.expenditure?.monthEnds[11]).toEqual({ unsplit: 1_349_700n });
    await expectLawful(ledger);
  });
});
