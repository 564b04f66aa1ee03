/** One amount that is merged over the rows of several projects: it stands in the first row alone, and whose it is a person says. */
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { placeAt, question, shortList } from "./finding-list.ts";
import type { MergedCells } from "./format.ts";

const amount = /^[-−△▲(]?\s?\d[\d,]*(?:\.\d+)?\)?$/;
const amountHeader = /예산|현액|편성|집행|지출|결산/;
const noAmountHeader = /[률율%]|잔액|구분|과목/;
const nameHeader = /사업|과제|시책|항목|명$/;
/** Rows of funds have one project's amount over them. */
const fundName =
  /^[-·(\s]*(?:국|도|시|군|구|국고|균특|특교|자체|기타|지방)(?:비|고|세|재원)?(?:보조금?)?\)?$|보조금|기금/;
const listedNames = 4;

/** @param rowOf what a finding calls a row of the table, from 1; null where rows have no numbers yet. */
export function amountsOverNames(
  rows: readonly (readonly string[])[],
  merged: readonly MergedCells[],
  rowOf: (row: number) => number | null,
): readonly Finding[] {
  return merged.flatMap((range) => {
    const { column, from, to } = range;
    const stated = plainText(rows[from - 1]?.[column] ?? "");
    if (to <= from || !amount.test(stated)) return [];
    const header = headerOver(rows, column, from);
    if (!amountHeader.test(header) || noAmountHeader.test(header)) return [];
    const names = namesIn(rows, range);
    return names.length < 2 ? [] : [overNames(rowOf(from), header, stated, names)];
  });
}

/** What stands above the row in the column and is no amount: a header may have several rows. */
function headerOver(rows: readonly (readonly string[])[], column: number, row: number): string {
  const first = rows.findIndex((cells) => amount.test(plainText(cells[column] ?? "")));
  return rows
    .slice(0, Math.min(first, row - 1))
    .map((cells) => plainText(cells[column] ?? ""))
    .filter((text) => text !== "")
    .slice(-2)
    .join(" ");
}

/** Of the column of names that is nearest to the amount. */
function namesIn(rows: readonly (readonly string[])[], { column, from, to }: MergedCells): readonly string[] {
  for (let at = column - 1; at >= 0; at--) {
    if (!rows.slice(0, from - 1).some((cells) => nameHeader.test(plainText(cells[at] ?? "")))) continue;
    const own = rows.slice(from - 1, to).map((cells) => plainText(cells[at] ?? ""));
    return [...new Set(own)].filter((name) => /\p{L}/u.test(name) && !fundName.test(name));
  }
  return [];
}

function overNames(row: number | null, header: string, stated: string, names: readonly string[]): Finding {
  const list = shortList(names, listedNames);
  const [first = ""] = names;
  return question("amount-over-names", placeAt(row, header, stated), {
    ko: `"${header}" 열의 금액 "${stated}" 하나가 여러 사업(${list})의 행에 걸쳐 병합되어 있어 "${first}"의 금액으로만 읽었습니다. 그 사업만의 금액이면 보류를 해제하고, 여러 사업의 합계이면 병합을 풀고 사업마다 금액을 적어 다시 올려 주십시오.`,
    en: `One amount "${stated}" of the column "${header}" is merged over the rows of several projects (${list}) and was read as that of "${first}" alone. If it is, release the file; if it is their sum, unmerge the cells, write each project's amount and upload again.`,
  });
}
