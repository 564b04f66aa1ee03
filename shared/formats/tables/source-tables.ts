/** The tables of a file and their rows. A record is a row as a spreadsheet numbers it, even where a cell holds line ends. */
import type { Finding } from "../../domain/values/finding.ts";
import { type BrokenRow, scanCsv } from "../containers/text/scan-csv.ts";
import { reasonColumnIn, withoutColumn } from "../kernel/column-name.ts";
import { placeAt, question, rejection, remark } from "../kernel/finding-list.ts";
import type { SourceDocument, SourceText, Table, TakeRow } from "../kernel/format.ts";
import { ownText } from "../kernel/own-text.ts";
import { isBlankRow, isStated, tooManyRows } from "../kernel/row-findings.ts";
import { MergedFill } from "./merged-cells.ts";
import { RepeatedHeaders } from "./repeated-headers.ts";
import { isTotalName } from "./total-names.ts";

const delimiters = [",", ";", "\t"] as const;

/** A header stands at the top, below a title, a unit line and blank lines. */
const headRows = 12;
/** Far more columns than any table has: each format looks at each cell of the head. */
const headCells = 1_000;

/** The tables of a file: the sheets of a workbook, or a text as each delimiter would have it. */
export function tablesOf(source: SourceDocument): readonly Table[] {
  if (source.kind === "workbook") return source.tables;
  if (source.kind === "json" || source.kind === "pages") return [];
  const own = source.separator === null ? delimiters : [source.separator];
  return own.map((delimiter) => csvTable(source, delimiter));
}

/** Gives each row to `take`, of a long text without holding them all. */
export function visitRows(table: Table, maxRows: number, take: TakeRow): readonly Finding[] {
  if (table.visit !== undefined) return table.visit(maxRows, take);
  const { rows, findings } = table.read(maxRows);
  for (const [at, cells] of rows.entries()) take(cells, at + 1);
  return findings;
}

export interface BelowHeader {
  readonly table: Table;
  readonly headerRow: number;
  /** Whether the column, from 0, holds amounts: what is merged over several rows there is no row's own. */
  readonly isAmount: (column: number) => boolean;
}

/**
 * Gives each row below the header that is neither blank, nor a header once more, nor a printed line, with the texts that were merged over it.
 * @param most more rows are not given, and are a fault.
 */
export function visitBelow(
  { table, headerRow, isAmount }: BelowHeader,
  most: number,
  take: TakeRow,
): readonly Finding[] {
  const last = headerRow + most;
  const merged = new MergedFill(table, headerRow, isAmount);
  const headers = new RepeatedHeaders(headerRow);
  const printed = new LinesOfPrint();
  let seen = 0;
  const findings = visitRows(table, last + 1, (cells, row) => {
    seen = row;
    if (headers.take(cells, row)) return;
    if (row <= headerRow || row > last || isBlankRow(cells)) return;
    if (!printed.take(cells, row)) take(merged.fill(cells, row), row);
  });
  if (seen > last) return [tooManyRows(most)];
  return [
    ...findings,
    ...merged.findings(),
    ...headers.findings(),
    ...headers.headings(),
    ...printed.findings(),
  ];
}

/** What a program or a person prints below a table, in one cell: when and by whom it was printed, a page's number, a note. */
export class LinesOfPrint {
  readonly #rows: number[] = [];
  /** A heading of what is printed for reference, and the first row of figures below it. */
  #reference: { readonly row: number; readonly text: string } | null = null;
  #below: number | null = null;

  /** Whether the row is such a line. */
  take(cells: readonly string[], row: number): boolean {
    let only: string | null = null;
    for (const cell of cells) {
      if (!isStated(cell)) continue;
      if (only !== null) {
        if (this.#reference !== null && !cells.some(isTotalName)) this.#below ??= row;
        return false;
      }
      only = cell.trim();
    }
    const isOne = only !== null && lineOfPrint.test(only) && !only.includes("단위");
    if (isOne) this.#rows.push(row);
    if (isOne && only !== null && reference.test(only)) this.#reference ??= { row, text: only };
    return isOne;
  }

  findings(): readonly Finding[] {
    const [first] = this.#rows;
    if (first === undefined) return [];
    const [heading, below] = [this.#reference, this.#below];
    return [
      linesLeftOut(first, this.#rows.length),
      ...(heading === null || below === null ? [] : [rowsForReference(heading, below)]),
    ];
  }
}

const reference = /^[[(【<〔]?\s*(?:참고|비고)\s*\d?\s*[\])】>〕:：]/;

function rowsForReference(
  { row, text }: { readonly row: number; readonly text: string },
  below: number,
): Finding {
  return question("rows-for-reference", placeAt(below, null, text), {
    ko: `${below}행부터는 ${row}행 "${text}" 아래에 있어 참고 자료로 보입니다. 참고이면 그 행을 지우고 다시 올려 주십시오. 올해 사업이면 보류를 해제해 주십시오.`,
    en: `Rows from ${below} on stand below "${text}" in row ${row}. If they are for reference alone, delete them and upload again; if they are projects of this year, release the file.`,
  });
}

const lineOfPrint =
  /^(?:[※*☞⇒→➔]|주\s*\d?\)|\(주\s*\d\)|[[(【<〔]\s*(?:참고|비고|주|註|각주|일러두기|유의\s*사항|안내|알림)\s*\d?\s*[\])】>〕]|(?:참고|비고|일러두기|유의\s*사항)\s*[:：]|(?:출력|인쇄|조회|작성|생성)\s*(?:일시|일자|일|시간|시각|자|조건|부서)\s*[:：]|(?:자료|출처|자료\s*출처)\s*[:：]|[-–]?\s*이\s*하\s*(?:여\s*백|빈\s?칸)|끝\s*\.?$|-\s*\d{1,4}\s*-$|(?:page\s*)?\d{1,4}\s*\/\s*\d{1,4}\s*(?:쪽|페이지|page)?$|\d{1,4}\s*(?:쪽|페이지)$)/iu;

function linesLeftOut(row: number, count: number): Finding {
  return remark("lines-left-out", placeAt(row), {
    ko: `${row}행${count === 1 ? "은" : ` 등 ${count}줄은`} 표 밖의 글(출력 일시, 쪽 번호, 주석 등)로 보아 읽지 않았습니다.`,
    en: `Row ${row}${count === 1 ? " was" : ` and ${count - 1} more were`} taken for text outside of the table, such as the time of printing, a page number or a note, and not read.`,
  });
}

function csvTable(source: SourceText, delimiter: string): Table {
  const head: (readonly string[])[] = [];
  visitCsv([source.head], delimiter, headRows, (cells) => head.push(cells.slice(0, headCells).map(ownText)));
  const reasonColumn = reasonColumnIn(head);
  const visit = (maxRows: number, take: TakeRow): readonly Finding[] =>
    visitCsv(
      source.slices(),
      delimiter,
      maxRows,
      reasonColumn === null ? take : (cells, row) => take(withoutColumn(cells, reasonColumn), row),
      source.byteLength,
    );
  return {
    name: null,
    reasonColumn,
    head: head.map((cells) => withoutColumn(cells, reasonColumn)),
    read: (maxRows) => {
      const rows: (readonly string[])[] = [];
      const findings = visit(maxRows, (cells) => rows.push(cells.map(ownText)));
      return { rows, findings };
    },
    visit,
  };
}

function visitCsv(
  slices: Iterable<string>,
  delimiter: string,
  maxRows: number,
  take: TakeRow,
  byteLength = 0,
): readonly Finding[] {
  return scanCsv(slices, delimiter, maxRows, take).map((fault) => findingOf(fault, byteLength));
}

function findingOf({ row, code, cell }: BrokenRow, byteLength: number): Finding {
  const place = placeAt(row);
  if (code === "unended") return looksCut(cell, byteLength) ? amountCut(row, cell) : lastLineUnended(row);
  if (code === "quotes") {
    return rejection("quotes-unbalanced", place, {
      ko: `${row}행의 따옴표(")가 짝이 맞지 않아 칸의 경계를 알 수 없습니다. 따옴표를 고치거나 엑셀에서 CSV로 다시 저장하여 올려 주십시오.`,
      en: `The quotes of row ${row} are not balanced, so its cells cannot be told apart. Correct them, or save the sheet as CSV again.`,
    });
  }
  return rejection("row-too-long", place, {
    ko: `${row}행이 40만 자를 넘도록 끝나지 않아 그 뒤를 읽지 않았습니다. 엑셀에서 CSV로 다시 저장하여 올려 주십시오.`,
    en: `Row ${row} does not end within 400,000 characters, so nothing behind it was read. Save the sheet as CSV again.`,
  });
}

/** Copies and downloads that break off leave whole blocks. */
const blockBytes = 512;

/**
 * Whether of an amount only the beginning is there, or so it must be feared: programs end every line, so a last line that
 * alone lacks its end may have lost more than that.
 */
function looksCut(cell: string, byteLength: number): boolean {
  const text = cell.trim();
  if (/^[-−△▲(₩]+$|^[-−△▲(₩]*[\d,]*\d[.,]$|^[-−△▲(₩]*[1-9]\d{0,2}(,\d{3})*,\d{1,2}$|^\([\d,.]+$/.test(text))
    return true;
  return byteLength > 0 && byteLength % blockBytes === 0 && /\d$/.test(text);
}

function lastLineUnended(row: number): Finding {
  return remark("last-line-unended", placeAt(row), {
    ko: `마지막 ${row}행만 줄 끝이 없습니다. 뒷부분이 빠지지 않았는지 원본의 마지막 행과 합계를 확인해 주십시오.`,
    en: `Row ${row}, the last one, alone lacks its line end. Compare it and the totals with the source: a download or a copy may have broken off.`,
  });
}

function amountCut(row: number, cell: string): Finding {
  return rejection("last-amount-cut", placeAt(row, null, cell), {
    ko: `마지막 ${row}행이 금액 "${cell}"에서 줄 끝 없이 끊겼습니다. 금액의 뒷자리가 빠졌을 수 있으니 파일을 다시 내려받거나 저장하여 올려 주십시오.`,
    en: `The last row ${row} breaks off in the amount "${cell}", without a line end, so digits of it may be missing. Download or save the file again and upload that.`,
  });
}
