/** Days that have not come: figures of tomorrow are a slip of the keyboard, and would stand over all true ones. */
import type { IsoDate } from "../values/calendar.ts";
import type { Finding } from "../values/finding.ts";
import { isForward } from "../values/measure.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { formatWon, type Won } from "../values/won.ts";

/**
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
  return {
    code: "as-of-not-yet",
    consequence: "hold",
    row: first.rows[0] ?? null,
    column: null,
    value: latest,
    ko: `기준일 ${latest}은(는) 아직 오지 않은 날입니다(받은 날 ${today}, ${count}개 사업). 그대로 반영하면 그날까지 올리는 실제 자료가 옛 자료로 취급됩니다. 기준일을 바로잡아 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
    en: `The as-of date ${latest} has not come (received on ${today}, ${count} projects). Applied, it would make every true file until then an older one. Correct the date and upload again; if it is right, release the file.`,
  };
}

function paidNotYet({ count, won, row }: EarlyPayments, latest: IsoDate, today: IsoDate): Finding {
  return {
    code: "payments-not-yet",
    consequence: "hold",
    row,
    column: null,
    value: latest,
    ko: `받은 날 ${today} 뒤의 날짜로 지급한 것으로 적힌 지출이 ${count}건, 합계 ${formatWon(won)}원 있습니다(${latest}까지). 날짜를 확인하여 고쳐 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
    en: `${count} payments, ${formatWon(won)} won together, are dated after the day of receipt, ${today} (up to ${latest}). Check the dates and upload again; if they are right, release the file.`,
  };
}
