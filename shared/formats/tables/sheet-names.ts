/** What the name of the sheet that is read says of its figures: `2025년`, `9월`. One sheet of several is often sent alone. */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { onlyYearIn, yearIn } from "../cells/printed-years.ts";
import { placeAt, question } from "../kernel/finding-list.ts";
import type { SourceDocument, UploadContext } from "../kernel/format.ts";

/** Of a workbook with one sheet: which of several was read, others tell. */
export function sheetNameFindings(
  source: SourceDocument,
  records: readonly Pick<SourceRecord, "asOf">[],
  { fiscalYear }: Pick<UploadContext, "fiscalYear">,
): readonly Finding[] {
  const [table, ...others] = source.kind === "workbook" ? source.tables : [];
  const name = table?.name ?? null;
  if (name === null || others.length > 0 || records.length === 0) return [];
  const year = onlyYearIn(name, fiscalYear) ?? yearIn(name);
  if (year !== null && year !== fiscalYear) return [sheetOfOther("year", name, `${fiscalYear}`)];
  const [, printed] =
    /^(?:20\d\d년|['’‘]?\d\d년)?(1[0-2]|0?[1-9])월(?:말|분|현재|기준|누계)?$/.exec(name.replace(/\s/g, "")) ??
    [];
  const month = Number(printed ?? 0);
  const [first] = records;
  const isOfMonth = month === 0 || records.some(({ asOf }) => Number(asOf.slice(5, 7)) === month);
  return isOfMonth || first === undefined ? [] : [sheetOfOther("day", name, first.asOf)];
}

function sheetOfOther(kind: "year" | "day", name: string, stated: string): Finding {
  const { ko, en } = kinds[kind];
  return question(`sheet-of-other-${kind}`, placeAt(null, null, name), {
    ko: `시트 이름 "${name}"${particle(name, "이/가")} 올린 ${ko}(${stated})${particle(ko, "과/와")} 다른 때를 말합니다. ${ko}${particle(ko, "이/가")} 맞으면 보류를 해제하고, 아니면 맞는 ${ko}${particle(ko, "으로/로")} 다시 올려 주십시오.`,
    en: `The sheet is called "${name}", so its figures seem to be of another time than the ${en} of the upload (${stated}). If the ${en} is right, release the file; else upload it again with the right one.`,
  });
}

const kinds = {
  year: { ko: "회계연도", en: "fiscal year" },
  day: { ko: "기준일", en: "as-of date" },
} as const;
