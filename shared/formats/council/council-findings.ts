/** What can be wrong or worth saying about a council report and its tables, in the sender's words. */
import type { Finding } from "../../domain/values/finding.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { placeAt, question, rejection, remark, wholeFile } from "../kernel/finding-list.ts";
import type { CouncilColumn } from "../printed/column-roles.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { type NearestTable, nearestTableUnread } from "../printed/table-findings.ts";
import { particle } from "../../domain/values/bilingual.ts";

/** @param nearest the table that comes nearest; null where the report has none with money. */
export function unitTableMissing(nearest: NearestTable | null): Finding {
  if (nearest !== null) return nearestTableUnread("unit-table-missing", nearest);
  return rejection("unit-table-missing", wholeFile, {
    ko: "단위사업명 · 예산액 · 집행액이 있는 예산현황 표를 찾지 못했습니다. 표가 한 줄에 한 행씩, 탭이나 | 로 나뉘어 있는지 확인하여 다시 올려 주십시오.",
    en: "No table of unit projects (단위사업명, 예산액, 집행액) was found. Check that each row is one line with cells parted by tabs or bars, and upload again.",
  });
}

export function yearDiffers(row: number, year: number, fiscalYear: number): Finding {
  return rejection("year-differs", placeAt(row, null, String(year)), {
    ko: `${row}행의 표는 ${year}년의 것으로 적혀 있어 ${fiscalYear} 회계연도에 반영하지 않았습니다. 회계연도를 ${year}${particle(year, "으로/로")} 골라 올리거나, ${fiscalYear}년의 표이면 표 제목에 연도를 적어 주십시오.`,
    en: `The table at row ${row} is headed as one of ${year}, so it does not go into the fiscal year ${fiscalYear}. Upload it for ${year}; if it is of ${fiscalYear}, print that year in the table's heading.`,
  });
}

export function tableOfOtherYear(row: number, year: number, fiscalYear: number): Finding {
  return remark("table-of-other-year", placeAt(row, null, String(year)), {
    ko: `${row}행의 예산 표는 ${year}년의 것이어서 ${fiscalYear} 회계연도에 읽지 않았습니다.`,
    en: `The budget table at row ${row} is of ${year}, so it was not read for the fiscal year ${fiscalYear}.`,
  });
}

/** @param header of the second of them. */
export function unitTableAmbiguous(tables: readonly CouncilTable[]): Finding {
  const list = tables.map(({ row }) => row).join(", ");
  const [, second] = tables;
  const header = second?.columns.map(({ label }) => label).join(" · ") ?? "";
  return rejection("unit-table-ambiguous", placeAt(second?.row ?? null, header), {
    ko: `예산현황 표가 여러 개 있습니다(${list}행). 같은 금액이 두 번 더해질 수 있으니 표 제목에 부서명을 적거나, 부서별로 한 표만 담아 나누어 올려 주십시오.`,
    en: `There are several budget tables (rows ${list}), and the same money could be added twice. Head each with its department, or upload one file per department with one table each.`,
  });
}

export function reportTooLarge(tables: number, rows: number): Finding {
  return rejection("report-too-large", wholeFile, {
    ko: `예산 표가 ${tables}개를 넘거나 한 표가 ${rows}행을 넘어 한 부서의 보고서로 볼 수 없습니다. 부서별로 나누어 올려 주십시오.`,
    en: `There are more than ${tables} budget tables, or one has more than ${rows} rows: this is no one department's report. Upload one file per department.`,
  });
}

/** A header or a line above it was damaged: passing over the row would leave money out unseen. */
export function rowOutsideTable(row: number): Finding {
  return rejection("row-outside-table", placeAt(row), {
    ko: `${row}행에 예산 표의 행으로 보이는 금액이 있으나 어느 표에도 이어지지 않습니다. 제목 줄(예산액, 집행액, 집행률)이 있는지, 표 중간에서 줄이 끊기지 않았는지 확인하여 다시 올려 주십시오.`,
    en: `Row ${row} looks like a row of a budget table but belongs to none. Check its header (예산액, 집행액, 집행률) and that no line inside the table is broken, and upload again.`,
  });
}

/** @param value the unit that is printed; null when there is none. */
export function unitUnclear(row: number, value: string | null): Finding {
  const got = value === null ? "" : `("${value}")`;
  return rejection("unit-unknown", placeAt(row, null, value), {
    ko: `${row}행 표의 금액 단위를 알 수 없습니다${got}. 표 위에 (단위: 천원)처럼 원, 천원, 백만원, 억원 중 하나를 적거나 올릴 때 단위를 정해 주십시오.`,
    en: `The unit of the table at row ${row} is not known${got}. Write one of 원, 천원, 백만원, 억원 above the table, like (단위: 천원), or state it with the upload.`,
  });
}

export function unitConflict(row: number, units: readonly MoneyUnit[]): Finding {
  const value = units.join(", ");
  return rejection("unit-conflict", placeAt(row, null, value), {
    ko: `${row}행 표의 금액 단위가 서로 다르게 적혀 있습니다(${value}). 파일과 올릴 때 정한 단위 가운데 어느 것이 맞는지 확인하여 하나로 맞춰 주십시오.`,
    en: `Different units are stated for the table at row ${row} (${value}). Find out which is right, in the file and with the upload, and state one.`,
  });
}

export function columnTwice(row: number, columns: readonly CouncilColumn[]): Finding {
  const value = columns.map(({ label }) => label).join(" / ");
  return rejection("column-twice", placeAt(row, null, value), {
    ko: `${row}행의 표에 같은 뜻의 열이 두 개 있습니다(${value}). 기준일 현재의 열 하나만 남겨 주십시오.`,
    en: `The table at row ${row} has two columns of one meaning (${value}). Keep the one of the as-of date.`,
  });
}

/** A business's table has one row; the unit projects' has one at least beside its total. */
export function rowCountWrong({ kind, row, rows }: CouncilTable): Finding {
  const wanted =
    kind === "business"
      ? { ko: "한 행", en: "one row" }
      : { ko: "합계 외에 한 행 이상", en: "one row or more beside its total" };
  return rejection("table-rows", placeAt(row), {
    ko: `${row}행의 예산현황 표에는 금액이 ${wanted.ko} 있어야 하는데 모두 ${rows.length}행을 읽었습니다. 한 행이 한 줄에 있는지 확인해 주십시오.`,
    en: `The table at row ${row} should hold ${wanted.en}, and ${rows.length} rows were read in all. Check that each row is one line.`,
  });
}

/** A form that nobody filled in; nothing tells its groups from its projects either. */
export function amountsAllZero(row: number): Finding {
  return question("amounts-all-zero", placeAt(row), {
    ko: `${row}행의 표에는 예산액과 집행액이 모두 0이거나 비어 있습니다. 채우지 않은 서식이면 금액을 적어 다시 올리고, 정말 모두 0이면 보류를 해제해 주십시오.`,
    en: `Every budget and every spending of the table at row ${row} is 0 or blank. If the form was not filled in, do so and upload again; if all are 0 indeed, release the file.`,
  });
}

/** Real documents do mix units; a slip of one among many looks the same. */
export function unitsMixed(units: readonly MoneyUnit[]): Finding {
  const value = units.join(", ");
  return remark("units-mixed", placeAt(null, null, value), {
    ko: `한 파일의 표들이 서로 다른 단위를 씁니다(${value}). 표마다 적힌 단위대로 읽었으니 잘못 적힌 단위가 없는지 확인해 주십시오.`,
    en: `The tables of this file use different units (${value}). Each was read in its own; check that none is misprinted.`,
  });
}

export function departmentUnknown(): Finding {
  return remark("department-unknown", wholeFile, {
    ko: "표지에서 부서 이름을 찾지 못해 부서 없이 반영합니다. 목차 앞에 부서 이름만 적은 줄을 넣으면 부서별로 집계됩니다.",
    en: "No department was found on the title page, so the lines have none. A line with nothing but its name above the contents adds it.",
  });
}

export function businessCountDiffers(row: number, announced: number, found: number): Finding {
  return remark("business-count-differs", placeAt(row), {
    ko: `${row}행부터의 목차에는 사업이 ${announced}개인데 예산현황 표는 ${found}개를 읽었습니다. 표가 빠진 사업이 있는지 원본과 대조해 주십시오.`,
    en: `The contents from row ${row} list ${announced} businesses, and ${found} budget tables were read. Compare with the source whether one is missing.`,
  });
}

export function standsApart(row: number, name: string): Finding {
  return remark("business-stands-apart", placeAt(row, null, name), {
    ko: `사업 "${name}"의 예산액과 집행액으로는 어느 단위사업에 속하는지 정할 수 없습니다. 따로 보여 주기만 하고 합계에는 더하지 않습니다. 소속 단위사업과 금액을 원본에서 확인해 주십시오.`,
    en: `The amounts of the business "${name}" do not tell which unit project it belongs to. It is shown by itself and not added to any total. Check its unit project and amounts in the source.`,
  });
}
