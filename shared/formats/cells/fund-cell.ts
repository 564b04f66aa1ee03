/**
 * A cell that prints a total and, in brackets, how the funds share it:
 * `936,864 (국 98,000, 시 392,000, 구비 446,864)`. Commas between the funds may be missing, and one bare
 * label, `93,500 (구비)`, means that fund pays all.
 */
import { type Bilingual, particle } from "../../domain/values/bilingual.ts";
import { type Fund, type FundAmounts, fundOfLabel } from "../../domain/values/fund.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { formatWon, type MoneyUnit, type Won } from "../../domain/values/won.ts";
import { readAmountCell } from "./amount-cell.ts";
import { shareTotal } from "./rounded-funds.ts";

export type FundCell =
  /** `unsplit` alone when the cell prints only a total; a fund that is not printed is not stated. */
  | {
      readonly kind: "amounts";
      readonly total: Won;
      readonly amounts: FundAmounts;
      /** What the rounding of the parts leaves of the total, as `unsplit` among the amounts; below 0 where they are more. */
      readonly rest: Won;
    }
  | { readonly kind: "blank" }
  | BadFundCell;

interface BadFundCell extends Bilingual {
  readonly kind: "bad";
  readonly code: string;
}

/** Brackets count as a split only when they hold a word: `(1,000)` is a negative amount. */
const withBrackets = /^(?<total>[^()]+)\((?<split>[^()]*[가-힣][^()]*)\)$/;
const totalWord = /^(총액|총|합계|계) ?(?=[^가-힣])/;
/** A printed page may part a label, `구 비`, where its line ends. */
const labelled = /([가-힣](?:[가-힣 ]*[가-힣])?) ?:? ?([^가-힣]*(?:천원|백만원|억원|원)?)[,;/· ]*/y;

export function readFundCell(cell: string, unit: MoneyUnit, office: string): FundCell {
  const text = plainText(cell);
  const parts = withBrackets.exec(text)?.groups;
  const total = readAmountCell((parts?.["total"] ?? text).replace(totalWord, ""), unit);
  if (total.kind === "bad") return total;
  const split = parts?.["split"]?.trim();
  if (split === undefined) {
    return total.kind === "blank"
      ? total
      : { kind: "amounts", total: total.won, amounts: { unsplit: total.won }, rest: 0n };
  }
  if (total.kind === "blank") return missing(text);
  const part = partOf(split, total.won, unit);
  if (part !== null) return { kind: "amounts", total: total.won, amounts: { unsplit: total.won }, rest: 0n };
  const amounts = onlyFund(split, total.won, office) ?? readSplit(split, unit, office);
  if ("kind" in amounts) return amounts;
  const lone = loneShare(amounts, total.won);
  if (lone !== null) return { kind: "amounts", total: total.won, amounts: lone, rest: 0n };
  const shared = shareTotal(total.won, amounts, () => unit);
  if (shared.kind === "differs") return sumDiffers(text, total.won, shared.sum);
  const rest = shared.kind === "rounded" ? shared.rest : 0n;
  return { kind: "amounts", total: total.won, amounts: shared.amounts, rest };
}

/** Without `(국 50%, 시 25%, 구 25%)`, which says how the budget is shared, and no amounts. */
export function withoutShares(cell: string, office: string): string {
  const [whole = "", split = ""] = /\(([^()]*%)\s*\)\s*$/.exec(cell) ?? [];
  const parts = split.replace(/\s/g, "").split(/(?<=%)[,·/;]?/);
  const labels = parts.map((part) => /^([가-힣]+):?\d{1,3}(?:\.\d+)?%$/.exec(part)?.[1] ?? "");
  const areShares = labels.length > 1 && labels.every((label) => fundOfLabel(label, office) !== null);
  return areShares ? cell.slice(0, -whole.length).trimEnd() : cell;
}

/** `구비` or `전액 구비`: one fund pays the total. Null when the brackets hold amounts or an unknown label. */
function onlyFund(split: string, total: Won, office: string): FundAmounts | null {
  const fund = fundOfLabel(split.replace(/전액|100 ?%/g, ""), office);
  return fund === null ? null : { [fund]: total };
}

/** `1,200 (이월액 100)`: what of the amount was carried over, which it holds; null where the brackets say something else, or more than it. */
function partOf(split: string, total: Won, unit: MoneyUnit): Won | null {
  const [, printed = ""] =
    /^(?:그중|이중)?:?(?:전년도?)?(?:명시|사고|계속비)?이월(?:액|금|예산|비)?:?(?:포함)?([\d,.]+(?:천원|백만원|억원|원)?|[-–])$/.exec(
      split.replace(/\s/g, ""),
    ) ?? [];
  const part = printed === "" ? null : readAmountCell(printed, unit);
  return part?.kind === "amount" && part.won <= total ? part.won : null;
}

/** `1,200 (국비 600)`: of the rest nothing is said. */
function loneShare(amounts: FundAmounts, total: Won): FundAmounts | null {
  const shares = Object.values(amounts);
  const [share] = shares;
  if (share === undefined || shares.length > 1 || share < 0n || share >= total) return null;
  return amounts.unsplit === undefined ? { ...amounts, unsplit: total - share } : null;
}

function readSplit(split: string, unit: MoneyUnit, office: string): FundAmounts | BadFundCell {
  const amounts: { [fund in Fund]?: Won } = {};
  labelled.lastIndex = 0;
  let end = 0;
  while (end < split.length) {
    const match = labelled.exec(split);
    if (match === null) return unreadable(split);
    end = labelled.lastIndex;
    const [, printed = "", rest = ""] = match;
    const label = printed.replaceAll(" ", "");
    const fund = fundOfLabel(label, office);
    if (fund === null) return unknownLabel(label);
    if (amounts[fund] !== undefined) return statedTwice(label);
    const amount = readAmountCell(rest.replace(/[,;/· ]+$/, ""), unit);
    if (amount.kind === "bad") return amount;
    if (amount.kind === "blank") return unreadable(split);
    amounts[fund] = amount.won;
  }
  return amounts;
}

function missing(text: string): BadFundCell {
  return bad(
    "fund-total-missing",
    `"${text}"에 재원별 금액만 있고 합계가 없습니다. 괄호 앞에 합계 금액을 적어 주십시오.`,
    `"${text}" splits an amount by fund but states no total. Write the total before the bracket.`,
  );
}

function unreadable(split: string): BadFundCell {
  return bad(
    "fund-split-unreadable",
    `재원 구분 "${split}"${particle(split, "을/를")} 읽을 수 없습니다. (국 98,000, 시 392,000, 구 446,864)처럼 재원 이름과 금액을 차례로 적어 주십시오.`,
    `The fund split "${split}" cannot be read. Write labels and amounts in turn, like (국 98,000, 시 392,000, 구 446,864).`,
  );
}

function unknownLabel(label: string): BadFundCell {
  return bad(
    "fund-label-unknown",
    `재원 이름 "${label}"${particle(label, "을/를")} 알 수 없습니다. 국, 시, 도, 구, 군, 기타 가운데 하나로 고쳐 주십시오.`,
    `The fund label "${label}" is unknown. Use one of 국, 시, 도, 구, 군, 기타.`,
  );
}

function statedTwice(label: string): BadFundCell {
  return bad(
    "fund-stated-twice",
    `같은 재원이 한 칸에 두 번 적혀 있습니다("${label}"). 재원별로 한 번씩만 적어 주십시오.`,
    `One cell states the same fund twice ("${label}"). State each fund once.`,
  );
}

function sumDiffers(text: string, total: Won, sum: Won): BadFundCell {
  return bad(
    "fund-sum-differs",
    `"${text}"의 재원별 합계 ${formatWon(sum)}원이 총액 ${formatWon(total)}원과 다릅니다. 어느 금액이 틀렸는지 확인하여 고쳐 주십시오.`,
    `The funds of "${text}" add to ${formatWon(sum)} won and its total is ${formatWon(total)} won. Correct whichever is wrong.`,
  );
}

function bad(code: string, ko: string, en: string): BadFundCell {
  return { kind: "bad", code, ko, en };
}
