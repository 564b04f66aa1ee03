/** Why a scope is as it is, who answers for it and until when: the columns that several lists share. */
import type { Alert, Explanation } from "../alerts/alert.ts";
import { reasonNames } from "../words/reason-names.ts";
import type { Snapshot } from "../snapshots/snapshot.ts";
import { ascending } from "../values/order.ts";
import { printedDay } from "./report-context.ts";
import { column, date, type PlainCell, text } from "./report-table.ts";

export const explanationColumns = [
  column("reason", "사유·조치계획", "Reason and what is done", { kind: "text", width: 20 }),
  column("owner", "담당", "Owner", { kind: "text", width: 8 }),
  column("due", "조치 예정일", "Due", { kind: "date", width: 11 }),
];

/** Every reason that was given for some alerts, the latest first; the same words for several alerts stand once. */
export function explanationsOf(alerts: readonly Alert[]): readonly Explanation[] {
  const given = alerts
    .flatMap(({ explanation }) => printedExplanation(explanation) ?? [])
    .toSorted((a, b) => ascending(b.at, a.at));
  return [
    ...new Map(
      given.map((each) => [reasonText(each) + (each.owner ?? "") + (each.due ?? ""), each]),
    ).values(),
  ];
}

/** A note to an acknowledgement or to putting off is no plan, and the council does not read it. Null where nothing else was said. */
export function printedExplanation(explanation: Explanation | null): Explanation | null {
  if (explanation?.givenWith === undefined) return explanation;
  const { reason, owner, due } = explanation;
  return reason === "other" && owner === null && due === null ? null : { ...explanation, note: "" };
}

/** Of several reasons each names its owner and day; the columns beside them have those of the latest. */
export function explanationCells(explanations: readonly Explanation[]): PlainCell[] {
  const [latest, ...others] = explanations;
  if (latest === undefined) return [text("미등록"), text(null), date(null)];
  const words = others.length === 0 ? reasonText(latest) : explanations.map(answeredReason).join(" / ");
  return [text(words), text(latest.owner), date(latest.due)];
}

/** `계약 지연: 2차 유찰` */
function reasonText({ reason, note }: Explanation): string {
  return [reasonNames[reason].ko, note].filter((part) => part !== "").join(": ");
}

/** What was said of the same scopes by an earlier snapshot, unless it is what is said now; null where there is none. */
export function earlierReasons(earlier: Snapshot | null, alerts: readonly Alert[]): string | null {
  if (earlier === null) return null;
  const same = earlier.alerts.filter(({ scope, rule, fund }) =>
    alerts.some((alert) => alert.rule === rule && alert.fund === fund && isOfScope(alert, scope)),
  );
  const words = explanationsOf(same).map(reasonText);
  if (words.length === 0) return null;
  const [then, now] = [words.join(" / "), explanationsOf(alerts).map(reasonText).join(" / ")];
  return then === now ? "같음" : then;
}

function isOfScope(alert: Alert, { level, id }: Alert["scope"]): boolean {
  return alert.scope.level === level && alert.scope.id === id;
}

function answeredReason(explanation: Explanation): string {
  const { owner, due } = explanation;
  const answer = [owner, due === null ? null : `${printedDay(due)}까지`].filter((part) => part !== null);
  return answer.length === 0 ? reasonText(explanation) : `${reasonText(explanation)}(${answer.join(", ")})`;
}
