/** Why no snapshot was taken, in the words of whoever asked for it. */
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";

export function outsideTheYear(asOf: IsoDate, { fiscalYear }: Books): Finding {
  return refusal(
    "day-outside-year",
    asOf,
    `${asOf}: ${fiscalYear} 회계연도 밖의 날짜입니다.`,
    `${asOf} is outside the fiscal year ${fiscalYear}.`,
  );
}

export function dayAhead(asOf: IsoDate): Finding {
  return refusal(
    "day-ahead",
    asOf,
    `${asOf}: 아직 오지 않은 날입니다. 오늘이나 지난 날짜로 적어 주십시오.`,
    `${asOf} is yet to come; take today or a day that is over.`,
  );
}

export function nothingKnown(asOf: IsoDate): Finding {
  return refusal(
    "nothing-known",
    asOf,
    `${asOf}까지의 수치가 장부에 없어 스냅숏을 만들지 않았습니다. 자료를 먼저 올려 주십시오.`,
    `The ledger knows nothing up to ${asOf}, so no snapshot was taken; ingest its figures first.`,
  );
}

function refusal(code: string, value: string, ko: string, en: string): Finding {
  return { code, consequence: "reject", row: null, column: null, value, ko, en };
}
