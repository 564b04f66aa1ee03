/** cumulative-fell: a running total fell by more than the policy notes, as the check of the file found. A refund is one reason. */
import { reportedFindingRule } from "./reported-finding-rule.ts";
import { lineLevels } from "./notified-levels.ts";

export const cumulativeFell = reportedFindingRule({
  code: "cumulative-fell",
  title: { ko: "집행액 누계 감소", en: "Running total fell" },
  levels: lineLevels,
});
