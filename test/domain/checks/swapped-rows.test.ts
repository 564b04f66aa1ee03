/** Names that slipped into one another's rows: a file of them waits, and what else changes two budgets does not. */
import { expect, test } from "vitest";
import { comparedSpending } from "../../../shared/domain/checks/ledger-change-check.ts";
import { checkSwappedRows } from "../../../shared/domain/checks/swapped-rows.ts";
import { projectIdOfName } from "../../../shared/domain/values/project.ts";
import { aBalance, aPosting, aProject, aStatement, day } from "../../support/builders.ts";

type Row = readonly [name: string, budget: bigint, spent: bigint];

function codesOf(before: readonly Row[], after: readonly Row[], then = "2026-06-30", now = "2026-07-31") {
  const stated = (rows: readonly Row[], asOf: string) =>
    rows.map(([name, budget, spent], at) =>
      aPosting({
        project: aProject({ id: projectIdOfName("project", "과", name), name }),
        asOf: day(asOf),
        rows: [at + 2],
        entries: [
          ...aStatement(asOf, { unsplit: budget }, "appropriation"),
          ...aStatement(asOf, { unsplit: spent }),
        ],
      }),
    );
  const balances = new Map(stated(before, then).map((each) => [each.project.id, aBalance(each)]));
  return checkSwappedRows(comparedSpending(stated(after, now), balances, new Map())).map(
    ({ code, consequence, row, value }) => `${consequence} ${code} ${row} ${value}`,
  );
}

const june: readonly Row[] = [
  ["하천", 200n, 80n],
  ["도로", 100n, 40n],
  ["교량", 70n, 30n],
  ["급식", 500n, 90n],
];

test.each<{ what: string; after: readonly Row[]; found: readonly string[] }>([
  {
    what: "two rows that changed places",
    after: [
      ["하천", 100n, 44n],
      ["도로", 200n, 90n],
      ["교량", 70n, 31n],
      ["급식", 500n, 95n],
    ],
    found: ["hold rows-swapped 2 2"],
  },
  {
    what: "three rows in a ring, in another order",
    after: [
      ["급식", 500n, 95n],
      ["교량", 200n, 88n],
      ["하천", 100n, 44n],
      ["도로", 70n, 33n],
    ],
    found: ["hold rows-swapped 3 3"],
  },
  {
    what: "spending alone that changed places",
    after: [
      ["하천", 200n, 40n],
      ["도로", 100n, 80n],
      ["교량", 70n, 31n],
    ],
    found: ["hold rows-swapped 2 2"],
  },
  {
    what: "spending that slipped by a row in all of them",
    after: [
      ["하천", 200n, 40n],
      ["도로", 100n, 30n],
      ["교량", 70n, 90n],
      ["급식", 500n, 80n],
    ],
    found: ["hold rows-swapped 2 4"],
  },
  {
    what: "spending that changed places beside one that rose to what one of them had",
    after: [
      ["급식", 500n, 80n],
      ["하천", 200n, 40n],
      ["도로", 100n, 80n],
    ],
    found: ["hold rows-swapped 3 2"],
  },
  {
    what: "spending that rises to what another had, or is another's once more",
    after: [
      ["하천", 200n, 90n],
      ["도로", 100n, 80n],
      ["교량", 70n, 80n],
      ["급식", 500n, 95n],
    ],
    found: [],
  },
  {
    what: "a transfer that exchanges two budgets and leaves the spending",
    after: [
      ["하천", 100n, 80n],
      ["도로", 200n, 90n],
    ],
    found: [],
  },
  {
    what: "budgets exchanged where each spending is one that went on",
    after: [
      ["하천", 100n, 85n],
      ["도로", 200n, 95n],
    ],
    found: [],
  },
  { what: "a refund beside an unchanged budget", after: [["하천", 200n, 44n]], found: [] },
  {
    what: "a budget that another one had, of a row that is not there",
    after: [["하천", 100n, 44n]],
    found: [],
  },
  {
    what: "all as it was, a month later",
    after: june.map(([name, budget, spent]): Row => [name, budget, spent + 1n]),
    found: [],
  },
])("$what: $found", ({ after, found }) => {
  expect(codesOf(june, after)).toEqual(found);
});

test("a third project of the same budget that stays as it was hides nothing", () => {
  const before: readonly Row[] = [
    ["하천", 100n, 80n],
    ["도로", 100n, 40n],
    ["교량", 70n, 30n],
  ];
  const after: readonly Row[] = [
    ["교량", 100n, 81n],
    ["도로", 100n, 41n],
    ["하천", 70n, 31n],
  ];
  expect(codesOf(before, after)).toEqual(["hold rows-swapped 2 2"]);
});
