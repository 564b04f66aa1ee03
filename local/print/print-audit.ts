/** The audit trail as a person reads it: acts and outcomes in words, uploads by their number and file. */
import type { AuditEntry, AuditScope } from "../../shared/ports/audit-trail.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { type Display, say } from "../terminal/display.ts";
import { exact, lessNeeded, name as nameColumn, table } from "../terminal/terminal-table.ts";
import { momentText } from "./moment.ts";
import { booksText, personText, roleNames } from "./sentence-parts.ts";

export interface FoundEntry {
  readonly scope: AuditScope;
  readonly entry: AuditEntry;
}

/** @param uploadNames by upload id: what lists show it as. */
export function auditTable(
  display: Display,
  found: readonly FoundEntry[],
  uploadNames: ReadonlyMap<string, string>,
): string {
  if (found.length === 0) return say(display, { ko: "기록이 없습니다.", en: "Nothing was done yet." });
  const columns = [
    exact("때", "at"),
    nameColumn("누가", "by"),
    exact("한 일", "act"),
    lessNeeded(2, exact("장부", "books")),
    nameColumn("대상", "target"),
    lessNeeded(1, exact("결과", "outcome")),
  ];
  const rows = found.map(({ scope, entry: { at, by, act, target, outcome } }) => [
    momentText(display, at),
    `${personText(display, by.name)} (${say(display, roleNames[by.role])})`,
    say(display, actNames[act]),
    scope === "installation" ? "–" : booksText(scope),
    uploadNames.get(target) ?? target,
    say(display, outcomeNames[outcome] ?? { ko: outcome, en: outcome }),
  ]);
  return table(display, columns, rows);
}

const actNames: Readonly<Record<AuditEntry["act"], Bilingual>> = {
  "acknowledge-alert": { ko: "알림 확인", en: "acknowledged" },
  "snooze-alert": { ko: "알림 미룸", en: "put off" },
  "explain-alert": { ko: "알림 사유", en: "explained" },
  "withdraw-answer": { ko: "알림 답 되돌림", en: "took an answer back" },
  upload: { ko: "자료 올림", en: "uploaded" },
  "presign-upload": { ko: "올릴 곳 받음", en: "asked where to upload" },
  "ingest-events": { ko: "이벤트 반영", en: "took in events" },
  "release-upload": { ko: "보류 해제", en: "released" },
  "discard-upload": { ko: "폐기", en: "discarded" },
  "undo-upload": { ko: "되돌림", en: "undid" },
  "restore-upload": { ko: "되살림", en: "restored" },
  "match-lines": { ko: "같은 사업 답", en: "answered" },
  "unmatch-lines": { ko: "답 되돌림", en: "took answers back" },
  "teach-mapping": { ko: "매핑 기억", en: "taught a mapping" },
  "forget-mapping": { ko: "매핑 잊음", en: "had a mapping forgotten" },
  "name-department": { ko: "부서명 적음", en: "named a department" },
  "take-snapshot": { ko: "스냅숏", en: "took a snapshot" },
  "set-policy": { ko: "정책 바꿈", en: "changed the policy" },
  "add-user": { ko: "사용자 추가", en: "added a user" },
  "change-user": { ko: "사용자 바꿈", en: "changed a user" },
  "remove-user": { ko: "사용자 지움", en: "removed a user" },
  "change-password": { ko: "비밀번호 바꿈", en: "changed a password" },
};

/** What is not here is the code of a refusal, as it is stored. */
const outcomeNames: Readonly<Record<string, Bilingual>> = {
  done: { ko: "완료", en: "done" },
  applied: { ko: "반영", en: "applied" },
  held: { ko: "보류", en: "held" },
  rejected: { ko: "반려", en: "refused" },
  discarded: { ko: "폐기", en: "discarded" },
  undone: { ko: "되돌림", en: "undone" },
  restored: { ko: "되살림", en: "restored" },
  matched: { ko: "답함", en: "answered" },
  requested: { ko: "요청함", en: "requested" },
  "partly-applied": { ko: "일부 반영", en: "partly applied" },
  "already-applied": { ko: "이미 반영됨", en: "already applied" },
  "already-discarded": { ko: "이미 폐기됨", en: "already discarded" },
  "already-undone": { ko: "이미 되돌림", en: "already undone" },
  "nothing-to-do": { ko: "바뀐 것 없음", en: "nothing to do" },
  taken: { ko: "뜸", en: "taken" },
  unchanged: { ko: "그대로", en: "unchanged" },
};
