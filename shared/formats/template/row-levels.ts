/**
 * A column that says of each row which level it is of: 정책사업, 단위사업, 세부사업, 통계목. The projects are the rows of 세부사업, or the
 * deepest; all others tell the same money again, which their sums prove, or a person says so.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { plainName, plainText } from "../../domain/values/plain-text.ts";
import { formatWon, type Won } from "../../domain/values/won.ts";
import { levelOf } from "../cells/division-words.ts";
import { placeAt, question, remark, shortList } from "../kernel/finding-list.ts";
import { maxRows } from "../kernel/row-findings.ts";
import { fundLabel } from "../printed/column-roles.ts";
import { comparableHeader } from "../tables/header-grammar.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { visitBelow } from "../tables/source-tables.ts";
import { isTotalName } from "../tables/total-names.ts";
import { textIn } from "./template-cells.ts";
import { objectsAsProjects } from "../tables/objects-in-names.ts";
import type { TemplateSheet } from "./template-sheet.ts";

const levelHeader = /구분|단계|계층|수준|레벨|유형|종류|분류|level|^lv$/;
const numberedHeader = /^(사업)?(레벨|level|lv)$/;
const objectWords = /^(편성목|통계목|세목|목)$/;
/** Beneath all levels of projects. */
const objectLevel = 9;
const unitLevel = 3;
const projectLevel = 4;

/** @returns null where no column says of every row which level it is of, or all say the same. */
export function rowLevelsIn(sheet: TemplateSheet): RowLevels | null {
  if (sheet.isMapped) return null;
  for (const [at, { header, column }] of sheet.columns.entries()) {
    const text = comparableHeader(header);
    if (column.kind !== "unknown" || !levelHeader.test(text)) continue;
    const levels = levelsBelow(sheet, at, numberedHeader.test(text));
    if (levels !== null && new Set(levels.values()).size > 1) return new RowLevels(at, header, levels);
  }
  return null;
}

function levelsBelow(
  sheet: TemplateSheet,
  at: number,
  isNumbered: boolean,
): ReadonlyMap<number, number> | null {
  const levels = new Map<number, number>();
  const strange: number[] = [];
  visitBelow({ ...sheet, isAmount: () => false }, maxRows, (cells, row) => {
    const word = (cells[at] ?? "").trim();
    const name = textIn(cells, sheet.columns, "name");
    if (strange.length > 0 || name === null || isTotalName(name) || isTotalName(word)) return;
    const level = levelIn(word, isNumbered);
    if (level === null) strange.push(row);
    else levels.set(row, level);
  });
  return strange.length === 0 ? levels : null;
}

function levelIn(word: string, isNumbered: boolean): number | null {
  if (isNumbered && /^\d$/.test(word)) return Number(word);
  return levelOf(word) ?? (objectWords.test(word.replace(/\s/g, "")) ? objectLevel : null);
}

export class RowLevels {
  /** From 0. */
  readonly at: number;
  readonly #header: string;
  readonly #levels: ReadonlyMap<number, number>;
  readonly #wanted: number;
  readonly #sums = new Map<number, Map<string, Won>>();
  readonly #others: number[] = [];
  #unit: string | null = null;

  constructor(at: number, header: string, levels: ReadonlyMap<number, number>) {
    this.at = at;
    this.#header = header;
    this.#levels = levels;
    const found = new Set(levels.values());
    const ofProjects = [...found].filter((level) => level !== objectLevel);
    this.#wanted = found.has(projectLevel) ? projectLevel : Math.max(...ofProjects);
  }

  /** Whether the row is of another level than projects; it tells the same money again. */
  takesOut(row: number, name: string, summed: SummedRow | null): boolean {
    const level = this.#levels.get(row);
    if (level === undefined) return false;
    if (level === unitLevel) this.#unit = name;
    else if (level < unitLevel) this.#unit = null;
    const sums = this.#sums.get(level) ?? new Map<string, Won>();
    for (const [header, won] of summed?.amounts ?? []) sums.set(header, (sums.get(header) ?? 0n) + won);
    this.#sums.set(level, sums);
    if (level === this.#wanted) return false;
    this.#others.push(row);
    return true;
  }

  /** The unit project whose row stands above; null where none does. */
  get unit(): string | null {
    return this.#unit;
  }

  findings(): readonly Finding[] {
    const [first] = this.#others;
    if (first === undefined) return [];
    const whole = this.#sums.get(this.#wanted);
    const [differs] = [...this.#sums.values()].flatMap((sums) =>
      [...sums].filter(([header, won]) => won !== whole?.get(header)),
    );
    const place = placeAt(first, this.#header);
    const count = this.#others.length;
    const ko = `"${this.#header}" 열에 따라 세부사업의 행만 읽고 다른 단계의 ${count}행(처음은 ${first}행)은 더하지 않았습니다.`;
    const en = `By the column "${this.#header}" only the rows of projects were read; ${count} of other levels (the first is row ${first}) were not added.`;
    if (differs === undefined) return [remark("levels-left-out", place, { ko, en })];
    const [header, won] = [differs[0], formatWon(differs[1])];
    return [
      question("levels-differ", place, {
        ko: `${ko} 그런데 그 행의 "${header}" 합계 ${won}원이 세부사업의 합계와 다릅니다. 빠진 세부사업을 적어 다시 올리고, 세부사업의 행만 맞으면 보류를 해제해 주십시오.`,
        en: `${en} But their "${header}", ${won} won together, is not that of the projects. Write what is missing and upload again, or release the file if the projects are right.`,
      }),
    ];
  }
}

/** The bullets that print parts below a name, from the widest; a number or a star may stand before any project, as a gap may. */
const bullets = [/^[○●◎◦ㅇ]/, /^[-–—](?:\s|(?=[^\s\d-]))/, /^[·ㆍ‧･▪▫]/, /^[ㄴ└∟┗]/];

interface Drawn {
  readonly summed: SummedRow;
  readonly bullet: number;
  readonly indent: number;
  /** The indent without stars. */
  readonly blanks: number;
  readonly isMarked: boolean;
}

/** In halves of a letter: a narrower indent of rows that add up to nothing is none. */
const wideIndent = 2;

/**
 * Names that a bullet or an indent sets below another: added to it they may count twice. The indent of one row says so where an amount
 * adds up, or where it states no more than the row above in any column. Codes and days of their own say that each row is a project.
 */
function outlineIn({ columns, isMapped }: TemplateSheet) {
  const naming = columns.findIndex(({ column: { kind } }) => kind === "name");
  const isOwn = isMapped || columns.some(({ column: { kind } }) => kind === "code" || kind === "as-of");
  let [head, parts]: [Drawn | null, Drawn[]] = [null, []];
  let found: Finding | null = null;
  let [wide, wideRows]: [Finding | null, number] = [null, 0];
  const close = () => {
    if (head === null || parts.length === 0) return;
    const { summed, blanks: margin } = head;
    const below = rowsMarkedBelow(
      summed,
      parts.map((part) => part.summed.row),
    );
    if (parts.some(({ isMarked }) => isMarked) || isSumOf(head, parts)) found ??= below;
    const drawn = parts.filter(({ blanks }) => blanks - margin >= wideIndent);
    if (drawn.length > 0) wide ??= below;
    wideRows += drawn.length;
    if (wideRows > 1 || drawn.some((part) => couldBePart(part.summed, summed))) found ??= wide;
  };
  return {
    read(cells: readonly string[], _: number, summed: SummedRow | null): void {
      if (summed === null || isOwn || found !== null) return;
      const cell = cells[naming] ?? "";
      const text = cell.trim();
      const bullet = bullets.findIndex((mark) => mark.test(text));
      const spaced = cell.replaceAll("\u3000", "  ");
      const [blanks, indent] = [spaced.search(/\S|$/), spaced.search(/[^\s*※]|$/)];
      const drawn = { summed, bullet, indent, blanks, isMarked: false };
      const isMarked = head !== null && bullet > head.bullet;
      if (head !== null && (isMarked || (bullet === head.bullet && drawn.indent > head.indent))) {
        parts.push({ ...drawn, isMarked });
        return;
      }
      close();
      [head, parts] = [drawn, []];
    },
    findings(): readonly Finding[] {
      close();
      return found === null ? [] : [found];
    },
  };
}

/** What rows are of, as they are drawn or by their names. */
export function outlinesIn(sheet: TemplateSheet) {
  const naming = sheet.columns.findIndex(({ column: { kind } }) => kind === "name");
  const objects = objectsAsProjects();
  const named = {
    read(cells: readonly string[], row: number, summed: SummedRow | null): void {
      if (summed !== null && !sheet.isMapped) objects.read(cells[naming] ?? "", row);
    },
    findings: () => objects.findings(),
  };
  return [outlineIn(sheet), named, fundsIn(sheet)];
}

/** A column of funds, by which each row would be read were the table one that is printed. */
function fundsIn({ columns, isMapped }: TemplateSheet) {
  const at = columns.findIndex(
    ({ header, column: { kind } }) =>
      kind === "unknown" && /^재원(별|구분|내역|명)?$/.test(comparableHeader(header)),
  );
  const header = columns[at]?.header ?? null;
  let [first, row]: [string | null, number] = [null, 0];
  return {
    read(cells: readonly string[], place: number, summed: SummedRow | null): void {
      const fund = plainText(cells[at] ?? "");
      if (first !== null || summed === null || !fundLabel.test(fund.replace(/\s/g, ""))) return;
      [first, row] = [fund, place];
    },
    findings(): readonly Finding[] {
      if (first === null || isMapped) return [];
      return [
        question("fund-column-unread", placeAt(row, header, first), {
          ko: `"${header}" 열에 재원(${first} 등)이 적혀 있으나 이 양식은 재원을 열로 나누므로 금액을 재원 구분 없이 읽었습니다. 적힌 금액이 사업의 전체 금액이면 보류를 해제하고, 한 재원의 금액이면 재원별 열(예산액 국비, 집행액 국비, 예산액 구비 …)로 고쳐 다시 올려 주십시오.`,
          en: `The column "${header}" names funds (${first}), which this form states in columns of their own, so the amounts were read without them. If they are those of the whole project, release the file; if each is of one fund, give the funds columns (예산액 국비, 집행액 국비, 예산액 구비 …) and upload again.`,
        }),
      ];
    },
  };
}

function couldBePart({ amounts }: SummedRow, whole: SummedRow): boolean {
  return amounts.size > 0 && [...amounts].every(([label, won]) => won <= (whole.amounts.get(label) ?? 0n));
}

/**
 * In one of the columns, of all of them or of those right below it: an amount that is blank or mistyped proves nothing else. A star
 * alone may mark what it likes, so all columns say it then.
 */
function isSumOf({ summed: { amounts }, blanks }: Drawn, parts: readonly Drawn[]): boolean {
  const direct = parts.filter(({ indent }) => indent <= (parts[0]?.indent ?? 0));
  const telling = [...amounts].filter(([, won]) => won !== 0n);
  const isSum = (each: readonly Drawn[], [label, won]: readonly [string, Won]) =>
    each.reduce((sum, part) => sum + (part.summed.amounts.get(label) ?? 0n), 0n) === won;
  if (parts.every((part) => part.blanks <= blanks))
    return telling.length > 0 && [...amounts].every((amount) => isSum(parts, amount));
  return [parts, direct].some((each) => telling.some((amount) => isSum(each, amount)));
}

function rowsMarkedBelow({ row, name }: SummedRow, parts: readonly number[]): Finding {
  const list = shortList(parts, 6);
  return question("rows-marked-below", placeAt(row, null, name), {
    ko: `${row}행 "${plainName(name)}" 아래 ${list}행은 글머리표나 들여쓰기로는 그 내역으로 보입니다. 내역이면 그 행을 지우고 다시 올려 주십시오. 따로 더할 사업이면 보류를 해제해 주십시오.`,
    en: `By their bullets or indents rows ${list} are parts of row ${row} "${plainName(name)}". If they are, delete them and upload again; if they are projects of their own, release the file.`,
  });
}
