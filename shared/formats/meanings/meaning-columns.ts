/** Columns that say what their rows mean: of what kind, in what state, of which year and whose. Found by their headers. */
import { comparableHeader } from "../tables/header-grammar.ts";

export type MeaningKind =
  "kind" | "state" | "answer" | "year" | "office" | "office-code" | "refund-amount" | "unknown";

export interface MeaningColumn {
  /** The place among the columns, from 0. */
  readonly at: number;
  readonly header: string;
  readonly kind: MeaningKind;
}

const headers: readonly (readonly [Exclude<MeaningKind, "unknown">, RegExp])[] = [
  [
    "answer",
    /^(지급|지출|결의|전표)?(취소|삭제|반려|폐기|반납|여입|과오납|지급|지출|집행|지급완료|승인|확정)(여부|유무)$/,
  ],
  [
    "kind",
    /^(지출|결의|지급|거래|전표|수지|집행|처리|지출결의|원인행위|자료|업무)?(구분|유형|종류|종별)(명|코드명)?$|^(type|kind)$/,
  ],
  [
    "state",
    /^(처리|지급|결의|지출|진행|결재|승인|업무|사업|집행|전표|지급명령|결의서)*(상태|상황)(명|구분|코드명)?$|^(status|state)$/,
  ],
  ["year", /^(회계|예산|사업)?(연도|년도)$|^(fiscalyear|year|fyr|fisyear)$/],
  ["office", /^(자치단체|지방자치단체|지자체|시군구)명?$|^lafhgnm$/],
  ["office-code", /^(자치단체|지방자치단체|지자체)코드$|^lafcd$/],
  [
    "refund-amount",
    /^(반납|여입|과오납|환수|환입|회수|과오납반납|반납여입|취소)(결의|누계)?(금액|액|금)(원|천원|백만원)?$/,
  ],
];

/** Null for a header that says nothing of its rows. */
export function meaningKindOf(header: string): Exclude<MeaningKind, "unknown"> | null {
  const text = comparableHeader(header);
  return headers.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/**
 * The columns of a table that say what rows mean, and those that nobody knows.
 * @param columnHeaders all headers in order; the header of a merged cell stands in its first column only.
 * @param isKnown whether the reader reads the column, or knows that it carries nothing of its own.
 */
export function meaningColumnsOf(
  columnHeaders: readonly string[],
  isKnown: (at: number) => boolean,
): readonly MeaningColumn[] {
  return columnHeaders.flatMap((header, at): readonly MeaningColumn[] => {
    if (isKnown(at)) return [];
    return [{ at, header, kind: meaningKindOf(header) ?? "unknown" }];
  });
}
