/**
 * A header that stands again among the rows, because pages or files were pasted one below the other. What repeats the first is
 * passed over and told. One that differs says that the rows below it mean something else: the file is refused.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { unitInLine, withoutCaption } from "../cells/printed-unit-and-day.ts";
import { columnName } from "../kernel/column-name.ts";
import { placeAt, question, rejection, remark, shortList } from "../kernel/finding-list.ts";
import { isStated } from "../kernel/row-findings.ts";
import { comparableHeader } from "./header-grammar.ts";

const listedRows = 10;

export class RepeatedHeaders {
  readonly #headerRow: number;
  /** The rows down to the header, comparable. */
  readonly #above: (readonly string[])[] = [];
  #header: readonly string[] = [];
  readonly #words = new Set<string>();
  readonly #units = new Set<string>();
  #startsWithDigit = false;
  readonly #repeated: number[] = [];
  /** The line alone in its row that stands nearest above, and those that head the rows of a header that stands again. */
  #heading: string | null = null;
  readonly #headings: { readonly row: number; readonly text: string }[] = [];
  #changed: Finding | null = null;
  /** Of a line of another unit, until a row follows. */
  #otherUnit: Finding | null = null;

  constructor(headerRow: number) {
    this.#headerRow = headerRow;
  }

  /** Takes every row of the table in turn. @returns true where the row is no row of the table's own. */
  take(cells: readonly string[], row: number): boolean {
    if (row <= this.#headerRow) {
      this.#learn(cells, row);
      return false;
    }
    if (this.#otherUnit !== null && cells.some(isStated)) {
      this.#changed ??= this.#otherUnit;
      this.#otherUnit = null;
    }
    // Nearly every row holds a day or an amount.
    if (!this.#startsWithDigit && cells.some(beginsWithDigit) && isSeveral(cells)) {
      this.#heading = null;
      return false;
    }
    const own = cells.map(comparableHeader);
    const stated = own.filter((cell) => cell !== "");
    if (stated.length === 0) return false;
    if (
      this.#above.some((line) => line.length === own.length && line.every((cell, at) => cell === own[at]))
    ) {
      this.#repeated.push(row);
      if (stated.length > 1 && this.#heading !== null) this.#headings.push({ row, text: this.#heading });
      return true;
    }
    if (stated.length > 1) this.#heading = null;
    const value = cells.find(isStated)?.trim() ?? "";
    const isUnit = stated.length === 1 && /^[([]?단위[:：\s]/.test(value);
    if (stated.length === 1 && isTitle(value)) this.#heading = value;
    const unit = stated.length === 1 ? unitInLine(value) : null;
    if (unit?.kind === "unit" && this.#units.has(unit.unit)) {
      this.#repeated.push(row);
      // The caption is not the one above: it may name another day.
      if (/\d/.test(value)) this.#heading = `${this.#heading ?? ""} ${value}`.trim();
      return true;
    }
    if (unit !== null || isUnit) {
      // Below the last row it says something of all of them, which others hold against what is stated above.
      this.#otherUnit = unitChanges(row, value);
      return false;
    }
    const fault = this.#otherHeader(cells, row);
    this.#changed ??= fault;
    return fault !== null;
  }

  /** Once all rows were taken. */
  findings(): readonly Finding[] {
    const [first] = this.#repeated;
    const noted = first === undefined ? [] : [headerRepeated(first, shortList(this.#repeated, listedRows))];
    return this.#changed === null ? noted : [this.#changed];
  }

  /** Of headings between rows: what they head may be the same money again, or that of another year. */
  headings(): readonly Finding[] {
    return this.#headings.length === 0 ? [] : [tablesBelow(this.#headings)];
  }

  #learn(cells: readonly string[], row: number): void {
    const own = cells.map(comparableHeader);
    const stated = own.filter((cell) => cell !== "");
    if (stated.length > 0) this.#above.push(own);
    if (stated.length > 1) for (const cell of cells) this.#words.add(wordOf(cell));
    const unit = unitInLine(cells.join(" "));
    if (unit?.kind === "unit") this.#units.add(unit.unit);
    if (row < this.#headerRow) return;
    this.#header = [...cells];
    this.#startsWithDigit = cells.some(beginsWithDigit);
  }

  /** Most of its cells are words of the header, but not all of them where they were. */
  #otherHeader(cells: readonly string[], row: number): Finding | null {
    const stated = cells.map(wordOf).filter((word) => word !== "");
    const known = stated.filter((word) => this.#words.has(word)).length;
    if (known < 2 || 2 * known <= stated.length) return null;
    const at = cells.findIndex(
      (cell, place) => comparableHeader(cell) !== comparableHeader(this.#header[place] ?? ""),
    );
    return headerChanges(row, columnName(Math.max(0, at)), cells[at] ?? "", this.#header[at] ?? "");
  }
}

/** Without what stands in brackets: the unit, most often. */
function wordOf(cell: string): string {
  return comparableHeader(cell.replace(/[([][^)\]]*[)\]]/g, ""));
}

/** Whether more than one cell says anything. */
function isSeveral(cells: readonly string[]): boolean {
  const first = cells.findIndex(isStated);
  return first !== -1 && cells.findLastIndex(isStated) > first;
}

function beginsWithDigit(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** No unit, day, note, number of a page or word that the table goes on. */
function isTitle(text: string): boolean {
  const own = withoutCaption(text);
  return /[가-힣]{2}/.test(own) && !/^[※*]|계속|^주\)|쪽$|페이지$/.test(own);
}

const shownLength = 50;

function tablesBelow(headings: readonly { readonly row: number; readonly text: string }[]): Finding {
  const list = shortList(
    headings.map(({ row, text }) => `${row}: ${text.slice(0, shownLength)}`),
    listedRows,
  );
  const [first] = headings;
  return question("tables-added", placeAt(first?.row ?? null, null, list), {
    ko: `제목이 다른 표가 아래에 이어져 있어(${list}) 모두 더했습니다. 분야별로 나눈 표라 서로 다른 금액이면 보류를 해제해 주십시오. 한 표의 금액이 다른 표에도 들어 있거나 다른 해·세입의 표가 섞여 있으면 그 표를 지우고 다시 올려 주십시오.`,
    en: `Tables with headings of their own stand below each other (${list}), and all were added. If each is of a sector of its own, release the file. If a table holds money that another holds, too, or is of another year or of revenue, delete it and upload again.`,
  });
}

function headerRepeated(row: number, list: string): Finding {
  return remark("header-repeated", placeAt(row, null, list), {
    ko: `제목 줄이 ${list}행에 다시 있어 그 행은 자료로 보지 않았습니다. 이어 붙인 것이면 같은 자료가 두 번 들지 않았는지 확인해 주십시오.`,
    en: `The header stands again in row ${list}, which was not taken for a row of figures. If pages or files were pasted together, check that none is in twice.`,
  });
}

function headerChanges(row: number, column: string, value: string, first: string): Finding {
  return rejection("header-changes", placeAt(row, column, value), {
    ko: `${row}행에 제목 줄이 다시 있는데 ${column}열이 "${value}"로, 위 제목 줄의 "${first}"와 다릅니다. 그 아래 금액은 뜻이나 단위가 다를 수 있으니 ${row}행부터는 따로 저장하여 올리거나, 열과 단위를 위와 같게 맞춰 다시 올려 주십시오.`,
    en: `Row ${row} is a second header, whose column ${column} says "${value}" where the first header says "${first}". The amounts below it may mean something else: save them from row ${row} on as a file of their own, or bring columns and units in line, and upload again.`,
  });
}

function unitChanges(row: number, value: string): Finding {
  return rejection("unit-changes", placeAt(row, null, value), {
    ko: `${row}행에서 "${value}"로 단위가 바뀝니다. 한 표에는 한 단위만 쓸 수 있으니 ${row}행부터는 따로 저장하여 올리거나 단위를 맞춰 다시 올려 주십시오.`,
    en: `Row ${row} changes the unit to "${value}". A table has one unit: save what stands from row ${row} on as a file of its own, or convert it, and upload again.`,
  });
}
