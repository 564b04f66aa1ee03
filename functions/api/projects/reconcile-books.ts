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
} from "../../../shared/domain/matching/reconcile.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { remembered } from "../figures/remembered.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";
import { reconciliationCsv } from "./reconciliation-csv.ts";

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
