/** The lines that head a table: those right above it, and the marked headings of its section that enclose it. */
import { plainName } from "../../domain/values/plain-text.ts";
import { asOfDatesIn, unitInCaption } from "../cells/printed-unit-and-day.ts";
import { type CouncilTable, lastLineOf } from "../printed/budget-tables.ts";
import { departmentInHeading, isOwner, isOwnerLine } from "../printed/departments.ts";
import { isRule, tableLineOf } from "../printed/table-line.ts";
import { type Section, sectionAt } from "./sections/report-sections.ts";

export interface HeadingLine {
  /** The line of the file, from 1. */
  readonly row: number;
  readonly text: string;
}

/** A heading, its day, its unit, and a note. */
const maxHeadingLines = 6;
/** A longer line is prose. */
const maxHeadingLength = 60;
export const headingMark =
  /^\s*(\[(?:붙임|별지|별첨|별표|참고|첨부)|[□■◆◇▣◈]|\d{1,2}[.)\s]|[가-하][.)]\s|[Ⅰ-Ⅻ]|[IVX]{1,5}\s?[.)])/;
/** A running text has bullets; a caption has none, or the sign of a note. */
const prose = /^\s*([-–○●◎◦ㅇ▪▫•]|[·ㆍ]\s|\*\s)/;

/** The lines right above the table that head it, from the nearest: up to its marked heading, running text, or another table. */
export function ownHeading(
  lines: readonly string[],
  { row }: Pick<CouncilTable, "row">,
): readonly HeadingLine[] {
  const found: HeadingLine[] = [];
  for (let at = row - 2; at >= 0 && found.length < maxHeadingLines; at--) {
    const text = lines[at] ?? "";
    if (text.trim() === "" || isNoteBetween(text)) continue;
    const isOfOwner = isBulletedOwner(lines, at);
    const isText = isProse(text) && !isOfOwner;
    if (isRule(text) || isRowOfTable(text) || isText || text.length > maxHeadingLength) break;
    found.push({ row: at + 1, text });
    if (headingMark.test(text) || isBulletedTitle(text) || isOfOwner) break;
  }
  return found;
}

/** The department that the table's own heading names, or a line of nothing else above its mark; null where neither does. */
export function departmentOfTable(lines: readonly string[], table: Pick<CouncilTable, "row">): string | null {
  const own = ownHeading(lines, table);
  const named = own.map(({ text }) => departmentInHeading(text)).find((department) => department !== null);
  const top = own.at(-1);
  if (named !== undefined || top === undefined || !headingMark.test(top.text)) return named ?? null;
  const above = lines.slice(0, top.row - 1).findLast((line) => line.trim() !== "") ?? "";
  return isOwner(above.trim()) ? plainName(above) : null;
}

/** `※`, `*`, `주)`, `1) 집행액은 …`: no heading, whatever it is numbered like. */
const noteMark =
  /^\s*(?:[※*†‡☞]|[([【]?(?:참고|비고|유의\s*사항|일러두기)\s*[)\]】:：](?=.*(?:[은는에]\s|포함|제외|반영|기준|마감|[임함]\.?\s*$))(?!.*(?:현황|내역|실적|조서|총괄표?)\s*(?:\([^()]*\)\s*)?$)|[([【]?(?:주|註)\s*\d{0,2}\s*[)\]】:：.]|\d{1,2}\)(?=.*(?:집행|지출|원인행위|금액).*(?:은|는|포함|기준)))/;

/** A note on the figures of a table. */
function isNote(line: string): boolean {
  return (
    noteMark.test(line) &&
    /집행|지출|예산|금액|실적|단위|기준|마감|추경|[국도시군구]비|원인행위|회계|\d{4}년/.test(line)
  );
}

/** Whether the line bears the mark of a heading. */
export function isHeading(line: string): boolean {
  return headingMark.test(line) && !isNote(line);
}

/** The lines that head the table, from the nearest, and the marked headings above these in its section. */
export function headingsOfTable(
  lines: readonly string[],
  sections: readonly Section[],
  table: CouncilTable,
): readonly HeadingLine[] {
  const own = ownHeading(lines, table);
  const marked = own.find(({ text }) => isHeading(text)) ?? null;
  return [...own, ...enclosingHeadings(lines, sectionAt(sections, table.row), marked, table.row, /./)];
}

/** A note between a table and what heads it ends no heading; one that says the unit or the day is a part of it. */
function isNoteBetween(line: string): boolean {
  const isOther = headingMark.test(line) || isProse(line);
  return isOther && isNote(line) && unitInCaption(line) === null && !isDay(line);
}

/** `○ 기준일: 2020. 10. 31.` and `- 단위: 천원` bear a bullet and say what the table is of. */
function isProse(line: string): boolean {
  return prose.test(line) && unitInCaption(line) === null && !isDay(line) && !isBulletedTitle(line);
}

/** `○ 총무과 예산집행 현황`: a bullet before what can only be the title of a table. */
function isBulletedTitle(line: string): boolean {
  return (
    prose.test(line) &&
    /(예산|집행|사업|세출|결산)[^:：]{0,20}(현황|내역|실적)\s*([([][^()[\]]*[)\]])?\s*$/.test(line)
  );
}

/** `○ 부서명: 복지정책과`, `○ 복지정책과`: `○ 일반회계`: a bullet before the one owner of the table, and not the last of a list. */
function isBulletedOwner(lines: readonly string[], at: number): boolean {
  const text = lines[at] ?? "";
  if (!prose.test(text) || !isOwnerLine(text)) return false;
  const above = lines.slice(0, at).findLast((line) => line.trim() !== "") ?? "";
  return !prose.test(above) || !isOwnerLine(above);
}

/** A borderless table of two cells is a caption with its unit beside it. */
export function isRowOfTable(line: string): boolean {
  const cells = /[\t|│]/.test(line) ? (tableLineOf(line)?.cells ?? []).filter((cell) => cell !== "") : [];
  return cells.length > 2 || (cells.length === 2 && unitInCaption(line) === null && !cells.some(isDay));
}

function isDay(cell: string): boolean {
  return asOfDatesIn(cell, 2000).length > 0;
}

/** What opens a heading, from the widest. Headings of one kind stand beside each other, none of them above the next. */
const markKinds = [
  /^\s*(?:[Ⅰ-Ⅻ]|[IVX]{1,5}\s?[.)])/,
  /^\s*[□■◆◇▣◈]/,
  /^\s*\d{1,2}[.)\s]/,
  /^\s*[가-하][.)]\s/,
  /^\s*\[/,
];

export function markKindOf(text: string): number {
  return markKinds.findIndex((pattern) => pattern.test(text));
}

export const ofResults = /예산|집행|결산|실적|성과|업무|계획/;

/**
 * The marked headings of the section above the table that are wanted, from the nearest.
 * @param own the table's own marked heading: one like it is no heading of this table.
 */
export function enclosingHeadings(
  lines: readonly string[],
  section: Section,
  own: HeadingLine | null,
  row: number,
  wanted: RegExp,
): readonly HeadingLine[] {
  const found: HeadingLine[] = [];
  const passed = new Set(own === null ? [] : [markKindOf(own.text)]);
  for (let at = (own?.row ?? row) - 2; at >= section.from - 1; at--) {
    const text = lines[at] ?? "";
    if (!headingMark.test(text) || text.length > maxHeadingLength / 2 || /[\t:|]/.test(text)) continue;
    // One that opens no section is an entry of the contents list.
    const isListed = markKindOf(text) === 0 && at + 1 !== section.from;
    if (isListed || passed.has(markKindOf(text))) continue;
    passed.add(markKindOf(text));
    if (wanted.test(text)) found.push({ row: at + 1, text });
  }
  return found;
}

/** Whether a heading is of the table right below it, and of nothing behind that. */
export function isRightAboveTable(lines: readonly string[], row: number): boolean {
  const next = lines.findIndex((line, at) => at >= row && line.trim() !== "" && isRowOfTable(line));
  return next !== -1 && ownHeading(lines, { row: next + 1 }).some((line) => line.row === row);
}

/** A note runs on over the width of a page. */
const maxNoteLength = 200;
/** Notes stand right beside their table. */
const maxNotes = 6;

/** The lines above the table, with notes and running text, up to its marked heading. */
export function linesAbove(
  lines: readonly string[],
  { row }: Pick<CouncilTable, "row">,
): readonly HeadingLine[] {
  return linesFrom(lines, row - 2, -1).found;
}

/** What a program prints of a footnote into its cell. */
const footnote = /[([](?:주|註|각주)\s*\d{0,2}\s*[:：]\s*((?:[^()[\]]|[([][^()[\]]*[)\]])+)[)\]]/g;

/** The footnotes of its cells and the notes below the table; what stands right above another table is that table's. */
export function notesBelow(
  lines: readonly string[],
  table: Pick<CouncilTable, "row" | "rows">,
): readonly HeadingLine[] {
  const last = lastLineOf(table);
  const { found, isBeforeTable } = linesFrom(lines, last, 1);
  const own = lines
    .slice(table.row - 1, last)
    .flatMap((line, at) =>
      [...line.matchAll(footnote)].map(([, text = ""]) => ({ row: table.row + at, text })),
    );
  return [...own, ...(isBeforeTable ? found.filter(({ text }) => isNote(text)) : found)];
}

/** @param from the place in the lines, from 0. */
function linesFrom(
  lines: readonly string[],
  from: number,
  step: 1 | -1,
): { readonly found: readonly HeadingLine[]; readonly isBeforeTable: boolean } {
  const found: HeadingLine[] = [];
  for (let at = from; at >= 0 && at < lines.length && found.length < maxNotes; at += step) {
    const text = lines[at] ?? "";
    if (text.trim() === "" || isRule(text)) continue;
    if (isRowOfTable(text)) return { found, isBeforeTable: true };
    const isEnd = isHeading(text);
    if (text.length > maxNoteLength || (isEnd && step === 1)) break;
    found.push({ row: at + 1, text });
    if (isEnd) break;
  }
  return { found, isBeforeTable: false };
}
