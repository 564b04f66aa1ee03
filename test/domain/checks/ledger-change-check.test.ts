import { describe, expect, test } from "vitest";
import {
  checkChanges,
  checkWideFall,
  comparedSpending,
  withFallsFolded,
} from "../../../shared/domain/checks/ledger-change-check.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { fileFinding } from "../../../shared/domain/values/finding.ts";
import { type ProjectId, projectIdOfName } from "../../../shared/domain/values/project.ts";
import type { Won } from "../../../shared/domain/values/won.ts";
import { aBalance, aPayment, aPosting, aProject, aStatement, day } from "../../support/builders.ts";

const kept = (postings: readonly Posting[]) =>
  new Map(postings.map((posting) => [posting.project.id, aBalance(posting)]));

function check(file: readonly Posting[], ledger: readonly Posting[], spentThen = new Map<ProjectId, Won>()) {
  return findingsOf(file, ledger, spentThen).map(
    ({ code, consequence, value }) => `${consequence} ${code} ${value}`,
  );
}

function findingsOf(
  file: readonly Posting[],
  ledger: readonly Posting[],
  spentThen: ReadonlyMap<ProjectId, Won> = new Map(),
) {
  const found = new Map(ledger.map(({ project, findings }) => [project.id, findings]));
  const balances = kept(ledger);
  return checkChanges({
    records: file,
    balances,
    spending: comparedSpending(file, balances, spentThen),
    found,
  });
}

describe("a running total that falls", () => {
  const spending = (asOf: string, spent: bigint) => [
    aPosting({ asOf: day(asOf), entries: aStatement(asOf, { unsplit: spent }) }),
  ];

  test.each([
    { before: 500_000_000n, after: 400_000_000n, says: [] },
    { before: 500_000_000n, after: 399_999_999n, says: ["note cumulative-fell 399,999,999"] },
    { before: 500_000_000n, after: 600_000_000n, says: [] },
  ])("from $before to $after is noted by more than 100 million won", ({ before, after, says: expected }) => {
    expect(check(spending("2026-06-30", after), spending("2026-06-29", before))).toEqual(expected);
  });

  test("is told again by the same day said once more, and not by another day or another amount", () => {
    const finding = { code: "cumulative-fell", value: "300,000,000", ko: "줄었습니다", en: "fell" };
    const fallen = spending("2026-06-30", 300_000_000n).map((posting) => ({
      ...posting,
      findings: [finding],
    }));
    expect(check(spending("2026-06-30", 300_000_000n), fallen)).toEqual(["note cumulative-fell 300,000,000"]);
    expect(check(spending("2026-07-01", 300_000_000n), fallen)).toEqual([]);
    expect(check(spending("2026-06-30", 310_000_000n), fallen)).toEqual([]);
    expect(check(spending("2026-06-30", 300_000_000n), spending("2026-06-30", 300_000_000n))).toEqual([]);
  });

  test("is told with its row, both totals and the difference", () => {
    const [after] = spending("2026-06-30", 300_000_000n);
    if (after === undefined) throw new RangeError("No posting");
    const file = [{ ...after, rows: [12, 13] as const }];
    expect(findingsOf(file, spending("2026-06-30", 500_000_000n))).toMatchObject([
      {
        row: 12,
        ko: `"${after.project.name}"의 집행액 누계가 500,000,000원에서 300,000,000원으로 200,000,000원 줄었습니다. 여입·반납이면 그대로 두시고, 아니면 원본을 확인해 주십시오.`,
        en: `The running total spent on "${after.project.name}" fell by 200,000,000 won, from 500,000,000 to 300,000,000. If it is no refund, check the source.`,
      },
    ]);
  });

  test("of several projects is one sentence: how many, how much in all, and the greatest", () => {
    const falls = (["하나", '둘 "특별", 1,000 from', "셋"] as const).map((name, at) => {
      const project = { ...aProject({ name }), id: projectIdOfName("project", null, name) };
      const of = (asOf: string, spent: bigint) =>
        aPosting({ project, asOf: day(asOf), entries: aStatement(asOf, { unsplit: spent }) });
      return {
        before: of("2026-06-29", 900_000_000n),
        after: of("2026-06-30", BigInt(3 - at) * 100_000_000n),
      };
    });
    const found = findingsOf(
      falls.map(({ after }) => after),
      falls.map(({ before }) => before),
    );
    const other = fileFinding("note", "other", null, { ko: "다른 것", en: "another" });
    const folded = withFallsFolded([other, ...found]);
    expect(folded).toMatchObject([other, { code: "cumulative-fell", row: null, value: "2,100,000,000" }]);
    expect(folded[1]?.ko).toContain(
      '사업 3건의 집행액 누계가 모두 2,100,000,000원 줄었습니다. 가장 큰 것: "셋"',
    );
    expect(folded[1]?.en).toContain('"셋", by 800,000,000 won from 900,000,000 to 100,000,000.');
    expect(withFallsFolded(found.slice(0, 1))).toEqual(found.slice(0, 1));
    // What an earlier version wrote otherwise stands as it is.
    expect(withFallsFolded([{ ...other, code: "cumulative-fell" }, other])).toHaveLength(2);
  });

  test.each([
    { what: "another measure's total", entries: aStatement("2026-06-30", { unsplit: 1n }, "commitment") },
    { what: "a payment", entries: [aPayment("2026-06-30", 1n)] },
    { what: "nothing", entries: [] },
  ])("is not seen in $what", ({ entries }) => {
    const file = [aPosting({ asOf: day("2026-06-30"), entries })];
    expect(check(file, spending("2026-06-29", 500_000_000n))).toEqual([]);
  });

  test("is no fall when the file is the older one: that is said instead", () => {
    expect(findingsOf(spending("2026-06-29", 1n), spending("2026-06-30", 500_000_000n))).toMatchObject([
      {
        code: "as-of-older",
        consequence: "note",
        value: "2026-06-29",
        ko: "2026-06-29 기준 자료이나 장부에는 더 나중 자료가 있는 사업이 1건 있습니다. 그날의 기록으로 반영하며 현재 금액은 되돌리지 않습니다.",
        en: "The figures are as of 2026-06-29, and for 1 projects the ledger has later ones. They go into history as of that day; the current figures do not go back.",
      },
    ]);
  });

  test("is seen in the older one against what was known of its own day", () => {
    const file = spending("2026-06-29", 1n);
    const [posting] = file;
    if (posting === undefined) throw new RangeError("No posting");
    const then = new Map([[posting.project.id, 400_000_000n]]);
    expect(check(file, spending("2026-06-30", 500_000_000n), then)).toEqual([
      "note cumulative-fell 1",
      "note as-of-older 2026-06-29",
    ]);
  });
});

describe("an appropriation that grew past an older current budget", () => {
  const budget = (asOf: string, measures: { readonly appropriation?: Won; readonly current?: Won }) =>
    aPosting({
      asOf: day(asOf),
      entries: [
        ...(measures.appropriation === undefined
          ? []
          : aStatement(asOf, { unsplit: measures.appropriation }, "appropriation")),
        ...(measures.current === undefined
          ? []
          : aStatement(asOf, { unsplit: measures.current }, "current-budget")),
      ],
    });
  const june = budget("2026-06-30", { appropriation: 100n, current: 110n });
  const added = { ...budget("2026-07-15", { appropriation: 20n }) };
  const increment = {
    ...added,
    entries: added.entries.map((entry) => ({ ...entry, kind: "increment" as const })),
  };

  test.each<[string, Posting, Posting, readonly string[]]>([
    [
      "is asked about",
      budget("2026-08-31", { appropriation: 200n }),
      june,
      ["hold current-budget-older 200"],
    ],
    ["is asked about where an event adds to it", increment, june, ["hold current-budget-older 120"]],
    ["is none where it stays below", budget("2026-08-31", { appropriation: 110n }), june, []],
    [
      "is none where the current budget comes with it",
      budget("2026-08-31", { appropriation: 200n, current: 210n }),
      june,
      [],
    ],
    [
      "is none where it was above before",
      budget("2026-08-31", { appropriation: 210n }),
      budget("2026-06-30", { appropriation: 200n, current: 190n }),
      [],
    ],
    [
      "is none of an earlier day",
      budget("2026-05-31", { appropriation: 200n }),
      june,
      ["note as-of-older 2026-05-31"],
    ],
    [
      "is none where no current budget is known",
      budget("2026-08-31", { appropriation: 200n }),
      budget("2026-06-30", { appropriation: 100n }),
      [],
    ],
  ])("%s", (_, file, ledger, expected) => {
    expect(check([file], [ledger])).toEqual(expected);
  });
});

describe("running totals that fall together", () => {
  const spendingOf = (asOf: string, wons: readonly (bigint | null)[]) =>
    wons.map((won, at) => {
      const name = `사업 ${at}`;
      const project = { ...aProject({ name }), id: projectIdOfName("project", null, name) };
      const entries = won === null ? [] : aStatement(asOf, { unsplit: won });
      return aPosting({ project, asOf: day(asOf), entries, rows: [at + 2] });
    });

  const held = (
    before: readonly (bigint | null)[],
    after: readonly (bigint | null)[],
    { days = ["2026-06-30", "2026-07-31"], spentThen = new Map<ProjectId, Won>() } = {},
  ) => {
    const [then = "", now = ""] = days;
    const balances = kept(spendingOf(then, before));
    return checkWideFall(comparedSpending(spendingOf(now, after), balances, spentThen));
  };

  test.each([
    ["to a month's amounts", [500n, 700n, 300n], [50n, 70n, 40n]],
    ["to nothing", [500n, 700n], [0n, 0n]],
    ["though the smallest grows", [500n, 700n, 1n], [50n, 70n, 9n]],
  ])("wait %s", (_, before, after) => {
    expect(held(before, after).map(({ code, consequence }) => `${consequence} ${code}`)).toEqual([
      "hold spending-fell-widely",
    ]);
  });

  test.each([
    ["one project alone, which a refund may do", [500n, 1n], [50n, 1n]],
    ["the only project", [500n], [0n]],
    ["few of many", [900n, 10n, 10n, 10n], [5n, 5n, 10n, 10n]],
    ["by less than half of the money", [500n, 700n], [300n, 400n]],
    ["what had no spending", [null, null, 0n], [0n, 0n, 0n]],
    ["what is not stated again", [500n, 700n], [null, null]],
    ["what was below nothing", [-5n, -7n], [-50n, -70n]],
  ])("do not wait where they are %s", (_, before, after) => {
    expect(held(before, after)).toEqual([]);
  });

  test("of an older day are held against what was known of that day", () => {
    const days = ["2026-07-31", "2026-06-30"];
    expect(held([500n, 700n], [50n, 70n], { days })).toEqual([]);
    const spentThen = new Map(
      spendingOf("2026-06-30", [400n, 600n]).map(({ project }) => [project.id, 500n]),
    );
    expect(held([500n, 700n], [50n, 70n], { days, spentThen })).toHaveLength(1);
  });

  test("are told with their row, their number and both sums", () => {
    expect(held([500_000n, 700_000n], [50_000n, 70_000n])).toMatchObject([
      {
        row: 2,
        value: "120,000",
        ko: '집행액이 있던 사업 2건 가운데 2건의 집행액 누계가 줄어 합계가 1,200,000원에서 120,000원이 됩니다("사업 0" 500,000 → 50,000, "사업 1" 700,000 → 70,000). 누계가 아니라 한 달이나 한 기간의 금액이거나 덜 만들어진 자료로 보여 보류합니다. 1월 1일부터의 누계로 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.',
      },
    ]);
  });
});
