/** Addresses of the page, as its own links have them (dashboard/logic/place.ts): everything stands behind the question mark. */
import type { LetterSetting } from "../../domain/notices/letter.ts";
import type { Books } from "../../domain/values/books.ts";

/** Null where the setting names no page. @param query what is to be seen there. */
export function pageLink(
  { language, pageAddress }: LetterSetting,
  { office, fiscalYear }: Books,
  query: Readonly<Record<string, string>>,
): string | null {
  if (pageAddress === null) return null;
  const url = new URL(pageAddress);
  const spoken = language === "ko" ? {} : { lang: language };
  url.search = new URLSearchParams({ office, year: `${fiscalYear}`, ...spoken, ...query }).toString();
  return url.href;
}
