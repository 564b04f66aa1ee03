/**
 * What is printed over or under each page (머리글, 바닥글) and says a unit, a day or a year that the text itself nowhere says: it is no
 * line of the table, but whoever reads the print takes it for the figures' own.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { placeAt, question } from "./finding-list.ts";
import type { UploadContext } from "./format.ts";

const pageHeadCode = "page-head-differs";

const maxHeadLength = 1_000;

/** @param body gives the whole text beside the heads; it is asked for only where they tell something. */
export function pageHeadFindings(heads: readonly string[], body: () => string): readonly Finding[] {
  const text = heads.join("\n").slice(0, maxHeadLength);
  const stated = tellingsIn(text);
  if (stated.length === 0) return [];
  const own = body().replace(/\s/g, "");
  return stated.flatMap(({ value, spellings }) =>
    spellings.some((spelling) => own.includes(spelling)) ? [] : [headDiffers(value)],
  );
}

/** Whether the sender states the same: then nothing is left to ask. */
export function isStatedBeside({ code, value }: Finding, { fiscalYear, unit, asOf }: UploadContext): boolean {
  return code === pageHeadCode && [String(fiscalYear), unit, asOf].includes(value);
}

interface Telling {
  /** A unit, a year, or a day as YYYY-MM-DD or MM-DD. */
  readonly value: string;
  /** How the text may say it. */
  readonly spellings: readonly string[];
}

function tellingsIn(printed: string): readonly Telling[] {
  const text = printed.replace(/[ \t\u00a0]/g, "");
  const units = [...text.matchAll(/단위[:;]?(백만원|천원|억원|원)/g)].map(([, unit = ""]) => ({
    value: unit,
    spellings: [`단위:${unit}`, `단위${unit}`, `(${unit})`, `,${unit})`],
  }));
  const days = [
    ...text.matchAll(/(?:(20\d\d)[.년-])?(?<!\d)(\d{1,2})[.월-](\d{1,2})[.일]?(?:현재|기준)/g),
  ].map(([, year, month = "", day = ""]) => ({
    value: [...(year === undefined ? [] : [year]), month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
    spellings: [".", "월", "-", "/"].flatMap((sign) => [
      `${Number(month)}${sign}${Number(day)}`,
      `${month.padStart(2, "0")}${sign}${day.padStart(2, "0")}`,
    ]),
  }));
  const years = [...text.matchAll(/(?<!\d)(20\d\d)(?=년|회계|년도|[.](?!\d{3}))/g)].map(([, year = ""]) => ({
    value: year,
    spellings: [year, `'${year.slice(2)}`, `’${year.slice(2)}`],
  }));
  return [...units, ...days, ...years].filter(
    ({ value }, at, all) => all.findIndex((other) => other.value === value) === at,
  );
}

function headDiffers(value: string): Finding {
  return question(pageHeadCode, placeAt(null, null, value), {
    ko: `쪽마다 찍히는 머리글이나 바닥글에 "${value}"이라고 적혀 있으나 본문에는 없어 읽지 않았습니다. 이 자료의 단위·기준일·연도가 그것이면 본문에 적거나 올릴 때 정하여 다시 올리고, 아니면 보류를 해제해 주십시오.`,
    en: `The head or foot of each page says "${value}", which the text itself does not, so it was not read. If it is the unit, the day or the year of these figures, write it in the text or state it with the upload; else release the file.`,
  });
}
