import { expect, test } from "vitest";
import { type Consequence, type Finding, weightiest } from "../../../shared/domain/values/finding.ts";

const aFinding = (consequence: Consequence): Finding => ({
  code: "printed-rate-differs",
  consequence,
  row: 7,
  column: "집행률(%)",
  value: "76.2",
  ko: "집행률이 다릅니다.",
  en: "The printed rate differs.",
});

test.each<{ found: Consequence[]; weighs: Consequence | null }>([
  { found: [], weighs: null },
  { found: ["note"], weighs: "note" },
  { found: ["note", "hold", "note"], weighs: "hold" },
  { found: ["hold", "reject", "note"], weighs: "reject" },
])("the findings $found weigh as much as $weighs", ({ found, weighs }) => {
  expect(weightiest(found.map(aFinding))).toBe(weighs);
});
