/** What keeps a table from being read through a mapping, in the sender's words. */
import type { TableHeader } from "../../domain/mappings/table-headers.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { koreaTimeOf } from "../../domain/values/instant.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { placeAt, rejection, remark, wholeFile } from "../kernel/finding-list.ts";
import type { TaughtBy, ColumnMapping } from "./mapping.ts";
import { particle } from "../../domain/values/bilingual.ts";
import { isPersonalHeader } from "../tables/header-grammar.ts";

export function sheetNotFound(sheet: string): Finding {
  return rejection("mapping-sheet-missing", placeAt(null, null, sheet), {
    ko: `매핑 파일이 말하는 "${sheet}" 시트가 보이지 않습니다. 시트 이름을 확인하여 매핑 파일의 sheet를 고치거나, 숨은 시트이면 숨기기를 취소하여 주십시오.`,
    en: `There is no visible sheet "${sheet}", which the mapping names. Correct "sheet" in the mapping, or unhide the sheet.`,
  });
}

export function noTable(): Finding {
  return rejection("mapping-without-table", wholeFile, {
    ko: "표가 없는 파일이어서 매핑할 수 없습니다. 표를 CSV나 XLSX로 올려 주십시오.",
    en: "The file holds no table to be mapped. Upload the table as CSV or XLSX.",
  });
}

/** @param counts how often the mapping names the header, and how often it stands in the row. */
export function headerDiffers(
  row: number,
  header: string,
  counts: { readonly mapped: number; readonly found: number },
): Finding {
  const { mapped, found } = counts;
  const place = placeAt(row, header);
  if (found === 0) {
    return rejection("mapping-header-missing", place, {
      ko: `매핑 파일의 "${header}" 열이 ${row}행 제목 줄에 없습니다. 파일의 서식이 바뀌었는지, headerRow가 ${row}${particle(row, "이/가")} 맞는지 확인하고 매핑 파일을 새로 만들어 주십시오.`,
      en: `The column "${header}" of the mapping is not in the header in row ${row}. Check whether the table changed or "headerRow" is wrong, and make the mapping anew.`,
    });
  }
  return rejection("mapping-header-count", place, {
    ko: `${row}행 제목 줄에 "${header}" 열이 ${found}개인데 매핑 파일에는 ${mapped}개 있어 어느 열인지 알 수 없습니다. 매핑 파일에 열마다 한 번씩, 왼쪽부터 차례로 적어 주십시오.`,
    en: `Row ${row} has ${found} columns headed "${header}" and the mapping names ${mapped}, so which is which is not known. Name each of them once, from left to right.`,
  });
}

export function columnUndecided(row: number, header: string): Finding {
  return rejection("mapping-undecided", placeAt(row, header), {
    ko: `매핑 파일에서 "${header}" 열의 뜻이 아직 "?"입니다. 뜻을 적거나, 읽지 않을 열이면 "ignored"로 적어 주십시오.`,
    en: `The mapping still says "?" of the column "${header}". Write what it means, or "ignored" if it is not to be read.`,
  });
}

function mappingReadsNothing(): Finding {
  return rejection("mapping-reads-nothing", wholeFile, {
    ko: "매핑에 사업명(또는 사업코드) 열과 금액 열이 하나씩은 있어야 합니다.",
    en: "A mapping needs a column of names or codes of projects, and one of amounts.",
  });
}

export function personalMapped(row: number, header: string): Finding {
  return rejection("mapping-personal", placeAt(row, header), {
    ko: `"${header}" 열에는 개인정보가 있을 수 있어 읽지 않습니다. 매핑 파일에서 뜻을 "personal"로 적어 주십시오.`,
    en: `The column "${header}" may hold personal data and is never read. Write "personal" for it in the mapping.`,
  });
}

export function mappedUnitConflict(row: number, column: string | null, units: string): Finding {
  return rejection("unit-conflict", placeAt(row, column, units), {
    ko: `${column === null ? "표" : `"${column}" 열`}에 적힌 단위와 매핑 파일의 단위가 다릅니다(${units}). 어느 것이 맞는지 확인하여 하나로 맞춰 주십시오.`,
    en: `The unit printed ${column === null ? "above the table" : `in the header "${column}"`} is not the one in the mapping (${units}). Find out which is right and state one.`,
  });
}

/** The unit line of a table that was taught under another one; which mapping it is stands beside it. */
export function taughtUnitDiffers(row: number, printed: MoneyUnit, unit: MoneyUnit): Finding {
  return rejection("unit-conflict", placeAt(row, null, `${printed}, ${unit}`), {
    ko: `표에 적힌 단위는 ${printed}인데 기억해 둔 매핑의 단위는 ${unit}입니다. 적힌 단위가 맞으면 올릴 때 단위를 ${printed}${particle(printed, "으로/로")} 정해 주고, 앞으로도 이 단위이면 이 표로 열의 뜻을 다시 기억시켜 주십시오. 적힌 단위가 틀렸으면 고쳐 올려 주십시오.`,
    en: `The table prints the unit ${printed}, and the remembered mapping says ${unit}. If the printed one is right, state it beside the file, or have this table remembered anew; if not, correct it and upload again.`,
  });
}

export function columnsNotMapped(row: number, headers: string): Finding {
  return remark("columns-not-mapped", placeAt(row, headers), {
    ko: `매핑 파일에 없는 열은 읽지 않았습니다: ${headers}. 필요한 열이면 매핑 파일에 더하여 주십시오.`,
    en: `Columns that the mapping does not name were not read: ${headers}. If one matters, add it to the mapping.`,
  });
}

export function mappingRecalled(taught: TaughtBy): Finding {
  const { ko, en } = taughtName(taught);
  return remark("mapping-recalled", wholeFile, {
    ko: `${ko}${particle(ko, "으로/로")} 읽었습니다. 열의 뜻이 바뀌었으면 이 파일을 되돌리고 그 매핑을 잊게 하십시오.`,
    en: `It was read through ${en}. If its columns mean something else now, undo this file and have that mapping forgotten.`,
  });
}

export function taughtHeaderMissing(row: number, { header, group }: TableHeader, taught: TaughtBy): Finding {
  const { ko, en } = taughtName(taught);
  return rejection("mapping-header-missing", placeAt(row, header, group === "" ? null : group), {
    ko: `${ko}에 있는 "${header}" 열이 ${row}행 제목 줄에 없습니다. 표가 바뀌었으면 열의 뜻을 다시 알려 주고, 제목만 잘못 적혔으면 고쳐서 올려 주십시오.`,
    en: `The column "${header}" of ${en} is not in the header in row ${row}. If the table changed, say anew what its columns mean; if only the header is wrong, correct it.`,
  });
}

export function taughtHeaderNew(row: number, { header, group }: TableHeader, taught: TaughtBy): Finding {
  const { ko, en } = taughtName(taught);
  return rejection("mapping-header-new", placeAt(row, header, group === "" ? null : group), {
    ko: `${row}행 제목 줄의 "${header}" 열이 ${ko}에 없습니다. 이 열의 뜻을 정하여 매핑을 다시 알려 주십시오. 읽지 않을 열이면 "ignored"로 적습니다.`,
    en: `The column "${header}" in row ${row} is not in ${en}. Decide what it means and teach the mapping anew; "ignored" where it is not to be read.`,
  });
}

/** Which remembered mapping it is, who taught it and on which day. */
export function taughtName({ number, by, at }: TaughtBy): { readonly ko: string; readonly en: string } {
  const day = koreaTimeOf(at).date;
  return {
    ko: `기억해 둔 매핑 ${number}번(${by}, ${day})`,
    en: `the remembered mapping ${number} (${by}, ${day})`,
  };
}

/** What keeps a mapping from being remembered: it would stop every file that it is used for. */
export function teachingFaults({ headerRow, columns }: ColumnMapping): readonly Finding[] {
  const faults = columns.flatMap((column) => {
    if (column.means === "?") return [columnUndecided(headerRow, column.header)];
    const isRead = column.means !== "personal" && column.means !== "ignored";
    return isRead && isPersonalHeader(column.header) ? [personalMapped(headerRow, column.header)] : [];
  });
  const names = columns.some(({ means }) => means === "projectName" || means === "projectCode");
  const amounts = columns.some(({ means }) => means === "amount" || means === "plan");
  return names && amounts ? faults : [...faults, mappingReadsNothing()];
}
