/** Reads the rows of one council table to won: which are projects, what their funds are, and whether groups add up. */
import type { Finding } from "../../domain/values/finding.ts";
import { totalOf } from "../../domain/values/fund.ts";
import { plainCode, plainName, plainText } from "../../domain/values/plain-text.ts";
import type { Tier } from "../../domain/values/project.ts";
import { type MoneyUnit, moneyUnits } from "../../domain/values/won.ts";
import { withoutFootnote, withoutRate } from "../cells/footnotes.ts";
import { checkPrintedRate, rateOfCommitments } from "../cells/printed-rate.ts";
import type { UploadContext } from "../kernel/format.ts";
import {
  bearsStraySign,
  codeMangled,
  isMangledCode,
  isTooLong,
  nameMissing,
  nameTooLong,
  rowRagged,
  rowWithoutAmounts,
  straySign,
} from "../kernel/row-findings.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { isTotalName } from "../tables/total-names.ts";
import { type CouncilRow, type CouncilTable, namingColumn } from "./budget-tables.ts";
import type { CouncilColumn, LevelRole } from "./column-roles.ts";
import { headsNext, ownerIn } from "./departments.ts";
import type { StatedTotals } from "./derived-figures.ts";
import { footnoteKept, nameCut } from "./table-findings.ts";
import { negativeSpending, withUnreadAmounts } from "./unread-amounts.ts";
import { fundsBelow, statedIn, withFundRows, withFundsGathered, withoutBracketedParts } from "./fund-rows.ts";
import { withJoinedParts } from "./project-parts.ts";
import { columnFindings, dottedAmountsIn, readCells, type RowAmounts } from "./read-cells.ts";
import { isSubtotal, placesIn, type ReadRow, withoutRowsBelowTotal } from "./row-groups.ts";
import type { RowPlace } from "./row-kinds.ts";
import { ratesOfCommitments } from "./unread-proof.ts";
import { rowsOfBooks } from "./rows-of-books.ts";

export interface CouncilLine extends Pick<RowAmounts, "measures" | "plans"> {
  readonly row: number;
  /** The rows of its funds. */
  readonly fundRows: readonly number[];
  /** Empty for a business: its title stands elsewhere. */
  readonly name: string;
  /** What its own row gives as its code; null where it gives none. */
  readonly code: string | null;
  readonly tier: Exclude<Tier, "business">;
  readonly isLevelOpen: boolean;
  /** What its own row or the rows above it say; null where they do not. */
  readonly department: string | null;
  readonly unitProject: string | null;
  readonly account: string | null;
  readonly team: string | null;
}

export interface CouncilLines {
  readonly lines: readonly CouncilLine[];
  /** All rows with a figure, totals among them and groups left out, as the check of totals takes them. */
  readonly summed: readonly SummedRow[];
  readonly findings: readonly Finding[];
}

export interface RowsAround {
  readonly context: UploadContext;
  /** Whether a page break may have cut rows in two. */
  readonly isPrinted: boolean;
  readonly totals: StatedTotals;
}

export function readCouncilRows(
  table: CouncilTable,
  unit: MoneyUnit,
  { context, isPrinted, totals }: RowsAround,
): CouncilLines {
  const findings: Finding[] = [...columnFindings(table, context.fiscalYear), ...dottedAmountsIn(table, unit)];
  const ofCells: Finding[] = [];
  const printed = table.rows.flatMap((row): readonly ReadRow[] => {
    if (row.cells.length !== table.columns.length) {
      findings.push(rowRagged(row.row, row.cells.length, table.columns.length));
      return [];
    }
    const amounts = readCells(table, row, unit, context, ofCells);
    return [{ row, amounts, hasAmounts: amounts.stated.size > 0 }];
  });
  const { rows: ofBooks, findings: ofWords } = rowsOfBooks(table, printed, context);
  const { rows: own, findings: ofBrackets } = withoutBracketedParts(table, ofBooks);
  const { rows: joined, findings: ofParts } = withJoinedParts(table, own, unit, context.office);
  const { rows: ofFunds, findings: ofShares } = withFundsGathered(table, joined);
  const { rows: above, findings: ofBelow } = withoutRowsBelowTotal(table, ofFunds, moneyUnits[unit]);
  const { rows, findings: ofUnread, remainders } = withUnreadAmounts(table, above, unit, totals);
  const below = new Set(ofBelow.map(({ row }) => row));
  // What stands in a row that is left out is no amount.
  findings.push(...ofCells.filter(({ row }) => !below.has(row)));
  findings.push(...ofWords, ...ofBrackets, ...ofParts, ...ofShares, ...ofBelow, ...ofUnread);
  const places = placesIn(table, rows, moneyUnits[unit], findings);
  const { lines, summed } = linesOf(table, rows, places, { context, unit, isPrinted }, findings);
  const isSummed = places.some(({ kind }) => kind === "total" || kind === "group");
  return { lines, summed, findings: [...findings, ...negativeSpending(lines, rows, remainders, isSummed)] };
}

function linesOf(
  table: CouncilTable,
  rows: readonly ReadRow[],
  places: readonly RowPlace[],
  {
    context,
    unit,
    isPrinted,
  }: { readonly context: UploadContext; readonly unit: MoneyUnit; readonly isPrinted: boolean },
  findings: Finding[],
): Pick<CouncilLines, "lines" | "summed"> {
  const lines: CouncilLine[] = [];
  const summed: SummedRow[] = [];
  const ofCommitments = ratesOfCommitments(table, rows);
  for (const at of ofCommitments) findings.push(rateOfCommitments(table.row, table.columns[at]?.label ?? ""));
  for (const [at, place] of places.entries()) {
    const read = rows[at];
    if (read === undefined) continue;
    if (place.kind === "fund") {
      if (places.slice(0, at).every(({ kind }) => kind === "fund")) findings.push(nameMissing(read.row.row));
      continue;
    }
    const funds = fundsBelow(rows, places, at);
    checkName(table, read.row, place, findings);
    if (place.kind === "empty" && funds.length === 0) {
      if (!headsNext(place.name, places[at + 1]?.kind))
        findings.push(emptyRow(read.row.row, place.name, isPrinted));
      continue;
    }
    const measures = withFundRows(read, place, funds, { unit, office: context.office }, findings);
    checkRates(table, read.row, place.name, { ...read.amounts, measures }, ofCommitments, findings);
    if (place.kind !== "group" && !isSubtotal(rows, places, at))
      summed.push({
        row: read.row.row,
        name: place.name,
        amounts: statedIn(read, place, funds, { unit, office: context.office }),
      });
    if (place.kind !== "project" && place.kind !== "empty") continue;
    const fundRows = funds.map(({ row }) => row);
    const line = lineOf(table, read, place, measures, fundRows);
    lines.push(line);
    for (const attribute of ["department", "unitProject", "account", "team"] as const) {
      const text = line[attribute] ?? "";
      if (isTooLong(text)) findings.push(nameTooLong(line.row, text, attributeNames[attribute]));
    }
  }
  return { lines, summed };
}

const attributeNames = { department: "부서", unitProject: "단위사업", account: "회계", team: "팀" } as const;

/** On a printed page a name alone may be the rest of the one above it, unless it heads the rows of an account. */
function emptyRow(row: number, name: string, isPrinted: boolean): Finding {
  const isHeading = name === "" || /(회계|기금|과|국|실|담당관)$/.test(name) || isTotalName(name);
  return isPrinted && !isHeading ? nameCut(row, name) : rowWithoutAmounts(row, name);
}

function lineOf(
  { columns }: CouncilTable,
  { row, amounts }: ReadRow,
  { name, parents, depth }: RowPlace,
  measures: RowAmounts["measures"],
  fundRows: readonly number[],
): CouncilLine {
  const above = (role: LevelRole) => [...parents].find(([column]) => column.role === role)?.[1] ?? null;
  const beside = (role: CouncilColumn["role"]) => {
    const text = plainName(row.cells[columns.findIndex((column) => column.role === role)] ?? "");
    return text === "" ? null : text;
  };
  const naming = columns[namingColumn(columns) ?? -1]?.role;
  const printed = above("department") ?? beside("department");
  const owner = printed === null ? null : ownerIn(printed);
  const wider = above("unit-project") ?? (naming === "unit-project" ? null : above("group"));
  const isWhole = wider === null || wider === name;
  // Beside 단위사업명 it may be that of either.
  const code = naming === "unit-project" ? null : codeIn(columns, row.cells);
  const isProject = naming === "project" && ((columns.length > 0 && depth > 0) || !hasWider(columns));
  return {
    row: row.row,
    fundRows,
    name,
    tier: isProject || !isWhole || code !== null ? "project" : "unit-project",
    code,
    isLevelOpen: naming === "name" && isWhole && code === null,
    department: owner?.department ?? null,
    unitProject: isWhole ? null : wider,
    account: above("account") ?? beside("account"),
    team: beside("team") ?? owner?.team ?? null,
    measures,
    plans: amounts.plans,
  };
}

function codeIn(columns: readonly CouncilColumn[], cells: readonly string[]): string | null {
  const code = plainCode(cells[columns.findIndex(({ role }) => role === "code")] ?? "");
  return code === "" ? null : code;
}

function hasWider(columns: readonly CouncilColumn[]): boolean {
  return columns.some(({ role }) => role === "unit-project" || role === "group");
}

function checkName(
  table: CouncilTable,
  { row, cells }: CouncilRow,
  { name }: RowPlace,
  findings: Finding[],
): void {
  if (table.kind === "business") return;
  // A row that lacks a cell moves to the left, and its first amount stands for its name.
  if (name === "" || /^[-−△▲(]?[\d,.]+%?\)?$/.test(name)) findings.push(nameMissing(row));
  if (isTooLong(name)) findings.push(nameTooLong(row, name));
  if (bearsStraySign(name)) findings.push(straySign(row, name));
  const code = codeIn(table.columns, cells);
  if (code !== null && isMangledCode(code)) findings.push(codeMangled(row, code));
  const printed = plainText(cells[namingColumn(table.columns) ?? -1] ?? "");
  const behind = printed.endsWith(name) ? "" : printed.slice(printed.indexOf(name) + name.length).trim();
  if (name !== "" && behind !== "") findings.push(footnoteKept(row, null, behind));
}

function checkRates(
  table: CouncilTable,
  { row, cells }: CouncilRow,
  printedName: string,
  { measures, plans }: RowAmounts,
  ofCommitments: ReadonlySet<number>,
  findings: Finding[],
): void {
  const budgets = [totalOf(measures.appropriation), totalOf(measures["current-budget"])];
  for (const [at, { role, label }] of table.columns.entries()) {
    const behind =
      role === "expenditure" ? withoutRate(withoutFootnote(cells[at] ?? "").text, label).rate : null;
    if ((role !== "rate" && role !== "plan-rate" && behind === null) || ofCommitments.has(at)) continue;
    const spent = totalOf(role === "plan-rate" ? (plans.at(-1)?.amounts ?? {}) : measures.expenditure);
    const name = printedName === "" ? "사업별 예산현황" : printedName;
    const finding = checkPrintedRate({
      row,
      column: label,
      text: behind ?? cells[at] ?? "",
      name,
      spent,
      budgets,
    });
    if (finding !== null) findings.push(finding);
  }
}
