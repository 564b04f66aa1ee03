// A project that was split into lines which a person said to be that project, and files that lack one of them.
import { describe, expect, test } from "vitest";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { checkParts } from "../../../shared/domain/checks/parts-check.ts";
import { partnersOf } from "../../../shared/domain/matching/match-answers.ts";
import {
  type ProjectId,
  projectIdOfCode,
  projectIdOfPayments,
} from "../../../shared/domain/values/project.ts";
import type { Won } from "../../../shared/domain/values/won.ts";
import { aBalance, aPosting, aProject, aStatement, day } from "../../support/builders.ts";

const [whole, upper, lower] = ["A1", "A11", "A12"].map(projectIdOfCode) as [ProjectId, ProjectId, ProjectId];
const split = partnersOf([
  { from: upper, to: whole },
  { from: lower, to: whole },
]);

function stating(id: ProjectId, won: Won, asOf = "2026-08-31"): Posting {
  const entries = aStatement(asOf, { unsplit: won }, "appropriation");
  return aPosting({ project: aProject({ id, name: `사업 ${id}` }), asOf: day(asOf), entries });
}

const ledger = new Map([[whole, aBalance(stating(whole, 100n, "2026-07-31"))]]);

function found(records: readonly Posting[], partners = split): readonly string[] {
  const parts = new Map([[whole, records]]);
  return checkParts({ parts, partners, balances: ledger }).map(
    ({ code, consequence }) => `${consequence} ${code}`,
  );
}

describe("a project in parts", () => {
  test.each<[string, readonly Posting[], readonly string[]]>([
    ["is whole with all of them", [stating(upper, 60n), stating(lower, 30n)], []],
    [
      "is asked about where one is missing and its budget falls",
      [stating(lower, 40n)],
      ["hold part-missing"],
    ],
    ["goes on in one part where that took the money of the others", [stating(lower, 100n)], []],
    ["is not asked about for an earlier day", [stating(lower, 40n, "2026-06-30")], []],
    [
      "does not add up over several days",
      [stating(upper, 60n), stating(lower, 40n, "2026-07-31")],
      ["reject parts-of-other-days"],
    ],
  ])("%s", (_, records, expected) => {
    expect(found(records)).toEqual(expected);
  });

  test("is none that was renamed once, nor one that payments are said to be of", () => {
    expect(found([stating(lower, 40n)], partnersOf([{ from: lower, to: whole }]))).toEqual([]);
    const paid = { from: projectIdOfPayments("일반회계", "건설과", "하천"), to: whole };
    expect(found([stating(lower, 40n)], partnersOf([{ from: lower, to: whole }, paid]))).toEqual([]);
  });
});
