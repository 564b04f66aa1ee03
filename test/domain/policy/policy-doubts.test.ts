/** What nobody means is doubted, what offices really decide is not. */
import { describe, expect, test } from "vitest";
import { defaultPolicy, type Policy, type Selector } from "../../../shared/domain/policy/policy.ts";
import { policyDoubts } from "../../../shared/domain/policy/policy-doubts.ts";
import { aLine } from "../../support/builders.ts";

const bare: Policy = { ...defaultPolicy, exclusions: [] };

const rising = (november: bigint, january = 783n) => [
  january,
  ...Array.from({ length: 9 }, () => 6_000n),
  november,
  10_000n,
];

test.each<{ what: string; change: Partial<Policy>; path: string }>([
  {
    what: "a share for a percentage",
    change: { yearEndTargetBasisPoints: 95n },
    path: "yearEndTargetBasisPoints",
  },
  {
    what: "a project's target of 1 %",
    change: { targets: [{ by: "department", value: "도로과", basisPoints: 100n }] },
    path: "targets.0.basisPoints",
  },
  { what: "thousands of won", change: { minimumBudget: 50_000n }, path: "minimumBudgetWon" },
  {
    what: "an amount above any district's budget",
    change: { behindWon: { notice: 0n, warning: 300_000_000n, critical: 1_000_000_000_000_000n } },
    path: "behindWon.critical",
  },
  {
    what: "a gap that no project has",
    change: { gapBasisPoints: { notice: 500n, warning: 2_000n, critical: 9_000n } },
    path: "gapBasisPoints.critical",
  },
  {
    what: "a gap that every project has",
    change: { gapBasisPoints: { notice: 5n, warning: 2_000n, critical: 3_000n } },
    path: "gapBasisPoints.notice",
  },
  {
    what: "a warning that is graver than a critical",
    change: { gapBasisPoints: { notice: 500n, warning: 3_000n, critical: 2_000n } },
    path: "gapBasisPoints",
  },
  { what: "all spent by November", change: { curve: rising(10_000n) }, path: "curve" },
  { what: "no day of silence", change: { daysOfSilence: 0 }, path: "daysOfSilence" },
  { what: "a year of silence", change: { daysOfSilence: 366 }, path: "daysOfSilence" },
  { what: "a noted fall of one won", change: { notedFall: 1n }, path: "notedFallWon" },
])("$what is doubted once", ({ change, path }) => {
  const policy = { ...defaultPolicy, ...change };
  const doubts = policyDoubts(defaultPolicy, policy, []);
  expect(doubts.map((doubt) => doubt.path)).toEqual([path]);
  expect(doubts[0]?.ko).toMatch(/[가-힣]/);
  expect(policyDoubts(policy, { ...policy, minimumPeers: 3 }, [])).toEqual([]);
});

test.each<{ what: string; change: Partial<Policy> }>([
  { what: "the product's own", change: {} },
  { what: "a target of 95 %", change: { yearEndTargetBasisPoints: 9_500n } },
  { what: "no curve", change: { curve: null } },
  { what: "bounds of a large office", change: { minimumBudget: 1_000_000_000n } },
  { what: "no bound of money at all", change: { behindWon: { notice: 0n, warning: 0n, critical: 0n } } },
])("$what is not", ({ change }) => {
  expect(
    policyDoubts({ ...defaultPolicy, yearEndTargetBasisPoints: 1n }, { ...defaultPolicy, ...change }, []),
  ).toEqual([]);
});

const known = [
  aLine({
    project: {
      name: "하천 정비",
      department: "건설과",
      account: "일반회계",
      field: "환경",
      unitProject: "하천 관리",
    },
  }),
  aLine({ project: { name: "급식", department: "교육 지원과", departmentCode: "1003003" } }),
];
const aTarget = (value: string) => ({ by: "department", value, basisPoints: 9_000n }) as const;
const recipient = (lines: Selector) => ({ lines, addresses: ["a@office.example"] });

describe("a selector", () => {
  test.each<{ what: string; change: Partial<Policy>; says: string }>([
    {
      what: "of no department",
      change: { exclusions: [{ by: "department", value: "없는과" }] },
      says: "exclusions.0.value = 부서=없는과: 장부에 그런 부서 이름이 없어 아무 사업에도 해당하지 않습니다. 있는 이름: 1003003, 건설과, 교육 지원과",
    },
    {
      what: "of a department with a slip in it",
      change: { targets: [aTarget("건선과")] },
      says: "targets.0.value = 부서=건선과: 장부에 그런 부서 이름이 없어 아무 사업에도 해당하지 않습니다. 혹시 건설과입니까?",
    },
    {
      what: "of no account, for a letter",
      change: { recipients: [recipient({ by: "account", value: "특별회계" })] },
      says: "recipients.0.lines.value = 회계=특별회계: 장부에 그런 회계 이름이",
    },
    {
      what: "of no project in a stage",
      change: {
        stagedTargets: [
          { by: "03-31", basisPoints: 3_000n, base: [{ by: "project", value: "하천정비사업" }] },
        ],
      },
      says: "stagedTargets.0.base.0.value = 사업=하천정비사업: 장부에 그런 사업 이름이 없어 아무 사업에도 해당하지 않습니다. 혹시 하천 정비입니까?",
    },
    {
      what: "that stands there twice",
      change: { targets: [aTarget("건설과"), aTarget("건설 과")] },
      says: "targets.1.value = 부서=건설 과: 같은 대상의 목표가 두 번 있습니다.",
    },
    {
      what: "that excludes twice",
      change: {
        exclusions: [
          { by: "field", value: "환경" },
          { by: "field", value: "환 경" },
        ],
      },
      says: "exclusions.1.value = 분야=환 경: 같은 제외가 두 번 있습니다.",
    },
    {
      what: "of two stages of one day",
      change: {
        stagedTargets: [
          { by: "03-31", basisPoints: 3_000n, base: [] },
          { by: "03-31", basisPoints: 4_000n, base: [] },
        ],
      },
      says: "stagedTargets.1.by = 03-31: 같은 날의 단계별 목표가 같은 대상에 두 번 있습니다.",
    },
  ])("$what is doubted, once", ({ change, says }) => {
    const policy = { ...bare, ...change };
    const doubts = policyDoubts(bare, policy, known);
    expect(doubts.map(({ ko }) => ko)).toEqual([expect.stringContaining(says)]);
    expect(policyDoubts(policy, { ...policy, minimumPeers: 3 }, known)).toEqual([]);
  });

  test.each<{ what: string; change: Partial<Policy> }>([
    { what: "of a department in another spelling", change: { targets: [aTarget("교육지원과")] } },
    { what: "of a department's code", change: { exclusions: [{ by: "department", value: "1003003" }] } },
    { what: "of a unit project", change: { exclusions: [{ by: "unit-project", value: "하천관리" }] } },
    { what: "of a kind of account", change: { exclusions: [{ by: "account-kind", value: "기금" }] } },
    {
      what: "of two stages of one day for other lines",
      change: {
        stagedTargets: [
          { by: "03-31", basisPoints: 3_000n, base: [{ by: "field", value: "환경" }] },
          { by: "03-31", basisPoints: 4_000n, base: [{ by: "project", value: "급식" }] },
        ],
      },
    },
  ])("$what is not", ({ change }) => {
    expect(policyDoubts(bare, { ...bare, ...change }, known)).toEqual([]);
  });

  test("of any name is not, where nothing is known yet", () => {
    expect(policyDoubts(bare, { ...bare, targets: [aTarget("없는과")] }, [])).toEqual([]);
  });

  test("that was confirmed is not doubted again where one before it is taken out", () => {
    const before = { ...bare, targets: [aTarget("건설과"), aTarget("없는과")] };
    expect(policyDoubts(before, { ...bare, targets: [aTarget("없는과")] }, known)).toEqual([]);
  });
});
