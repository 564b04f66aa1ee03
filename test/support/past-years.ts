/** Last year's books, project by project: month-end totals as a source states them. */
import type { Balance } from "../../shared/domain/ledger/balance.ts";
import { monthEnd } from "../../shared/domain/values/calendar.ts";
import type { Fund } from "../../shared/domain/values/fund.ts";
import type { Entry } from "../../shared/domain/ledger/posting.ts";
import { type ProjectFacts, projectIdOfCode } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import { aBalance, anEntry, aPosting, aProject, day } from "./builders.ts";

/** A project of 일반회계 and 사회복지 with a code. */
export function coded(code: string, facts: Partial<ProjectFacts> = {}): ProjectFacts {
  const common = { name: `사업 ${code}`, account: "일반회계", field: "사회복지" };
  return aProject({ ...common, ...facts, id: projectIdOfCode(code) });
}

/**
 * The year of a project.
 * @param spent by month, from 1; a month that is left out was not reported.
 */
export function aPastYear(
  project: ProjectFacts,
  budget: Won | null,
  spent: Readonly<Record<number, Won>>,
  { fund = "unsplit", year = 2019 }: { fund?: Fund; year?: number } = {},
): Balance {
  const spending: Entry[] = Object.entries(spent).map(([month, amount]) =>
    anEntry({ fund, date: monthEnd(year, Number(month)), amount }),
  );
  const [date, measure] = [day(`${year}-01-01`), "current-budget"] as const;
  const budgets = budget === null ? [] : [anEntry({ measure, fund, date, amount: budget })];
  return aBalance(aPosting({ project, asOf: monthEnd(year, 12), entries: [...budgets, ...spending] }));
}

/** A twelfth of the amount by each month end. */
export function evenly(amount: Won): Record<number, Won> {
  return Object.fromEntries(Array.from({ length: 12 }, (_, at) => [at + 1, (amount * BigInt(at + 1)) / 12n]));
}

/** All of it in one month. */
export function allIn(month: number, amount: Won): Record<number, Won> {
  return Object.fromEntries(Array.from({ length: 12 }, (_, at) => [at + 1, at + 1 < month ? 0n : amount]));
}
