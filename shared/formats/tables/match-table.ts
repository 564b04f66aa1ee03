/** Chooses the one table of a file that a format reads, and says which other sheets it passes over. */
import type { Finding } from "../../domain/values/finding.ts";
import { placeAt, rejection, remark } from "../kernel/finding-list.ts";
import type { SourceDocument, Table } from "../kernel/format.ts";
import { wholeSheetAmong } from "./repeated-sheets.ts";
import { tablesOf } from "./source-tables.ts";

export interface TableMatch<Match> {
  readonly found: { readonly table: Table; readonly match: Match } | null;
  readonly findings: readonly Finding[];
}

/** Sheets of our own template that hold no figures. */
export const guideSheetName = "작성 안내";

/**
 * @param match what the format knows of a table; null where it is none of its own.
 * @param tables those of a document, which formats do not look into.
 * @param mayRepeat whether rows of one sheet may say again what another says, as running totals do and payments do not.
 */
export function matchTable<Match>(
  source: SourceDocument,
  match: (table: Table) => Match | null,
  tables = tablesOf(source),
  mayRepeat = false,
): TableMatch<Match> {
  const matches = tables.flatMap((table) => {
    const known = match(table);
    return known === null ? [] : [{ table, match: known }];
  });
  const [found] = matches;
  if (found === undefined) return { found: null, findings: [] };
  if (source.kind !== "workbook" && source.kind !== "pages") return { found, findings: [] };
  const isSheet = source.kind === "workbook";
  if (matches.length > 1) {
    const whole = mayRepeat ? wholeSheetAmong(matches) : null;
    if (whole !== null) {
      const passed = tables.filter(
        (table) => !matches.some((each) => each.table === table) && table.name !== guideSheetName,
      );
      const ofOthers = passed.length === 0 ? [] : [sheetsIgnored(namesOf(passed), whole.whole.table)];
      return { found: whole.whole, findings: [...whole.findings, ...ofOthers] };
    }
    const names = namesOf(matches.map(({ table }) => table));
    return { found, findings: [isSheet ? sheetsMany(names) : tablesMany(names)] };
  }
  const others = tables.filter((table) => table !== found.table && table.name !== guideSheetName);
  if (others.length === 0) return { found, findings: [] };
  const names = namesOf(others);
  return {
    found,
    findings: [isSheet ? sheetsIgnored(names, found.table) : tablesIgnored(names, found.table)],
  };
}

function namesOf(tables: readonly Table[]): string {
  return tables.map(({ name }) => name ?? "").join(", ");
}

/** Reading one of two would lose the other, and nobody says whether they repeat each other. */
function sheetsMany(names: string): Finding {
  return rejection("sheets-many", placeAt(null, null, names), {
    ko: `같은 양식의 시트가 둘 이상 있습니다(${names}). 한 시트로 합치거나 시트마다 따로 저장하여 올려 주십시오.`,
    en: `More than one sheet is of this format (${names}). Join them into one sheet, or save each as a file of its own.`,
  });
}

export function sheetsIgnored(names: string, { name }: Pick<Table, "name">): Finding {
  return remark("sheets-ignored", placeAt(null, null, names), {
    ko: `"${name ?? ""}" 시트만 읽고 다른 시트는 읽지 않았습니다: ${names}. 필요한 시트이면 따로 저장하여 올려 주십시오.`,
    en: `Only the sheet "${name ?? ""}" was read, not: ${names}. If one of them matters, save it as a file of its own.`,
  });
}

function tablesMany(names: string): Finding {
  return rejection("tables-many", placeAt(null, null, names), {
    ko: `문서에 제목 줄이 같은 표가 둘 이상 있습니다(${names}). 한 표로 합치거나 표마다 따로 저장하여 올려 주십시오.`,
    en: `More than one table of the document has this header (${names}). Join them into one table, or save each as a file of its own.`,
  });
}

function tablesIgnored(names: string, { name }: Table): Finding {
  return remark("tables-ignored", placeAt(null, null, names), {
    ko: `문서에서 "${name ?? ""}"만 읽고 다른 표는 읽지 않았습니다: ${names}. 필요한 표이면 따로 저장하여 올려 주십시오.`,
    en: `Only "${name ?? ""}" of the document was read, not: ${names}. If one of them matters, save it as a file of its own.`,
  });
}
