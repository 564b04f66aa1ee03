/** What a reader of a report would take for granted and is not so: that its figures are of its day, and all that is known. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";

export interface ReportedSnapshot {
  /** `2026-09-30/1`. */
  readonly name: string;
  /** The day that it is named by. */
  readonly asOf: IsoDate;
  /** The day of its latest figures; null of none. */
  readonly dataAsOf: IsoDate | null;
  /** Whether the ledger says today of its day what it says. */
  readonly isStillSo: boolean;
}

/** Null where the figures are of the day that the snapshot is named by. */
export function olderFigures(asOf: IsoDate, dataAsOf: IsoDate | null): Bilingual | null {
  if (dataAsOf === null || dataAsOf >= asOf) return null;
  return {
    ko: `주의: ${asOf} 스냅숏이지만 수치는 ${dataAsOf} 기준 자료입니다.`,
    en: `Note: the snapshot is of ${asOf}, its figures are as of ${dataAsOf}.`,
  };
}

export function reportDoubts({ name, asOf, dataAsOf, isStillSo }: ReportedSnapshot): Bilingual[] {
  const older = olderFigures(asOf, dataAsOf);
  const doubts = older === null ? [] : [older];
  if (!isStillSo)
    doubts.push({
      ko: `주의: 이 스냅숏을 뜬 뒤에 들어온 자료는 들어 있지 않습니다. 다시 뜨기: monitor snapshot take ${asOf}, 그 뒤 달라진 것: monitor snapshot diff ${name} ${asOf}`,
      en: `Note: what came in after it was taken is not in it. A new one: monitor snapshot take ${asOf}; then what differs: monitor snapshot diff ${name} ${asOf}`,
    });
  return doubts;
}
