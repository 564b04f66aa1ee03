/** What the ledger needs of every record, whatever format it came from: one statement for each thing stated. */
import { datePartsOf, isInFiscalYear } from "../values/calendar.ts";
import type { Finding } from "../values/finding.ts";
import type { Entry, SourceRecord } from "../ledger/posting.ts";

/** @returns rejecting findings for records that the ledger could only half take in. */
export function checkRecords(records: readonly SourceRecord[], fiscalYear: number): Finding[] {
  if (records.length === 0) return [noRecords];
  const seen = new Set<string>();
  return records.flatMap((record) => {
    const { id } = record.project;
    const findings = [...checkEntries(record), ...checkDates(record, fiscalYear)];
    if (seen.has(id)) findings.push(recordTwice(record));
    seen.add(id);
    return findings;
  });
}

const noRecords: Finding = {
  code: "no-records",
  consequence: "reject",
  row: null,
  column: null,
  value: null,
  ko: "파일에 사업이 하나도 없습니다. 사업별 금액이 적힌 파일을 올려 주십시오.",
  en: "The file states no project at all. Send a file with the amounts of each project.",
};

/** Two totals of one measure, fund and day: a fold would keep the last and lose the other. */
function checkEntries(record: SourceRecord): Finding[] {
  const totals = record.entries
    .filter((entry) => entry.kind === "cumulative")
    .map(({ measure, fund, date }) => `${measure} ${fund} ${date}`);
  const twice = totals.find((total, at) => totals.indexOf(total) !== at);
  if (twice === undefined) return [];
  return [
    about(record, "total-twice", twice, {
      ko: `같은 금액(${twice})이 두 번 적혀 있습니다. 하나만 남겨 주십시오.`,
      en: `The same total (${twice}) is stated twice. Keep one of them.`,
    }),
  ];
}

function checkDates(record: SourceRecord, fiscalYear: number): Finding[] {
  const outside = isInFiscalYear(record.asOf, fiscalYear)
    ? record.entries.find((entry) => !isInItsYear(entry, fiscalYear))?.date
    : record.asOf;
  if (outside === undefined) return [];
  return [
    about(record, "date-outside-year", outside, {
      ko: `${outside}은 ${fiscalYear} 회계연도 밖의 날짜입니다. 회계연도나 기준일을 확인해 주십시오.`,
      en: `${outside} is outside the fiscal year ${fiscalYear}. Check the year or the date.`,
    }),
  ];
}

/** What next year needs is of a year to come; everything else is of the fiscal year. */
function isInItsYear({ measure, date }: Entry, fiscalYear: number): boolean {
  return measure === "requirement" ? datePartsOf(date).year > fiscalYear : isInFiscalYear(date, fiscalYear);
}

function recordTwice(record: SourceRecord): Finding {
  return about(record, "project-twice", record.project.name, {
    ko: `"${record.project.name}"이(가) 파일에 두 번 나옵니다. 한 사업은 한 번만 적어 주십시오.`,
    en: `"${record.project.name}" stands twice in the file. State each project once.`,
  });
}

function about(
  record: SourceRecord,
  code: string,
  value: string,
  sentences: { ko: string; en: string },
): Finding {
  return { code, consequence: "reject", row: record.rows[0] ?? null, column: null, value, ...sentences };
}
