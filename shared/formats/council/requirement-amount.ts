/**
 * Reads what a business will need, with its split by fund where one is printed. The brackets of a sentence
 * may hold anything, so a bracket that is no split leaves the total whole; a split that does not add up is refused.
 */
import type { FundAmounts } from "../../domain/values/fund.ts";
import { isMoneyUnit, type MoneyUnit } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import type { Sentences } from "../kernel/finding-list.ts";
import { readFundCell } from "../cells/fund-cell.ts";
import type { RequirementLine } from "./requirement-lines.ts";

export type RequirementAmount =
  | {
      readonly kind: "amounts";
      readonly amounts: FundAmounts;
      /** What stood in the brackets and is no split by fund; null when all was read. */
      readonly unreadSplit: string | null;
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

/** @param sent the unit stated with the upload, which may not differ from a printed one. */
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
  if (split.kind === "amounts") return { kind: "amounts", amounts: split.amounts, unreadSplit: null };
  if (split.kind === "bad" && !noSplit.has(split.code)) return split;
  const unreadSplit = stated.slice(total.length).trim();
  if (/\d ?년/.test(unreadSplit)) return { kind: "unread" };
  return { kind: "amounts", amounts: { unsplit: cell.won }, unreadSplit };
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
