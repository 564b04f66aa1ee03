/** A sheet as a table: every row as wide as the widest, numbered as the spreadsheet shows it. */
import type { Cell, Sheet } from "hucre/xlsx";
import type { Finding } from "../../../domain/values/finding.ts";
import { columnName, reasonColumnIn } from "../../kernel/column-name.ts";
import { maxCellCharacters, maxColumns, maxSheetRows } from "../../kernel/file-limits.ts";
import { placeAt, question, rejection, remark, shortList } from "../../kernel/finding-list.ts";
import { maxIndent } from "../../kernel/marked-text.ts";
import { pageHeadFindings } from "../../kernel/page-heads.ts";
import type { MergedCells, Table } from "../../kernel/format.ts";
import { cellTooLong, tooManyRows } from "../../kernel/row-findings.ts";
import { hiddenCells } from "./hidden-cells.ts";
import { unseenIn, withoutMarks } from "./marked-cells.ts";
import {
  isScaling,
  isShownNegative,
  isUnseen,
  percentShown,
  textOfCell,
  unitShown,
  withoutNoise,
} from "./workbook-cell.ts";

/** Room for a title and a header above as many rows as a sheet may have. */
export const maxRowsRead = maxSheetRows + 100;
/** A header stands at the top, below a title, a unit line and blank lines. */
const headRows = 12;
/** Cells that a finding lists: enough to find the column. */
const listedCells = 5;

export function tableOfSheet(printed: Sheet): Table {
  const { sheet, findings: ofMarks } = withoutMarks(printed);
  const { name, rows, cells = new Map(), merges = [] } = sheet;
  const unseen = unseenIn(sheet);
  const table = Array.from(rows, textsOf);
  showFormats(table, cells);
  showIndents(table, cells);
  const width = table.reduce((most, row) => Math.max(most, row.length), 0);
  if (width <= maxColumns) for (const row of table) while (row.length < width) row.push("");
  const findings = [
    // The reader stopped there: what lies below was not seen.
    ...(table.length >= maxRowsRead ? [tooManyRows(maxSheetRows)] : []),
    ...widthFindings(name, width),
    ...mangledText(name, table),
    ...longText(table),
    ...cellFindings(name, cells),
    ...noisyNumbers(name, rows),
    ...hiddenCells(sheet),
    ...ofMarks,
    ...(unseen === null ? [] : [unseen]),
    ...pageHeadFindings(headsOf(sheet), () => table.flat().join(" ")),
  ];
  const reasonColumn = reasonColumnIn(table.slice(0, headRows));
  if (reasonColumn !== null) for (const row of table) row.splice(reasonColumn, 1);
  return {
    name,
    reasonColumn,
    head: table.slice(0, headRows),
    read: (most) => ({ rows: table.slice(0, most), findings }),
    merged: mergedBelow(merges, reasonColumn),
  };
}

/** Without codes: `&L` is the left part, `&"Arial,Bold"` a font, `&12` its size, `&P` the number of the page. */
function headsOf({ headerFooter = {} }: Sheet): readonly string[] {
  return Object.values(headerFooter).flatMap((text) =>
    typeof text === "string" ? [text.replace(/&"[^"]*"|&K[0-9A-F]{6}|&\d+|&[A-Za-z&]/g, " ")] : [],
  );
}

/** What a number format prints behind a number, or makes of it as a share of a hundred, is a part of what its author sees. */
function showFormats(table: readonly string[][], cells: ReadonlyMap<string, Cell>): void {
  for (const [key, { value, style: { numFmt = "" } = {} }] of cells) {
    if (typeof value !== "number" || numFmt === "") continue;
    const [row = 0, column = 0] = key.split(",").map(Number);
    const texts = table[row];
    if (texts?.[column] === undefined) continue;
    texts[column] = percentShown(numFmt, value) ?? texts[column] + unitShown(numFmt);
  }
}

/** A name that its cell draws in is a text that begins with spaces: both print a part below what stands above. */
function showIndents(table: readonly string[][], cells: ReadonlyMap<string, Cell>): void {
  for (const [key, { value, style: { alignment } = {} }] of cells) {
    const { indent = 0, horizontal = "left" } = alignment ?? {};
    const halves = Math.min(maxIndent, halvesOfLevel * Math.trunc(indent));
    if (typeof value !== "string" || !(halves > 0) || !/^(left|general)$/.test(horizontal)) continue;
    const [row = 0, column = 0] = key.split(",").map(Number);
    const texts = table[row];
    if (texts?.[column] !== undefined && texts[column] !== "")
      texts[column] = " ".repeat(halves) + texts[column];
  }
}

/** A level of Excel is about a letter. */
const halvesOfLevel = 2;

/** Ranges over several rows; where a column was taken out, those to the right of it move. */
function mergedBelow(
  merges: NonNullable<Sheet["merges"]>,
  reasonColumn: number | null,
): readonly MergedCells[] {
  return merges
    .filter(({ startRow, endRow, startCol }) => endRow > startRow && startCol !== reasonColumn)
    .map(({ startRow, endRow, startCol }) => ({
      column: reasonColumn !== null && startCol > reasonColumn ? startCol - 1 : startCol,
      from: startRow + 1,
      to: Math.min(endRow + 1, maxRowsRead),
    }));
}

/** Up to the last cell that holds something: formatted but empty cells to the right are no columns. */
function textsOf(row: Sheet["rows"][number] | undefined): string[] {
  // XLS leaves out rows without cells.
  if (row === undefined) return [];
  const texts: string[] = [];
  for (let at = row.length - 1; at >= 0; at--) {
    // A text that thousands of cells share would be gone through for each of them.
    const text = textOfCell(row[at]).slice(0, maxCellCharacters + 1);
    if (texts.length > 0 || text.trim() !== "") texts.push(text);
  }
  return texts.toReversed();
}

function widthFindings(sheet: string, width: number): readonly Finding[] {
  if (width <= maxColumns) return [];
  return [
    rejection("columns-too-many", placeAt(null, null, sheet), {
      ko: `"${sheet}" 시트의 열이 한도 ${maxColumns}개를 넘습니다. 쓰지 않는 열을 지우고 다시 올려 주십시오.`,
      en: `The sheet "${sheet}" has more than ${maxColumns} columns. Delete those that are not used and upload again.`,
    }),
  ];
}

/** Characters that were lost before the file was written, or that no text has. */
function mangledText(sheet: string, rows: readonly (readonly string[])[]): readonly Finding[] {
  const at = rows.findIndex((row) => row.some((text) => text.includes("\0") || text.includes("\ufffd")));
  if (at === -1) return [];
  return [
    rejection("text-damaged", placeAt(at + 1, null, sheet), {
      ko: `"${sheet}" 시트 ${at + 1}행에 깨진 글자가 있어 이름을 믿을 수 없습니다. 원본 프로그램에서 다시 내보내어 올려 주십시오.`,
      en: `Row ${at + 1} of the sheet "${sheet}" holds characters that were lost, so its names cannot be trusted. Export it again from the program it came from.`,
    }),
  ];
}

function longText(rows: readonly (readonly string[])[]): readonly Finding[] {
  const at = rows.findIndex((row) => row.some((text) => text.length > maxCellCharacters));
  const column = rows[at]?.findIndex((text) => text.length > maxCellCharacters) ?? -1;
  return at === -1 ? [] : [cellTooLong(at + 1, columnName(column), maxCellCharacters)];
}

function noisyNumbers(sheet: string, rows: Sheet["rows"]): readonly Finding[] {
  const keys = rows.flatMap((row, at) =>
    row.flatMap((value, column) =>
      typeof value === "number" && !Number.isInteger(value) && withoutNoise(value) !== null
        ? [`${at},${column}`]
        : [],
    ),
  );
  if (keys.length === 0) return [];
  return [
    remark("number-noise-dropped", placeAt(null, null, namesOf(keys)), {
      ko: `"${sheet}" 시트의 ${keys.length}칸은 이진 계산의 찌꺼기(0.30000000000000004 같은)가 저장되어 있어 엑셀이 보여 주는 값으로 읽었습니다(${namesOf(keys)}).`,
      en: `${keys.length} cells of the sheet "${sheet}" hold what binary sums leave behind (like 0.30000000000000004), and were read as Excel shows them (${namesOf(keys)}).`,
    }),
  ];
}

function cellFindings(sheet: string, cells: ReadonlyMap<string, Cell>): readonly Finding[] {
  const formulas: string[] = [];
  const unfinished: string[] = [];
  const scaled: string[] = [];
  const unseen: string[] = [];
  const negative: string[] = [];
  for (const [key, { formula, value, style }] of cells) {
    if (formula !== undefined) (value === null || value === "" ? unfinished : formulas).push(key);
    if (typeof value === "number" && isScaling(style?.numFmt ?? "")) scaled.push(key);
    if (typeof value === "number" && isShownNegative(style?.numFmt ?? "", value)) negative.push(key);
    if (typeof value === "number" && isUnseen(style?.numFmt ?? "", value)) unseen.push(key);
  }
  return [
    ...(unfinished.length === 0 ? [] : [notCalculated(sheet, unfinished)]),
    ...(unseen.length === 0 ? [] : [numbersUnseen(sheet, unseen)]),
    ...(negative.length === 0 ? [] : [shownNegative(sheet, negative)]),
    ...(scaled.length === 0 ? [] : [shownScaled(sheet, scaled)]),
    ...(formulas.length === 0 ? [] : [storedValues(sheet, formulas)]),
  ];
}

/** `2,0` is row 3 of the first column: A3. */
function namesOf(keys: readonly string[]): string {
  const names = keys.slice(0, listedCells).map((key) => {
    const [row = 0, column = 0] = key.split(",").map(Number);
    return `${columnName(column)}${row + 1}`;
  });
  return shortList(names, listedCells, keys.length);
}

function storedValues(sheet: string, keys: readonly string[]): Finding {
  return remark("formula-values-used", placeAt(null, null, namesOf(keys)), {
    ko: `"${sheet}" 시트의 수식 ${keys.length}칸은 다시 계산하지 않고 저장된 값을 읽었습니다(${namesOf(keys)}). 마지막 저장 뒤에 원본이 바뀌었으면 다시 저장하여 올려 주십시오.`,
    en: `${keys.length} formulas of the sheet "${sheet}" were read as their stored values, not calculated again (${namesOf(keys)}). If their sources changed since, save the file again.`,
  });
}

function notCalculated(sheet: string, keys: readonly string[]): Finding {
  return rejection("formula-not-calculated", placeAt(null, null, namesOf(keys)), {
    ko: `"${sheet}" 시트의 수식 ${keys.length}칸에 계산된 값이 저장되어 있지 않습니다(${namesOf(keys)}). 엑셀에서 열어 저장하거나 값으로 붙여 넣어 다시 올려 주십시오.`,
    en: `${keys.length} formulas of the sheet "${sheet}" have no stored value (${namesOf(keys)}). Open the file in Excel and save it, or paste the values, and upload again.`,
  });
}

function numbersUnseen(sheet: string, keys: readonly string[]): Finding {
  return remark("numbers-unseen", placeAt(null, null, namesOf(keys)), {
    ko: `"${sheet}" 시트의 ${keys.length}칸은 표시 형식 때문에 빈칸처럼 보이나 숫자가 들어 있어 읽었습니다(${namesOf(keys)}). 반영하지 않을 숫자면 지우고 다시 올려 주십시오.`,
    en: `${keys.length} cells of the sheet "${sheet}" look empty because of their number format, but hold numbers, which were read (${namesOf(keys)}). Delete those that should not count and upload again.`,
  });
}

function shownNegative(sheet: string, keys: readonly string[]): Finding {
  return question("number-format-signs", placeAt(null, null, namesOf(keys)), {
    ko: `"${sheet}" 시트의 ${keys.length}칸은 표시 형식이 △, -, ( )를 붙여 음수처럼 보여 주나 저장된 값은 양수여서 양수로 읽었습니다(${namesOf(keys)}). 여입·반납처럼 빼야 할 금액이면 값을 음수로 바꾸어 다시 올리고, 양수가 맞으면 보류를 해제해 주십시오.`,
    en: `The number format of ${keys.length} cells of the sheet "${sheet}" shows them as negative (△, -, brackets), but what is stored is positive and was read so (${namesOf(keys)}). If they are refunds, make the values negative and upload again; if they are positive, release the file.`,
  });
}

function shownScaled(sheet: string, keys: readonly string[]): Finding {
  return rejection("number-format-scales", placeAt(null, null, namesOf(keys)), {
    ko: `"${sheet}" 시트의 ${keys.length}칸은 표시 형식이 천 단위로 줄이거나 숫자를 덧붙여 보여 주어, 보이는 값과 저장된 값이 다릅니다(${namesOf(keys)}). 표시 형식을 '숫자'로 바꾸고 단위에 맞는 값인지 확인하여 다시 올려 주십시오.`,
    en: `The number format of ${keys.length} cells of the sheet "${sheet}" shows them in thousands or adds digits, so what is seen is not what is stored (${namesOf(keys)}). Format them as plain numbers, check them against the stated unit, and upload again.`,
  });
}
