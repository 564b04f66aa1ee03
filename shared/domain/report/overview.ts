/** 보고 개요: the face of the report, with the whole in one line and what it does for PEFA PI-28. */
import { formatPercent } from "../values/fraction.ts";
import { rateBasisNames, rateOf } from "../rates/rate.ts";
import { pefaTable } from "./pefa.ts";
import {
  amountText,
  budgetSumOf,
  countedLines,
  countText,
  printedDay,
  type ReportContext,
  spentSumOf,
} from "./report-context.ts";
import { type DraftSection, section } from "./report-table.ts";

export function overviewSection(context: ReportContext): DraftSection {
  const { snapshot, basis, unit, budgetName, spendingName } = context;
  const lines = countedLines(context);
  const [budget, spent, share] = [
    budgetSumOf(context, lines),
    spentSumOf(context, lines),
    rateOf(lines, basis),
  ];
  const whole = [
    budget === null ? null : `${budgetName.ko} ${amountText(budget, unit)}`,
    spent === null ? null : `${spendingName.ko} ${amountText(spent, unit)}`,
    share === null ? null : `집행률 ${formatPercent(share, 1)}%`,
  ].filter((part) => part !== null);
  return section(
    "overview",
    { ko: "보고 개요", en: "Overview" },
    {
      paragraphs: [
        `기준일: ${printedDay(snapshot.asOf)} (스냅숏 제${snapshot.version}판)`,
        `단위: ${unit}, 집행률: ${rateBasisNames[basis].ko}`,
        `전체: ${whole.length === 0 ? "보고된 금액 없음" : whole.join(", ")} (${countText(lines.length)})`,
      ],
      tables: [pefaTable(context)],
    },
  );
}
