/** What is said of rows that mean something else than their amount, in the sender's words. */
import type { Finding } from "../../domain/values/finding.ts";
import { formatWon } from "../../domain/values/won.ts";
import { placeAt, question, rejection, remark, type Sentences, shortList } from "../kernel/finding-list.ts";
import type { RowTally } from "./row-tally.ts";

export interface Meanings {
  readonly headerRow: number;
  readonly office: string;
  readonly fiscalYear: number;
  /** How many were read. */
  readonly rows: number;
  readonly tallies: readonly RowTally[];
  /** Columns that nobody knows and in which something stands. */
  readonly unknown: readonly string[];
  readonly offices: readonly string[];
  readonly officeCodes: readonly string[];
}

export function meaningFindings(meanings: Meanings): readonly Finding[] {
  const { headerRow, office, tallies, unknown, offices, officeCodes } = meanings;
  const foreign = officeCodes.find((code) => code !== office);
  return [
    ...(offices.length > 1 ? [officesMany(headerRow, offices)] : []),
    ...(foreign === undefined ? [] : [officeDiffers(headerRow, foreign, office)]),
    ...tallies.map((tally) => ofTally(tally, meanings)),
    ...(unknown.length === 0 ? [] : [columnsUnknown(headerRow, unknown.join(", "))]),
  ];
}

function ofTally(tally: RowTally, { fiscalYear, rows }: Meanings): Finding {
  switch (tally.effect) {
    case "refund":
      return refunds(tally);
    case "cancelled":
      return cancelled(tally);
    case "unclear":
      return unclear(tally);
    case "revenue":
      return revenue(tally, rows);
    case "other-year":
      return otherYear(tally, fiscalYear, rows);
    case "counts":
      throw new RangeError("A row that counts is not tallied");
  }
}

/** Amounts of both signs under one word: whether its minus is printed is not known. */
function refunds(tally: RowTally): Finding {
  const { count, below } = tally;
  const { ko, en } = shown(tally);
  if (below > 0 && below < count) {
    return held("refunds-of-both-signs", tally, {
      ko: `${ko} 가운데 ${below}건만 음수입니다. 보류를 해제하면 모두 지출에서 뺍니다. 부호가 이미 반영되었으면 고쳐 올려 주십시오.`,
      en: `${en}, and only ${below} of them are below 0. Released, all of them are taken away. If the sign is applied already, correct it and upload again.`,
    });
  }
  return said("refunds-applied", tally, {
    ko: `${ko}을 지출에서 뺐습니다.`,
    en: `${en}: they were taken away from what was spent.`,
  });
}

function cancelled(tally: RowTally): Finding {
  const { ko, en } = shown(tally);
  return said("cancelled-left-out", tally, {
    ko: `${ko}은 지출이 아니므로 반영하지 않았습니다.`,
    en: `${en}: they are no payments and were left out.`,
  });
}

function unclear(tally: RowTally): Finding {
  if (tally.column.kind === "refund-amount") return refundBeside(tally);
  const { ko, en } = shown(tally);
  if (tally.column.kind === "unit")
    return held("rows-unclear", tally, {
      ko: `${ko}은 목록의 단위와 다르게 적혀 있습니다. 금액이 이미 목록의 단위이면 보류를 해제하고, 아니면 한 단위로 고쳐 다시 올려 주십시오.`,
      en: `${en}, which is not the unit of the list. If the amounts are in the list's unit, release the file; else bring them to one unit and upload again.`,
    });
  return held("rows-unclear", tally, {
    ko: `${ko}이 있어 금액의 뜻이 분명하지 않습니다. 그대로 더해도 되면 보류를 해제하고, 아니면 그 행을 빼거나 음수로 고쳐 다시 올려 주십시오.`,
    en: `${en}, so their amounts are not certain. Release the file if they count as they stand; else take the rows out or make them negative, and upload again.`,
  });
}

/** A row is a project's running total: neither without the row nor below 0 would it be right. */
function refundBeside(tally: RowTally): Finding {
  const { column, rows, count } = tally;
  const list = shortList(rows, rows.length, count);
  return held("rows-unclear", tally, {
    ko: `"${column.header}" 열에 금액이 있는 사업이 ${count}건(${list}행) 있어, 옆의 예산액이나 집행액이 그 금액을 이미 뺀 것인지 알 수 없습니다. 이미 뺐으면 보류를 해제하고, 아니면 뺀 금액으로 고쳐 다시 올려 주십시오.`,
    en: `${count} projects (rows ${list}) have an amount in the column "${column.header}", and whether the figures beside it are without that already is not known. If they are, release the file; else correct them and upload again.`,
  });
}

function otherYear(tally: RowTally, fiscalYear: number, rows: number): Finding {
  const { ko, en } = shown(tally);
  if (tally.count === rows) return yearDiffers(tally, fiscalYear);
  return held("rows-of-other-year", tally, {
    ko: `${ko}은 ${fiscalYear} 회계연도의 것이 아닙니다. 보류를 해제하면 그 행을 빼고 반영합니다. 그 장부에는 따로 올려 주십시오.`,
    en: `${en}: they are not of the fiscal year ${fiscalYear}. Released, it comes in without them. Send them to the books of their year.`,
  });
}

function revenue(tally: RowTally, rows: number): Finding {
  const { ko, en } = shown(tally);
  if (tally.count === rows)
    return rejection("rows-of-revenue", placeAt(tally.rows[0] ?? null, tally.column.header, tally.word), {
      ko: `${ko}뿐이고 세출 행이 없습니다. 세출예산과 집행액의 표를 올려 주십시오.`,
      en: `${en}, and no row is of spending. Send the table of budgets and spending.`,
    });
  return said("revenue-left-out", tally, {
    ko: `${ko}은 세입이고 지출이 아니므로 반영하지 않았습니다. 세출이면 그 칸을 고쳐 다시 올려 주십시오.`,
    en: `${en}: they are revenue and no spending, and were left out. If they are spending, correct the cell and upload again.`,
  });
}

function yearDiffers({ rows, column, word }: RowTally, fiscalYear: number): Finding {
  return rejection("fiscal-year-differs", placeAt(rows[0] ?? null, column.header, word), {
    ko: `모든 행이 ${word} 회계연도의 것인데 장부는 ${fiscalYear} 회계연도입니다. 맞는 회계연도의 장부에 올려 주십시오.`,
    en: `Every row is of the fiscal year ${word} and the books are of ${fiscalYear}. Send the file to the right year's books.`,
  });
}

function shown({ column: { header }, word, rows, count, sum }: RowTally): Sentences {
  const list = shortList(rows, rows.length, count);
  const [ko, en] =
    sum === null ? ["", ""] : [`, 합계 ${formatWon(sum)}원`, `; ${formatWon(sum)} won together`];
  return word === null
    ? {
        ko: `"${header}" 열에 내용이 적힌 ${count}건(${list}행${ko})`,
        en: `${count} rows (${list}${en}) have something in the column "${header}"`,
      }
    : {
        ko: `"${header}" 열이 "${word}"인 ${count}건(${list}행${ko})`,
        en: `${count} rows (${list}${en}) have "${word}" in the column "${header}"`,
      };
}

function said(code: string, { rows, column, word }: RowTally, sentences: Sentences): Finding {
  return remark(code, placeAt(rows[0] ?? null, column.header, word), sentences);
}

function held(code: string, { rows, column, word }: RowTally, sentences: Sentences): Finding {
  return question(code, placeAt(rows[0] ?? null, column.header, word), sentences);
}

function columnsUnknown(row: number, column: string): Finding {
  return remark("column-ignored", placeAt(row, column), {
    ko: `알 수 없는 열은 읽지 않았습니다: ${column}. 필요한 열이면 알려진 제목으로 고쳐 다시 올려 주십시오.`,
    en: `Columns that are not known were not read: ${column}. If one matters, give it a header that is known and upload again.`,
  });
}

function officesMany(row: number, offices: readonly string[]): Finding {
  const list = offices.join(", ");
  return rejection("offices-many", placeAt(row, null, list), {
    ko: `자치단체가 둘 이상 섞여 있습니다(${list}). 우리 자치단체의 행만 새 파일로 저장하여 올려 주십시오.`,
    en: `The file holds more than one office (${list}). Save the rows of your own office as a new file and upload that.`,
  });
}

function officeDiffers(row: number, code: string, office: string): Finding {
  return rejection("office-differs", placeAt(row, null, code), {
    ko: `파일은 자치단체 ${code}의 자료인데 장부는 ${office}입니다. 맞는 자치단체의 장부에 올리거나 그 행을 빼 주십시오.`,
    en: `The file states office ${code} and the books are of ${office}. Send it to the right books, or take those rows out.`,
  });
}
