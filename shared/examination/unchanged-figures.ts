/** Whether a file says of every project what the ledger says already: then nobody need look for what it changed. */
import type { Balance } from "../domain/ledger/balance.ts";
import { type Finding, fileFinding } from "../domain/values/finding.ts";
import { sameFunds } from "../domain/values/fund.ts";
import { factualMeasures } from "../domain/values/measure.ts";
import { type ProjectId, sameFacts } from "../domain/values/project.ts";
import { template } from "../formats/template/template.ts";
import type { BalanceChange } from "../ports/ledger-store.ts";
import type { Tally } from "./known-file.ts";
import type { ApplicationPlan } from "./plan-application.ts";

/** A template that was given out filled in and comes back as it was. @param known before the file. */
export function findUnchanged(
  known: ReadonlyMap<ProjectId, Balance>,
  { changes }: Pick<ApplicationPlan, "changes">,
): Finding[] {
  const isSame = changes.every((change) => repeatsFigures(known, change));
  if (changes.length === 0 || !isSame) return [];
  return [
    fileFinding("note", "figures-unchanged", `${changes.length}`, {
      ko: `이 파일의 사업 ${changes.length}건은 기준일, 이름, 금액, 계획이 모두 장부와 같습니다. 바뀐 것이 없습니다.`,
      en: `All ${changes.length} projects of this file have the day, names, amounts and plan that the ledger has: nothing changed.`,
    }),
  ];
}

/** What a file touches, for its dry run and for its application alike: a filled template states each project anew, and a person asks which rows were changed. */
export function touchedBy(
  known: ReadonlyMap<ProjectId, Balance>,
  { changes, tally }: Pick<ApplicationPlan, "changes" | "tally">,
): { readonly touched: readonly BalanceChange[]; readonly tally: Tally } {
  const touched = changes.filter((change) => !repeatsFigures(known, change));
  const same = changes.length - touched.length;
  return {
    touched,
    tally: { ...tally, changed: tally.changed - same, unchanged: tally.unchanged + same },
  };
}

/** Whether a project of a template that came back stands as it stood: its row was not touched. */
function repeatsFigures(
  known: ReadonlyMap<ProjectId, Balance>,
  { balance, postings }: Pick<BalanceChange, "balance" | "postings">,
): boolean {
  const before = known.get(balance.project.id);
  if (before === undefined || !looksSame(before, balance)) return false;
  // A file of an earlier day leaves the latest figures as they are, whatever it says.
  return postings.every(({ format, asOf }) => format === template.name && asOf === before.asOf);
}

const december = 11;

/** By what the latest figures show; how often they were stated before is no difference. */
function looksSame(before: Balance, after: Balance): boolean {
  return (
    before.asOf === after.asOf &&
    sameFacts(before.project, after.project) &&
    factualMeasures.every((measure) => {
      const [old, now] = [before, after].map(({ measures }) => measures[measure]?.monthEnds[december]);
      return sameFunds(old ?? {}, now ?? {});
    }) &&
    before.plan.length === after.plan.length &&
    before.plan.every(({ date, amounts }, at) => {
      const point = after.plan[at];
      return point?.date === date && sameFunds(point.amounts, amounts);
    })
  );
}
