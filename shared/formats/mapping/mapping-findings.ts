/** What keeps a table from being read through a mapping, in the sender's words. */
import type { Finding } from "../../domain/values/finding.ts";
import { placeAt, rejection, remark, wholeFile } from "../kernel/finding-list.ts";

export function sheetNotFound(sheet: string): Finding {
  return rejection("mapping-sheet-missing", placeAt(null, null, sheet), {
    ko: `매핑 파일이 말하는 "${sheet}" 시트가 보이지 않습니다. 시트 이름을 확인하여 매핑 파일의 sheet를 고치거나, 숨은 시트이면 숨기기를 취소하여 주십시오.`,
    en: `There is no visible sheet "${sheet}", which the mapping names. Correct "sheet" in the mapping, or unhide the sheet.`,
  });
}

export function noTable(): Finding {
  return rejection("mapping-without-table", wholeFile, {
    ko: "표가 아닌 파일이라 매핑 파일로 읽을 수 없습니다. 표를 CSV나 XLSX로 저장하여 올려 주십시오.",
    en: "The file holds no table, so no mapping can be applied. Save the table as CSV or XLSX and upload that.",
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
      ko: `매핑 파일의 "${header}" 열이 ${row}행 제목 줄에 없습니다. 파일의 서식이 바뀌었는지, headerRow가 ${row}이(가) 맞는지 확인하고 매핑 파일을 새로 만들어 주십시오.`,
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

export function columnsNotMapped(row: number, headers: string): Finding {
  return remark("columns-not-mapped", placeAt(row, headers), {
    ko: `매핑 파일에 없는 열은 읽지 않았습니다: ${headers}. 필요한 열이면 매핑 파일에 더하여 주십시오.`,
    en: `Columns that the mapping does not name were not read: ${headers}. If one matters, add it to the mapping.`,
  });
}
