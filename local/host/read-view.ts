/** The office's figures as of a day, rolled up. */
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import type { UnmatchedPayments } from "../../shared/domain/matching/projects-of-payments.ts";
import { officeView, type OfficeView, withOfficeName } from "../../shared/domain/rates/office-view.ts";
import { type UnnamedDepartment, unnamedDepartments } from "../../shared/domain/rates/unnamed-departments.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import type { FigureSources } from "../../shared/reading/read-figures.ts";
import { type LineSource, readLines } from "../../shared/reading/read-lines.ts";

export interface ReadView {
  /** Null where the books' files do not name the office. */
  readonly officeName: string | null;
  readonly view: OfficeView;
  /** Those that the view rolls up. */
  readonly lines: readonly LedgerLine[];
  /** Payments outside of every row; null where there are none. */
  readonly unmatched: UnmatchedPayments | null;
  /** Departments of which nobody knows more than the code. */
  readonly unnamed: readonly UnnamedDepartment[];
}

interface ViewSources extends Pick<FigureSources, "policies"> {
  readonly ledger: LineSource;
}

/** @param asOf null for everything that is known. */
export async function readView(
  { ledger, policies }: ViewSources,
  books: Books,
  asOf: IsoDate | null,
): Promise<ReadView> {
  const [{ lines, unmatched, officeName }, { rateBasis }] = await Promise.all([
    readLines(ledger, books, asOf),
    policies.current(books),
  ]);
  const all = lines.map(({ line }) => line);
  const view = withOfficeName(officeView(books.office, books.fiscalYear, all, rateBasis), officeName);
  return { view, lines: all, officeName, unmatched, unnamed: unnamedDepartments(all, view.basis) };
}
