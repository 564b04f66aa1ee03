/** What a person does about an alert: sees it, puts it off, explains it. Pure; a refusal is a value. */
import type { Alert, AlertChange, AlertStatus, Explanation } from "./alert.ts";
import type { Reason } from "../words/reason-names.ts";
import { isOpen } from "./alert.ts";
import { addDays, type IsoDate } from "../values/calendar.ts";
import { fileFinding, type Finding } from "../values/finding.ts";
import { particle } from "../values/bilingual.ts";

/** Why, as the person gives it. */
export interface GivenReason {
  readonly reason: Reason;
  readonly note: string;
  readonly owner: string | null;
  readonly due: IsoDate | null;
}

export type Answer =
  /** A reason may come with it. */
  | { readonly act: "acknowledge"; readonly why: GivenReason | null }
  /** Never without a reason, and never for ever. */
  | { readonly act: "snooze"; readonly until: IsoDate; readonly why: GivenReason }
  | { readonly act: "explain"; readonly why: GivenReason };

export interface Answering {
  readonly by: string;
  /** The moment, ISO 8601. */
  readonly at: string;
  readonly today: IsoDate;
}

export type Answered =
  | { readonly kind: "answered"; readonly change: AlertChange; readonly alert: Alert }
  | { readonly kind: "refused"; readonly finding: Finding };

/** An alert that is put off longer is forgotten. */
const longestSnooze = 92;

export function answerAlert(alert: Alert, answer: Answer, { by, at, today }: Answering): Answered {
  if (!isOpen(alert) && answer.act !== "explain") return refused(alreadyCleared(alert));
  const due = answer.why?.due ?? null;
  if (due !== null && due < today) return refused(dueInThePast(due, today));
  const along = answer.act === "explain" ? {} : { givenWith: answer.act };
  const explanation: Explanation | null =
    answer.why === null ? alert.explanation : { ...answer.why, by, at, ...along };
  const next = (change: AlertChange, status: AlertStatus): Answered => ({
    kind: "answered",
    change,
    alert: { ...alert, status, explanation, version: alert.version + 1 },
  });
  switch (answer.act) {
    case "acknowledge":
      return next("acknowledged", { state: "acknowledged", by, at: seenSince(alert, answer.why, at) });
    case "explain":
      // Who says why has seen it; what was put off or is over stays so.
      return next(
        "explained",
        alert.status.state === "open" ? { state: "acknowledged", by, at } : alert.status,
      );
    case "snooze": {
      const { until } = answer;
      const last = addDays(today, longestSnooze);
      if (until <= today || until > last) return refused(snoozeOutOfRange(until, today, last));
      return next("snoozed", { state: "snoozed", until, by, at });
    }
  }
}

/** To see once more what was seen already, and maybe explained since, begins nothing anew. */
function seenSince({ status }: Alert, why: GivenReason | null, at: string): string {
  return why === null && status.state === "acknowledged" ? status.at : at;
}

/** An alert at the time of one of its changes. */
export interface AlertChapter {
  readonly alert: Alert;
  readonly change: AlertChange;
}

/**
 * Takes back what somebody answered last: state and explanation are again what they were before.
 * @param story everything that happened to the alert, oldest first. Only its end can be taken back, and only by who did it.
 */
export function withdrawAnswer(story: readonly AlertChapter[], by: string): Answered {
  const last = story.at(-1);
  const before = story.at(-2);
  if (last === undefined || before === undefined || answererOf(last) !== by)
    return refused(nothingToWithdraw);
  const { status, explanation } = before.alert;
  return {
    kind: "answered",
    change: "withdrawn",
    alert: { ...last.alert, status, explanation, version: last.alert.version + 1 },
  };
}

/** Null where the change was no answer. */
function answererOf({ alert: { status, explanation }, change }: AlertChapter): string | null {
  if (change === "explained") return explanation?.by ?? null;
  const isAnswer = change === "acknowledged" || change === "snoozed";
  return isAnswer && "by" in status ? status.by : null;
}

const nothingToWithdraw: Finding = fileFinding("reject", "nothing-to-withdraw", "withdraw", {
  ko: "되돌릴 답이 없습니다. 마지막 답이 다른 사람의 것이거나, 그 뒤에 알림이 달라졌습니다. 새로 답하여 주십시오.",
  en: "There is no answer to take back: the last one is somebody else's, or the alert changed after it. Answer anew.",
});

function refused(finding: Finding): Answered {
  return { kind: "refused", finding };
}

function alreadyCleared({ scope, rule }: Alert): Finding {
  return fileFinding("reject", "alert-cleared", rule, {
    ko: `"${scope.name ?? scope.id}"의 알림은 이미 해소되어 확인하거나 미룰 것이 없습니다. 사유를 남기려면 explain을 쓰십시오.`,
    en: `The alert of "${scope.name ?? scope.id}" is cleared, so there is nothing to acknowledge or put off. Use explain to leave a reason.`,
  });
}

/** What was promised for a day that is over would be late as soon as it is said. */
function dueInThePast(due: IsoDate, today: IsoDate): Finding {
  return {
    code: "due-in-the-past",
    consequence: "reject",
    row: null,
    column: "due",
    value: due,
    ko: `조치 예정일 ${due}${particle(due, "은/는")} 이미 지난 날입니다. 오늘(${today})이나 그 뒤의 날짜를 적어 주십시오.`,
    en: `The due day ${due} is over. Give today (${today}) or a later day.`,
  };
}

function snoozeOutOfRange(until: IsoDate, today: IsoDate, last: IsoDate): Finding {
  return {
    code: "snooze-out-of-range",
    consequence: "reject",
    row: null,
    column: "until",
    value: until,
    ko: `${until}까지는 미룰 수 없습니다. 오늘(${today}) 다음 날부터 ${last}까지의 날짜를 적어 주십시오.`,
    en: `It cannot be put off until ${until}. Give a day after today (${today}) and not after ${last}.`,
  };
}
