/** The lines of a council report that state what a business will need, and the amounts that they state. */
import type { FundAmounts } from "../../../domain/values/fund.ts";
import { plainText } from "../../../domain/values/plain-text.ts";
import { isMoneyUnit, type MoneyUnit, type Won } from "../../../domain/values/won.ts";
import { readAmountCell } from "../../cells/amount-cell.ts";
import { readFundCell } from "../../cells/fund-cell.ts";
import { type PrintedUnit, unitInHeader, unitInLine } from "../../cells/printed-unit-and-day.ts";
import type { Sentences } from "../../kernel/finding-list.ts";
import type { Section } from "../sections/report-sections.ts";
import { maxRowLength } from "../../printed/table-line.ts";

/**
 * Finds the lines that state what a business will need: `□ 소요예산: 총 775,975천원 (시 150,000, 구비 625,975)`.
 * A figure may stand on the line below its words, and a bracket may go on over the end of a line.
 */
export interface RequirementLine {
  /** The line of the file that bears the words, from 1. */
  readonly row: number;
  /** What stands behind the words, on one line; empty when nothing does. */
  readonly text: string;
  /** The unit that the words or a line below them print; null when only the figure itself can tell. */
  readonly unit: PrintedUnit | null;
  /** False for a sentence about a requirement and its money: it is no statement of the business's own. */
  readonly isStatement: boolean;
}

/** A longer one is a sentence, or a file that lost its line ends. */
const maxStatement = 300;
/** How far below its words a figure may stand: a line for the unit and one blank line between. */
const maxLinesBelow = 4;
/** A long bracket is broken once or twice. */
const maxContinued = 2;

const words =
  /^[^가-힣A-Za-z0-9]{0,8}(?:[가-하o\d]{1,2}[.) ] ?)?(?:총 ?)?소 ?요 ?예 ?산 ?(?:액|안)? ?(?<rest>.*)$/;
/** A dash is a bullet before a space, and a minus before a digit. */
const bullets = /^(?:[^가-힣\dA-Za-z△▲(₩‐‑‒–—−-]|[–—-] (?=\S)|o )+/;
const money = /\d ?(십|백|천|만|억|조)* ?원/;

/** Lines without an amount of money are requirements too: they keep the order of the businesses. */
export function requirementLinesIn(
  lines: readonly string[],
  { from, to }: Section,
): readonly RequirementLine[] {
  const found: RequirementLine[] = [];
  for (let row = from; row <= to; row++) {
    const line = lines[row - 1] ?? "";
    if (!line.includes("예") || line.length > maxRowLength) continue;
    const requirement = requirementAt(lines, row, to);
    if (requirement !== null) found.push(requirement);
  }
  return found;
}

function requirementAt(lines: readonly string[], row: number, to: number): RequirementLine | null {
  const line = plain(lines[row - 1] ?? "");
  const rest = words.exec(line)?.groups?.["rest"];
  if (rest === undefined) {
    const isSaid = /소 ?요 ?예 ?산/.test(line) && money.test(line);
    return isSaid ? { row, text: line, unit: null, isStatement: false } : null;
  }
  const { unit, text, isMarked } = afterWords(rest);
  if (text === "") return { row, isStatement: true, ...statedBelow(lines, row, to, unit) };
  if (!isMarked && !opensStatement(text)) {
    return money.test(text) ? { row, text: line, unit: null, isStatement: false } : null;
  }
  return { row, text: closed(text, lines, row, to), unit, isStatement: true };
}

/** Takes off `(단위: 천원)`, `(천원)`, `(안)` and the colon in front of a figure. */
function afterWords(rest: string): { unit: PrintedUnit | null; text: string; isMarked: boolean } {
  const bracket = /^(\([^()]*\)) ?(.*)$/.exec(rest);
  const unit = bracket === null ? null : (unitInLine(bracket[1] ?? "") ?? unitInHeader(bracket[1] ?? ""));
  const isAside = /^\((안|예정|추정|계획)\)$/.test(bracket?.[1] ?? "");
  const behind = unit !== null || isAside ? (bracket?.[2] ?? "") : rest;
  const text = behind.replace(/^[:;=] ?/, "");
  return { unit, text, isMarked: text !== behind };
}

/** The first line below with a word on it: the figure, or the unit and then the figure. */
function statedBelow(
  lines: readonly string[],
  row: number,
  to: number,
  printed: PrintedUnit | null,
): { readonly text: string; readonly unit: PrintedUnit | null } {
  let unit = printed;
  for (let below = row + 1; below <= Math.min(to, row + maxLinesBelow); below++) {
    const line = plain(lines[below - 1] ?? "").replace(bullets, "");
    if (line === "") continue;
    const said = unitInLine(line);
    if (said === null) return { unit, text: opensStatement(line) ? closed(line, lines, below, to) : "" };
    unit ??= said;
  }
  return { unit, text: "" };
}

/** With the lines that an open bracket goes on over. */
function closed(text: string, lines: readonly string[], row: number, to: number): string {
  let whole = text;
  for (let next = row + 1; next <= Math.min(to, row + maxContinued) && isOpen(whole); next++)
    whole = `${whole} ${plain(lines[next - 1] ?? "")}`;
  return isOpen(whole) ? text : whole;
}

function isOpen(text: string): boolean {
  return text.lastIndexOf("(") > text.lastIndexOf(")") && text.length <= maxStatement;
}

function opensStatement(text: string): boolean {
  return /^(총|합계|계|약|[\d△▲(₩−-]|비 ?예산|해당|없음)/.test(text) && text.length <= maxStatement;
}

/** Cells and bars become spaces, brackets of every kind round ones. */
function plain(line: string): string {
  return plainText(
    line
      .replace(/[|│]/g, " ")
      .replace(/[[〔【]/g, "(")
      .replace(/[\]〕】]/g, ")"),
  );
}

export type RequirementAmount =
  | {
      readonly kind: "amounts";
      readonly amounts: FundAmounts;
      /** What stood in the brackets and is no split by fund; null when all was read. */
      readonly unreadSplit: string | null;
      /** What the rounding of the funds leaves of the total. */
      readonly rest: Won;
    }
  /** It says that no money is needed. */
  | { readonly kind: "none" }
  /** No one amount of one year: a sentence, `약 3억원`, a total of several years. */
  | { readonly kind: "unread" }
  | ({ readonly kind: "bad"; readonly code: string } & Sentences);

const none = /^\(?(비 ?예산( ?사업)?|해당 ?(사항)? ?없음|없음|[-–—−])\)?[.]?$/;
/** These say that a bracket is no split; any other fault is one of a split. */
const noSplit: ReadonlySet<string> = new Set([
  "fund-label-unknown",
  "fund-split-unreadable",
  "amount-not-number",
]);

/**
 * What a business will need, with its split by fund where one is printed. The brackets of a sentence may hold anything,
 * so a bracket that is no split leaves the total whole; a split that does not add up is refused.
 * @param sent the unit stated with the upload, which may not differ from a printed one.
 */
export function readRequirement(
  { text, unit }: RequirementLine,
  office: string,
  sent: MoneyUnit | null,
): RequirementAmount {
  if (none.test(text)) return { kind: "none" };
  const stated = text
    .replace(/(천|백만|억) 원/g, "$1원")
    .replace(/\((천원|백만원|억원|원)\)/, "$1")
    .replace(/^(총액|총|합계|계) ?[:;]? ?(?=[^가-힣])/, "");
  const total = /^[^()]*/.exec(stated)?.[0].trim() ?? "";
  const printed = unit?.kind === "unit" ? unit.unit : null;
  if (unit?.kind === "unclear" || total === "") return { kind: "unread" };
  const known = printed ?? sent;
  const cell = readAmountCell(total, known);
  if (cell.kind === "blank") return { kind: "unread" };
  if (cell.kind === "bad") return cell.code === "amount-not-number" ? { kind: "unread" } : cell;
  if (printed !== null && sent !== null && printed !== sent) return readConflict(total, sent, printed);
  const split = readFundCell(stated, known ?? unitBeside(total), office);
  if (split.kind === "amounts") return { ...split, unreadSplit: null };
  if (split.kind === "bad" && !noSplit.has(split.code)) return split;
  const unreadSplit = stated.slice(total.length).trim();
  if (/\d ?년/.test(unreadSplit)) return { kind: "unread" };
  return { kind: "amounts", amounts: { unsplit: cell.won }, unreadSplit, rest: 0n };
}

function readConflict(total: string, sent: MoneyUnit, printed: MoneyUnit): RequirementAmount {
  const cell = readAmountCell(`${total.replace(/ ?(천원|백만원|억원|원)$/, "")}${printed}`, sent);
  return cell.kind === "bad" ? cell : { kind: "unread" };
}

/** Only a plain 0 has no unit beside it here, and 0 is the same in each. */
function unitBeside(total: string): MoneyUnit {
  const word = /(천원|백만원|억원|원)$/.exec(total)?.[0] ?? "";
  return isMoneyUnit(word) ? word : "원";
}
