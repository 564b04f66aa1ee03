// What page and report both say of grants that may have to go back.
import { describe, expect, test } from "vitest";
import { grantsAtRisk } from "../../../shared/domain/alerts/grants-at-risk.ts";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import type { FundAmounts } from "../../../shared/domain/values/fund.ts";
import { frontSentences } from "../../../shared/domain/report/front-sentences.ts";
import { reportContext } from "../../../shared/domain/report/report-context.ts";
import { projectIdOfName } from "../../../shared/domain/values/project.ts";
import { fraction } from "../../../shared/domain/values/fraction.ts";
import { aLine, aScope, day } from "../../support/builders.ts";
import { aSnapshot, aSnapshotLine } from "../../support/snapshots.ts";
import { anAlert } from "../../support/uploads.ts";

const basis = "expenditure/appropriation";

function project(name: string, appropriation: FundAmounts, expenditure: FundAmounts | null) {
  return aLine({
    project: { tier: "project", name, id: projectIdOfName("project", null, name) },
    amounts: { appropriation, ...(expenditure === null ? {} : { expenditure }) },
  });
}

const lines = [
  project("착수 전", { national: 7n, provincial: 2n, municipal: 1n }, { unsplit: 0n }),
  project("여입으로 0", { national: 5n }, { unsplit: -1n }),
  project("군비만", { municipal: 100n }, { unsplit: 0n }),
  project("집행 중", { national: 50n }, { unsplit: 1n }),
  project("보고 없음", { national: 500n }, null),
  project("나뉘지 않음", { unsplit: 1_000n }, { unsplit: 0n }),
];

const facts = {
  asOf: day("2020-10-31"),
  budget: 10_000n,
  expenditure: 0n,
  rate: fraction(0n, 1n),
  estimate: "pace",
  unspent: 10_000n,
  unspentShare: fraction(1n, 1n),
  grants: 10_000n,
  gap: fraction(1n, 1n),
};

function risk(name: string, atRisk: bigint, status: Alert["status"]): Alert {
  const scope = aScope({ level: "project", id: name, name });
  return anAlert({ scope, rule: "grant-return-risk", status, facts: { ...facts, atRisk } });
}

const at = "2020-11-01T00:00:00.000Z";
const alerts: readonly Alert[] = [
  risk("착수 전", 9n, { state: "open" }),
  risk("집행 중", 20n, { state: "snoozed", by: "김", at, until: day("2020-12-01") }),
  risk("끝난 것", 1_000n, { state: "cleared", because: "recovered" }),
  anAlert({ scope: aScope({ level: "project", id: "집행 중", name: "집행 중" }) }),
];

describe("grants at risk", () => {
  test("are what projects without spending have, and what open alerts expect to be left", () => {
    expect(grantsAtRisk(lines, alerts, basis)).toEqual({
      unspent: { projects: 2, won: 14n },
      likely: { projects: 2, won: 29n },
    });
  });

  test("are not known of budgets that nobody splits, which is not 0", () => {
    const unsplit = lines.filter(({ project: { name } }) => name === "나뉘지 않음");
    expect(grantsAtRisk(unsplit, [], basis)).toEqual({ unspent: null, likely: { projects: 0, won: 0n } });
    expect(grantsAtRisk(lines.slice(2, 4), [], basis).unspent).toEqual({ projects: 0, won: 0n });
  });

  test("stand in the report with the very figures of the page", () => {
    const snapshot = aSnapshot({
      basis,
      alerts,
      lines: lines.map((line) => aSnapshotLine({ ...line, parts: [line.project.id] })),
    });
    const { sentences } = frontSentences(reportContext(snapshot, "원", null), {
      lastQuarter: null,
      lastYear: null,
      since: null,
    });
    expect(sentences.find((sentence) => sentence.startsWith("미집행 보조금"))).toBe(
      "미집행 보조금: 집행 실적이 없는 2건의 국·시비 14원은 연말까지 집행하지 않으면 반납 대상임. " +
        "반납 우려 알림이 열린 2건은 많게는 29원이 연말에 남을 것으로 보임.",
    );
  });
});
