/**
 * What a file shows of damage to the names and codes that tell its projects apart: characters that an export lost,
 * digits and zeros that a spreadsheet lost. Asked of every reading, whatever format it came from.
 */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { hasLostCharacters } from "../../domain/values/plain-text.ts";
import { codeOf, type ProjectFacts } from "../../domain/values/project.ts";
import { placeAt, question, remark, shortList } from "../kernel/finding-list.ts";

export function identitySigns(records: readonly SourceRecord[]): readonly Finding[] {
  return [
    ...lostCharacters(records),
    ...roundedCodes(records),
    ...lostZeros(records),
    ...blankDepartments(records),
  ];
}

const namedFields = [
  ["name", "사업명", "project name"],
  ["department", "부서", "department"],
  ["account", "회계", "account"],
  ["unitProject", "단위사업", "unit project"],
] as const satisfies readonly (readonly [keyof ProjectFacts, string, string])[];
const namedRows = 5;

/** One for each column: a department stands in hundreds of rows. */
function lostCharacters(records: readonly SourceRecord[]): readonly Finding[] {
  return namedFields.flatMap(([field, ko, en]) => {
    const mangled = records.filter(({ project }) => hasLostCharacters(project[field] ?? ""));
    const [first] = mangled;
    if (first === undefined) return [];
    const value = first.project[field] ?? "";
    const list = rowList(mangled);
    return [
      remark("characters-lost", placeAt(first.rows[0] ?? null, ko, value), {
        ko: `${list}행의 ${ko} "${value}"에서 글자가 "?" 등으로 바뀌었습니다. 가운뎃점(·‧) 같은 글자를 담지 못하는 형식(CP949)으로 저장하면 생기니, CSV UTF-8이나 XLSX로 다시 내보내 주십시오.`,
        en: `In row ${list} the ${en} "${value}" lost characters, which became "?". Saving in CP949 does that to dots such as ‧: export the file again as CSV UTF-8 or XLSX.`,
      }),
    ];
  });
}

/** A spreadsheet keeps 15 digits of a number and makes the others 0. */
const keptDigits = 15;

/** Real codes end in 0 one time in ten: nearly all of a file's long codes do so only where their digits were lost. */
function roundedCodes(records: readonly SourceRecord[]): readonly Finding[] {
  const long = numericCodes(records).filter(({ code }) => code.length > keptDigits);
  const rounded = long.filter(({ code }) => /^0+$/.test(code.slice(keptDigits)));
  const [first] = rounded;
  if (first === undefined || rounded.length * 10 < long.length * 9) return [];
  const place = placeAt(first.row, "사업코드", first.code);
  const [count, of] = [rounded.length, long.length];
  // One such code alone is no rarity.
  const said = count === 1 ? remark : question;
  return [
    said("codes-rounded", place, {
      ko: `16자리 이상인 사업코드 ${of}개 가운데 ${count}개의 16번째 자리부터가 모두 0입니다(${first.code}). 엑셀이 끝자리를 잃은 것으로 보입니다. 코드 열을 '텍스트' 서식으로 다시 내보내고, 정말 이러하면 보류를 해제해 주십시오.`,
      en: `Of ${of} codes of 16 digits and more, ${count} have only zeros from the 16th digit on (${first.code}). Excel seems to have lost their last digits. Export the codes as text; if they really read like this, release the file.`,
    }),
  ];
}

/** Codes of one width, some of which lost a zero in front. */
function lostZeros(records: readonly SourceRecord[]): readonly Finding[] {
  const codes = numericCodes(records);
  const width = Math.max(0, ...codes.map(({ code }) => code.length));
  const padded = codes.some(({ code }) => code.startsWith("0") && code.length === width);
  const short = codes.filter(({ code }) => code.length < width && !code.startsWith("0"));
  const [first] = short;
  if (!padded || first === undefined) return [];
  return [
    remark("code-zeros-lost", placeAt(first.row, "사업코드", first.code), {
      ko: `사업코드가 0으로 시작하는 ${width}자리인데 ${short.length}개는 더 짧습니다(${first.code}). 엑셀이 앞자리 0을 지웠는지 확인해 주십시오.`,
      en: `The codes have ${width} digits and some begin with 0, but ${short.length} are shorter (${first.code}). Excel may have dropped their zeros.`,
    }),
  ];
}

/** A cell that is blank below a filled one may mean the same department, or that none is known. */
function blankDepartments(records: readonly SourceRecord[]): readonly Finding[] {
  const blank = records.filter(({ project }) => project.department === null);
  const [first] = blank;
  if (first === undefined || blank.length === records.length) return [];
  // What a business or a requirement of a report is told under has no department of its own.
  if (blank.some(({ project }) => project.tier !== "project")) return [];
  const list = rowList(blank);
  return [
    remark("departments-blank", placeAt(first.rows[0] ?? null, "부서"), {
      ko: `${list}행에는 부서가 비어 있어 부서 미지정으로 반영합니다(${blank.length}건). 윗행과 같으면 적어 다시 올려 주십시오.`,
      en: `Row ${list} states no department (${blank.length} rows), so it belongs to none. If it is that of the row above, write it and upload again.`,
    }),
  ];
}

function rowList(records: readonly SourceRecord[]): string {
  const rows = records.slice(0, namedRows).flatMap((record) => record.rows[0] ?? []);
  return shortList(rows, namedRows, records.length);
}

function numericCodes(records: readonly SourceRecord[]): readonly { code: string; row: number | null }[] {
  return records.flatMap(({ project, rows }) => {
    const code = codeOf(project.id);
    return code !== null && /^\d+$/.test(code) ? [{ code, row: rows[0] ?? null }] : [];
  });
}
