import { describe, expect, test } from "vitest";
import { checkChanges } from "../../../shared/domain/checks/ledger-change-check.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import type { ProjectId } from "../../../shared/domain/values/project.ts";
import type { Won } from "../../../shared/domain/values/won.ts";
import { aBalance, aPayment, aPosting, aStatement, day } from "../../support/builders.ts";

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
  return checkChanges({ records: file, balances: kept(ledger), spentThen, found });
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
