/** Whether a file says of every project what the ledger says already: then nobody need look for what it changed. */
import type { Balance } from "../domain/ledger/balance.ts";
import type { Entry } from "../domain/ledger/posting.ts";
import { type Finding, fileFinding } from "../domain/values/finding.ts";
import { sameFunds } from "../domain/values/fund.ts";
import { factualMeasures } from "../domain/values/measure.ts";
import { isPaymentLine, type ProjectId, sameFacts } from "../domain/values/project.ts";
import { templateFormat } from "../domain/uploads/source-formats.ts";
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

export interface Touched {
  readonly touched: readonly BalanceChange[];
  readonly tally: Tally;
  /** How many projects it states anew, be it what the ledger says already: as the upload keeps it. */
  readonly postings: number;
}

/**
 * What a file touches, for its dry run and for its application alike: a filled template states each project anew, and a list
 * each line of its departments; a person asks what was changed. A line that a list does not name and leaves as it is is none
 * of the list's.
 */
export function touchedBy(
  known: ReadonlyMap<ProjectId, Balance>,
  { changes, tally }: Pick<ApplicationPlan, "changes" | "tally">,
): Touched {
  const stated = changes.filter((change) => !repeatsFigures(known, change));
  const touched = stated.filter(
    (change) => !repeatsPayments(known, change) && !saysNothingNew(known, change),
  );
  const left = stated.filter((change) => repeatsPayments(known, change) && namesNothing(change));
  return {
    touched,
    tally: {
      added: tally.added,
      changed: touched.length - tally.added,
      unchanged: tally.unchanged + changes.length - touched.length - left.length,
    },
    postings: stated.length,
  };
}

/** Whether a payment line stands as it stood, day by day, however many lists say so. */
function repeatsPayments(
  known: ReadonlyMap<ProjectId, Balance>,
  { balance: after }: Pick<BalanceChange, "balance">,
): boolean {
  const before = known.get(after.project.id);
  if (before === undefined || !isPaymentLine(after.project.id)) return false;
  const [old, now] = [before, after].map(({ measures }) => measures.expenditure?.days ?? []);
  return (
    sameFacts(before.project, after.project) &&
    old?.length === now?.length &&
    old?.every(({ date, amounts }, at) => {
      const paid = now?.[at];
      return paid?.date === date && sameFunds(paid.amounts, amounts);
    }) === true
  );
}

function namesNothing({ postings }: Pick<BalanceChange, "postings">): boolean {
  return postings.every(({ entries }) => entries.length === 0);
}

/** Whether a project of a template that came back stands as it stood: its row was not touched. */
function repeatsFigures(
  known: ReadonlyMap<ProjectId, Balance>,
  { balance, postings }: Pick<BalanceChange, "balance" | "postings">,
): boolean {
  const before = known.get(balance.project.id);
  if (before === undefined || !looksSame(before, balance)) return false;
  // A file of an earlier day leaves the latest figures as they are, whatever it says.
  return postings.every(({ format, asOf }) => format === templateFormat && asOf === before.asOf);
}

/** Whether a table of any kind states the very figures that are known, on their day or on a later one, which they then have. */
function saysNothingNew(
  known: ReadonlyMap<ProjectId, Balance>,
  { balance, postings }: Pick<BalanceChange, "balance" | "postings">,
): boolean {
  const before = known.get(balance.project.id);
  return (
    before !== undefined &&
    !isPaymentLine(balance.project.id) &&
    postings.every(
      ({ asOf, covers, entries }) => covers === null && asOf >= before.asOf && entries.every(isTotal),
    ) &&
    hasSameFigures(before, balance)
  );
}

function isTotal({ kind }: Entry): boolean {
  return kind === "cumulative";
}

const december = 11;

/** By what the latest figures show; how often they were stated before is no difference. */
function looksSame(before: Balance, after: Balance): boolean {
  return before.asOf === after.asOf && hasSameFigures(before, after);
}

function hasSameFigures(before: Balance, after: Balance): boolean {
  return (
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
