/** What can be wrong with a table of department codes and names. */
import type { NamedRow } from "../../domain/departments/check-department-names.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { placeAt, rejection, remark } from "../kernel/finding-list.ts";

export function departmentHalf(row: number, column: string): Finding {
  return rejection("department-incomplete", placeAt(row, column), {
    ko: `${row}행에 ${column}이(가) 없습니다. 부서코드와 부서명을 둘 다 적거나 빈 행이면 지워 주십시오.`,
    en: `Row ${row} lacks the ${column === "부서명" ? "name" : "code"} of its department. Write both, or delete the row.`,
  });
}

export function departmentTwice(row: number, code: string, first: NamedRow, second: string): Finding {
  return rejection("department-twice", placeAt(row, "부서코드", code), {
    ko: `부서코드 ${code}의 이름이 "${first.name}"(${first.row}행)과(와) "${second}"(${row}행) 두 가지입니다. 맞는 이름만 남겨 주십시오. 해 중에 바뀐 이름은 바뀐 날을 기준일로 하여 따로 올려 주십시오.`,
    en: `The code ${code} has two names, "${first.name}" (row ${first.row}) and "${second}" (row ${row}). Keep the right one; a name that changed within the year goes into a file of its own, with that day as its as-of date.`,
  });
}

export function codeUnlikely(row: number, code: string): Finding {
  return rejection("department-code-unlikely", placeAt(row, "부서코드", code), {
    ko: `${row}행의 부서코드 "${code}"은(는) 코드로 볼 수 없습니다(숫자와 영문자만). 코드가 아닌 행이면 지우고, 열이 바뀌지 않았는지 확인해 주십시오.`,
    en: `"${code}" in row ${row} is no department code (digits and letters alone). Delete the row if it is none, and check that no columns were swapped.`,
  });
}

export function nameLost(row: number, name: string): Finding {
  return rejection("characters-lost", placeAt(row, "부서명", name), {
    ko: `${row}행의 부서명 "${name}"에서 글자가 "?" 등으로 바뀌었습니다. CSV UTF-8이나 XLSX로 다시 내보내 주십시오.`,
    en: `The name "${name}" in row ${row} lost characters, which became "?". Export the table again as CSV UTF-8 or XLSX.`,
  });
}

export function nameUnlikely(row: number, name: string): Finding {
  return rejection("department-name-unlikely", placeAt(row, "부서명", name), {
    ko: `${row}행의 부서명이 "${name}"이라는 숫자입니다. 이름을 적고, 열이 바뀌지 않았는지 확인해 주십시오.`,
    en: `The name in row ${row} is the number "${name}". Write the name, and check that no columns were swapped.`,
  });
}

export function departmentsNone(row: number): Finding {
  return rejection("departments-none", placeAt(row), {
    ko: `${row}행의 제목 아래에 부서가 하나도 없습니다. 부서코드와 부서명을 채워 다시 올려 주십시오.`,
    en: `No department stands below the header in row ${row}. Fill in codes and names, and upload again.`,
  });
}

/** @returns none where there is no such column. */
export function personalPassedOver(row: number, headers: readonly string[]): readonly Finding[] {
  if (headers.length === 0) return [];
  const column = headers.join(", ");
  return [
    remark("personal-column-ignored", placeAt(row, column), {
      ko: `개인정보가 있을 수 있는 열은 읽지 않았습니다: ${column}. 다음에는 이 열을 빼고 올려 주십시오.`,
      en: `Columns that may hold personal data were not read: ${column}. Leave them out next time.`,
    }),
  ];
}
