/** What the ledger needs of every record, whatever format it came from: one statement for each thing stated. */
import type { Balance } from "../ledger/balance.ts";
import type { Entry, SourceRecord } from "../ledger/posting.ts";
import { type Bilingual, particle } from "../values/bilingual.ts";
import { datePartsOf, isInFiscalYear, type IsoDate } from "../values/calendar.ts";
import { fileFinding, type Finding, rowFinding } from "../values/finding.ts";
import { type Fund, fundNames, totalOf } from "../values/fund.ts";
import { type FactualMeasure, isForward, measureNames } from "../values/measure.ts";
import { comparableName, type ProjectId } from "../values/project.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";

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

const noRecords: Finding = fileFinding("reject", "no-records", null, {
  ko: "파일에 사업이 하나도 없습니다. 사업별 금액이 적힌 파일을 올려 주십시오.",
  en: "The file states no project at all. Send a file with the amounts of each project.",
});

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
    ko: `"${record.project.name}"${particle(record.project.name, "이/가")} 파일에 두 번 나옵니다. 한 사업은 한 번만 적어 주십시오.`,
    en: `"${record.project.name}" stands twice in the file. State each project once.`,
  });
}

function about(record: SourceRecord, code: string, value: string, sentences: Bilingual): Finding {
  return rowFinding("reject", code, record.rows[0] ?? null, value, sentences);
}

/**
 * A row that is called like a department of the file: the total of that department's rows, as pivot tables print it.
 * @param known the projects of the ledger: what a person let in once is not asked about each month.
 * @returns what holds the file until a person says that it is a project.
 */
export function checkDepartmentRows(
  records: readonly SourceRecord[],
  known: Pick<ReadonlyMap<ProjectId, unknown>, "has">,
): Finding[] {
  const departments = Map.groupBy(records, ({ project }) => comparableName(project.department ?? ""));
  return records.flatMap((record): Finding[] => {
    const { id, name } = record.project;
    if (known.has(id)) return [];
    const rows = departments.get(comparableName(name)) ?? [];
    const others = rows.filter(({ project }) => comparableName(project.name) !== comparableName(name)).length;
    if (others === 0) return [];
    return [
      rowFinding("hold", "row-of-department", record.rows[0] ?? null, name, {
        ko: `사업명 "${name}"${particle(name, "이/가")} 부서명과 같고 그 부서의 다른 사업이 ${others}건 있어 합계 행으로 보입니다. 합계이면 지우거나 이름을 소계로 고쳐 다시 올리고, 사업이면 보류를 해제해 주십시오.`,
        en: `The project "${name}" is called like a department, which has ${others} other projects here, so the row looks like its total. If it is, delete it or name it 소계 and upload again; if it is a project, release the file.`,
      }),
    ];
  });
}

/** A budget below 0, whole or of one fund, is no budget: reductions were entered as totals, and its rate means nothing. */
export function checkBudgets(records: readonly SourceRecord[]): Finding[] {
  return records.flatMap((record) =>
    (["appropriation", "current-budget"] as const).flatMap((measure): Finding[] => {
      const stated = record.entries.filter(
        (entry) => entry.measure === measure && entry.kind === "cumulative",
      );
      const total = sumWon(stated.map(({ amount }) => amount));
      if (total < 0n) return [budgetNegative(record, measureNames[measure], total)];
      return stated.flatMap(({ fund, amount }) =>
        amount >= 0n || fund === "unsplit" ? [] : [fundNegative(record, measureNames[measure], fund, amount)],
      );
    }),
  );
}

/**
 * What increments, as systems send them, take below 0: their sender states no total that anybody could see.
 * @returns nothing of what was below 0 before.
 */
export function checkIncrements(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): Finding[] {
  return records.flatMap((record) =>
    (["appropriation", "current-budget", "expenditure"] as const).flatMap((measure): Finding[] => {
      const own = record.entries.filter((entry) => entry.measure === measure);
      if (own.length === 0 || own.some(({ kind }) => kind !== "increment")) return [];
      const added = sumWon(own.map(({ amount }) => amount));
      const before = totalOf(balances.get(record.project.id)?.measures[measure]?.monthEnds[11] ?? {}) ?? 0n;
      return before >= 0n && before + added < 0n ? [takenBelow(record, measure, before, added)] : [];
    }),
  );
}

function takenBelow(record: SourceRecord, measure: FactualMeasure, before: Won, added: Won): Finding {
  const of = measureNames[measure];
  const { name } = record.project;
  const [from, by, to] = [before, added, before + added].map(formatWon);
  const code = measure === "expenditure" ? "running-total-negative" : "budget-negative";
  return {
    ...rowFinding("note", code, record.rows[0] ?? null, to ?? null, {
      ko: `"${name}"의 ${of.ko} ${from}원에 ${by}원을 더하면 ${to}원으로 0보다 작습니다. 금액과 사업을 확인하여, 틀렸으면 바로잡는 금액을 다시 보내 주십시오.`,
      en: `The ${of.en} of "${name}" was ${from} won, and with ${by} won it is ${to} won, below 0. Check the amount and the project; if either is wrong, send a correcting amount.`,
    }),
    column: of.ko,
  };
}

function budgetNegative(record: SourceRecord, of: Bilingual, won: Won): Finding {
  const { name } = record.project;
  return rowNote(record, of.ko, won, {
    ko: `"${name}"의 ${of.ko}이 ${formatWon(won)}원으로 0보다 작아 집행률을 내지 않습니다. 감액분만 적었다면 감액 뒤의 총액으로 고쳐 다시 올려 주십시오.`,
    en: `The ${of.en} of "${name}" is ${formatWon(won)} won, below 0, and has no rate. If only the reduction was entered, send the total after it.`,
  });
}

function fundNegative(record: SourceRecord, of: Bilingual, fund: Fund, won: Won): Finding {
  const { name } = record.project;
  const named = fundNames[fund];
  return rowNote(record, `${of.ko}(${named.ko})`, won, {
    ko: `"${name}"의 ${of.ko} 가운데 ${named.ko}가 ${formatWon(won)}원으로 0보다 작아 그 재원의 집행률을 내지 않습니다. 감액분만 적었다면 감액 뒤의 금액으로 고쳐 다시 올려 주십시오.`,
    en: `The ${named.en} part of the ${of.en} of "${name}" is ${formatWon(won)} won, below 0, and has no rate. If only the reduction was entered, send the amount after it.`,
  });
}

function rowNote(record: SourceRecord, column: string, won: Won, { ko, en }: Bilingual): Finding {
  const place = { row: record.rows[0] ?? null, column, value: formatWon(won) };
  return { code: "budget-negative", consequence: "note", ...place, ko, en };
}

/**
 * Days that have not come: figures of tomorrow are a slip of the keyboard, and would stand over all true ones.
 * @param today the day on which the upload was received, in Korea.
 * @returns what holds the file until a person says that it is right.
 */
export function checkDays(records: readonly SourceRecord[], today: IsoDate): Finding[] {
  // No source knows of a later day than its own: entries are looked at where that one has not come.
  const early = records.filter(({ asOf }) => asOf > today);
  const [first] = early;
  if (first === undefined) return [];
  const latest = early.map(({ asOf }) => asOf).reduce((a, b) => (a > b ? a : b));
  const payments = paymentsAfter(early, today);
  return payments.count === 0
    ? [asOfNotYet(first, latest, today, early.length)]
    : [paidNotYet(payments, latest, today)];
}

interface EarlyPayments {
  readonly count: number;
  readonly won: Won;
  readonly row: number | null;
}

function paymentsAfter(records: readonly SourceRecord[], today: IsoDate): EarlyPayments {
  let [count, won, row]: [number, Won, number | null] = [0, 0n, null];
  for (const { entries, rows } of records) {
    for (const [at, { measure, kind, date, amount }] of entries.entries()) {
      if (isForward(measure) || kind !== "increment" || date <= today) continue;
      if (count === 0) row = rows[at] ?? null;
      count += 1;
      won += amount;
    }
  }
  return { count, won, row };
}

function asOfNotYet(first: SourceRecord, latest: IsoDate, today: IsoDate, count: number): Finding {
  return rowFinding("hold", "as-of-not-yet", first.rows[0] ?? null, latest, {
    ko: `기준일 ${latest}${particle(latest, "은/는")} 아직 오지 않은 날입니다(받은 날 ${today}, ${count}개 사업). 반영하면 그날까지 올리는 자료가 옛 자료가 됩니다. 기준일을 바로잡아 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
    en: `The as-of date ${latest} has not come (received on ${today}, ${count} projects). Applied, it would make every file until then an older one. Correct the date and upload again, or release the file if it is right.`,
  });
}

function paidNotYet({ count, won, row }: EarlyPayments, latest: IsoDate, today: IsoDate): Finding {
  return rowFinding("hold", "payments-not-yet", row, latest, {
    ko: `받은 날 ${today} 뒤에 지급했다는 지출이 ${count}건, ${formatWon(won)}원 있습니다(${latest}까지). 날짜를 고쳐 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
    en: `${count} payments of ${formatWon(won)} won are dated after the day of receipt, ${today} (up to ${latest}). Correct the dates and upload again, or release the file if they are right.`,
  });
}

/**
 * Whether a file that names its office names that of the books: another office's table is asked about, never believed.
 * @param known as the latest file that counts calls the office. Null where no file names it.
 */
export function checkOffice(stated: string | null, known: string | null): Finding[] {
  if (stated === null || known === null || isOneOffice(stated, known)) return [];
  return [
    {
      code: "office-name-differs",
      consequence: "hold",
      row: null,
      column: "자치단체명",
      value: stated,
      ko: `파일의 자치단체는 "${stated}"인데 장부의 자치단체는 "${known}"입니다. 다른 자치단체의 자료면 폐기하고 맞는 장부에 올려 주십시오. 이름만 바뀐 우리 자치단체면 보류를 해제해 주십시오. 그때부터 새 이름으로 보입니다.`,
      en: `The file is of "${stated}" and the books are of "${known}". Discard it if it is another office's, and send it to the right books; release it if your office was renamed: from then on it is called so.`,
    },
  ];
}

/** 무주군, 전북무주군, 무주군청 and 전라북도 무주군 are one: files put the region before it or its building behind it. */
export function isOneOffice(a: string, b: string): boolean {
  const [left, right] = [bare(a), bare(b)];
  return left.endsWith(right) || right.endsWith(left);
}

function bare(name: string): string {
  return comparableName(name).replace(/(?<=[시군구도])청$/, "");
}
