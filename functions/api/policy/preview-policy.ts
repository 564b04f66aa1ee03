/** POST policy/preview: what a change would raise and clear, and what of it nobody means; nothing is written. */
import type { operations, PolicyPreviewAnswer } from "../../../shared/contracts/api/api.ts";
import { shownDifference } from "../../../shared/contracts/policy/policy-change.ts";
import { sentencesOf } from "../../../shared/contracts/stored/alert-json.ts";
import { ruleNamed } from "../../../shared/domain/alerts/rules/rules.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { policyDoubts } from "../../../shared/domain/policy/policy-doubts.ts";
import { byUrgency, countBySeverity } from "../alerts/alert-view.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";
import { hiddenBy } from "./show-policy.ts";
import { policyEffect, type PolicyEffectRow } from "./policy-effect.ts";
import { linesIn, proposePolicy } from "./set-policy.ts";

const maxItems = 100;

export const previewPolicy: Act<typeof operations.previewPolicy> = async ({ params, body }, dependencies) => {
  const model = await dependencies.cache.current(booksOf(params));
  const { reading, openAlerts, evaluation } = model;
  const proposed = proposePolicy(body, evaluation.policy);
  if (proposed.kind === "problem") return proposed;
  const trial = { figures: reading.figures, openAlerts, today: evaluation.today };
  const { before, after, differences, sentence } = policyEffect(trial, evaluation.policy, proposed.policy);
  const count = (kind: PolicyEffectRow["change"]): number =>
    differences.filter(({ change }) => change === kind).length;
  return json({
    basedOn: body.basedOn,
    changes: proposed.changes.map(shownDifference),
    doubts: policyDoubts(evaluation.policy, proposed.policy, linesIn(model)).map(({ path, ko, en }) => ({
      path,
      ko,
      en,
    })),
    standing: countBySeverity(before),
    proposed: countBySeverity(after),
    standingTotal: before.length,
    proposedTotal: after.length,
    raised: count("raised"),
    cleared: count("cleared"),
    graver: count("worsened"),
    milder: count("eased"),
    sentence,
    hidden: hiddenBy(model, proposed.policy),
    items: itemsOf(differences, model.books),
  });
};

function itemsOf(differences: readonly PolicyEffectRow[], { office }: Books): PolicyPreviewAnswer["items"] {
  return byUrgency(differences)
    .slice(0, maxItems)
    .map(({ change, lead }) => ({
      change,
      scopeLevel: lead.scope.level,
      scopeId: lead.scope.id,
      name: lead.scope.name,
      department: lead.scope.department,
      rule: lead.rule,
      ruleTitle: ruleNamed(lead.rule).title,
      severity: lead.severity,
      message: sentencesOf(lead, office),
    }));
}
