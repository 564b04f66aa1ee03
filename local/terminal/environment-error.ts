/** Errors as a person reads them: a refusal, an error of the environment, a failure, or a bug with its place. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import { CommandError } from "./command-line.ts";

/** What is wrong with the computer and not with the program, with what to do about it. */

export interface EnvironmentError {
  readonly kind: "disk-full" | "disk-trouble" | "read-only" | "damaged";
  readonly text: Bilingual;
}

/** @returns null for what is none of it; `error` is looked through to its first cause. */
export function environmentErrorOf(error: unknown): EnvironmentError | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const number = "errcode" in error && typeof error.errcode === "number" ? error.errcode : 0;
  const known = environmentErrors.find(
    ({ codes, words }) => codes.has(code) || codes.has(number) || words.test(error.message),
  );
  return known ?? environmentErrorOf(error.cause);
}

/** Where a thing broke matters to an operator; what to do matters to everybody and comes first. */
export function explainError(error: unknown): Bilingual {
  if (error instanceof CommandError) return error.text;
  const environmentError = environmentErrorOf(error);
  if (environmentError !== null) return environmentError.text;
  if (error instanceof Failure && error.text !== null)
    return { ko: `${error.text.ko} [${error.code}]`, en: `${error.text.en} [${error.code}]` };
  if (error instanceof Failure) {
    const cause = error.cause instanceof Error ? `\n  ${error.cause.message}` : "";
    const detail = `${error.message} [${error.code}]${cause}`;
    return {
      ko: `일을 마치지 못했습니다. 같은 명령을 다시 실행하여 주십시오. 되풀이되면 아래 내용을 관리자에게 알려 주십시오.\n  ${detail}`,
      en: detail,
    };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    ko: `프로그램에 오류가 났습니다. 아래 내용을 관리자에게 알려 주십시오.\n${detail}`,
    en: `The program met an error of its own. Please report what stands below.\n${detail}`,
  };
}

/** SQLITE_IOERR_SHMSIZE: SQLite calls it an I/O error that a full disk has no room for the file beside the database. */
const noRoomForSharedMemory = 4_874;

const environmentErrors: readonly (EnvironmentError & {
  readonly codes: ReadonlySet<string | number>;
  readonly words: RegExp;
})[] = [
  {
    kind: "disk-full",
    codes: new Set(["ENOSPC", "EDQUOT", noRoomForSharedMemory]),
    // SQLite's own words.
    words: /database or disk is full|No space left on device/i,
    text: {
      ko: "디스크에 빈 공간이 없어 멈췄습니다. 공간을 비운 뒤 같은 명령을 다시 실행하십시오. 이미 쓴 것은 그대로 두고 나머지를 이어서 합니다. [disk-full]",
      en: "The disk is full, so this stopped. Make room and run the same command again: it goes on from where it stopped, and nothing counts twice. [disk-full]",
    },
  },
  {
    kind: "disk-trouble",
    codes: new Set(["EIO"]),
    words: /disk I\/O error/i,
    text: {
      ko: "디스크를 읽거나 쓸 수 없어 멈췄습니다. 디스크의 빈 공간과 연결을 확인한 뒤 같은 명령을 다시 실행하십시오. 이미 쓴 것은 그대로 있습니다. [disk-trouble]",
      en: "The disk could not be read or written, so this stopped. Check its free space and its connection, and run the same command again: what is written stays. [disk-trouble]",
    },
  },
  {
    kind: "read-only",
    codes: new Set(["EROFS"]),
    words: /attempt to write a readonly database|unable to open database file/i,
    text: {
      ko: "자료 폴더에 쓸 수 없어 멈췄습니다. 폴더와 그 안의 파일이 읽기 전용인지, 다른 사용자의 것인지 확인한 뒤 같은 명령을 다시 실행하십시오. [read-only]",
      en: "The home cannot be written, so this stopped. Check whether the folder and its files are read-only or another user's, and run the same command again. [read-only]",
    },
  },
  {
    kind: "damaged",
    codes: new Set(),
    words: /database disk image is malformed|file is not a database/i,
    text: {
      ko: "데이터베이스 파일이 손상되었습니다. 파일을 그대로 두고 백업을 빈 폴더에 되살린 뒤 같은 명령을 다시 실행하십시오(monitor restore 파일). [damaged]",
      en: "The database file is damaged. Leave it as it is, restore a backup into an empty folder (monitor restore FILE), and run the same command again. [damaged]",
    },
  },
];
