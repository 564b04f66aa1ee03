/** Acts, their outcomes and what they changed, in words. */
import type { AuditEntry, Me } from "../../shared/contracts/api/api.ts";
import { reasonNames } from "../alerts/reason-names.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";

export const roleNames: Readonly<Record<Me["role"], Bilingual>> = {
  finance: { ko: "재정", en: "finance" },
  manager: { ko: "부서 담당", en: "manager" },
  viewer: { ko: "열람", en: "viewer" },
};

export const actNames: Readonly<Record<AuditEntry["act"], Bilingual>> = {
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
  "name-department": { ko: "부서명 적음", en: "named a department" },
  "teach-mapping": { ko: "매핑 기억", en: "taught a mapping" },
  "forget-mapping": { ko: "매핑 잊음", en: "had a mapping forgotten" },
  "take-snapshot": { ko: "스냅숏", en: "took a snapshot" },
  "set-policy": { ko: "정책 바꿈", en: "changed the policy" },
  "add-user": { ko: "사용자 추가", en: "added a user" },
  "change-user": { ko: "사용자 바꿈", en: "changed a user" },
  "remove-user": { ko: "사용자 지움", en: "removed a user" },
  "change-password": { ko: "비밀번호 바꿈", en: "changed a password" },
};

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
  taken: { ko: "떴음", en: "taken" },
  unchanged: { ko: "그대로", en: "unchanged" },
  "partly-applied": { ko: "일부 반영", en: "partly applied" },
};

/** A code that is not here is that of a refusal, as it is stored. */
export function outcomeWords(outcome: string): Bilingual {
  return outcomeNames[outcome] ?? { ko: outcome, en: outcome };
}

const fieldNames: Readonly<Record<string, Bilingual>> = {
  state: { ko: "상태", en: "state" },
  "status.state": { ko: "상태", en: "state" },
  "status.until": { ko: "미룬 날", en: "until" },
  "explanation.reason": { ko: "사유", en: "reason" },
  "explanation.note": { ko: "설명", en: "note" },
  "explanation.owner": { ko: "담당", en: "owner" },
  "explanation.due": { ko: "조치 예정", en: "due" },
  name: { ko: "이름", en: "name" },
  asOf: { ko: "기준일", en: "as of" },
  role: { ko: "역할", en: "role" },
  departments: { ko: "부서", en: "departments" },
};

/** Fields whose values are codes. */
const worded = /(^|\.)(state|reason|role)$/;

const valueNames: Readonly<Record<string, Bilingual>> = {
  ...outcomeNames,
  ...roleNames,
  ...reasonNames,
  open: { ko: "열림", en: "open" },
  acknowledged: { ko: "확인함", en: "acknowledged" },
  snoozed: { ko: "미룸", en: "put off" },
  cleared: { ko: "해소됨", en: "cleared" },
};

/** Who and when stand in the entry itself; versions are for machines. */
const passedOver = /(^|\.)(by|at|version|sha256|fileName|uploadId)$/;

/** `상태: open → acknowledged`, a line for each field that differs. */
export function valueLines(before: unknown, after: unknown, language: "ko" | "en"): readonly string[] {
  const [from, to] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((path) => {
    const [was, is] = [from.get(path) ?? "–", to.get(path) ?? "–"];
    if (was === is || passedOver.test(path)) return [];
    const words = (value: string): string =>
      worded.test(path) ? (valueNames[value]?.[language] ?? value) : value;
    return [`${fieldNames[path]?.[language] ?? path}: ${words(was)} → ${words(is)}`];
  });
}

function leavesOf(value: unknown, path = ""): ReadonlyMap<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object") return new Map([[path, JSON.stringify(value).replace(/^"|"$/g, "")]]);
  if (Array.isArray(value)) return new Map([[path, value.map(String).join(", ")]]);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [
      ...leavesOf(inner, path === "" ? name : `${path}.${name}`),
    ]),
  );
}
