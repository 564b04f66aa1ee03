/** Remembered mappings, and what the columns of one mean, for a person. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { fundNames } from "../../shared/domain/values/fund.ts";
import { measureNames } from "../../shared/domain/values/measure.ts";
import { attributeNames } from "../../shared/domain/values/project.ts";
import type { ColumnMeaning, MappedColumn, TextMeaning } from "../../shared/formats/mapping/mapping.ts";
import type { OfficeMapping } from "../../shared/ports/mapping-store.ts";
import { momentText } from "../print/sentence-parts.ts";
import { type Display, say } from "../terminal/display.ts";
import { exact, lessNeeded, name, right } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";

export function mappingsText(display: Display, office: string, known: readonly OfficeMapping[]): string {
  if (known.length === 0)
    return say(display, {
      ko: `${office}: 기억해 둔 매핑이 없습니다.`,
      en: `${office}: no mapping is remembered.`,
    });
  const rows = known.map(({ taught, columns, unit }) => [
    `${taught.number}`,
    columns
      .filter(({ means }) => means !== "ignored" && means !== "personal")
      .map(({ header }) => header)
      .join(", "),
    unit ?? "–",
    taught.by,
    momentText(display, taught.at),
  ]);
  const columns = [
    right("번호", "N"),
    name("읽는 열", "columns read"),
    lessNeeded(1, exact("단위", "unit")),
    name("알려 준 사람", "taught by"),
    lessNeeded(2, exact("때", "when")),
  ];
  return [
    say(display, { ko: `${office} 기억해 둔 매핑`, en: `${office}: remembered mappings` }),
    "",
    table(display, columns, rows),
  ].join("\n");
}

/** The columns by their places, with what each means. */
export function columnsText(display: Display, columns: readonly MappedColumn[]): string {
  const rows = columns.map((column, at) => [
    `#${at + 1}`,
    column.group === undefined ? column.header : `${column.group} / ${column.header}`,
    say(display, meaningText(column)),
  ]);
  return table(display, [right("열", "#"), name("제목", "header"), exact("뜻", "meaning")], rows);
}

const textMeaningNames: Readonly<Record<TextMeaning, Bilingual>> = {
  projectCode: { ko: "사업코드", en: "project code" },
  projectName: { ko: "사업명", en: "project name" },
  ...attributeNames,
  asOf: { ko: "기준일", en: "day of the figures" },
  unit: { ko: "단위", en: "unit" },
  personal: { ko: "개인정보(읽지 않음)", en: "personal, not read" },
  ignored: { ko: "읽지 않음", en: "not read" },
  "?": { ko: "? (정해 주십시오)", en: "? (to be decided)" },
};

function meaningText(meaning: ColumnMeaning): Bilingual {
  if (meaning.means === "plan") {
    const { month, span } = meaning;
    return span === "in"
      ? { ko: `${month}월 계획`, en: `plan in month ${month}` }
      : { ko: `${month}월까지 계획`, en: `plan to the end of month ${month}` };
  }
  if (meaning.means !== "amount") return textMeaningNames[meaning.means];
  const measure = measureNames[meaning.measure];
  const unit = meaning.unit === null ? "" : ` ${meaning.unit}`;
  if (meaning.fund === null) return { ko: `${measure.ko}${unit}`, en: `${measure.en}${unit}` };
  const fund = fundNames[meaning.fund];
  return { ko: `${measure.ko}(${fund.ko})${unit}`, en: `${measure.en}, ${fund.en}${unit}` };
}
