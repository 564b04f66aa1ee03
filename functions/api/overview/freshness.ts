/** How fresh the figures are, in a sentence. */
import type { Overview } from "../../../shared/contracts/api/api.ts";
import { datePartsOf, daysBetween } from "../../../shared/domain/values/calendar.ts";
import type { Principal } from "../../../shared/domain/access/principal.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { uploadSummaryOf } from "../uploads/upload-view.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";

/** Names of files are for those who send them; everybody sees how old the figures are. */
export function freshnessOf(
  { reading, office, look, books }: BooksModel,
  { role }: Principal,
  last: Upload | null,
): Overview["freshness"] {
  const asOf = office?.asOf ?? null;
  const silent = asOf === null ? 0 : daysBetween(asOf, look.today);
  const isRunning = datePartsOf(look.today).year === books.fiscalYear;
  const isStale = isRunning && silent > look.policy.daysOfSilence;
  return {
    asOf,
    lastUpload: last === null || role !== "finance" ? null : uploadSummaryOf(last),
    heldUploads: reading.head.held.length,
    isStale,
    message: messageOf(asOf, silent, isStale),
  };
}

function messageOf(asOf: string | null, silent: number, isStale: boolean): Bilingual {
  if (asOf === null) {
    return { ko: "아직 올린 자료가 없습니다.", en: "Nothing was uploaded yet." };
  }
  if (!isStale) return { ko: `${asOf} 기준 자료입니다.`, en: `Figures as of ${asOf}.` };
  return {
    ko: `${asOf} 이후 ${silent}일째 새 자료가 없습니다. 집행 자료를 올려 주십시오.`,
    en: `Nothing new since ${asOf}, ${silent} days ago. Upload the latest figures.`,
  };
}

/** So many of the latest are looked through: held and refused files rarely come in such numbers. */
const lookedThrough = 50;

/** The last file of figures that was applied; null where none of the latest was. */
export async function lastApplied(
  { books }: Pick<BooksModel, "books">,
  ledger: Pick<LedgerStore, "pageUploads">,
): Promise<Upload | null> {
  const { uploads } = await ledger.pageUploads(books, null, lookedThrough);
  return uploads.find(({ outcome }) => outcome.state === "applied" && outcome.records > 0) ?? null;
}
