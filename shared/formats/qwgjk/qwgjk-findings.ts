/** Why a QWGJK file is refused, in the sender's words. */
import type { Finding } from "../../domain/values/finding.ts";
import { type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import { formatWon, type Won } from "../../domain/values/won.ts";
import { placeAt, rejection, remark, shortList } from "../kernel/finding-list.ts";
import type { QwgjkRow } from "./fields.ts";
import { particle } from "../../domain/values/bilingual.ts";

export function fieldsMissing(row: number | null, fields: readonly string[]): Finding {
  const list = fields.join(", ");
  return rejection("column-missing", placeAt(row, null, list), {
    ko: `세부사업별 세출현황의 항목이 빠져 있습니다: ${list}. 지방재정365가 준 그대로의 파일을 올려 주십시오.`,
    en: `Fields of QWGJK are missing: ${list}. Upload the file as the portal gave it, without deleting fields.`,
  });
}

export function fieldTwice(row: number | null, field: string): Finding {
  return rejection("column-twice", placeAt(row, field), {
    ko: `"${field}" 항목이 두 번 있습니다. 하나만 남겨 주십시오.`,
    en: `The field "${field}" stands twice. Keep one of them.`,
  });
}

export function unitIsWon(unit: string): Finding {
  return rejection("unit-conflict", placeAt(null, null, unit), {
    ko: `지방재정365 세부사업별 세출현황의 금액은 원 단위로 정해져 있으나 올릴 때 ${unit} 단위라고 하였습니다. 단위를 빼거나 원으로 하여 다시 올려 주십시오.`,
    en: `The amounts of this dataset are in won (원) by definition, but the upload says ${unit}. Leave the unit out, or state 원.`,
  });
}

/** One finding for all rows that say the same. */
export function booksDiffer(
  field: "laf_cd" | "fyr",
  rows: readonly QwgjkRow[],
  got: string,
  books: string,
): Finding {
  const place = placeAt(rows[0]?.row ?? null, field, got);
  const [shown, count] = [got === "" ? "-" : got, rows.length];
  if (field === "laf_cd") {
    return rejection("office-differs", place, {
      ko: `파일은 자치단체 ${shown}의 자료인데(${count}행) 장부는 ${books}입니다. 맞는 자치단체의 장부에 올리거나 그 행을 빼 주십시오.`,
      en: `The file states office ${shown} (${count} rows) and the books are of ${books}. Send it to the right books, or take those rows out.`,
    });
  }
  return rejection("fiscal-year-differs", place, {
    ko: `파일은 ${shown} 회계연도의 자료인데(${count}행) 장부는 ${books} 회계연도입니다. 맞는 회계연도의 장부에 올려 주십시오.`,
    en: `The file states the fiscal year ${shown} (${count} rows) and the books are of ${books}. Send it to the right year's books.`,
  });
}

export function envelopeDiffers(field: string, claimed: string, stated: string): Finding {
  return rejection("envelope-differs", placeAt(null, field, claimed), {
    ko: `파일 머리의 ${field} ${claimed}${particle(claimed, "이/가")} 행의 ${stated}${particle(stated, "과/와")} 다릅니다. 어느 쪽이 맞는지 확인하고 지방재정365에서 다시 내려받아 올려 주십시오.`,
    en: `The head of the file says ${field} ${claimed} and its rows say ${stated}. Find out which is right, and fetch the file from the portal again.`,
  });
}

export function codeMissing(row: number, field: string): Finding {
  return rejection("code-missing", placeAt(row, field), {
    ko: `${row}행의 ${field}${particle(field, "이/가")} 비어 있어 어느 사업의 행인지 알 수 없습니다. 원본과 대조하여 채워 주십시오.`,
    en: `Row ${row} states no ${field}, so it cannot be told whose row it is. Compare it with the source and fill it in.`,
  });
}

export function codeStrange(row: number, field: string, value: string): Finding {
  return rejection("code-unreadable", placeAt(row, field, value), {
    ko: `${row}행 ${field} "${value.slice(0, 60)}"${particle(value.slice(0, 60), "은/는")} 코드가 아닙니다. 코드는 숫자와 영문자로만 되어 있으니 열이 밀리지 않았는지 확인해 주십시오.`,
    en: `"${value.slice(0, 60)}" in row ${row} is no ${field}: a code has letters and digits only. Check whether the columns slipped.`,
  });
}

export function amountMissing(row: number, field: string): Finding {
  return rejection("amount-missing", placeAt(row, field), {
    ko: `${row}행의 ${field} 금액이 비어 있습니다. 빈칸은 0원이 아니니 원본의 금액을 적어 주십시오.`,
    en: `Row ${row} states no ${field}. Blank is not 0: write the amount of the source.`,
  });
}

export function fundsDiffer(row: number, total: Won, funds: FundAmounts): Finding {
  const sum = totalOf(funds) ?? 0n;
  return rejection("fund-sum-differs", placeAt(row, "bdg_cash_amt", formatWon(total)), {
    ko: `${row}행의 예산현액 ${formatWon(total)}원이 재원별 합계 ${formatWon(sum)}원(bdg_ntep + capep + sggep + etc_amt)과 다릅니다. 원본과 대조하여 고쳐 주십시오.`,
    en: `Row ${row} states a current budget of ${formatWon(total)} won, and its funds (bdg_ntep + capep + sggep + etc_amt) add to ${formatWon(sum)} won. Compare it with the source.`,
  });
}

export function keyTwice(first: number, second: number, key: string): Finding {
  return rejection("project-twice", placeAt(second, "dbiz_cd", key), {
    ko: `회계·부서·세부사업 코드가 같은 행이 ${first}행과 ${second}행에 두 번 있습니다(${key}). 어느 행이 맞는지 확인하고 하나만 남겨 주십시오.`,
    en: `Rows ${first} and ${second} have the same account, department and project codes (${key}). Find out which is right and keep one.`,
  });
}

export function codesShared(codes: readonly string[]): Finding {
  const list = shortList(codes, 5);
  return remark("code-shared", placeAt(null, "dbiz_cd", list), {
    ko: `세부사업 코드 ${codes.length}개가 둘 이상의 회계나 부서에 나뉘어 있습니다(${list}). 회계·부서별로 따로 관리하니, 전에 한 줄이던 사업이면 그 줄이 겹치지 않는지 확인해 주십시오.`,
    en: `${codes.length} project codes stand under more than one account or department (${list}). Each part is a line of its own: where the project was one line before, check that it is not counted beside its parts.`,
  });
}
