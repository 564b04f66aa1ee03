/**
 * 지방재정365's yearly bulk file of one office: names without codes, and no day, which the sender states. Rows
 * of one name and account cannot be told apart from day to day, so they are added into one line.
 */
import type { Entry, RoundedTo, SourceRecord } from "../../domain/ledger/posting.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { addFunds, type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import type { FactualMeasure } from "../../domain/values/measure.ts";
import { comparableName, projectFacts, projectIdOfName } from "../../domain/values/project.ts";
import type { MoneyUnit, Won } from "../../domain/values/won.ts";
import { agreedAsOf } from "../cells/as-of.ts";
import { asOfDatesIn } from "../cells/printed-unit-and-day.ts";
import { isRejected, KeptFindings } from "../kernel/finding-list.ts";
import type { Format, Reading, SourceDocument, UploadContext } from "../kernel/format.ts";
import { makeReading, roundedTo, totalsAsOf } from "../kernel/make-reading.ts";
import { maxRows, negativeRecords, rowRagged } from "../kernel/row-findings.ts";
import { RowMeanings } from "../meanings/row-meanings.ts";
import { matchTable } from "../tables/match-table.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { visitBelow } from "../tables/source-tables.ts";
import { holdsTotal } from "../tables/total-names.ts";
import { checkTotals } from "../tables/total-rows.ts";
import { namesOnly, namesShared, officesMany, unitOf } from "./bulk-findings.ts";
import { type BulkSheet, bulkSheetIn } from "./bulk-sheet.ts";
import { type BulkLine, isAmountColumn, readBulkRow } from "./read-row.ts";

const name = "lofin365-bulk";

export const bulk: Format = {
  name,
  looksFor: {
    ko: "지방재정365 연간 일괄 파일: 자치단체 · 세부사업명 · 예산현액 · 국비 · 지출액 · 편성액의 제목",
    en: "the portal's yearly bulk file: headers 자치단체, 세부사업명, 예산현액, 국비, 지출액, 편성액",
  },
  isFullDump: true,
  detect,
  read,
};

function detect(source: SourceDocument): string | null {
  const { found } = matchTable(source, bulkSheetIn);
  return found === null ? null : `Row ${found.match.headerRow} ends the header of the portal's bulk file.`;
}

function read(source: SourceDocument, context: UploadContext): Reading {
  const { found, findings: choice } = matchTable(source, bulkSheetIn);
  if (found === null) throw new RangeError("The file is not of this format: call detect first");
  const { table, match: sheet } = found;
  const unit = unitOf(sheet, context);
  const width = table.head[sheet.headerRow - 1]?.length ?? 0;
  const findings: Finding[] = [...choice];
  if (typeof unit !== "string") findings.push(unit);
  const asOf = asOfIn(sheet, context);
  if (typeof asOf !== "string") findings.push(asOf);
  if (isRejected(findings) || typeof unit !== "string" || typeof asOf !== "string")
    return makeReading(name, [], findings);
  const lines: BulkLine[] = [];
  const summed: SummedRow[] = [];
  const inRows = new KeptFindings();
  const { headerRow, beside } = sheet;
  const meanings = new RowMeanings(beside, { ...context, headerRow, rows: "totals", unit });
  const broken = visitBelow(
    { table, headerRow, isAmount: (at) => isAmountColumn(sheet, at) },
    maxRows,
    (cells, at) => {
      if (cells.length !== width) {
        inRows.add(rowRagged(at, cells.length, width));
        return;
      }
      const row = readBulkRow(at, cells, sheet, unit);
      const effect = row.line === null ? null : meanings.read(cells, at, row.line.appropriation);
      inRows.add(...row.findings);
      if (row.line !== null && effect?.kind !== "left-out") lines.push(row.line);
      if (row.summed !== null) summed.push(row.summed);
    },
  );
  findings.push(...broken);
  if (isRejected(broken)) return makeReading(name, [], findings);
  findings.push(...inRows.kept, ...meanings.findings());
  const offices = new Set(lines.map(({ office }) => office));
  if (offices.size > 1) findings.push(officesMany([...offices]));
  if (!isRejected(findings)) findings.push(...checkTotals(summed, 0n));
  if (isRejected(findings)) return makeReading(name, [], findings, inRows);
  const { records, merged } = recordsOf(lines, asOf, unit);
  findings.push(namesOnly([...offices][0] ?? ""));
  if (merged > 0) findings.push(namesShared(merged));
  findings.push(...negativeRecords(records, holdsTotal(summed)));
  return makeReading(name, records, findings);
}

/** The portal's file has no day, but who fetched it may have put one above its header. */
function asOfIn({ titles }: BulkSheet, context: UploadContext): IsoDate | Finding {
  const printed = titles.flatMap((text, at) =>
    asOfDatesIn(text, context.fiscalYear).map((date) => ({ row: at + 1, ...date })),
  );
  return agreedAsOf(printed, context);
}

/** One line for each name and account; the account is a part of the id only where a name has several. */
function recordsOf(
  lines: readonly BulkLine[],
  asOf: IsoDate,
  unit: MoneyUnit,
): { readonly records: readonly SourceRecord[]; readonly merged: number } {
  const records: SourceRecord[] = [];
  let merged = 0;
  for (const namesakes of Map.groupBy(lines, (line) => comparableName(line.name)).values()) {
    const byAccount = Map.groupBy(namesakes, ({ account }) => comparableName(account));
    for (const [account, same] of byAccount) {
      const [first] = same;
      if (first === undefined) continue;
      if (same.length > 1) merged++;
      const known = byAccount.size > 1 ? `${first.name}@${account}` : first.name;
      records.push({
        project: projectFacts({
          id: projectIdOfName("project", null, known),
          tier: "project",
          name: first.name,
          account: first.account,
          field: first.field,
        }),
        asOf,
        entries: entriesOf(same, asOf),
        // Of several rows each was rounded.
        roundedTo: same.length === 1 ? roundingOf(first, unit) : undefined,
        rows: same.map(({ row }) => row),
      });
    }
  }
  return { records, merged };
}

function entriesOf(lines: readonly BulkLine[], date: IsoDate): readonly Entry[] {
  const sum = (amount: (line: BulkLine) => Won) => lines.reduce((total, line) => total + amount(line), 0n);
  const budget = lines.reduce<FundAmounts>((total, line) => addFunds(total, line.currentBudget), {});
  if (totalOf(budget) === null) throw new RangeError("A line of the bulk file states its funds");
  return [
    ...totalsAsOf("appropriation", { unsplit: sum((line) => line.appropriation) }, date),
    ...totalsAsOf("current-budget", budget, date),
    ...totalsAsOf("expenditure", { unsplit: sum((line) => line.expenditure) }, date),
  ];
}

function roundingOf(
  { appropriation, currentBudget, expenditure }: BulkLine,
  unit: MoneyUnit,
): RoundedTo | undefined {
  const amounts: { readonly [measure in FactualMeasure]?: readonly Won[] } = {
    appropriation: [appropriation],
    "current-budget": Object.values(currentBudget),
    expenditure: [expenditure],
  };
  return roundedTo((measure) => ({ unit, amounts: amounts[measure] ?? [] }));
}
