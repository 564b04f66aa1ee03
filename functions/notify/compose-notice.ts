/** Turns a bundle of events into notices: one for each department that it concerns. Pure. */
import type { AlertEvent, ReceivedBundle, UploadEvent } from "../../shared/contracts/outbox.ts";
import { type Severity, severities } from "../../shared/domain/policy.ts";
import type { Notice } from "../../shared/ports/notifier.ts";

export function composeNotices(bundle: ReceivedBundle): Notice[] {
  switch (bundle.topic) {
    case "alert":
      return composeAlertNotices(bundle);
    case "upload":
      return bundle.events.flatMap((event) => composeUploadNotice(bundle, event));
    case "day":
      return [];
  }
}

function composeAlertNotices(bundle: Extract<ReceivedBundle, { topic: "alert" }>): Notice[] {
  const byDepartment = Map.groupBy(bundle.events, (event) => event.alert.scope.department);
  return [...byDepartment].map(([department, events]) => ({
    id: `${bundle.id}@${department ?? ""}`,
    books: bundle.books,
    at: bundle.at,
    kind: "alert",
    department,
    severity: gravest(events),
    subject: alertSubject(department, events),
    paragraphs: events.flatMap(({ type, alert }) => [
      `[${typeWords[type].ko}] ${alert.message}`,
      `[${typeWords[type].en}] ${alert.messageEn}`,
    ]),
  }));
}

function alertSubject(department: string | null, events: readonly AlertEvent[]): string {
  const [first] = events;
  const place = department ?? "부서 미지정";
  if (first === undefined) return place;
  const name = first.alert.scope.name ?? place;
  const more = events.length === 1 ? "" : ` 외 ${events.length - 1}건`;
  return `[${typeWords[first.type].ko}] ${place} · ${name}${more}`;
}

/** What was applied, or discarded by a person, is no news to anybody; what waits or was refused needs its sender. */
function composeUploadNotice(bundle: ReceivedBundle, event: UploadEvent): Notice[] {
  if (event.type === "UploadApplied" || event.type === "UploadDiscarded") return [];
  const isHeld = event.type === "UploadHeld";
  const unlisted = event.findingCount - event.findings.length;
  return [
    {
      id: event.id,
      books: bundle.books,
      at: bundle.at,
      kind: "upload",
      department: null,
      severity: null,
      subject: `[${isHeld ? "업로드 보류" : "업로드 반려"}] ${event.fileName}`,
      paragraphs: [
        isHeld
          ? `${event.fileName}은(는) 확인이 필요하여 보류되었습니다. 장부에는 아무것도 반영되지 않았습니다.`
          : `${event.fileName}은(는) 반려되었습니다. 장부에는 아무것도 반영되지 않았습니다.`,
        isHeld
          ? `${event.fileName} is held until somebody looks at it; nothing of it is in the ledger.`
          : `${event.fileName} was refused; nothing of it is in the ledger.`,
        ...event.findings.flatMap((finding) => [finding.ko, finding.en]),
        ...(unlisted > 0
          ? [`그 밖에 ${unlisted}건이 더 있습니다. / ${unlisted} more findings are not listed here.`]
          : []),
      ],
    },
  ];
}

function gravest(events: readonly AlertEvent[]): Severity | null {
  const open = events.filter((event) => event.type !== "AlertCleared").map((event) => event.alert.severity);
  return severities.findLast((severity) => open.includes(severity)) ?? null;
}

const typeWords: Readonly<Record<AlertEvent["type"], { ko: string; en: string }>> = {
  AlertRaised: { ko: "집행 지연", en: "Behind" },
  AlertWorsened: { ko: "지연 심화", en: "Further behind" },
  AlertCleared: { ko: "지연 해소", en: "Recovered" },
};
