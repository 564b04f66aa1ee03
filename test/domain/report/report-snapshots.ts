/** Two small offices whose reports have every section: one by unit project and business, one by project. */
import type { Alert, Explanation } from "../../../shared/domain/alerts/alert.ts";
import { fraction } from "../../../shared/domain/values/fraction.ts";
import type { Snapshot, SnapshotLine } from "../../../shared/domain/snapshots/snapshot.ts";
import { aLine, aScope, day } from "../../support/builders.ts";
import { aSnapshot, aSnapshotLine } from "../../support/snapshots.ts";
import { anAlert } from "../../support/uploads.ts";

const welfare = { department: "복지과", unitProject: "돌봄" };

function aFrozenLine(sketch: Parameters<typeof aLine>[0], more: Partial<SnapshotLine> = {}): SnapshotLine {
  return aSnapshotLine({ ...aLine(sketch), expected: null, target: null, ...more });
}

const care = aFrozenLine(
  {
    project: { tier: "unit-project", name: "돌봄", ...welfare },
    amounts: {
      appropriation: { national: 600_400n, provincial: 200_300n, municipal: 199_800n },
      "current-budget": { unsplit: 1_100_700n },
      expenditure: { national: 300_100n, provincial: 100_600n, municipal: 50_000n },
    },
    plan: { "2020-10-31": 500_000n, "2020-12-31": 900_900n },
  },
  { expected: 800_000n, target: 950_000n },
);
const office = aFrozenLine(
  {
    project: { tier: "unit-project", name: "기본경비", department: "복지과", unitProject: "기본경비" },
    amounts: { appropriation: { unsplit: 500_500n }, expenditure: { unsplit: 499_600n } },
  },
  { expected: 400_000n, target: 500_000n },
);
const meals = aFrozenLine(
  {
    project: { tier: "business", name: "급식", ...welfare },
    amounts: {
      appropriation: { national: 400_600n, provincial: 100_200n, municipal: 99_900n, other: 500n },
      expenditure: { unsplit: 320_700n },
    },
  },
  { requirement: { national: 500_000n, municipal: 250_500n } },
);
const visits = aFrozenLine({
  project: { tier: "business", name: "방문", ...welfare },
  amounts: {
    appropriation: { national: 199_800n, unsplit: 1_200n },
    expenditure: { national: 100_100n, unsplit: 700n },
  },
});

const explanation: Explanation = {
  reason: "carry-over-planned",
  note: "2차 유찰",
  owner: "시설팀",
  due: day("2020-12-10"),
  by: "김 주무관",
  at: "2020-11-05T01:00:00.000Z",
};
const careScope = aScope({ id: "복지과/돌봄", name: "돌봄", ...welfare });
const late = anAlert({ scope: careScope, explanation }, [1_000_500n, 450_700n]);

const nationalMoneyBehind: Alert = {
  ...late,
  rule: "fund-behind",
  fund: "national",
  explanation: null,
  facts: {
    asOf: day("2020-10-31"),
    budget: 600_400n,
    expenditure: 300_100n,
    rate: fraction(1n, 2n),
    rateBasis: "expenditure/appropriation",
    expectedRate: fraction(5n, 6n),
    rung: "calendar",
    gap: fraction(1n, 3n),
    slowestFund: "national",
    slowestRate: fraction(1n, 2n),
    fastestFund: "provincial",
    fastestRate: fraction(3n, 4n),
    spread: fraction(1n, 4n),
  },
};

/** By unit project, with businesses by fund, plans, a requirement, and alerts of every level. */
export const byUnitProject: Snapshot = aSnapshot({
  asOf: day("2020-10-31"),
  version: 2,
  takenAt: "2020-11-14T15:00:00.000Z",
  previous: { asOf: day("2020-09-30"), version: 1, hash: "0".repeat(64) },
  lines: [care, office, meals, visits],
  alerts: [
    late,
    {
      ...late,
      explanation: {
        ...explanation,
        reason: "weather",
        note: "",
        owner: null,
        due: null,
        at: "2020-11-04T01:00:00.000Z",
      },
    },
    anAlert(
      { scope: aScope({ level: "office", id: "1129000", name: null, department: null, unitProject: null }) },
      [9_000n, 1_000n],
    ),
    anAlert({
      scope: aScope({
        level: "department",
        id: "복지과",
        name: "복지과",
        department: "복지과",
        unitProject: null,
      }),
    }),
    anAlert(
      { scope: aScope({ level: "department", id: "", name: null, department: null, unitProject: null }) },
      [9_000n, 2_000n],
    ),
    nationalMoneyBehind,
    {
      ...anAlert({ scope: aScope({ id: "복지과/기본경비", department: "복지과" }) }),
      rule: "printed-rate-differs",
      facts: {
        asOf: day("2020-10-31"),
        findings: 1,
        uploadId: "upload-1",
        value: "76.2 %",
        found: null,
        foundEn: null,
      },
    },
  ],
  sources: [1, 2].map((seq) => ({
    uploadId: `upload-${seq}`,
    seq,
    fileName: `보고 ${seq}.txt`,
    sha256: `${seq}`.repeat(64),
    format: "council-report",
    asOf: day("2020-10-31"),
    at: "2020-11-02T23:59:00.000Z",
  })),
});

/** The same office a month before, when it had another business and called one otherwise. */
export const aMonthBefore: Snapshot = aSnapshot({
  asOf: day("2020-09-30"),
  lines: [
    care,
    { ...office, amounts: { ...office.amounts, expenditure: { unsplit: 300_000n } } },
    { ...meals, project: { ...meals.project, name: "급식 지원" } },
    aFrozenLine({
      project: { tier: "unit-project", name: "청사", department: "총무과", unitProject: "청사" },
      amounts: { appropriation: { unsplit: 70_000n }, expenditure: { unsplit: 7_000n } },
    }),
  ],
});

const project = (name: string, department: string | null, sketch: Parameters<typeof aLine>[0]) =>
  aFrozenLine({ asOf: "2026-06-30", ...sketch, project: { name, department } });

/** By project, without unit projects: some without a budget, without spending or without a department. */
export const byProject: Snapshot = aSnapshot({
  books: { office: "4573000", fiscalYear: 2026 },
  asOf: day("2026-06-30"),
  takenAt: "2026-09-30T00:00:00.000Z",
  takenBy: null,
  basis: "expenditure/current-budget",
  policyVersion: "2026/3",
  lines: [
    project("가", "건설과", {
      amounts: {
        appropriation: { unsplit: 9_000n },
        "current-budget": { national: 6_000n, municipal: 4_000n },
        commitment: { unsplit: 5_000n },
        expenditure: { national: 4_000n, municipal: 4_000n },
      },
    }),
    project("나", "건설과", {
      amounts: { "current-budget": { unsplit: 10_000n }, expenditure: { unsplit: 8_001n } },
    }),
    project("다", null, { amounts: { "current-budget": { unsplit: 3_000n }, expenditure: { unsplit: 0n } } }),
    project("라", null, { amounts: { "current-budget": { provincial: 2_000n } } }),
    project("마", "건설과", { amounts: { expenditure: { unsplit: 500n } } }),
    project("바", "건설과", {
      amounts: { "current-budget": { unsplit: 3_000n }, expenditure: { unsplit: -1n } },
    }),
  ],
});
