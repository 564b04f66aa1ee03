/** What is said of e호조's 지출 집행현황, in the sender's words. */
import type { Finding } from "../../domain/values/finding.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { unitInHeader } from "../cells/printed-unit-and-day.ts";
import { type Place, placeAt, rejection } from "../kernel/finding-list.ts";
import type { UploadContext } from "../kernel/format.ts";
import type { StatusSheet } from "./spending-status-sheet.ts";
import { particle } from "../../domain/values/bilingual.ts";

/** e호조 counts in won unless the sheet says otherwise; whoever else names a unit must name the same. */
export function unitOf(sheet: StatusSheet, { unit }: UploadContext): MoneyUnit | Finding {
  const header = sheet.headers[sheet.places.amount ?? -1] ?? "";
  const printed = [unitInHeader(header), sheet.unitLine].filter((stated) => stated !== null);
  const units = new Set(printed.map((stated) => (stated.kind === "unit" ? stated.unit : null)));
  if (units.has(null)) return unitConflict(sheet, "?");
  if (units.size === 0) units.add("원");
  if (unit !== null) units.add(unit);
  const [first] = units;
  return units.size === 1 && first !== undefined && first !== null
    ? first
    : unitConflict(sheet, [...units].join(", "));
}

export function yearDiffers(printed: number, fiscalYear: number): Finding {
  return rejection("fiscal-year-differs", placeAt(null, null, String(printed)), {
    ko: `파일 제목은 ${printed}년인데 장부는 ${fiscalYear} 회계연도입니다. 맞는 회계연도의 장부에 올려 주십시오.`,
    en: `The title says ${printed} and the books are of ${fiscalYear}. Send the file to the right year's books.`,
  });
}

export function amountMissing(place: Place): Finding {
  return rejection("amount-missing", place, {
    ko: `${place.row ?? ""}행의 결의금액이 비어 있습니다. 원본과 대조하여 적거나 빈 행이면 지워 주십시오.`,
    en: `Row ${place.row ?? ""} states no amount. Compare it with the source, or delete the row if it is empty.`,
  });
}

export function paidOutsideYear(place: Place, fiscalYear: number): Finding {
  return rejection("date-outside-year", place, {
    ko: `${place.row ?? ""}행의 지급일자 ${place.value ?? ""}${particle(place.value ?? "", "은/는")} ${fiscalYear} 회계연도 밖입니다. 회계연도나 날짜를 확인하여 고쳐 주십시오.`,
    en: `Row ${place.row ?? ""} was paid on ${place.value ?? ""}, outside the fiscal year ${fiscalYear}. Check the year or the date.`,
  });
}

function unitConflict({ headerRow }: StatusSheet, value: string): Finding {
  return rejection("unit-conflict", placeAt(headerRow, null, value), {
    ko: `금액 단위가 서로 다르거나 알 수 없습니다(${value}). 따로 적혀 있지 않으면 원 단위이니 파일과 올릴 때 정한 단위를 맞춰 주십시오.`,
    en: `The units differ or are not known (${value}). The list counts in won unless it says otherwise: state one unit in the file and with the upload.`,
  });
}
