/** printed-rate-differs: a report prints another rate than its own amounts give. Ours is used and shown beside it. */
import { reportedFindingRule } from "./reported-finding-rule.ts";
import { lineLevels } from "./notified-levels.ts";

export const printedRateDiffers = reportedFindingRule({
  code: "printed-rate-differs",
  title: { ko: "인쇄된 집행률 차이", en: "Printed rate differs" },
  levels: ["business", ...lineLevels],
});
