/** Every problem that the API answers, with its status and its words. Nothing of the program's inside is in them. */
import type { Problem } from "../../../shared/contracts/api/api.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";

interface ProblemKind extends Bilingual {
  readonly status: number;
  readonly title: string;
}

export const problemKinds: Readonly<Record<Problem["code"], ProblemKind>> = {
  unauthenticated: {
    status: 401,
    title: "Log in first",
    ko: "로그인이 필요합니다.",
    en: "Log in first.",
  },
  "login-failed": {
    status: 401,
    title: "Login failed",
    ko: "이름이나 비밀번호가 맞지 않습니다.",
    en: "The name or the password is not right.",
  },
  "login-throttled": {
    status: 429,
    title: "Too many logins",
    ko: "로그인을 너무 여러 번 시도했습니다. 잠시 뒤에 다시 하십시오.",
    en: "Too many logins were tried. Wait, and try again.",
  },
  "requests-throttled": {
    status: 429,
    title: "Too many requests",
    ko: "이 기관에서 한꺼번에 너무 많이 요청하였습니다. 잠시 뒤에 다시 하십시오.",
    en: "Your office asks too often. Wait a moment, and try again.",
  },
  "password-change-required": {
    status: 403,
    title: "Choose a password first",
    ko: "다른 사람이 정한 비밀번호입니다. 내 비밀번호로 바꾼 다음 계속하십시오.",
    en: "Somebody else chose this password. Change it to your own, and go on.",
  },
  "role-forbidden": {
    status: 403,
    title: "Not for this role",
    ko: "이 일을 할 권한이 없습니다. 재정 담당자에게 문의하십시오.",
    en: "Your role does not allow this. Ask the finance office.",
  },
  "office-forbidden": {
    status: 403,
    title: "Another office",
    ko: "다른 자치단체의 자료는 볼 수 없습니다.",
    en: "These are the books of another office.",
  },
  "department-forbidden": {
    status: 403,
    title: "Another department",
    ko: "다른 부서의 자료는 볼 수 없습니다.",
    en: "This belongs to another department.",
  },
  "cross-site": {
    status: 403,
    title: "From another site",
    ko: "다른 사이트에서 보낸 요청은 받지 않습니다. 이 PC의 프로그램이면 주소를 127.0.0.1로 하고 머리글 x-monitor-request: 1을 붙여 주십시오.",
    en: "Requests from another site are not taken. A program on this computer asks 127.0.0.1 and sends the header x-monitor-request: 1.",
  },
  "not-found": {
    status: 404,
    title: "Not found",
    ko: "찾는 것이 없습니다. 주소를 확인하십시오.",
    en: "There is no such thing. Check the address.",
  },
  "method-not-allowed": {
    status: 405,
    title: "Method not allowed",
    ko: "이 주소에서는 쓸 수 없는 방법입니다.",
    en: "This address does not take that method.",
  },
  "not-acceptable": {
    status: 406,
    title: "Not in this form",
    ko: "이 설치에서는 그렇게 할 수 없습니다.",
    en: "This installation cannot do it in that way.",
  },
  "request-invalid": {
    status: 400,
    title: "The request is not right",
    ko: "요청의 모양이 맞지 않습니다. errors를 보고 고치십시오.",
    en: "The request is not of the right shape. Mend what errors names.",
  },
  "body-too-large": {
    status: 413,
    title: "Too large",
    ko: "보낸 내용이 너무 큽니다.",
    en: "What was sent is too large.",
  },
  "body-too-slow": {
    status: 408,
    title: "Too slow",
    ko: "내용이 너무 느리게 와서 끊었습니다. 다시 보내십시오.",
    en: "What was sent came too slowly. Send it again.",
  },
  "media-type-unsupported": {
    status: 415,
    title: "Not this media type",
    ko: "받지 않는 형식입니다. content-type을 확인하십시오.",
    en: "This media type is not taken. Check content-type.",
  },
  "cursor-invalid": {
    status: 400,
    title: "The cursor is not of this list",
    ko: "이 목록의 다음 쪽 표시가 아닙니다. 첫 쪽부터 다시 읽으십시오.",
    en: "The cursor is not of this list. Read from the first page.",
  },
  "cursor-expired": {
    status: 410,
    title: "The list moved on",
    ko: "그 사이 자료가 바뀌어 그 목록은 더 이상 없습니다. 첫 쪽부터 다시 읽으십시오.",
    en: "The figures changed and that list is no longer kept. Read from the first page.",
  },
  refused: {
    status: 422,
    title: "Refused",
    ko: "그렇게 할 수 없습니다. 까닭은 errors에 있습니다.",
    en: "It cannot be done; errors says why.",
  },
  overtaken: {
    status: 409,
    title: "Somebody else was first",
    ko: "그 사이 다른 사람이 바꾸었습니다. 다시 읽고 하십시오.",
    en: "Somebody else changed it meanwhile. Look at it again.",
  },
  contended: {
    status: 503,
    title: "Busy",
    ko: "다른 일이 앞서 진행 중입니다. 잠시 뒤에 다시 하십시오.",
    en: "Others are at work on the same. Try again in a moment.",
  },
  unavailable: {
    status: 503,
    title: "Unavailable",
    ko: "지금은 할 수 없습니다. 잠시 뒤에 다시 하십시오.",
    en: "It cannot be done now. Try again in a moment.",
  },
  "snapshot-damaged": {
    status: 500,
    title: "The snapshot is damaged",
    ko: "스냅숏 파일이 없거나 굳힌 때와 다릅니다. 백업에서 되살리십시오.",
    en: "The file of the snapshot is gone or is not what was frozen. Restore it from a backup.",
  },
  broken: {
    status: 500,
    title: "Broken",
    ko: "오류가 났습니다. 관리자에게 알려 주십시오.",
    en: "Something broke. Tell whoever runs the monitor.",
  },
};
