/**
 * What stands above, below or inside a table limits what it says: its account, the one fund whose money it holds, and whether
 * its spending is bound or only expected. What is certain is read so; for the rest the file waits for a person.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import {
  accountIn,
  type FundLimit,
  fundLimitIn,
  periodInHeading,
  yearInNote,
} from "../cells/limiting-words.ts";
import { type Stage, stageInHeading, stageInNote, stageInQualifier } from "../cells/stage-words.ts";
import { isNoteOfPart } from "../cells/printed-spans.ts";
import { asOfDatesIn, isUnitWord } from "../cells/printed-unit-and-day.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { type CouncilColumn, fundLabel, isMeasure } from "../printed/column-roles.ts";
import { titleLines } from "../printed/departments.ts";
import { yearDiffers } from "./council-findings.ts";
import {
  columnIncludes,
  fundOfHeading,
  fundsUnclear,
  spendingOfPeriod,
  stageUnclear,
} from "./limit-findings.ts";
import type { Section } from "./sections/report-sections.ts";
import {
  headingsOfTable,
  type HeadingLine,
  isHeading,
  linesAbove,
  notesBelow,
  ownHeading,
} from "./table-headings.ts";
import { commonLines } from "./stated-captions.ts";

/** The account of the nearest heading that names one, up to the title of the report. */
export function accountOfTable(
  lines: readonly string[],
  sections: readonly Section[],
  table: CouncilTable,
): string | null {
  const headings = headingsOfTable(lines, sections, table).map(({ text }) => text);
  const found = [...headings, ...titleLines(lines, table.row)].map(accountIn);
  return found.find((account) => account !== null) ?? null;
}

/** The table with the columns that its surroundings make of the printed ones, and what is said of it. */
export function limitedTable(
  lines: readonly string[],
  table: CouncilTable,
  fiscalYear: number,
): { readonly table: CouncilTable; readonly findings: readonly Finding[] } {
  const notes = notesOf(lines, table);
  const fund = fundOf(notes, table);
  const stage = stageOf(lines, notes, table);
  const period = periodOf(lines, table, fiscalYear);
  const isBound = stage?.found === "commitment" && table.columns.every(({ role }) => role !== "commitment");
  const columns = table.columns.map((column) => {
    const bound =
      isBound && column.role === "expenditure" ? { ...column, role: "commitment" as const } : column;
    return fund?.found.kind === "one" && isMeasure(bound.role) ? { ...bound, fund: fund.found.fund } : bound;
  });
  const year = firstOf(notes, ({ text }) => (isHeading(text) ? null : otherYearIn(text, fiscalYear)));
  return {
    table: { ...table, columns },
    findings: [
      ...(year === null ? [] : [yearDiffers(table.row, year.found, fiscalYear)]),
      ...(fund === null
        ? []
        : [fund.found.kind === "one" ? fundOfHeading(fund.line, fund.found.fund) : fundsUnclear(fund.line)]),
      ...(stage === null || isBound ? [] : [stageUnclear(stage.line, stage.found)]),
      ...(period === null ? [] : [spendingOfPeriod(period)]),
      ...columns
        .filter((column) => includesMore(column, columns))
        .map(({ label }) => columnIncludes(table.row, label)),
      ...qualifiedSpending(table).map((line) => stageUnclear(line, "unknown")),
    ],
  };
}

interface Limit<Found> {
  readonly line: HeadingLine;
  readonly found: Found;
}

function firstOf<Found>(
  lines: readonly HeadingLine[],
  find: (line: HeadingLine) => Found | null,
): Limit<Found> | null {
  for (const line of lines) {
    const found = find(line);
    if (found !== null) return { line, found };
  }
  return null;
}

/** Where the columns or the rows part the money by fund, these say whose it is. */
function fundOf(notes: readonly HeadingLine[], { row, columns }: CouncilTable): Limit<FundLimit> | null {
  const less = columns.find(
    ({ role, label }) =>
      isMeasure(role) && /제외|포함|빼고/.test(label) && fundLimitIn(label)?.kind === "several",
  );
  if (less !== undefined) return { line: { row, text: less.label }, found: { kind: "several" } };
  const lone = loneFund(columns);
  if (lone !== null) return { line: { row, text: lone.label }, found: lone.found };
  const isParted = columns.some(({ role, fund }) => role === "fund" || (isMeasure(role) && fund !== null));
  return isParted ? null : firstOf(notes, ({ text }) => fundLimitIn(text));
}

/** `예산액(구비) | 집행액`: one fund's share of a figure whose total and other shares stand nowhere in the table. */
function loneFund(
  columns: readonly CouncilColumn[],
): { readonly label: string; readonly found: FundLimit } | null {
  const stated = columns.filter(({ role }) => isMeasure(role) && role !== "plan");
  const funds = new Set(stated.flatMap(({ fund }) => fund ?? []));
  const first = stated.find(({ role, fund }) => {
    const beside = stated.filter((other) => other.role === role && other.fund !== fund);
    return fund !== null && beside.length === 0;
  });
  const [fund] = funds;
  if (first === undefined || fund === undefined || columns.some(({ role }) => role === "fund")) return null;
  const isWhole = funds.size === 1 && stated.every((column) => column.fund !== null);
  return { label: first.label, found: isWhole ? { kind: "one", fund } : { kind: "several" } };
}

/** A header with a day, or a plan beside the spending, says what was spent, whatever the heading calls the whole. */
function stageOf(
  lines: readonly string[],
  notes: readonly HeadingLine[],
  { row, columns }: CouncilTable,
): Limit<Stage> | null {
  const isDated = columns.some(
    ({ role, label }) => role === "plan" || (role === "expenditure" && asOfDatesIn(label, 2000).length > 0),
  );
  const title = titleLines(lines, row).map((text, at) => ({ row: at + 1, text }));
  return (
    firstOf(
      notes,
      ({ text }) =>
        partsOf(text)
          .map(stageInNote)
          .find((stage) => stage !== null) ?? null,
    ) ??
    firstOf([...notes.filter(({ text }) => isHeading(text)), ...title], ({ text }) => {
      const stage = stageInHeading(text);
      return stage === "expected" && isDated ? null : stage;
    })
  );
}

/** `집행액(반납 포함)`: money that went back, or that was carried over, is in the spending. */
function includesMore({ role, label }: CouncilColumn, columns: readonly CouncilColumn[]): boolean {
  const inside = [...label.replace(/\s/g, "").matchAll(/[([]([^()[\]]*)(?<![미불])(?:포함|합산)[)\]]/g)].map(
    ([, what = ""]) => what,
  );
  const isOfCurrent = columns.every((column) => column.role !== "appropriation");
  return (
    role === "expenditure" &&
    inside.some((what) => !harmlessPart.test(what) && !(isOfCurrent && /^(명시|사고)?이월/.test(what)))
  );
}

/** Every fund, and what is paid with an amount. */
const harmlessPart =
  /^$|부가(가치)?세|VAT|수수료|이자|국비|[도시구군]비|보조금|자체|기금|전체|모두|추경|예비비/i;

/** A header that names its day or 누계 says what was spent so far, whatever the heading says. */
function periodOf(lines: readonly string[], table: CouncilTable, fiscalYear: number): HeadingLine | null {
  const isRunning = table.columns.some(
    ({ role, label }) =>
      role === "expenditure" && (asOfDatesIn(label, 2000).length > 0 || /누계|누적|까지/.test(label)),
  );
  if (isRunning) return null;
  const headings = [...ownHeading(lines, table), ...commonLines(lines, table)];
  return (
    headings.find(({ text }) => periodInHeading(text) !== null) ??
    notesOf(lines, table).find(({ text }) => !isHeading(text) && isNoteOfPart(text, fiscalYear)) ??
    null
  );
}

/** `집행액(배정액)`, `집행액(이월 포함)`: a header that says of the spending what is not known to be paid. */
function qualifiedSpending({ row, columns }: CouncilTable): readonly HeadingLine[] {
  return columns.flatMap(({ role, label }) => {
    const inside = [...label.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, bracket = ""]) => bracket);
    const isUnknown = inside.some(
      (each) =>
        withoutTax.test(each) ||
        (!isUnitWord(each) && !fundLabel.test(each) && stageInQualifier(each) !== null),
    );
    return role === "expenditure" && isUnknown ? [{ row, text: label }] : [];
  });
}

/** What was paid has its tax in it. */
const withoutTax = /(?:부가(?:가치)?세|VAT)\s*(?:는|를|을)?\s*(?:별도|제외|미포함|불포함)/i;

/** A heading is no note, but what it holds in brackets is one. */
function partsOf(text: string): readonly string[] {
  const inside = [...text.matchAll(/[([]([^()[\]]*)[)\]]/g)].flatMap(([, bracket = ""]) =>
    bracket.split(","),
  );
  return isHeading(text) ? inside : [text, ...inside];
}

function otherYearIn(text: string, fiscalYear: number): number | null {
  const year = yearInNote(text, fiscalYear);
  return year === fiscalYear ? null : year;
}

/** The lines above the table up to its heading, the rows in it that are one text, and the notes below it. */
function notesOf(lines: readonly string[], table: CouncilTable): readonly HeadingLine[] {
  const inside = table.rows.flatMap(({ row, cells }) => {
    const [text = "", ...others] = [...new Set(cells.map(plainText).filter((cell) => cell !== ""))];
    return text !== "" && others.length === 0 ? [{ row, text }] : [];
  });
  return [...linesAbove(lines, table), ...commonLines(lines, table), ...inside, ...notesBelow(lines, table)];
}
