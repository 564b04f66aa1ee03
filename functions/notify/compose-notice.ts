/** Turns a bundle of events into notices: one for each destination that it concerns. Pure. */
import type { AlertEvent, ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import type { ToldChange } from "../../shared/domain/alerts/alert.ts";
import { alertSubject } from "../../shared/domain/notices/notice-rows.ts";
import { destinationText, type Notice } from "../../shared/domain/notices/notice.ts";
import { type Policy, severities, type Severity } from "../../shared/domain/policy/policy.ts";
import { type Addressed, addressMatters, type Channels, type Concerning } from "./address-matters.ts";
import { toldMatter } from "./alert-matter.ts";
import { composeUploadNotices } from "./compose-upload-notice.ts";

export type LetterPolicy = Pick<Policy, "recipients" | "lettersFrom">;

/** News of a day and of a digest are no letters by themselves. */
export function composeNotices(bundle: ReceivedBundle, policy: LetterPolicy, channels: Channels): Notice[] {
  switch (bundle.topic) {
    case "alert":
      return addressMatters(alertMatters(bundle.events, policy), policy.recipients, channels).map(
        (addressed) => alertNotice(bundle, addressed),
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
      return [];
  }
}

/** What is news, and grave enough to be told at once. What was put off is told on its day, also when it is worse by then. */
function alertMatters(events: readonly AlertEvent[], { lettersFrom }: LetterPolicy): Concerning[] {
  return events.flatMap(({ type, alert, contacts, account, field, quiet }) => {
    if (quiet !== null) return [];
    const change = changes[type];
    const told = change === "cleared" ? alert.toldSeverity : alert.severity;
    if (isMilder(told, lettersFrom) || alert.status.state === "snoozed") return [];
    const concern = { scope: alert.scope, contacts, account, field };
    return [{ matter: toldMatter(change, alert), concern }];
  });
}

function alertNotice({ id, books, at }: ReceivedBundle, { to, matters }: Addressed): Notice {
  return {
    id: `${id}@${destinationText(to)}`,
    books,
    at,
    kind: "alert",
    to,
    subject: alertSubject(matters),
    opening: [],
    sections: [{ title: null, matters, unlisted: 0 }],
  };
}

function isMilder(a: Severity, b: Severity): boolean {
  return severities.indexOf(a) < severities.indexOf(b);
}

const changes = {
  AlertRaised: "raised",
  AlertReopened: "reopened",
  AlertWorsened: "worsened",
  AlertResumed: "resumed",
  AlertCleared: "cleared",
} as const satisfies Readonly<Record<AlertEvent["type"], ToldChange>>;
