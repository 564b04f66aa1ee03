/** How fresh the figures are, in a sentence. */
import type { Overview } from "../../shared/contracts/api.ts";
import { datePartsOf, daysBetween } from "../../shared/domain/calendar.ts";
import type { Principal } from "../../shared/domain/principal.ts";
import type { BooksModel } from "./books-model.ts";
import { uploadSummaryOf } from "./upload-view.ts";

/** Names of files are for those who send them; everybody sees how old the figures are. */
export function freshnessOf(
  { reading, office, look, books }: BooksModel,
  { role }: Principal,
): Overview["freshness"] {
  const { uploads } = reading;
  const last = uploads.findLast(({ outcome }) => outcome.state === "applied");
  const asOf = office?.asOf ?? null;
  const silent = asOf === null ? 0 : daysBetween(asOf, look.today);
  const isRunning = datePartsOf(look.today).year === books.fiscalYear;
  const isStale = isRunning && silent > look.policy.daysOfSilence;
  return {
    asOf,
    lastUpload: last === undefined || role !== "finance" ? null : uploadSummaryOf(last),
    heldUploads: uploads.filter(({ outcome }) => outcome.state === "held").length,
    isStale,
    message: messageOf(asOf, silent, isStale),
  };
}

function messageOf(asOf: string | null, silent: number, isStale: boolean): { ko: string; en: string } {
  if (asOf === null) {
    return { ko: "아직 올린 자료가 없습니다.", en: "Nothing was uploaded yet." };
  }
  if (!isStale) return { ko: `${asOf} 기준 자료입니다.`, en: `Figures as of ${asOf}.` };
  return {
    ko: `${asOf} 이후 ${silent}일째 새 자료가 없습니다. 집행 자료를 올려 주십시오.`,
    en: `Nothing new since ${asOf}, ${silent} days ago. Upload the latest figures.`,
  };
}
