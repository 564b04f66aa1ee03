/** Whether the columns of a payment list can be read as they are headed, and which are passed over. */
import type { Finding } from "../../domain/values/finding.ts";
import { rejection, remark } from "../kernel/finding-list.ts";
import type { PaymentColumn } from "./payment-headers.ts";
import { headerOf, type PaymentSheet } from "./payment-sheet.ts";

/** What keeps the columns from being read as they are headed, and what is said of those passed over. */
export function checkColumns(sheet: PaymentSheet): readonly Finding[] {
  const { columns, headers, headerRow } = sheet;
  const twice = columns.flatMap((column, at) => {
    const first = columns.findIndex((other) => isSame(column, other));
    const isSecond = first !== -1 && first !== at;
    return isSecond ? [columnTwice(headerRow, headers[first] ?? "", headers[at] ?? "")] : [];
  });
  const personal = headers.filter((_, at) => columns[at]?.kind === "personal").join(", ");
  return [...twice, ...(personal === "" ? [] : [personalIgnored(headerRow, personal)]), ...otherDate(sheet)];
}

function isSame(a: PaymentColumn, b: PaymentColumn): boolean {
  return "rank" in a && "rank" in b && a.kind === b.kind && a.rank === b.rank;
}

/** A payment is dated by the day it was paid; where the list has only an earlier step, that is said. */
function otherDate(sheet: PaymentSheet): readonly Finding[] {
  const column = sheet.columns[sheet.places.date ?? -1];
  if (column === undefined || !("rank" in column) || column.rank < 2) return [];
  const header = headerOf(sheet, "date");
  return [
    remark(
      "payments-dated-otherwise",
      { row: sheet.headerRow, column: header, value: null },
      {
        ko: `지급일자 열이 없어 "${header}"을(를) 지급한 날로 보았습니다. 지급일자가 있는 목록과 섞어 올리지 마십시오.`,
        en: `The list has no column for the day of payment, so "${header}" was taken for it. Do not mix it with lists that have one.`,
      },
    ),
  ];
}

function columnTwice(row: number, first: string, second: string): Finding {
  return rejection(
    "column-twice",
    { row, column: second, value: null },
    {
      ko: `"${first}" 열과 "${second}" 열이 같은 뜻입니다. 하나만 남겨 주십시오.`,
      en: `The columns "${first}" and "${second}" mean the same. Keep one of them.`,
    },
  );
}

function personalIgnored(row: number, column: string): Finding {
  return remark(
    "personal-column-ignored",
    { row, column, value: null },
    {
      ko: `개인정보가 있을 수 있는 열은 읽지 않고 저장하지도 않았습니다: ${column}. 다음에는 이 열을 빼고 올려 주십시오.`,
      en: `Columns that may hold personal data were neither read nor kept as figures: ${column}. Leave them out next time.`,
    },
  );
}

/** What a sheet of Excel can hold; a county has 170,000 payments a year. */
export const maxPayments = 1_048_576;

export function tooManyPayments(): Finding {
  return rejection(
    "rows-too-many",
    { row: null, column: null, value: null },
    {
      ko: `행이 한도 ${maxPayments}개를 넘습니다. 기간이나 부서별로 나누어 올려 주십시오.`,
      en: `There are more than ${maxPayments} rows. Split the file by time or department and upload the parts.`,
    },
  );
}
