/**
 * What can be wrong with one row of a payment list. A cell may hold a payee's name that slipped into it, so
 * what is not written like an amount or a day is masked before it is quoted.
 */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { formatWon } from "../../domain/values/won.ts";
import { badAmount, type BadAmount } from "../cells/amount-cell.ts";
import type { DateCell } from "../cells/date-cell.ts";
import { placeAt, question, rejection, shortList } from "../kernel/finding-list.ts";
import { cellTooLong, nameMissing } from "../kernel/row-findings.ts";
import { strayMeaning } from "../meanings/meaning-labels.ts";
import { type FoundLine, maxNamesLength, maxSpellings } from "./payment-lines.ts";
import { headerOf, type PaymentSheet } from "./payment-sheet.ts";
import { particle } from "../../domain/values/bilingual.ts";

export function amountBad(row: number, sheet: PaymentSheet, { code }: BadAmount, cell: string): Finding {
  const value = masked(cell);
  return rejection(code, placeAt(row, headerOf(sheet, "amount"), value), badAmount(code, value));
}

export function amountMissing(row: number, sheet: PaymentSheet): Finding {
  return rejection("amount-missing", placeAt(row, headerOf(sheet, "amount")), {
    ko: `${row}행에 지출액이 없습니다. 금액을 적거나 지출이 아닌 행이면 지워 주십시오.`,
    en: `Row ${row} has no amount. Write it, or delete the row if it is no payment.`,
  });
}

export function dateBad(
  row: number,
  sheet: PaymentSheet,
  { code }: Extract<DateCell, { kind: "bad" }>,
  cell: string,
): Finding {
  const value = masked(cell);
  return rejection(code, placeAt(row, headerOf(sheet, "date"), value), {
    ko: `${row}행의 지급일 "${value}"${particle(value, "을/를")} 날짜로 읽을 수 없습니다. 20260630 또는 2026-06-30처럼 적어 주십시오.`,
    en: `"${value}" in row ${row} is not a day. Write it like 20260630 or 2026-06-30.`,
  });
}

export function dateMissing(row: number, sheet: PaymentSheet): Finding {
  return rejection("date-missing", placeAt(row, headerOf(sheet, "date")), {
    ko: `${row}행에 지급일이 없습니다. 날짜를 적거나 지출이 아닌 행이면 지워 주십시오.`,
    en: `Row ${row} has no day of payment. Write it, or delete the row if it is no payment.`,
  });
}

export function dateOutsideYear(
  row: number,
  sheet: PaymentSheet,
  date: IsoDate,
  fiscalYear: number,
): Finding {
  return rejection("date-outside-year", placeAt(row, headerOf(sheet, "date"), date), {
    ko: `${row}행의 지급일 ${date}${particle(date, "은/는")} ${fiscalYear} 회계연도 밖의 날짜입니다. 회계연도나 날짜를 확인해 주십시오.`,
    en: `The day ${date} of row ${row} is outside the fiscal year ${fiscalYear}. Check the year or the day.`,
  });
}

/** @param column the header of the names. */
export function lineBad(
  row: number,
  column: string,
  code: Extract<FoundLine, { kind: "bad" }>["code"],
): Finding {
  switch (code) {
    case "name-missing":
      return nameMissing(row);
    case "name-too-long":
      return cellTooLong(row, column, maxNamesLength);
    case "projects-too-many":
      return rejection(code, placeAt(row, column), {
        ko: `${row}행에서 서로 다른 사업이 한도 ${maxSpellings}개를 넘었습니다. 한 자치단체의 목록인지 확인하고 부서나 회계별로 나누어 올려 주십시오.`,
        en: `With row ${row} there are more than ${maxSpellings} different projects. Check that the list is of one office, and split it by department or account.`,
      });
  }
}

/** The cell before the amount ends in a minus sign: passing over it would make a refund a payment. */
export function strayMinus(row: number, sheet: PaymentSheet): Finding {
  return rejection("amount-sign-misplaced", placeAt(row, headerOf(sheet, "amount")), {
    ko: `${row}행에서 금액 앞 칸의 끝에 음수 표시가 붙어 있습니다. 금액의 부호이면 금액 앞으로 옮기고, 아니면 지워 주십시오.`,
    en: `In row ${row} the cell before the amount ends in a minus sign that may be the amount's. Move or delete it.`,
  });
}

export function totalsTooMany(row: number): Finding {
  return rejection("totals-too-many", placeAt(row), {
    ko: `${row}행까지 합계 행이 너무 많아 지출목록으로 볼 수 없습니다. 합계 행을 지우고 다시 올려 주십시오.`,
    en: `Up to row ${row} there are too many totals for a payment list. Delete the totals and upload again.`,
  });
}

/** What an amount, a day or a time of day may be written with. */
const plain =
  /^(?:금 ?)?(?:[-−△▲()\d.,:/\s₩\\≈원천백만억년월일E+#T]|오[전후]|(?<=\d)[시분초]|(?<=원)정|\([월화수목금토일]\)){1,40}$/;
/** As telephones, accounts and persons are numbered, and no amount or day is. */
const personalNumber = /\d-\d{3,}/;
/** A day without one of its dashes. */
const dayInTwoParts = /^20\d\d-\d{4}$/;

/** Anything else is shown as ○, so that the shape is seen and no name or number of a person. */
function masked(cell: string): string {
  const text = cell.trim();
  if (plain.test(text) && (dayInTwoParts.test(text) || !personalNumber.test(text))) return cell;
  return cell.slice(0, 40).replace(/[\p{L}\p{N}]/gu, "○");
}

/** A name that ends in `(반납)`, `(취소)`: its amounts above 0 may be no payments of a project of that name. */
export function refundNames(records: readonly SourceRecord[], column: string): readonly Finding[] {
  return records.flatMap((record) => {
    const { name } = record.project;
    const word = /[([]([^()[\]]+)[)\]]$/.exec(name)?.[1] ?? "";
    if (strayMeaning(word) !== "unclear" || /보조금|국비|도비|시비|이자/.test(name)) return [];
    // Made only now: a list has hundreds of thousands of entries.
    const { entries, rows } = record;
    const paid = entries.flatMap(({ amount }, at) => (amount > 0n ? [{ amount, row: rows[at] ?? 0 }] : []));
    const [first] = paid;
    if (first === undefined) return [];
    const list = shortList(
      paid.slice(0, listedRows).map(({ row }) => row),
      listedRows,
      paid.length,
    );
    const sum = formatWon(paid.reduce((won, { amount }) => won + amount, 0n));
    return [
      question("rows-unclear", placeAt(first.row, column, name), {
        ko: `"${name}"의 ${paid.length}건(${list}행, 합계 ${sum}원)은 이름 끝이 "${word}"인데 금액이 양수입니다. 그대로 더해도 되면 보류를 해제하고, 아니면 그 행을 빼거나 이름을 바로잡아 음수로 고쳐 다시 올려 주십시오.`,
        en: `${paid.length} rows (${list}; ${sum} won together) are of "${name}", whose name ends in "${word}", and are above 0. Release the file if they count as they stand; else take the rows out, or give them the project's name and make them negative, and upload again.`,
      }),
    ];
  });
}

const listedRows = 5;
