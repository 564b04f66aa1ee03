/** What is said of a bulk file, in the sender's words. */
import type { Finding } from "../../domain/values/finding.ts";
import { formatWon, type MoneyUnit, type Won } from "../../domain/values/won.ts";
import { type Place, placeAt, rejection, remark, shortList, wholeFile } from "../kernel/finding-list.ts";
import type { UploadContext } from "../kernel/format.ts";
import type { BulkSheet } from "./bulk-sheet.ts";

/** The unit that the file or its sender states, where the two agree. */
export function unitOf({ unitLine, headerRow }: BulkSheet, { unit }: UploadContext): MoneyUnit | Finding {
  const printed = unitLine?.kind === "unit" ? unitLine.unit : null;
  if (unitLine?.kind === "unclear") return unitUnknown(headerRow, unitLine.text);
  if (printed !== null && unit !== null && printed !== unit) return unitConflict(`${printed}, ${unit}`);
  return printed ?? unit ?? unitUnknown(headerRow, null);
}

export function officesMany(offices: readonly string[]): Finding {
  const list = shortList(offices, 5);
  return rejection("offices-many", placeAt(null, null, list), {
    ko: `자치단체 ${offices.length}곳의 자료가 섞여 있습니다(${list}). 우리 자치단체의 행만 새 파일로 저장하여 올려 주십시오.`,
    en: `The file holds ${offices.length} offices (${list}). Save the rows of your own office as a new file and upload that.`,
  });
}

export function namesOnly(office: string): Finding {
  return remark("names-only", placeAt(null, null, office), {
    ko: `"${office}"의 자료로 읽었습니다. 이 파일에는 사업코드가 없어 이름으로 사업을 알아봅니다. 장부에 이미 있는 사업으로 보이는 것은 묻습니다. 같은 사업인데 그렇게 답하지 않고 반영하면 같은 예산이 두 번 더해집니다.`,
    en: `Read as the figures of "${office}". The file has no project codes, so projects are known by name. Those that seem to be in the books already are asked about; applied without that answer, the same money would count twice.`,
  });
}

export function namesShared(count: number): Finding {
  return remark("names-shared", wholeFile, {
    ko: `이름과 회계가 같은 행이 둘 이상인 사업이 ${count}개 있어 한 줄로 더했습니다. 따로 보려면 사업코드가 있는 세부사업별 세출현황을 올려 주십시오.`,
    en: `${count} projects have several rows with one name and account; each was added into one line. To tell them apart, upload the dataset QWGJK, which has codes.`,
  });
}

export function amountBlank(place: Place): Finding {
  return rejection("amount-missing", place, {
    ko: `${place.row ?? ""}행의 "${place.column ?? ""}" 금액이 비어 있습니다. 빈칸은 0원이 아니니 원본의 금액을 적어 주십시오.`,
    en: `Row ${place.row ?? ""} states no "${place.column ?? ""}". Blank is not 0: write the amount of the source.`,
  });
}

export function fundsDiffer(row: number, column: string, total: Won, sum: Won): Finding {
  return rejection("fund-sum-differs", placeAt(row, column, formatWon(total)), {
    ko: `${row}행의 예산현액 ${formatWon(total)}원이 재원별 합계 ${formatWon(sum)}원과 다릅니다. 원본과 대조하여 고쳐 주십시오.`,
    en: `Row ${row} states a current budget of ${formatWon(total)} won and its funds add to ${formatWon(sum)} won. Compare it with the source.`,
  });
}

function unitUnknown(row: number, value: string | null): Finding {
  return rejection("unit-unknown", placeAt(row, null, value), {
    ko: "금액 단위를 알 수 없습니다. 올릴 때 단위를 정해 주십시오(지방재정365가 준 그대로이면 원).",
    en: "The unit of the amounts is not stated. State it with the upload: 원, if the file is as the portal gave it.",
  });
}

function unitConflict(value: string): Finding {
  return rejection("unit-conflict", placeAt(null, null, value), {
    ko: `파일에 적힌 단위와 올릴 때 정한 단위가 다릅니다(${value}). 맞는 것 하나로 맞춰 주십시오.`,
    en: `The unit in the file is not the unit of the upload (${value}). Find out which is right and state one.`,
  });
}
