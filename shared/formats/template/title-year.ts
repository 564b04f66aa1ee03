/** The year that a line above a table speaks of: a title of last year's table says so before any of its rows does. */
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { asOfDatesIn } from "../cells/printed-unit-and-day.ts";
import { namedYearsIn } from "../cells/printed-years.ts";
import { placeAt, question } from "../kernel/finding-list.ts";

/** Null where it names no other year, or names a day: days are held against each other. */
export function titleOfOtherYear(
  { row, text }: { readonly row: number; readonly text: string },
  fiscalYear: number,
): Finding | null {
  const years = namedYearsIn(text, fiscalYear);
  if (years.length === 0 || years.includes(fiscalYear) || asOfDatesIn(text, fiscalYear).length > 0)
    return null;
  const shown = shownTitle(text);
  return question("title-of-other-year", placeAt(row, null, shown), {
    ko: `${row}행의 제목 "${shown}"${particle(shown, "이/가")} 올린 회계연도 ${fiscalYear}년과 다른 해를 말합니다. 다른 해의 자료가 아닌지 확인해 주십시오. 맞으면 보류를 해제하고, 아니면 그 해의 장부에 올려 주십시오.`,
    en: `The title "${shown}" in row ${row} speaks of another year than ${fiscalYear}, for which the file was sent. If the figures are of ${fiscalYear}, release it; else send it to the books of its year.`,
  });
}

export function shownTitle(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
