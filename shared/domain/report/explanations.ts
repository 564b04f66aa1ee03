/** Why a scope is as it is, who answers for it and until when: the columns that several lists share. */
import { type Alert, type Explanation, reasonNames } from "../alerts/alert.ts";
import { column, date, type PlainCell, text } from "./report-table.ts";
import { ascending } from "../values/order.ts";

export const explanationColumns = [
  column("reason", "사유·조치계획", "Reason and what is done", { kind: "text", width: 20 }),
  column("owner", "담당", "Owner", { kind: "text", width: 8 }),
  column("due", "완료 예정", "Due", { kind: "date", width: 9 }),
];

/** Of several alerts of one scope the latest words; null where nobody has given any. */
export function explanationOf(alerts: readonly Alert[]): Explanation | null {
  const given = alerts.flatMap(({ explanation }) => explanation ?? []);
  return given.toSorted((a, b) => ascending(a.at, b.at)).at(-1) ?? null;
}

export function explanationCells(explanation: Explanation | null): PlainCell[] {
  if (explanation === null) return [text("미등록"), text(null), date(null)];
  const { reason, note, owner, due } = explanation;
  return [
    text([reasonNames[reason].ko, note].filter((part) => part !== "").join(": ")),
    text(owner),
    date(due),
  ];
}
