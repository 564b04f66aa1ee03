/**
 * The office's own template: as a workbook with a sheet to fill in and one that says how, and as CSV. Where the office has lines it
 * is filled with what is known of them; then only the cells that change from report to report are open.
 */
import type { Cell, DataValidation } from "hucre/xlsx";
import { formatWon } from "../../domain/values/won.ts";
import { packParts } from "../containers/zip/pack-parts.ts";
import { readZipParts } from "../containers/zip/zip-parts.ts";
import { columnName } from "../kernel/column-name.ts";
import { guideSheetName } from "../tables/match-table.ts";
import { type FilledCell, filledRows } from "./filled-rows.ts";
import { type FormColumn, formColumns, headerOf, sheetNames, type TemplateOrder } from "./template-form.ts";

/** As many rows as the largest office has projects. */
const preparedRows = 3_500;
const formats = { text: "@", won: "#,##0", day: "yyyy-mm-dd" } as const;
/** Room for a header in two languages. */
const headerHeight = 48;

const headerStyle = {
  font: { bold: true, size: 11, name: "Malgun Gothic" },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "DDE6F3" } },
  alignment: { wrapText: true, vertical: "center" },
} as const;

export async function writeTemplate(order: TemplateOrder): Promise<Uint8Array> {
  const { writeXlsx } = await import("../containers/workbook/spreadsheet-writer.ts");
  const columns = formColumns(order);
  const filled = filledRows(order.lines, columns);
  const headers = columns.map((column) => headerOf(column, filled.length > 0));
  const heads = headers.map((value, at) => [`0,${at}`, { value, style: headerStyle }] as const);
  // A sheet without a row to fill in would have no formats.
  const empty = columns.map(
    ({ holds }, at) => [`${filled.length + 1},${at}`, { value: null, style: openStyle(holds) }] as const,
  );
  const known = filled.flatMap(({ cells }, row) =>
    cells.map((cell, at) => [`${row + 1},${at}`, cellOf(cell, columns[at]?.holds ?? "text")] as const),
  );
  const workbook = await writeXlsx({
    sheets: [
      {
        name: filled.length === 0 ? sheetNames.empty : sheetNames.filled,
        rows: [
          headers,
          ...filled.map(({ cells }) =>
            cells.map(({ value }) => (typeof value === "bigint" ? Number(value) : value)),
          ),
          columns.map(() => null),
        ],
        cells: new Map<string, Partial<Cell>>([...heads, ...known, ...empty]),
        ...(filled.length === 0 ? {} : { protection: openCellsOnly }),
        rowDefs: new Map([[0, { height: headerHeight }]]),
        columns: columns.map(({ width }) => ({ width })),
        dataValidations: [...lists(columns), ...days(columns, order.fiscalYear), ...wholeWon(columns)],
        freezePane: { rows: 1, columns: 2 },
      },
      {
        name: guideSheetName,
        rows: guide(columns, order),
        columns: [{ width: 24 }, { width: 30 }, { width: 100 }],
      },
    ],
  });
  return styleColumns(workbook, filled.length + 2);
}

/** The same columns for programs, and for offices without a spreadsheet; with a byte order mark, for Hangul in Excel. */
export function writeTemplateCsv(order: TemplateOrder): string {
  const columns = formColumns(order);
  const rows = filledRows(order.lines, columns).map(({ cells }) =>
    cells.map(({ value }) => csvCell(value)).join(","),
  );
  const headers = columns.map((column) => headerOf(column, rows.length > 0));
  return `\ufeff${[headers.join(","), ...rows].join("\r\n")}\r\n`;
}

function csvCell(value: FilledCell["value"]): string {
  const text = value === null ? "" : `${value}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without a password: it keeps slips out, and whoever must can lift it. */
const openCellsOnly = {
  sheet: true,
  formatColumns: true,
  formatRows: true,
  sort: true,
  autoFilter: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
} as const;

const greyed = { type: "pattern", pattern: "solid", fgColor: { rgb: "EDEDED" } } as const;

function openStyle(holds: FormColumn["holds"]) {
  return { numFmt: formats[holds], protection: { locked: false } } as const;
}

/** Locked cells are grey; an open one says what it was, so that one who overwrites it sees both. */
function cellOf({ value, shown, isOpen }: FilledCell, holds: FormColumn["holds"]): Partial<Cell> {
  const plain = typeof value === "bigint" ? Number(value) : value;
  // A format may put words before the text of a cell: the name is seen, and the code is kept.
  const format = shown === null ? formats[holds] : `"${shown.replaceAll('"', "")}" (@)`;
  if (!isOpen) return { value: plain, style: { numFmt: format, fill: greyed } };
  const isAmount = typeof value === "bigint";
  return {
    value: plain,
    style: openStyle(holds),
    ...(isAmount ? { comment: { text: `지난 값: ${formatWon(value)}원` } } : {}),
  };
}

/** The words stand in the validation itself, so that no hidden sheet is needed. */
function lists(columns: readonly FormColumn[]): readonly DataValidation[] {
  return columns.flatMap(({ korean, choices }, at) =>
    choices === null
      ? []
      : [
          {
            type: "list",
            values: [...choices],
            range: rangeOf(at),
            allowBlank: true,
            showErrorMessage: true,
            // Offices name their special accounts: other words may be written.
            errorStyle: korean === "단위" ? "stop" : "information",
            errorTitle: korean,
            errorMessage: "목록에 있는 값을 골라 주십시오. / Choose a word of the list.",
          },
        ],
  );
}

function days(columns: readonly FormColumn[], year: number | null): readonly DataValidation[] {
  const at = columns.findIndex(({ holds }) => holds === "day");
  if (year === null || at === -1) return [];
  return [
    {
      type: "date",
      operator: "between",
      formula1: `DATE(${year},1,1)`,
      formula2: `DATE(${year},12,31)`,
      range: rangeOf(at),
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: "기준일",
      errorMessage: `${year} 회계연도 안의 날짜를 적어 주십시오. / A day of ${year}.`,
    },
  ];
}

/** Amounts stand side by side from the first to the last column of them: one rule for all. */
function wholeWon(columns: readonly FormColumn[]): readonly DataValidation[] {
  const first = columns.findIndex(({ holds }) => holds === "won");
  const last = columns.findLastIndex(({ holds }) => holds === "won");
  return [
    {
      type: "decimal",
      operator: "between",
      formula1: "-9999999999999999",
      formula2: "9999999999999999",
      range: `${columnName(first)}2:${columnName(last)}${preparedRows + 1}`,
      allowBlank: true,
      showErrorMessage: true,
      // What only looks strange here is looked at again when the file is read.
      errorStyle: "warning",
      errorTitle: "금액",
      errorMessage: "금액은 숫자로만 적어 주십시오. / Amounts are numbers.",
    },
  ];
}

function rangeOf(column: number): string {
  return `${columnName(column)}2:${columnName(column)}${preparedRows + 1}`;
}

function guide(columns: readonly FormColumn[], { office, fiscalYear }: TemplateOrder): string[][] {
  const books = [office, fiscalYear === null ? null : `${fiscalYear} 회계연도`].filter(
    (word) => word !== null,
  );
  return [
    ["작성 안내", "How to fill it in", books.join(" · ")],
    [
      "한 줄에 사업 하나",
      "One project a row",
      "금액은 기준일까지의 누계입니다. 값이 없으면 비워 두고, 0원이면 0을 적습니다. / Amounts are totals up to the as-of date; leave blank what is not known, write 0 for zero.",
    ],
    [
      "합계 행",
      "Totals",
      "이름을 계, 소계, 합계, 총계로 적으면 다른 행과 맞는지 확인하고 더하지 않습니다. / A row named 계, 소계, 합계 or 총계 is checked and never added.",
    ],
    [
      "쓰지 않는 열",
      "Columns not used",
      "지워도 됩니다. 제목은 바꾸지 마십시오. 한국어나 영어 하나만 적어도 읽습니다. / Delete them; keep the headers. One of the two languages is enough.",
    ],
    [
      "개인정보",
      "Personal data",
      "채권자, 계좌번호, 적요는 적지 마십시오. 읽지 않습니다. / No payees, accounts or purposes: they are not read.",
    ],
    [],
    ...columns.map(({ korean, english, help, choices }) => [
      korean,
      english,
      choices === null ? help : `${help} 목록: ${choices.join(", ")}`,
    ]),
  ];
}

const sheetPart = "xl/worksheets/sheet1.xml";

/**
 * Gives whole columns of a sheet the formats that its empty row has. The writer of workbooks formats written
 * cells only, and an empty column of codes that is no text column loses the last digits of what is typed in.
 * @param workbook as our own writer made it, its first sheet with one empty cell in each column of the empty row, from 1.
 */
function styleColumns(workbook: Uint8Array, emptyRow: number): Uint8Array {
  const parts = readZipParts(workbook, () => true);
  if ("code" in parts) throw new RangeError(parts.en);
  return packParts(
    parts.map((part) => (part.name === sheetPart ? { ...part, bytes: styled(part.bytes, emptyRow) } : part)),
    true,
  );
}

function styled(bytes: Uint8Array, emptyRow: number): Uint8Array {
  const xml = new TextDecoder().decode(bytes);
  const styles = [...xml.matchAll(new RegExp(`<c r="[A-Z]+${emptyRow}" s="(\\d+)"/>`, "g"))].map(
    ([, style = "0"]) => style,
  );
  let column = 0;
  const columns = xml.replace(/<col (?=min=)/g, () => `<col style="${styles[column++] ?? "0"}" `);
  if (column !== styles.length) throw new RangeError(`${column} columns have ${styles.length} formats`);
  return new TextEncoder().encode(columns);
}
