/** SQLite's own words for what went wrong, by the number of its result codes. */
import { Failure } from "../domain/values/failure.ts";

/** https://www.sqlite.org/rescode.html: the primary code is the last byte of an extended one. */
const codes = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

export type SqliteErrorKind = keyof typeof codes;

export function isSqliteError(error: unknown, ...kinds: readonly SqliteErrorKind[]): boolean {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return false;
  const primary = error.errcode & 0xff;
  return kinds.some((kind) => codes[kind] === primary);
}

/** Another process writes at this moment. */
export function isBusy(error: unknown): boolean {
  return isSqliteError(error, "busy", "locked");
}

/** It still writes after the last try. */
export function keptBusy(cause: unknown): Failure {
  return new Failure(
    {
      ko: "다른 명령이 데이터베이스를 오래 붙들고 있습니다. 그 명령이 끝난 뒤 다시 실행하십시오.",
      en: "Another command has kept the database for long. Wait until it is done and run this one again.",
    },
    { code: "table-unavailable", retryable: true, cause },
  );
}
