/** Lines above the header of a table, such as `2026년도 6월말 예산집행 현황`: told, because a person reads them as a part of it. */
import type { Finding } from "../../domain/values/finding.ts";
import { remark } from "../kernel/finding-list.ts";
import type { UploadContext } from "../kernel/format.ts";
import type { TitleLine } from "./template-sheet.ts";

export function titleFindings(
  titles: readonly TitleLine[],
  { fiscalYear }: UploadContext,
): readonly Finding[] {
  return titles.map((title) => {
    const years = Array.from(title.text.matchAll(/(?<!\d)20\d\d(?=\s*(년|회계|[./-]))/g), ([year]) => year);
    const isOther = years.length > 0 && !years.includes(String(fiscalYear));
    return isOther ? otherYear(title, fiscalYear) : passedOver(title);
  });
}

function passedOver({ row, text }: TitleLine): Finding {
  return remark(
    "title-line-ignored",
    { row, column: null, value: text },
    {
      ko: `${row}행 "${shown(text)}"은(는) 표의 제목으로 보고 읽지 않았습니다. 기준일과 단위는 제목이 아니라 열, (단위: …) 줄, 올릴 때 정한 값에서 읽습니다.`,
      en: `Row ${row} "${shown(text)}" was taken for the title of the table and not read. The day and the unit are read from columns, from a (단위: …) line, or as stated with the upload.`,
    },
  );
}

function otherYear({ row, text }: TitleLine, fiscalYear: number): Finding {
  return {
    code: "title-of-other-year",
    consequence: "hold",
    row,
    column: null,
    value: shown(text),
    ko: `${row}행의 제목 "${shown(text)}"이(가) 올린 회계연도 ${fiscalYear}년과 다른 해를 말합니다. 다른 해의 자료가 아닌지 확인해 주십시오. 맞으면 보류를 해제하고, 아니면 그 해의 장부에 올려 주십시오.`,
    en: `The title "${shown(text)}" in row ${row} speaks of another year than ${fiscalYear}, for which the file was sent. If the figures are of ${fiscalYear}, release it; else send it to the books of its year.`,
  };
}

function shown(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
