/** Alerts in words. */
import type { ApiAlert, Overview } from "../../shared/contracts/api/api.ts";
import type { Labels } from "../context/language.tsx";
import type { InboxTab } from "../logic/inbox.ts";

type Status = ApiAlert["status"];
type Change = NonNullable<Overview["changes"]>["alerts"][number]["change"];

export function statusWords(status: Status): Labels {
  switch (status.state) {
    case "open":
      return { ko: "열림", en: "Open" };
    case "acknowledged":
      return { ko: `확인함 · ${status.by}`, en: `Acknowledged by ${status.by}` };
    case "snoozed":
      return {
        ko: `${status.until}까지 미룸 · ${status.by}`,
        en: `Put off until ${status.until} by ${status.by}`,
      };
    case "cleared":
      return clearedWords[status.because];
  }
}

const clearedWords = {
  recovered: { ko: "해소됨: 회복", en: "Cleared: recovered" },
  gone: { ko: "해소됨: 대상 없음", en: "Cleared: no longer there" },
  excluded: { ko: "해소됨: 판정 제외", en: "Cleared: excluded" },
  "told-below": { ko: "해소됨: 사업별로 알림", en: "Cleared: told by its projects" },
  "no-budget": { ko: "해소됨: 예산 없음", en: "Cleared: no budget" },
};

export const changeNames: Readonly<Record<Change, Labels>> = {
  raised: { ko: "새로 발생", en: "raised" },
  reopened: { ko: "다시 발생", en: "reopened" },
  worsened: { ko: "심해짐", en: "worsened" },
  eased: { ko: "나아짐", en: "eased" },
  relapsed: { ko: "도로 심해짐", en: "worse again" },
  refreshed: { ko: "새 수치", en: "refreshed" },
  resumed: { ko: "미룸 끝남", en: "resumed" },
  cleared: { ko: "해소됨", en: "cleared" },
  acknowledged: { ko: "확인함", en: "acknowledged" },
  snoozed: { ko: "미룸", en: "put off" },
  explained: { ko: "사유 기록", en: "explained" },
  withdrawn: { ko: "답 되돌림", en: "answer taken back" },
};

export const inboxTabNames: Readonly<Record<InboxTab, Labels>> = {
  new: { ko: "새로움", en: "New" },
  waiting: { ko: "답 기다림", en: "Waiting" },
  overdue: { ko: "기한 지남", en: "Overdue" },
  snoozed: { ko: "미룸", en: "Put off" },
  done: { ko: "끝남", en: "Done" },
};

/** What an alert is about, in a few words. */
export function scopeWords({ scope }: ApiAlert): Labels {
  const name = scope.name ?? scope.id;
  return { ko: name, en: name };
}

/** What raised it, for the record: the sentence above it speaks of today's figures. */
export function raisedWords({ raised: { asOf, rate } }: ApiAlert): Labels {
  const at = rate === null ? "" : ` ${rate}%`;
  return { ko: `${asOf}${at}부터`, en: `since ${asOf}${at}` };
}
