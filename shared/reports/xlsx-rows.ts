/**
 * The rows of a table as the XML of its sheet, in one pass: the library's writer takes an object for each cell, and a county
 * has fifty thousand. It writes all else of the workbook, and the numbers of the styles and texts are its own.
 */
import type { ReportCell, ReportRow, ReportTable } from "../domain/report/report-table.ts";
import { daysBetween, parseIsoDate } from "../domain/values/calendar.ts";
import { linesIn } from "./printed/printed-widths.ts";
import { formulasOf } from "./xlsx-formulas.ts";
import { addressesOf, firstRowOf, lastRowOf, stylesIn, widthOf } from "./xlsx-table.ts";

/** Texts of all sheets, each once. */
export interface SharedTexts {
  readonly idOf: (text: string) => number;
  /** The part of the workbook with what was added to it. */
  readonly part: () => string;
}

/** @throws RangeError where the part does not say how many there are. */
export function sharedTexts(part: string): SharedTexts {
  const counts = / count="(\d+)" uniqueCount="\1"/.exec(part);
  if (counts?.[1] === undefined) throw new RangeError("The shared texts have no count: hucre has changed");
  const known = Number.parseInt(counts[1], 10);
  const ids = new Map<string, number>();
  return {
    idOf: (text) => {
      const id = ids.get(text) ?? known + ids.size;
      ids.set(text, id);
      return id;
    },
    part: () => {
      const all = known + ids.size;
      const added = [...ids.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
      return part
        .replace(counts[0], ` count="${all}" uniqueCount="${all}"`)
        .replace("</sst>", () => `${added.join("")}</sst>`);
    },
  };
}

/** @throws RangeError where the sheet has no place for the rows: a table without them would look whole. */
export function withRows(sheet: string, table: ReportTable, texts: SharedTexts): string {
  if (table.rows.length === 0) return sheet;
  const first = firstRowOf(table) + 1;
  const looks = stylesIn(table);
  const place = new RegExp(`<row r="${first}">((?:<c r="[A-Z]+${first}" s="\\d+"/>){${looks.length}})</row>`);
  const [marks, cells = ""] = place.exec(sheet) ?? [];
  if (marks === undefined) throw new RangeError(`${table.id} has no place for its rows: hucre has changed`);
  const ids = [...cells.matchAll(/ s="(\d+)"/g)].map(([, id = "0"]) => id);
  const styles = new Map(looks.map(({ rank, kind }, at) => [`${rank} ${kind}`, ids[at] ?? "0"]));
  const lastColumn = addressesOf(table)(0, table.columns.length - 1).replace(/\d+$/, "");
  return sheet
    .replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="A1:${lastColumn}${lastRowOf(table)}"/>`)
    .replace(marks, () => rowsXml(table, styles, texts));
}

function rowsXml(table: ReportTable, styles: ReadonlyMap<string, string>, texts: SharedTexts): string {
  const addressOf = addressesOf(table);
  const formulas = formulasOf(table, addressOf);
  const first = firstRowOf(table) + 1;
  const widths = table.columns.map(widthOf);
  let xml = "";
  for (const [at, row] of table.rows.entries()) {
    const height = heightOfRow(row, widths);
    xml += `<row r="${first + at}"${height > lineHeight ? ` ht="${height}" customHeight="1"` : ""}>`;
    for (const [column, cell] of row.cells.entries()) {
      const style = styles.get(`${row.rank} ${cell.kind}`) ?? "0";
      xml += `<c r="${addressOf(at, column)}" s="${style}"`;
      const value = cell.kind === "text" ? texts.idOf(cell.text) : numberOf(cell);
      const formula = formulas[at]?.get(column);
      if (value === null) xml += "/>";
      else {
        const computed = formula === undefined ? "" : `<f>${escaped(formula)}</f>`;
        xml += `${cell.kind === "text" ? ' t="s"' : ""}>${computed}<v>${value}</v></c>`;
      }
    }
    xml += "</row>";
  }
  return xml;
}

/** What XML does not take stands as spreadsheets write it: `_x0007_`. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>\ufffe\uffff]|[\p{Cc}--[\t\n\x7f-\x9f]]/gv, (sign) => {
    switch (sign) {
      case "&":
        return "&amp;";
      case "<":
        return "&lt;";
      case ">":
        return "&gt;";
      default:
        return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
    }
  });
}

/** In points, of ten-point letters. */
const lineHeight = 15;

/** What a wrapped text takes in a column so many characters wide; spreadsheets measure none of it by themselves. */
export function heightOfText(text: string, width: number): number {
  // A column's width counts digits, and a Hangul syllable is two of them wide.
  return linesIn(text, width / 1.9) * lineHeight;
}

function heightOfRow({ cells }: ReportRow, widths: readonly number[]): number {
  let height = lineHeight;
  for (const [at, cell] of cells.entries())
    if (cell.kind === "text") height = Math.max(height, heightOfText(cell.text, widths[at] ?? 0));
  return height;
}

/** @throws RangeError for won that a spreadsheet cannot hold exactly: nine quadrillions are above any budget. */
export function exactNumber(won: bigint): number {
  const number = Number(won);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${won} won is more than a spreadsheet holds exactly: write it as CSV or JSON`);
  return number;
}

/** The day that spreadsheets count from. */
const firstDay = parseIsoDate("1899-12-30");

/** A rate has every digit that a spreadsheet keeps; its format prints a tenth of a percent. */
function numberOf(cell: Exclude<ReportCell, { readonly kind: "text" }>): number | null {
  switch (cell.kind) {
    case "date":
      return cell.date === null || firstDay === null ? null : daysBetween(firstDay, cell.date);
    case "count":
      return cell.count;
    case "won":
      return cell.won === null ? null : exactNumber(cell.won);
    case "rate":
      return cell.rate === null ? null : Number(cell.rate.numerator) / Number(cell.rate.denominator);
  }
}
