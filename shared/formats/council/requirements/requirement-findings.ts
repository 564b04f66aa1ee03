/** What can be wrong or worth saying about next year's requirements (소요예산) in a council report. */
import type { Finding } from "../../../domain/values/finding.ts";
import { type FundAmounts, totalOf } from "../../../domain/values/fund.ts";
import { fundsRounded } from "../../cells/rounded-funds.ts";
import { formatWon, sumWon, type Won } from "../../../domain/values/won.ts";
import { placeAt, rejection, remark, type Sentences, wholeFile } from "../../kernel/finding-list.ts";
import type { RequirementLine } from "./requirement-lines.ts";
import { particle } from "../../../domain/values/bilingual.ts";

/** The words that head the figure, as a column's header would. */
const column = "소요예산";
/** More rows than this nobody looks up one by one. */
const maxListed = 10;

/** A figure that contradicts itself stops the file, as one in a table does. */
export function requirementBad({ row, text }: RequirementLine, bad: { code: string } & Sentences): Finding {
  return rejection(bad.code, placeAt(row, column, text), {
    ko: `${row}행 소요예산: ${bad.ko}`,
    en: `Requirement of row ${row}: ${bad.en}`,
  });
}

export function requirementUnread({ row, text }: RequirementLine): Finding {
  return remark("requirement-unread", placeAt(row, column, text === "" ? null : text), {
    ko: `${row}행의 소요예산에서 한 해의 금액 하나를 읽을 수 없어 다음 해 소요예산에 넣지 않았습니다${quoted(text)}. 필요하면 "소요예산: 총 775,975천원 (시 150,000, 구 625,975)"처럼 고쳐 다시 올려 주십시오.`,
    en: `Row ${row} states no one amount of one year${quoted(text)}, so it is not in next year's requirement. If it matters, write it like "소요예산: 총 775,975천원 (시 150,000, 구 625,975)" and upload again.`,
  });
}

export function requirementSplitUnread({ row, text }: RequirementLine, split: string): Finding {
  return remark("requirement-split-unread", placeAt(row, column, split), {
    ko: `${row}행 소요예산의 "${text}"에서 괄호 "${split}"${particle(split, "은/는")} 재원 구분으로 읽히지 않아 총액만 재원 미구분으로 반영합니다. 재원이면 국, 시, 도, 구, 군, 기타와 금액으로 고쳐 주십시오.`,
    en: `In "${text}" of row ${row} the brackets "${split}" are no split by fund, so only the total is taken, unsplit. If they are one, write 국, 시, 도, 구, 군 or 기타 and amounts.`,
  });
}

export function requirementNegative({ row, text }: RequirementLine): Finding {
  return remark("requirement-negative", placeAt(row, column, text), {
    ko: `${row}행의 소요예산 "${text}"에 음수가 있어 음수 그대로 반영합니다. 증감액을 적은 것은 아닌지 원본을 확인해 주십시오.`,
    en: `The requirement "${text}" of row ${row} has an amount below 0 and is taken as it stands. Check in the source that it is no difference to another year.`,
  });
}

/** @param amount whose funds miss their total by the rounding of its unit. */
export function requirementRounded(
  { row, text }: RequirementLine,
  { amounts, rest }: { readonly amounts: FundAmounts; readonly rest: Won },
): Finding {
  return fundsRounded(placeAt(row, column, text), column, totalOf(amounts) ?? 0n, rest);
}

/** @param rows of one business: which of its figures is the requirement, or whether they add up, nothing says. */
export function requirementAmbiguous(rows: readonly number[], name: string | null): Finding {
  const ko = name === null ? "사업" : `사업 "${name}"`;
  const en = name === null ? "one business" : `the business "${name}"`;
  return remark("requirement-ambiguous", placeAt(rows[0] ?? null, column, name), {
    ko: `${listed(rows)}행에 ${ko}의 소요예산이 둘 이상이어서 더할지 하나만 쓸지 알 수 없습니다. 어느 것도 반영하지 않았으니 사업마다 한 줄만 남겨 다시 올려 주십시오.`,
    en: `Rows ${listed(rows)} state more than one requirement of ${en}; nothing says whether they add up, so none is taken. Leave one line for each business and upload again.`,
  });
}

export function requirementCountDiffers(row: number, announced: number, found: number): Finding {
  return remark("requirement-count-differs", placeAt(row, column), {
    ko: `${row}행부터의 목차에는 사업이 ${announced}개인데 소요예산은 ${found}개를 찾았습니다. 빠지거나 두 번 적힌 사업이 있는지 원본과 대조해 주십시오.`,
    en: `The contents from row ${row} list ${announced} businesses, and ${found} requirements were found. Compare with the source whether one is missing or stated twice.`,
  });
}

export function requirementYearUnusual(row: number, title: string, year: number, usual: number): Finding {
  return remark("requirement-year-unusual", placeAt(row, null, title), {
    ko: `${row}행 "${title}"의 소요예산은 다음 해(${usual}년)가 아니라 적힌 대로 ${year}년 말의 것으로 반영합니다. 연도가 맞는지 확인해 주십시오.`,
    en: `The requirements under "${title}" (row ${row}) are dated to the end of ${year}, as printed, and not of ${usual}, the next year. Check the year.`,
  });
}

export function requirementOfNoYear(rows: readonly number[], title: string): Finding {
  return remark("requirement-year-unknown", placeAt(rows[0] ?? null, column, title === "" ? null : title), {
    ko: `${listed(rows)}행의 소요예산은 다음 해를 적은 장 제목 아래에 있지 않아 반영하지 않았습니다. 다음 해의 것이면 장 제목을 "Ⅲ. 2021년 주요업무 추진계획"처럼 고쳐 주십시오.`,
    en: `The requirements of rows ${listed(rows)} stand under no heading that prints a year to come, so they were not read. If they are next year's, head them like "Ⅲ. 2021년 주요업무 추진계획".`,
  });
}

export function requirementsTooMany(most: number): Finding {
  return remark("requirements-too-many", wholeFile, {
    ko: `소요예산이 ${most}건을 넘어 한 부서의 계획으로 볼 수 없으므로 다음 해 소요예산을 반영하지 않았습니다. 부서별로 나누어 올려 주십시오.`,
    en: `There are more than ${most} requirements: this is no one department's plan, so next year's requirement was not taken. Upload one file per department.`,
  });
}

export interface RestatedRequirement {
  readonly row: number;
  readonly name: string;
  readonly isTitleLost: boolean;
  readonly total: Won;
  /** The business of the plan whose text names this one; null where none does. */
  readonly partOf: { readonly row: number; readonly name: string; readonly total: Won } | null;
}

/** A section that tells parts of the plan again: adding it would count the same money twice. */
export function requirementCountedTwice(title: string, restated: readonly RestatedRequirement[]): Finding {
  const sum = formatWon(sumWon(restated.map(({ total }) => total)));
  const shown = restated.slice(0, maxListed);
  const left = restated.length - shown.length;
  return remark("requirement-counted-twice", placeAt(restated[0]?.row ?? null, column, title), {
    ko: `"${title}"의 소요예산 ${restated.length}건, 합계 ${sum}원은 추진계획의 일부를 다시 적은 것으로 보고 다음 해 소요예산에 더하지 않았습니다. ${shown.map(restatedKo).join(" ")}${left > 0 ? ` 외 ${left}건.` : ""} 추진계획에 들어 있지 않은 사업이면 추진계획에 소요예산을 적어 다시 올려 주십시오.`,
    en: `The ${restated.length} requirements under "${title}", ${sum} won in all, are taken to tell parts of the plan again and are not added to next year's requirement. ${shown.map(restatedEn).join(" ")}${left > 0 ? ` And ${left} more.` : ""} If one is not in the plan, state its requirement there and upload again.`,
  });
}

function restatedKo({ row, name, isTitleLost, total, partOf }: RestatedRequirement): string {
  const own = `${row}행 "${name}"${isTitleLost ? "(제목 없음)" : ""} ${formatWon(total)}원`;
  return partOf === null
    ? `${own}: 어느 사업의 일부인지 본문만으로는 알 수 없습니다.`
    : `${own}: ${partOf.row}행 "${partOf.name}" ${formatWon(partOf.total)}원의 일부입니다.`;
}

function restatedEn({ row, name, isTitleLost, total, partOf }: RestatedRequirement): string {
  const own = `Row ${row} "${name}"${isTitleLost ? " (its title is lost)" : ""}, ${formatWon(total)} won`;
  return partOf === null
    ? `${own}: the text does not tell of which business it is a part.`
    : `${own}: part of row ${partOf.row} "${partOf.name}", ${formatWon(partOf.total)} won.`;
}

function quoted(text: string): string {
  return text === "" ? "" : `("${text.length > 60 ? `${text.slice(0, 60)}…` : text}")`;
}

function listed(rows: readonly number[]): string {
  const shown = rows.slice(0, maxListed).join(", ");
  return rows.length > maxListed ? `${shown} …` : shown;
}
