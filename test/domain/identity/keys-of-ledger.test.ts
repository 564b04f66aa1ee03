// Rows under 사업명 take the level by which the ledger keeps their department.
import { expect, test } from "vitest";
import { atLevelOfLedger } from "../../../shared/domain/identity/keys-of-ledger.ts";
import type { SourceRecord } from "../../../shared/domain/ledger/posting.ts";
import {
  type ProjectFacts,
  projectIdOfCode,
  projectIdOfName,
  type Tier,
} from "../../../shared/domain/values/project.ts";
import { aBalance, aPosting, aProject } from "../../support/builders.ts";

const facts = (tier: Tier, name: string, over: Partial<ProjectFacts> = {}): ProjectFacts => {
  const department = over.department === undefined ? "복지과" : over.department;
  return aProject({ id: projectIdOfName(tier, department, name), tier, name, department, ...over });
};

const ledgerOf = (...projects: readonly ProjectFacts[]) =>
  new Map(projects.map((project) => [project.id, aBalance(aPosting({ project, entries: [] }))]));

const open = (project: ProjectFacts): SourceRecord => ({
  ...aPosting({ project, entries: [] }),
  isLevelOpen: true,
});

const idsOf = (records: readonly SourceRecord[], ledger: ReturnType<typeof ledgerOf>) =>
  atLevelOfLedger(records, ledger).map(({ project: { id, tier } }) => `${tier} ${id}`);

test.each([
  ["project", "unit-project"],
  ["unit-project", "project"],
] as const)("a table that is read by %s is by %s where the ledger knows its names so", (stated, kept) => {
  const ledger = ledgerOf(facts(kept, "경로당 운영"), facts(kept, "하천 정비"));
  expect(idsOf([open(facts(stated, "경로당운영")), open(facts(stated, "하천 정비"))], ledger)).toEqual([
    `${kept} ${kept}/복지과/경로당운영`,
    `${kept} ${kept}/복지과/하천정비`,
  ]);
});

const unchanged: readonly (readonly [string, SourceRecord, readonly ProjectFacts[]])[] = [
  [
    "states its level",
    aPosting({ project: facts("unit-project", "가"), entries: [] }),
    [facts("project", "가")],
  ],
  ["names nothing that the ledger knows", open(facts("unit-project", "노인복지")), [facts("project", "가")]],
  [
    "bears the name of one of several projects",
    open(facts("unit-project", "가")),
    [facts("project", "가"), facts("project", "나"), facts("project", "다")],
  ],
  [
    "is of another department",
    open(facts("unit-project", "가")),
    [facts("project", "가", { department: "건설과" })],
  ],
  [
    "is of a department that is kept by both levels",
    open(facts("unit-project", "가")),
    [facts("project", "가"), facts("unit-project", "나")],
  ],
  ["meets an empty ledger", open(facts("unit-project", "가")), []],
  ["is a business", open(facts("business", "가")), [facts("project", "가")]],
];

test.each(unchanged)("a row that %s stays as it is", (_, record, ledger) => {
  expect(atLevelOfLedger([record], ledgerOf(...ledger))).toEqual([record]);
});

test("of projects that have codes the names are compared, and a row without department is of those without", () => {
  const ledger = ledgerOf(
    facts("project", "가", { id: projectIdOfCode("A1"), department: null }),
    facts("project", "나", { id: projectIdOfCode("A2"), department: null }),
  );
  expect(idsOf([open(facts("unit-project", "가", { department: null }))], ledger)).toEqual([
    "unit-project unit-project//가",
  ]);
  const both = ["가", "나"].map((name) => open(facts("unit-project", name, { department: null })));
  expect(idsOf(both, ledger)).toEqual(["project project//가", "project project//나"]);
});

test("the account that keeps two tables apart stays in the key", () => {
  const id = projectIdOfName("unit-project", "복지과", "가", "의료급여특별회계");
  const record = open(facts("unit-project", "가", { id, account: "의료급여특별회계" }));
  expect(idsOf([record], ledgerOf(facts("project", "가")))).toEqual([
    "project project/복지과/가/의료급여특별회계",
  ]);
});
