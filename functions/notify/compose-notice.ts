/** Turns a bundle of events into notices: one for each destination that it concerns. Pure. */
import type { AlertEvent, ReceivedBundle, UploadEvent } from "../../shared/contracts/events/outbox.ts";
import type { NotifiableChange } from "../../shared/domain/alerts/alert.ts";
import {
  alertSubject,
  destinationText,
  type NoticeItem,
  type Notice,
  subjectLine,
} from "../../shared/domain/notices/notice.ts";
import {
  type Policy,
  type Recipient,
  type Severity,
  severityRank,
} from "../../shared/domain/policy/policy.ts";
import { type Bilingual, particle } from "../../shared/domain/values/bilingual.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import {
  type Addressed,
  addressNoticeItems,
  type Channels,
  type Concerning,
  changedAlertItem,
  figuresOf,
} from "./notice-items.ts";

export type MessagePolicy = Pick<Policy, "recipients" | "lettersFrom">;

/** News of a day and of a digest are no letters by themselves. */
export function composeNotices(bundle: ReceivedBundle, policy: MessagePolicy, channels: Channels): Notice[] {
  switch (bundle.topic) {
    case "alert":
      return addressNoticeItems(alertItems(bundle, policy), policy.recipients, channels).map((addressed) =>
        alertNotice(bundle, addressed, figuresDay(bundle.events)),
      );
    case "upload":
      return bundle.events.flatMap((event) =>
        composeUploadNotices(bundle, event, policy.recipients, channels),
      );
    case "day":
    case "digest":
    case "quarter":
    case "snapshot":
    case "report":
    case "upload-command":
    case "snapshot-command":
    case "report-command":
    case "verify-command":
      return [];
  }
}

/** What is news, and grave enough to be told at once. What was put off is told on its day, also when it is worse by then. */
function alertItems(
  { events, books }: ReceivedBundle & { readonly topic: "alert" },
  { lettersFrom }: MessagePolicy,
): Concerning[] {
  return events.flatMap(({ type, alert, contacts, account, field, quiet }) => {
    if (quiet !== null) return [];
    const change = changes[type];
    const notified = change === "cleared" ? alert.toldSeverity : alert.severity;
    if (isMilder(notified, lettersFrom) || alert.status.state === "snoozed") return [];
    const concern = { scope: alert.scope, contacts, account, field };
    return [{ matter: changedAlertItem(change, alert, books), concern }];
  });
}

/** One look found them all, in the figures of one day; a line that was stated earlier says so itself. */
function figuresDay(events: readonly AlertEvent[]): IsoDate | null {
  return events.reduce<IsoDate | null>(
    (latest, { alert: { facts } }) => (latest === null || facts.asOf > latest ? facts.asOf : latest),
    null,
  );
}

function alertNotice(
  { id, books, at }: ReceivedBundle,
  { to, matters: noticeItems }: Addressed,
  asOf: IsoDate | null,
): Notice {
  return {
    id: `${id}@${destinationText(to)}`,
    books,
    at,
    kind: "alert",
    to,
    subject: alertSubject(noticeItems, "ko"),
    opening: asOf === null ? [] : [figuresOf(asOf)],
    sections: [{ title: null, matters: noticeItems, unlisted: 0 }],
  };
}

function isMilder(a: Severity, b: Severity): boolean {
  return severityRank(a) < severityRank(b);
}

const changes = {
  AlertRaised: "raised",
  AlertReopened: "reopened",
  AlertWorsened: "worsened",
  AlertResumed: "resumed",
  AlertCleared: "cleared",
} as const satisfies Readonly<Record<AlertEvent["type"], NotifiableChange>>;

/** The notice of a file: what waits or was refused needs a person; what was applied is no news to anybody. Pure. */
function composeUploadNotices(
  { books, at }: ReceivedBundle,
  event: UploadEvent,
  recipients: readonly Recipient[],
  channels: Channels,
): Notice[] {
  if (event.type !== "UploadHeld" && event.type !== "UploadRejected") return [];
  const { seq, fileName, asOf, findings, findingCount } = event;
  const of = asOf === undefined ? { ko: "", en: "" } : { ko: `, ${asOf} 기준`, en: `, as of ${asOf}` };
  const isHeld = event.type === "UploadHeld";
  const label = isHeld ? held : refused;
  const noticeItem: NoticeItem = {
    alert: null,
    severity: null,
    label,
    place: fileName,
    text: isHeld
      ? {
          ko: `${fileName}${particle(fileName, "은/는")} 확인이 필요하여 보류되었습니다(업로드 번호 ${seq}${of.ko}). 장부에는 아무것도 반영되지 않았습니다.`,
          en: `${fileName} (upload no. ${seq}${of.en}) is held until somebody looks at it; nothing of it is in the ledger.`,
        }
      : {
          ko: `${fileName}${particle(fileName, "은/는")} 반려되었습니다(업로드 번호 ${seq}${of.ko}). 장부에는 아무것도 반영되지 않았습니다.`,
          en: `${fileName} (upload no. ${seq}${of.en}) was refused; nothing of it is in the ledger.`,
        },
    money: null,
    notes: [...findings.map(({ ko, en }) => ({ ko, en })), ...unlisted(findingCount - findings.length)],
  };
  return addressNoticeItems([{ matter: noticeItem, concern: null }], recipients, channels).map(
    ({ to, matters: noticeItems }) => ({
      id: `${event.id}@${destinationText(to)}`,
      books,
      at,
      kind: "upload",
      to,
      subject: subjectLine(`[${label.ko}] ${fileName}`),
      opening: [],
      sections: [{ title: null, matters: noticeItems, unlisted: 0 }],
    }),
  );
}

const held: Bilingual = { ko: "업로드 보류", en: "Upload held" };
const refused: Bilingual = { ko: "업로드 반려", en: "Upload refused" };

function unlisted(count: number): Bilingual[] {
  return count === 0
    ? []
    : [{ ko: `그 밖에 ${count}건이 더 있습니다.`, en: `${count} more findings are not listed here.` }];
}
