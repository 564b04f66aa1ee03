// A table that no format knows, a mapping of it, and its reading.
import type { UploadContext } from "../../../shared/formats/kernel/format.ts";
import type { ColumnMapping, MappedColumn } from "../../../shared/formats/mapping/mapping.ts";
import { openText } from "../../../shared/formats/containers/open-source.ts";
import { readMapped } from "../../../shared/formats/mapping/read-mapped.ts";
import type { SourceReading } from "../../../shared/formats/registry.ts";
import { contextOf } from "../readings.ts";

/** A title, a unit, a header in the office's own words, two projects and their sum. */
export const ownTable = [
  "2026년 사업별 현황,,,,",
  "(단위: 천원),,,,",
  "번호,사업명칭,과,예산,지출누계",
  'A1,도로 정비,건설과,"1,000",500',
  "A2,공원,녹지과,2000,△30",
  "합계,,,3000,470",
];

/** Headers that are merged over two rows; the unit of a group stands in the upper one. */
export const twoRows = ["사업명칭,예산현황(원),,지출현황(천원),,연말", ",국,군,국,군,", "가,10,20,1,2,25"];

export function amount(
  header: string,
  over: Partial<Extract<MappedColumn, { means: "amount" }>> = {},
): MappedColumn {
  return { header, means: "amount", measure: "expenditure", fund: null, unit: null, ...over };
}

export function mappingOf(over: Partial<ColumnMapping> = {}): ColumnMapping {
  return {
    sheet: null,
    headerRow: 3,
    unit: null,
    asOf: null,
    taught: null,
    columns: [
      { header: "번호", means: "projectCode" },
      { header: "사업명칭", means: "projectName" },
      { header: "과", means: "department" },
      amount("예산", { measure: "appropriation" }),
      amount("지출누계"),
    ],
    ...over,
  };
}

/** For 무주군 in 2026, whose table says neither its day nor, below the title, another unit. */
export function readThrough(
  mapping: ColumnMapping,
  lines: readonly string[] = ownTable,
  over: Partial<UploadContext> = {},
): SourceReading {
  const context = contextOf({ office: "4573000", fiscalYear: 2026, ...over });
  return readMapped(openText(new TextEncoder().encode(`${lines.join("\n")}\n`)), mapping, context);
}
