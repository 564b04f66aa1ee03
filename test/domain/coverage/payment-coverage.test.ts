/** Which lines of the ledger a payment list speaks of. */
import { describe, expect, test } from "vitest";
import { linesCovered } from "../../../shared/domain/coverage/coverage.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { type ProjectFacts, projectIdOfPayments } from "../../../shared/domain/values/project.ts";
import { aBalance, aPayment, aPosting, aProject, day } from "../../support/builders.ts";

const period = { from: day("2020-10-01"), to: day("2020-10-31") };
const ofRoads = { name: "도로", department: "건설과", account: "일반회계" };

function line(facts: Partial<ProjectFacts> = {}): ProjectFacts {
  const { account, department, name } = { ...ofRoads, ...facts };
  return aProject({ account, department, name, id: projectIdOfPayments(account, department, name) });
}

function paying(project: ProjectFacts, date = "2020-10-05"): Posting {
  return aPosting({ project, entries: [aPayment(date, 1_000n)] });
}

function covered(listed: readonly ProjectFacts[], ...ledger: readonly Posting[]): string[] {
  const balances = new Map(ledger.map((posting) => [posting.project.id, aBalance(posting)]));
  const records = listed.map((project) => paying(project));
  return linesCovered(records, balances, period).map(({ department, name }) => `${department} ${name}`);
}

describe("a list that names its departments", () => {
  test.each([
    { what: "another project of its department", facts: { name: "하천" }, isCovered: true },
    { what: "its department under an account that is not stated", facts: { account: null }, isCovered: true },
    { what: "an equal name in another department", facts: { department: "토목과" }, isCovered: false },
    { what: "another department", facts: { name: "하천", department: "토목과" }, isCovered: false },
    { what: "its department in another account", facts: { account: "특별회계" }, isCovered: false },
    { what: "an equal name without a department", facts: { department: null }, isCovered: true },
    {
      what: "another name without a department",
      facts: { name: "하천", department: null },
      isCovered: false,
    },
  ])("speaks of $what: $isCovered", ({ facts, isCovered }) => {
    expect(covered([line()], paying(line(facts)))).toHaveLength(isCovered ? 1 : 0);
  });
});

describe("a list without departments", () => {
  test.each([
    { what: "its project in any department", facts: {}, isCovered: true },
    { what: "its project in another account", facts: { account: "특별회계" }, isCovered: false },
    { what: "another project of a department", facts: { name: "하천" }, isCovered: false },
    { what: "another project of such a list", facts: { name: "하천", department: null }, isCovered: true },
  ])("speaks of $what: $isCovered", ({ facts, isCovered }) => {
    expect(covered([line({ department: null })], paying(line(facts)))).toHaveLength(isCovered ? 1 : 0);
  });
});

test.each([
  { last: "2020-10-01", isCovered: true },
  { last: "2020-09-30", isCovered: false },
])("a line with a last payment on $last is in the list's days: $isCovered", ({ last, isCovered }) => {
  expect(covered([line()], paying(line(), last))).toHaveLength(isCovered ? 1 : 0);
});

test("what else states spending is laid under payments, and is no line of a list", () => {
  expect(covered([line()], paying(aProject(ofRoads)))).toEqual([]);
  expect(covered([line()], aPosting({ project: line(), entries: [] }))).toEqual([]);
});

describe("a department that a person said is another one", () => {
  const renamed = (name: string): ProjectFacts => ({ ...line({ name }), department: "건설도로과" });
  const ledger = ["도로", "하천", "교량"].map((name) => paying(line({ name })));

  test("is spoken of under its new name, with what is left of it", () => {
    expect(covered([renamed("도로"), renamed("하천")], ...ledger)).toEqual([
      "건설과 도로",
      "건설과 하천",
      "건설과 교량",
    ]);
  });

  test("is not where one project of it moved", () => {
    expect(covered([renamed("도로")], ...ledger)).toEqual([]);
  });
});
