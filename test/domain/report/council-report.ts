/**
 * The budget table of a real council report: 영등포구 사회적경제과, autumn 2020, in 천원. Three unit projects
 * and three businesses; their printed rates are right but for 기본경비 (printed 76.2).
 */
import type { FundAmounts } from "../../../shared/domain/values/fund.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { aLine, aSpendingLine, thousandWon } from "../../support/builders.ts";

export const yeongdeungpo = "1129000";

const [economy, youth] = ["사회적경제 활성화", "청년의 행복한 사회진입 환경조성"];

export const socialEconomy = unitProject(economy, 2_213_148, 1_971_492, 2_200_148);
export const youthEntry = unitProject(youth, 2_111_718, 1_791_554, 2_041_000);
export const basicExpenses = unitProject("기본경비", 85_094, 64_795, 70_094);
export const unitProjects: readonly LedgerLine[] = [socialEconomy, youthEntry, basicExpenses];

export const solidarity = business(
  "연대와 협력을 통한 생활 속 사회적경제 추진",
  economy,
  [98_000, 392_000, 446_864],
  [78_960, 304_315, 393_320],
);
export const enterprise = business(
  "사회적기업 기반구축으로 지역사회 정착화",
  economy,
  [709_749, 455_347, 111_188],
  [681_889, 414_706, 98_302],
);
export const independence = business(
  "청년의 사회적 자립기반 조성",
  youth,
  [200_112, 1_037_276, 874_330],
  [183_900, 885_966, 721_688],
);
export const businesses: readonly LedgerLine[] = [solidarity, enterprise, independence];

function unitProject(name: string, budget: number, spent: number, planned: number): LedgerLine {
  return aSpendingLine(thousandWon(budget), thousandWon(spent), {
    project: { tier: "unit-project", name },
    plan: { "2020-12-31": thousandWon(planned) },
  });
}

type Split = readonly [national: number, provincial: number, municipal: number];

function business(name: string, parent: string, budget: Split, spent: Split): LedgerLine {
  return aLine({
    project: { tier: "business", name, unitProject: parent },
    amounts: { appropriation: byFund(budget), expenditure: byFund(spent) },
  });
}

function byFund([national, provincial, municipal]: Split): FundAmounts {
  return {
    national: thousandWon(national),
    provincial: thousandWon(provincial),
    municipal: thousandWon(municipal),
  };
}
