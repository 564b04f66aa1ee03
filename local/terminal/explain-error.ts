/** Any error as a person reads it: a refusal, trouble of the computer with what to do about it, a failure, or a bug with its place. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import { CommandError } from "./command-line.ts";

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
  const refused = systemAnswer(error);
  if (refused !== null) return refused;
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

/** What the system says of a file, a folder or an address, in the person's words; null of any other error. */
function systemAnswer(error: unknown): Bilingual | null {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return null;
  const code = String(error.code);
  const place = "path" in error && typeof error.path === "string" ? `${error.path}: ` : "";
  const { ko, en } = systemWords[code] ?? {
    ko: "시스템이 거절했습니다. 디스크와 연결을 확인해 주십시오.",
    en: "the system refused it. Check the disk and the connection.",
  };
  return { ko: `${place}${ko} [${code}]`, en: `${place}${en} [${code}]` };
}

const noRight: Bilingual = {
  ko: "이 사용자에게 권한이 없습니다. 권한을 받거나 다른 곳을 정해 주십시오.",
  en: "this user has no right to it. Ask for the right, or name another place.",
};
const inUse: Bilingual = {
  ko: "다른 프로그램이 쓰고 있습니다. 닫은 뒤 다시 실행해 주십시오.",
  en: "another program uses it. Close it and run this again.",
};

const systemWords: Readonly<Record<string, Bilingual>> = {
  EACCES: noRight,
  EPERM: noRight,
  EBUSY: inUse,
  EADDRINUSE: inUse,
  ENOENT: { ko: "그런 파일이나 폴더가 없습니다.", en: "there is no such file or folder." },
  ENOTDIR: { ko: "폴더가 아니라 파일이 있습니다.", en: "a file stands where a folder should." },
  EISDIR: { ko: "파일이 아니라 폴더입니다.", en: "it is a folder and no file." },
  ENOTEMPTY: { ko: "폴더가 비어 있지 않습니다.", en: "the folder is not empty." },
  EEXIST: { ko: "같은 이름이 이미 있습니다.", en: "something of that name is there already." },
  ENAMETOOLONG: { ko: "이름이 너무 깁니다. 줄여 주십시오.", en: "the name is too long. Shorten it." },
  EMFILE: {
    ko: "열린 파일이 너무 많습니다. 다른 프로그램을 닫고 다시 실행해 주십시오.",
    en: "too many files are open. Close other programs and run this again.",
  },
  EADDRNOTAVAIL: { ko: "이 컴퓨터의 주소가 아닙니다.", en: "it is no address of this computer." },
  ECONNREFUSED: { ko: "상대 서버가 받지 않습니다.", en: "the other server does not answer." },
  ETIMEDOUT: { ko: "상대 서버가 제때 답하지 않습니다.", en: "the other server did not answer in time." },
  ENOTFOUND: { ko: "그런 이름의 서버가 없습니다.", en: "there is no server of that name." },
};

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
