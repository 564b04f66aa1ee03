/**
 * 지방재정365 QWGJK, 세부사업별 세출현황: one row per project and day, in won, as JSON, CSV or XLSX. The funds
 * split the current budget only; what was spent is a total.
 */
import type { Entry, SourceRecord } from "../../domain/ledger/posting.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { projectFacts, projectIdOfCode } from "../../domain/values/project.ts";
import { agreedAsOf, type PlacedDate } from "../cells/as-of.ts";
import { readDateCell } from "../cells/date-cell.ts";
import { isRejected, KeptFindings, placeAt, rejection } from "../kernel/finding-list.ts";
import type { Format, Reading, SourceDocument, UploadContext } from "../kernel/format.ts";
import { makeReading, totalsAsOf } from "../kernel/make-reading.ts";
import { negativeRecords } from "../kernel/row-findings.ts";
import { checkHiddenTotals } from "../tables/hidden-totals.ts";
import { holdsTotal } from "../tables/total-names.ts";
import { checkTotals } from "../tables/total-rows.ts";
import type { QwgjkRow } from "./fields.ts";
import { booksDiffer, codesShared, envelopeDiffers, keyTwice, unitIsWon } from "./qwgjk-findings.ts";
import { isAddedTotal, type QwgjkLine, readQwgjkRow } from "./read-row.ts";
import { locateRows, type QwgjkRows, readRows } from "./read-rows.ts";

const name = "qwgjk";

export const qwgjk: Format = {
  name,
  looksFor: {
    ko: "지방재정365 세부사업별 세출현황: dbiz_cd, bdg_cash_amt 등의 항목이 있는 JSON · CSV · XLSX",
    en: "the open dataset QWGJK (지방재정365) as JSON, CSV or XLSX: fields such as dbiz_cd, bdg_cash_amt",
  },
  isFullDump: true,
  detect,
  read,
};

function detect(source: SourceDocument): string | null {
  const place = locateRows(source);
  return place === null ? null : `The fields of QWGJK stand in ${place}.`;
}

function read(source: SourceDocument, context: UploadContext): Reading {
  const source365 = readRows(source);
  if (isRejected(source365.findings)) return makeReading(name, [], source365.findings);
  const findings = [...source365.findings];
  if (context.unit !== null && context.unit !== "원") findings.push(unitIsWon(context.unit));
  const inRows = new KeptFindings();
  const read365 = source365.rows.map((row) => {
    const { line, summed, findings: faults } = readQwgjkRow(row);
    inRows.add(...faults);
    return { line, summed };
  });
  const projects = source365.rows.filter(
    ({ cells }) => !isAddedTotal(cells.dbiz_nm ?? "", cells.dbiz_cd ?? ""),
  );
  findings.push(...bookFindings(projects, context), ...claimFindings(source365, projects));
  const asOf = asOfOf(projects, context);
  if (typeof asOf !== "string") findings.push(...asOf);
  findings.push(...inRows.kept);
  const lines = read365.flatMap(({ line }) => line ?? []);
  findings.push(...keysTwice(lines));
  if (isRejected(findings) || typeof asOf !== "string") return makeReading(name, [], findings, inRows);
  const summed = read365.flatMap((each) => each.summed ?? []);
  findings.push(...checkTotals(summed, 0n), ...checkHiddenTotals(summed));
  const shared = sharedCodes(lines);
  if (shared.size > 0) findings.push(codesShared([...shared]));
  const records = lines.map((line) => recordOf(line, asOf, shared));
  findings.push(...negativeRecords(records, holdsTotal(summed)));
  return makeReading(name, records, findings);
}

function bookFindings(rows: readonly QwgjkRow[], { office, fiscalYear }: UploadContext): readonly Finding[] {
  const books = { laf_cd: office, fyr: String(fiscalYear) };
  return (["laf_cd", "fyr"] as const).flatMap((field) =>
    [...Map.groupBy(rows, ({ cells }) => cells[field] ?? "")]
      .filter(([stated]) => stated !== books[field])
      .map(([stated, same]) => booksDiffer(field, same, stated, books[field])),
  );
}

/** What the head of a dump says must be what its rows say. */
function claimFindings({ claims }: QwgjkRows, rows: readonly QwgjkRow[]): readonly Finding[] {
  const [first] = rows;
  if (claims === null || first === undefined) return [];
  const pairs = [
    ["laf_cd", claims.office, first.cells.laf_cd ?? ""],
    ["fyr", claims.fiscalYear, first.cells.fyr ?? ""],
    ["asof", claims.asOf, first.cells.exe_ymd ?? ""],
  ] as const;
  return pairs.flatMap(([field, claimed, stated]) =>
    claimed === null || claimed === stated ? [] : [envelopeDiffers(field, claimed, stated)],
  );
}

/** The one day of all rows. */
function asOfOf(rows: readonly QwgjkRow[], context: UploadContext): IsoDate | readonly Finding[] {
  const days: PlacedDate[] = [];
  const findings: Finding[] = [];
  for (const [text, [first]] of Map.groupBy(rows, ({ cells }) => cells.exe_ymd ?? "")) {
    const [cell, row] = [readDateCell(text), first?.row ?? 1];
    if (cell.kind === "bad") findings.push(rejection(cell.code, placeAt(row, "exe_ymd", text), cell));
    else days.push({ row, text, date: cell.kind === "date" ? cell.date : null });
  }
  if (findings.length > 0) return findings;
  const agreed = agreedAsOf(days, context);
  return typeof agreed === "string" ? agreed : [agreed];
}

function keysTwice(lines: readonly QwgjkLine[]): readonly Finding[] {
  const firsts = new Map<string, number>();
  return lines.flatMap((line) => {
    const key = fullCode(line);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, line.row);
    return first === undefined ? [] : [keyTwice(first, line.row, key)];
  });
}

function sharedCodes(lines: readonly QwgjkLine[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(
    lines.flatMap(({ code }) => {
      const comparable = code.toLowerCase();
      if (seen.has(comparable)) return [comparable];
      seen.add(comparable);
      return [];
    }),
  );
}

/**
 * A project is known by its code alone, as in the office's own template: so the two join, and a project
 * keeps its history when another department takes it over. Of 1,763 real codes none stood under two
 * departments or accounts. Where one does, its parts are told apart by account and department; that lasts
 * as long as it stays parted, which docs/adr/0010 weighs.
 */
function recordOf(line: QwgjkLine, asOf: IsoDate, shared: ReadonlySet<string>): SourceRecord {
  const isShared = shared.has(line.code.toLowerCase());
  return {
    project: projectFacts({
      id: projectIdOfCode(isShared ? fullCode(line) : line.code),
      tier: "project",
      name: line.name,
      department: line.departmentName ?? line.department,
      account: line.accountName ?? line.account,
      field: line.field,
    }),
    asOf,
    entries: entriesOf(line, asOf),
    rows: [line.row],
  };
}

function entriesOf(
  { appropriation, currentBudget, expenditure }: QwgjkLine,
  date: IsoDate,
): readonly Entry[] {
  return [
    ...totalsAsOf("appropriation", { unsplit: appropriation }, date),
    ...totalsAsOf("current-budget", currentBudget, date),
    ...totalsAsOf("expenditure", { unsplit: expenditure }, date),
  ];
}

function fullCode({ code, account, department }: QwgjkLine): string {
  return `${code}@${account}@${department}`;
}
