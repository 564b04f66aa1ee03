/** Whether the ledger's totals are those of a full statement once it is applied. Each difference is told at the upload. */
import type { Balance } from "../../shared/domain/balance.ts";
import { laterOf } from "../../shared/domain/calendar.ts";
import { compareTotals, type TotalledLine } from "../../shared/domain/coverage/compare-totals.ts";
import { differencesTold } from "../../shared/domain/coverage/totals-finding.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { totalOf } from "../../shared/domain/fund.ts";
import { isLeftOut } from "../../shared/domain/left-out.ts";
import { type FactualMeasure, factualMeasures } from "../../shared/domain/measure.ts";
import type { SourceRecord } from "../../shared/domain/posting.ts";
import { isPaymentLine, type ProjectFacts } from "../../shared/domain/project.ts";
import type { Won } from "../../shared/domain/won.ts";
import type { LedgerReading } from "../../shared/ports/ledger-store.ts";
import { knownBalances } from "../../shared/reading/current-ledger.ts";
import { balancesAfter } from "./balances-after.ts";
import type { ApplicationPlan } from "./plan-application.ts";
import { statesOffice } from "./statement-coverage.ts";
import type { ReadableFile } from "./submission.ts";

/**
 * Payments up to the day are in the statement or outside of every total, so only what states totals is compared. One that comes
 * late is held against its own day before it is applied.
 */
export function findTotals(
  file: ReadableFile,
  reading: LedgerReading,
  plan: Pick<ApplicationPlan, "changes" | "confirmed">,
): Finding[] {
  if (file.records.length === 0 || !statesOffice(file, reading)) return [];
  const asOf = file.records.map((record) => record.asOf).reduce(laterOf);
  const counted = [...balancesAfter(knownBalances(reading), plan).values()].filter(({ project }) =>
    isCounted(project),
  );
  if (counted.some((balance) => balance.asOf > asOf)) return [];
  const lines = counted.filter((balance) => !isLeftOut(balance, asOf, null)).map(lineOfBalance);
  const stated = file.records.filter(({ project }) => isCounted(project)).map(lineOfRecord);
  return differencesTold(compareTotals(stated, lines, { kind: "office" }));
}

function isCounted({ id, tier }: ProjectFacts): boolean {
  return tier !== "business" && !isPaymentLine(id);
}

function lineOfBalance({ project, measures }: Balance): TotalledLine {
  const totals = factualMeasures.flatMap((measure) => {
    const won = totalOf(measures[measure]?.monthEnds[11] ?? {});
    return won === null ? [] : [[measure, won] as const];
  });
  return { project, totals: new Map(totals) };
}

function lineOfRecord({ project, entries }: SourceRecord): TotalledLine {
  const totals = new Map<FactualMeasure, Won>();
  for (const measure of factualMeasures)
    for (const { amount } of entries.filter(
      (entry) => entry.measure === measure && entry.kind === "cumulative",
    ))
      totals.set(measure, (totals.get(measure) ?? 0n) + amount);
  return { project, totals };
}
