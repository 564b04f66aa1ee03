/** What a rebuild found and mended, as a person reads it. */
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import type { RebuiltBooks } from "./rebuild-home.ts";

/** A damaged ledger may differ in thousands of places: the first of them tell. */
const shownPlaces = 50;

export function rebuiltText({ books, entries, mended, left, obstacles, running }: RebuiltBooks): string {
  const { office, fiscalYear } = books;
  return [
    `${office}/${fiscalYear}: 접수 대장 ${entries}건을 다시 실행했습니다. 고친 것 ${mended.length}건, 다시 실행할 수 없어 그대로 둔 것 ${left.length}건. / ${entries} journal entries executed again: ${mended.length} places mended, ${left.length} left as they are because they cannot be executed again.`,
    ...mended.slice(0, shownPlaces).map(placeText),
    ...(mended.length > shownPlaces
      ? [`  … 그 밖에 ${mended.length - shownPlaces}건. / and ${mended.length - shownPlaces} more.`]
      : []),
    ...(running === null
      ? []
      : [
          `  ! ${running}: 처리하다 만 업로드가 있습니다. 같은 파일을 다시 올려 끝낸 뒤 다시 실행하십시오.`,
          `    ${running} is half worked. Send the same file again, which finishes it, and run this again.`,
        ]),
    ...[...obstacles, ...left]
      .slice(0, shownPlaces)
      .flatMap(({ code, ko, en }) => [`  [${code}] ${ko}`, `    ${en}`]),
  ].join("\n");
}

/** What was found there, and what is there now. */
function placeText({ code, uploadId, projectId, name, field, found, expected }: Discrepancy): string {
  const place = [projectId, uploadId, name].filter((part) => part !== null).join(" ");
  return `  - [${code}] ${place} ${field}: ${found ?? "–"} → ${expected ?? "–"}`;
}
