/** What a file would change, as the API shows it: counts whole, lists cut to what can be looked through. */
import type { PreviewAnswer } from "../contracts/api/api.ts";
import { formatTitle } from "../domain/uploads/source-formats.ts";
import type { Finding } from "../domain/values/finding.ts";
import type { ProjectFacts } from "../domain/values/project.ts";
import type { Won } from "../domain/values/won.ts";
import type { DryRun } from "../ports/stage-acts.ts";

const maxFindings = 500;
const maxNames = 100;

export function dryRunView(fileName: string, dryRun: DryRun): PreviewAnswer {
  const {
    verdict,
    format,
    asOf,
    period,
    explanation,
    findings,
    added,
    changed,
    unchanged,
    vanished,
    before,
    after,
  } = dryRun;
  return {
    fileName,
    verdict,
    format,
    formatTitle: format === null ? null : formatTitle(format),
    asOf,
    period: period === null ? null : { from: period.from, to: period.to },
    explanation,
    findings: findings.slice(0, maxFindings).map(findingView),
    findingCount: findings.length,
    added: namesOf(added),
    changed: namesOf(changed),
    unchanged,
    vanished: namesOf(vanished),
    before: totalsOf(before),
    after: totalsOf(after),
    // By which budget the office divides is not known where files are read.
    rates: null,
  };
}

function namesOf(projects: readonly ProjectFacts[]): PreviewAnswer["added"] {
  const items = projects.slice(0, maxNames).map(({ id, name, department }) => ({ id, name, department }));
  return { total: projects.length, items };
}

function totalsOf(totals: DryRun["before"]): PreviewAnswer["before"] {
  return {
    appropriationWon: won(totals.appropriation),
    currentBudgetWon: won(totals["current-budget"]),
    commitmentWon: won(totals.commitment),
    expenditureWon: won(totals.expenditure),
  };
}

function won(amount: Won | null): string | null {
  return amount === null ? null : `${amount}`;
}

/** A finding as the API shows it. A located finding also names its project: that is for the program. */
export function findingView({ code, consequence, row, column, value, ko, en, pairs }: Finding): Finding {
  return { code, consequence, row, column, value, ko, en, ...(pairs === undefined ? {} : { pairs }) };
}
