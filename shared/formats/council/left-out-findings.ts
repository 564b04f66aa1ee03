/** What a report holds and was not read, said by name and count: no figure goes unseen. */
import type { Finding } from "../../domain/values/finding.ts";
import { placeAt, question, remark, shortList, wholeFile } from "../kernel/finding-list.ts";

/** Stands before all else that is said of a file. */
export const leftOutCode = "budget-table-left-out";

/** Sums of what is read (by account, fund or department), or of another level. */
export function tableIgnored(row: number): Finding {
  return remark("table-ignored", placeAt(row), {
    ko: `${row}행의 예산 표는 해당 연도의 단위사업 표나 사업별 표가 아니어서 읽지 않았습니다. 집계할 표라면 첫 열의 제목을 단위사업명으로 고쳐 주십시오.`,
    en: `The table at row ${row} is neither the year's table of unit projects nor a business's, so it was not read. If it counts, head its first column 단위사업명.`,
  });
}

/** A list of some of the projects once more, such as those that lag. */
export function tableRepeated(row: number, projects: number): Finding {
  return remark("table-repeated", placeAt(row), {
    ko: `${row}행의 표에 있는 사업 ${projects}개는 읽은 표에도 같은 금액으로 있어 한 번만 읽었습니다.`,
    en: `The ${projects} projects of the table at row ${row} stand with the same amounts in the table that was read, and were read once.`,
  });
}

/** @param first the row that was read. */
export function rowDiffersElsewhere(row: number, name: string, first: number): Finding {
  return question("table-repeated-differs", placeAt(row, null, name), {
    ko: `${row}행 "${name}"의 예산액이나 집행액이 같은 사업인 ${first}행과 다릅니다. ${first}행을 읽었습니다. ${first}행이 맞으면 보류를 해제하고, 아니면 두 표의 금액을 맞춰 다시 올려 주십시오.`,
    en: `Row ${row} "${name}" differs in budget or spending from row ${first} of the same project, which was read. If row ${first} is right, release the file; else bring both tables in line and upload again.`,
  });
}

/** Projects beside those that are read, whose money these do not hold. */
export function projectsLeftOut(row: number, header: string): Finding {
  return question(leftOutCode, placeAt(row, header), {
    ko: `${row}행의 사업 표(${header})를 읽지 않았는데, 그 합계가 읽은 표의 합계와 같지 않아 빠진 금액이 있을 수 있습니다. 표마다 부서명을 제목에 적거나 첫 열의 제목을 같게 고쳐 다시 올려 주십시오. 읽은 표에 이미 들어 있는 금액이면 보류를 해제해 주십시오.`,
    en: `The table of projects at row ${row} (${header}) was not read, and its sum is that of no table that was, so money may be left out. Head each table with its department, or give their first columns one name, and upload again. If the tables that were read hold it already, release the file.`,
  });
}

/** @param header as it is printed. */
export function budgetTableLeftOut(row: number, header: string): Finding {
  return remark(leftOutCode, placeAt(row, header), {
    ko: `${row}행부터의 표(${header})는 예산이나 집행을 말하나 예산액과 집행액을 갖춘 사업 표가 아니어서 읽지 않았습니다. 집계할 표라면 제목을 단위사업명, 예산액, 집행액으로 고쳐 주십시오.`,
    en: `The table from row ${row} (${header}) speaks of a budget or its execution, but is no table of projects with both, so it was not read. If it counts, head it 단위사업명, 예산액, 집행액.`,
  });
}

/** Money in a table of another kind. */
export function tableUnknown(row: number): Finding {
  return remark("table-unknown", placeAt(row), {
    ko: `${row}행부터의 표에 금액으로 보이는 열이 있으나 예산액과 집행액의 표가 아니어서 읽지 않았습니다. 집계할 표라면 제목을 단위사업명, 예산액, 집행액으로 고쳐 주십시오.`,
    en: `The table from row ${row} holds what looks like money, but is no table of budget and execution, so it was not read. If it counts, head it 단위사업명, 예산액, 집행액.`,
  });
}

const maxNamed = 12;

/** @param amounts each as the report writes it, with its line. */
export function proseLeftOut(amounts: readonly { readonly row: number; readonly text: string }[]): Finding {
  const list = shortList(
    amounts.slice(0, maxNamed).map(({ row, text }) => `${row}: ${text}`),
    maxNamed,
    amounts.length,
  );
  return remark("prose-amounts-left-out", placeAt(amounts[0]?.row ?? null, null, amounts[0]?.text ?? ""), {
    ko: `표가 아니라 글로 적힌 예산액·집행액 ${amounts.length}건은 읽지 않았습니다(${list}). 집계할 금액이면 단위사업명 · 예산액 · 집행액의 표로 적어 다시 올려 주십시오.`,
    en: `Budgets and spending written as text, ${amounts.length} in all, were not read (${list}). If they count, write them as a table headed 단위사업명, 예산액, 집행액 and upload again.`,
  });
}

/** @param names as the report calls them. */
export function tablesNotRead(names: readonly string[]): Finding {
  const list = shortList(names, maxNamed);
  return remark(
    "tables-not-read",
    { ...wholeFile, value: list },
    {
      ko: `읽지 않은 표 ${names.length}개: ${list}`,
      en: `${names.length} ${names.length === 1 ? "table was" : "tables were"} not read: ${list}`,
    },
  );
}
