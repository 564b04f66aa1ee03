/**
 * not-reported: nothing was said for longer than the policy allows, or one line with a budget never
 * reported spending where the others do. That is missing news: never 0 %, and never a lag.
 */
import type { Policy, Severity } from "../../policy/policy.ts";
import { topic } from "../../values/bilingual.ts";
import { addDays, daysBetween, type IsoDate, yearEnd } from "../../values/calendar.ts";
import { isPaymentLine } from "../../values/project.ts";
import { formatWon } from "../../values/won.ts";
import type { FactsOf } from "./facts.ts";
import { atLeastZero, measureSum, spendableSum } from "./lag-figures.ts";
import { isOneLine } from "./lag-severity.ts";
import { defineRule, type Judged, type RuleCase } from "./rule.ts";
import { noLonger } from "./sentences.ts";

/**
 * `missing`: `figures` when all are too old, `spending` when a line never reported any, else `none`.
 * `silentDays`: from the figures' day to today or, for a department, to the newest figures of the office.
 */
const kinds = {
  asOf: "date",
  missing: "text",
  silentDays: "count",
  allowedDays: "count",
  budget: "won?",
} as const;

type SilenceFacts = FactsOf<typeof kinds>;

/** Silence of the whole office for so many times the allowed days is a warning. */
const longTimes = 4;

export const notReported = defineRule({
  name: "not-reported",
  title: { ko: "자료 미보고", en: "Nothing was reported" },
  levels: ["office", "department", "unit-project", "project"],
  isAboutLag: false,
  kinds,
  judge: (seen) => {
    switch (seen.row.scope.level) {
      case "office":
        return [judgeSilence(seen.today, seen)];
      case "department":
        return judgeDepartment(seen);
      case "unit-project":
      case "project":
        return judgeLine(seen);
      case "business":
        return [];
    }
  },
  moneyOf: (facts) => atLeastZero(facts.budget ?? 0n),
  describe: (name, { asOf, missing, silentDays, allowedDays, budget }) =>
    missing === "spending"
      ? {
          ko:
            `${topic(name)} ${asOf} 기준 예산 ${formatWon(budget ?? 0n)}원이 있으나 집행액이 한 번도 보고되지 않았습니다. ` +
            `0%가 아니라 미보고이므로 지연으로 보지 않습니다. 집행 자료를 올려 주십시오.`,
          en:
            `${name}: as of ${asOf} it has a budget of ${formatWon(budget ?? 0n)} won and its spending was never reported. ` +
            `That is not 0% and counts as no lag. Send its spending.`,
        }
      : {
          ko:
            `${topic(name)} ${asOf} 이후 ${silentDays}일 동안 새 자료가 없습니다(허용 ${allowedDays}일). ` +
            `집행 지연은 ${asOf} 기준으로 판단한 그대로이니 최신 자료를 올려 주십시오.`,
          en:
            `${name}: no figures after ${asOf}, for ${silentDays} days (${allowedDays} are allowed). ` +
            `Every lag is still judged as of ${asOf}: send the latest.`,
        },
  describeRecovery: (name, { asOf }) => noLonger(name, asOf, { ko: "자료 미보고", en: "not reported" }),
});

/**
 * Whether figures of `asOf` are too old on `today`. Only of the running year something is due: of one that is over
 * nothing new comes.
 */
function isSilent(asOf: IsoDate, today: IsoDate, policy: Policy, fiscalYear: number): boolean {
  return today <= yearEnd(fiscalYear) && today > addDays(asOf, policy.daysOfSilence);
}

function judgeSilence(until: IsoDate, seen: RuleCase): Judged<SilenceFacts> {
  const { policy, row, fiscalYear } = seen;
  const silent = isSilent(row.asOf, until, policy, fiscalYear);
  const silentDays = daysBetween(row.asOf, until);
  const isLong = row.scope.level === "office" && silentDays > longTimes * policy.daysOfSilence;
  const severity = !silent ? null : isLong ? "warning" : "notice";
  return judged({ missing: silent ? "figures" : "none", silentDays }, severity, seen);
}

/**
 * Against the newest figures of the office: when all are old the office is told, once. A payment list
 * speaks of a line only on the day of a payment, so a department known from such lists alone is not judged.
 */
function judgeDepartment(seen: RuleCase): Judged<SilenceFacts>[] {
  const { row, office } = seen;
  if (row.lines.every(({ project }) => isPaymentLine(project.id))) return [];
  return [judgeSilence(office.asOf, seen)];
}

function judgeLine(seen: RuleCase): Judged<SilenceFacts>[] {
  const { row, office } = seen;
  const budget = spendableSum(row.lines);
  if (!isOneLine(row) || budget === null || budget <= 0n) return [];
  const isMissing = office.spending && measureSum(row.lines, "expenditure") === null;
  const facts = { missing: isMissing ? "spending" : "none", silentDays: 0 };
  return [judged(facts, isMissing ? "notice" : null, seen)];
}

function judged(
  silence: Pick<SilenceFacts, "missing" | "silentDays">,
  severity: Severity | null,
  { row, policy }: RuleCase,
): Judged<SilenceFacts> {
  const allowedDays = policy.daysOfSilence;
  const facts = { asOf: row.asOf, ...silence, allowedDays, budget: spendableSum(row.lines) };
  return { fund: "all", severity, facts };
}
