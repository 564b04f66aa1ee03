/** What people did and what came of it, in words: the same on the page as at the terminal. */
import type { Bilingual } from "../values/bilingual.ts";

/** Whoever reads an entry finds each act here, or does not compile. */
export const actNames = {
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
  "take-snapshot": { ko: "스냅숏 만듦", en: "took a snapshot" },
  "set-policy": { ko: "정책 바꿈", en: "changed the policy" },
  "add-user": { ko: "사용자 추가", en: "added a user" },
  "change-user": { ko: "사용자 바꿈", en: "changed a user" },
  "remove-user": { ko: "사용자 지움", en: "removed a user" },
  "change-password": { ko: "비밀번호 바꿈", en: "changed a password" },
  "end-sessions": { ko: "로그인 끝냄", en: "ended logins" },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The ways that a file comes. */
export const sentVias = ["page", "api", "inbox", "command"] as const;
export type SentVia = (typeof sentVias)[number];

export const viaNames: Readonly<Record<SentVia, Bilingual>> = {
  page: { ko: "화면", en: "page" },
  api: { ko: "연계 프로그램(API)", en: "API client" },
  inbox: { ko: "수신함", en: "inbox" },
  command: { ko: "명령", en: "command line" },
};

/** Who took a snapshot that no person asked for. */
export const quarterEnd: Bilingual = { ko: "분기 말 자동", en: "quarter end" };

/** As lists, letters and sentences call what became of an upload. */
export const uploadStateNames = {
  applying: { ko: "반영 중", en: "applying" },
  applied: { ko: "반영", en: "applied" },
  held: { ko: "보류", en: "held" },
  rejected: { ko: "반려", en: "refused" },
  discarded: { ko: "폐기", en: "discarded" },
  undoing: { ko: "되돌리는 중", en: "undoing" },
  restoring: { ko: "되살리는 중", en: "restoring" },
  undone: { ko: "되돌림", en: "undone" },
} as const satisfies Readonly<Record<string, Bilingual>>;

const outcomeNames: Readonly<Record<string, Bilingual>> = {
  done: { ko: "완료", en: "done" },
  ...uploadStateNames,
  restored: { ko: "되살림", en: "restored" },
  matched: { ko: "답함", en: "answered" },
  requested: { ko: "요청함", en: "requested" },
  "partly-applied": { ko: "일부 반영", en: "partly applied" },
  "already-applied": { ko: "이미 반영됨", en: "already applied" },
  "already-discarded": { ko: "이미 폐기됨", en: "already discarded" },
  "already-undone": { ko: "이미 되돌림", en: "already undone" },
  "nothing-to-do": { ko: "바뀐 것 없음", en: "nothing to do" },
  taken: { ko: "만듦", en: "taken" },
  unchanged: { ko: "그대로", en: "unchanged" },
};

/** An outcome that is not here is the code of a refusal, as it is stored. */
export function outcomeWords(outcome: string): Bilingual {
  return outcomeNames[outcome] ?? { ko: outcome, en: outcome };
}
