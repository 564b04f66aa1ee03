/**
 * A rule that repeats what the sender of a file was told when it was read: the alert keeps it in view
 * until a later file no longer gives rise to it. The sentences are those of the finding.
 */
import type { Level } from "../../rates/office-view.ts";
import type { Bilingual } from "../../values/bilingual.ts";
import { lineLevels } from "./lag-severity.ts";
import { defineRule, type Rule } from "./rule.ts";
import { noLonger } from "./sentences.ts";

/** `found` and `foundEn`: the newest finding's sentences; null when there is none. `value`: what stood in the file. */
const kinds = {
  asOf: "date",
  findings: "count",
  uploadId: "text?",
  value: "text?",
  found: "text?",
  foundEn: "text?",
} as const;

interface ReportedFindingRule<Code extends string> {
  /** The finding's code, which is the rule's name. */
  readonly code: Code;
  readonly title: Bilingual;
  readonly levels: readonly Level[];
}

/** Always a notice: a finding is told with the file, and whether it matters only a person can say. */
function reportedFindingRule<const Code extends string>({
  code,
  title,
  levels,
}: ReportedFindingRule<Code>): Rule<Code> {
  return defineRule({
    name: code,
    title,
    levels,
    isAboutLag: false,
    kinds,
    judge: ({ row, findings }) => {
      if (findings === null) return [];
      const own = findings.filter((finding) => finding.code === code);
      const newest = own.at(-1);
      const facts = {
        asOf: row.asOf,
        findings: own.length,
        uploadId: newest?.uploadId ?? null,
        value: newest?.value ?? null,
        found: newest?.ko ?? null,
        foundEn: newest?.en ?? null,
      };
      return [{ fund: "all", severity: newest === undefined ? null : "notice", facts }];
    },
    // A finding keeps its amounts as text, so it is listed after what has a sum.
    moneyOf: () => 0n,
    // The finding names its row and line itself.
    describe: (name, { found, foundEn }) => ({
      ko: found ?? `${name}: ${title.ko}`,
      en: foundEn ?? `${name}: ${title.en}`,
    }),
    describeRecovery: (name, { asOf }) => noLonger(name, asOf, { ko: title.ko, en: `"${title.en}"` }),
  });
}

/** cumulative-fell: a running total fell by more than the policy notes, as the check of the file found. A refund is one reason. */
export const cumulativeFell = reportedFindingRule({
  code: "cumulative-fell",
  title: { ko: "집행액 누계 감소", en: "Running total fell" },
  levels: lineLevels,
});

/** printed-rate-differs: a report prints another rate than its own amounts give. Ours is used and shown beside it. */
export const printedRateDiffers = reportedFindingRule({
  code: "printed-rate-differs",
  title: { ko: "인쇄된 집행률 차이", en: "Printed rate differs" },
  levels: ["business", ...lineLevels],
});
