/** GET reconciliation: the sources of spending side by side for each project, and what of it is open. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { reconciledRowToJson } from "../../../shared/contracts/documents/rates-json.ts";
import { type Principal, seesDepartment } from "../../../shared/domain/access/principal.ts";
import {
  isOpen,
  reconcile,
  type ReconciledRow,
  type Reconciliation,
  unplacedParts,
  verdictNames,
} from "../../../shared/domain/matching/reconcile.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { remembered } from "../figures/remembered.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";
import { csvBytes } from "./csv-text.ts";

/** More is for the file. */
const maxItems = 1_000;

const reconciliations = remembered<Reconciliation>();

export const reconcileBooks: Act<typeof operations.reconciliation> = async (
  { principal, params, query },
  dependencies,
) => {
  const books = booksOf(params);
  const model = await dependencies.cache.current(books);
  const { rows, covered, unplaced } = reconciliations(model, "all", () => reconciliationOf(model));
  const seen = rows.filter(({ project }) => seesDepartment(principal, project));
  const shown = query.state === "open" ? seen.filter(isOpen) : seen;
  if (query.format === "csv") {
    const fileName = `reconciliation-${books.office}-${books.fiscalYear}.csv`;
    const rowsSeen = shown.map((row) => withoutOthers(row, principal));
    return {
      kind: "file",
      bytes: reconciliationCsv(rowsSeen),
      mediaType: "text/csv; charset=utf-8",
      fileName,
    };
  }
  return json({
    covered,
    unplaced: unplacedParts(unplaced).map(([title, won, kind]) => ({ kind, title, won: `${won}` })),
    total: seen.length,
    open: seen.filter(isOpen).length,
    items: shown.slice(0, maxItems).map((row) => reconciledRowToJson(withoutOthers(row, principal))),
  });
};

function reconciliationOf({ reading: { joined, balances, unmatched } }: BooksModel): Reconciliation {
  return reconcile(joined, balances, unmatched);
}

/** A line of payments of another department is told to nobody else. */
function withoutOthers(row: ReconciledRow, principal: Principal): ReconciledRow {
  const { partner } = row;
  return partner === null || seesDepartment(principal, partner) ? row : { ...row, partner: null };
}

const head = [
  "사업 ID",
  "사업명",
  "부서",
  "부서코드",
  "회계",
  "기준일",
  "집행 자료(원)",
  "지급 명세(원)",
  "e호조(원)",
  "차이(원)",
  "확인 여부",
  "판정",
  "일치한 날",
  "연결되지 않은 지급",
] as const;

/** The reconciliation as CSV: every row, the greatest difference first. */
export function reconciliationCsv(rows: readonly ReconciledRow[]): Uint8Array {
  return csvBytes([head, ...rows.map(cellsOf)]);
}

function cellsOf(row: ReconciledRow): string[] {
  const { project, day, stated, paid, recorded, difference, verdict, equalOn, partner } = row;
  return [
    project.id,
    project.name,
    project.department ?? "",
    project.departmentCode ?? "",
    project.account ?? "",
    day,
    `${stated}`,
    paid === null ? "" : `${paid}`,
    recorded === null ? "" : `${recorded}`,
    `${difference}`,
    isOpen(row) ? "확인 필요" : "설명됨",
    verdictNames[verdict].ko,
    equalOn ?? "",
    partner?.name ?? "",
  ];
}
