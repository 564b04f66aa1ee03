/** The audit trail as a person reads it: acts and outcomes in words, offices, uploads, alerts and departments by name. */
import type { AuditEntry, AuditScope } from "../../shared/ports/audit-trail.ts";
import { actNames, outcomeWords } from "../../shared/domain/words/act-names.ts";
import { roleNames } from "../../shared/domain/words/role-names.ts";
import { booksTitle, type OfficeNames } from "../terminal/office-names.ts";
import { type Display, say } from "../terminal/display.ts";
import { exact, lessNeeded, name as nameColumn, whereStated } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";
import { momentText } from "./moment.ts";
import { personText } from "./sentence-parts.ts";

export interface FoundEntry {
  readonly scope: AuditScope;
  readonly entry: AuditEntry;
}

/** What a row calls the thing that was acted on. @param target as it is stored: an id means another thing in other books. */
export type TitleOf = (scope: AuditScope, target: string) => string | null;

/** @param titleOf null for what no list knows. */
export function auditTable(
  display: Display,
  found: readonly FoundEntry[],
  titleOf: TitleOf,
  names: OfficeNames,
): string {
  if (found.length === 0) return say(display, { ko: "기록이 없습니다.", en: "Nothing was done yet." });
  const columns = [
    exact("때", "at"),
    nameColumn("누가", "by"),
    exact("한 일", "act"),
    whereStated(lessNeeded(2, exact("장부", "books"))),
    nameColumn("대상", "target"),
    lessNeeded(1, exact("결과", "outcome")),
  ];
  const rows = found.map(({ scope, entry: { at, by, act, target, outcome } }) => [
    momentText(display, at),
    `${personText(display, by.name)} (${say(display, roleNames[by.role])})`,
    say(display, actNames[act]),
    scope === "installation" ? "–" : booksTitle(scope, names),
    titleOf(scope, target) ?? target,
    say(display, outcomeWords(outcome)),
  ]);
  return table(display, columns, rows);
}
