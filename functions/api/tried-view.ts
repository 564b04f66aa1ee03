/** What a file would change, as the API shows it: counts whole, lists cut to what can be looked through. */
import type { PreviewAnswer } from "../../shared/contracts/api.ts";
import type { ProjectFacts } from "../../shared/domain/project.ts";
import type { TriedUpload } from "../../shared/ports/upload-acts.ts";
import { wonText } from "./scope-figures.ts";
import { findingView } from "./upload-view.ts";

const maxFindings = 500;
const maxNames = 100;

export function triedView(fileName: string, tried: TriedUpload): PreviewAnswer {
  const { verdict, format, explanation, findings, added, changed, unchanged, vanished, before, after } =
    tried;
  return {
    fileName,
    verdict,
    format,
    explanation,
    findings: findings.slice(0, maxFindings).map(findingView),
    findingCount: findings.length,
    added: namesOf(added),
    changed: namesOf(changed),
    unchanged,
    vanished: namesOf(vanished),
    before: totalsOf(before),
    after: totalsOf(after),
  };
}

function namesOf(projects: readonly ProjectFacts[]): PreviewAnswer["added"] {
  const items = projects.slice(0, maxNames).map(({ id, name, department }) => ({ id, name, department }));
  return { total: projects.length, items };
}

function totalsOf(totals: TriedUpload["before"]): PreviewAnswer["before"] {
  return {
    appropriationWon: wonText(totals.appropriation),
    currentBudgetWon: wonText(totals["current-budget"]),
    commitmentWon: wonText(totals.commitment),
    expenditureWon: wonText(totals.expenditure),
  };
}
