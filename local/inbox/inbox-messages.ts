/** What the inbox says of a file that never came to be read, or not to its end. */
import { type Bilingual, particle } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { parseWrittenDay } from "../../shared/domain/values/calendar.ts";
import { isMoneyUnit } from "../../shared/domain/values/won.ts";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";

export interface Said {
  /** For programs. */
  readonly code: string;
  readonly text: Bilingual;
}

function said(code: string, key: string, ko: string, en: string): Said {
  return { code, text: { ko: `! ${key}: ${ko}`, en: `! ${key}: ${en} [${code}]` } };
}

function always(code: string, ko: string, en: string): (key: string) => Said {
  return (key) => said(code, key, ko, en);
}

export function tooLarge(key: string, size: number): Said {
  const [megabytes, limit] = [Math.ceil(size / 1024 / 1024), maxUploadBytes / 1024 / 1024];
  return said(
    "file-too-large",
    key,
    `파일이 ${megabytes}MB로 한도 ${limit}MB를 넘어 읽지 않았습니다. 부서나 회계별로 나누거나 gzip으로 압축하여 다시 놓아 주십시오.`,
    `The file has ${megabytes} MB and the limit is ${limit} MB, so it was not read. Split it by department or account, or compress it with gzip.`,
  );
}

export function unreadable(key: string, code: string): Said {
  return said(
    "file-unreadable",
    key,
    `파일을 읽을 수 없습니다(${code}). 읽기 권한과 디스크를 확인한 뒤 다시 놓아 주십시오.`,
    `The file cannot be read (${code}). Check its permissions and the disk, and drop it again.`,
  );
}

export function closedFolder(key: string, code: string): Said {
  return said(
    "folder-closed",
    key,
    `이 자리를 열어 볼 수 없습니다(${code}). 권한을 고치거나 치워 주십시오. 다른 파일은 그대로 처리합니다.`,
    `This place cannot be opened (${code}). Repair its permissions or take it away. Other files are worked as always.`,
  );
}

export interface KnownBooks extends Books {
  /** Null where no file names the office. */
  readonly name: string | null;
}

/** With the place that was meant, where its own words say it. */
export function misplaced(reason: Bilingual, key: string, known: readonly KnownBooks[]): Said {
  const hints = [...meantPlace(key, known), ...knownPlaces(known)];
  const text = (language: "ko" | "en"): string =>
    [`! ${reason[language]}.`, ...hints.map((hint) => hint[language])].join(" ");
  return { code: "misplaced", text: { ko: text("ko"), en: text("en") } };
}

function meantPlace(key: string, known: readonly KnownBooks[]): readonly Bilingual[] {
  const folders = key.normalize("NFC").split("/").slice(0, -1);
  const [office = "", , ...rest] = folders;
  if (folders.length < 2)
    return [
      {
        ko: "파일이 자치단체코드와 회계연도 폴더 안에 있지 않습니다.",
        en: "The file lies in no folder of an office and a year.",
      },
    ];
  const named = known.find(({ name }) => name === office);
  const renamed = rest.flatMap((folder) => {
    const day = parseWrittenDay(folder);
    const meant = day === null ? (isMoneyUnit(folder) ? `unit=${folder}` : null) : `as-of=${day}`;
    return meant === null ? [] : [[folder, meant] as const];
  });
  if (named !== undefined) renamed.unshift([office, named.office]);
  return renamed.map(([from, to]) => ({
    ko: `폴더 "${from}"의 이름을 ${to}${particle(to, "으로/로")} 바꾸어 다시 놓아 주십시오.`,
    en: `Rename the folder "${from}" to ${to} and drop it again.`,
  }));
}

function knownPlaces(known: readonly KnownBooks[]): readonly Bilingual[] {
  if (known.length === 0) return [];
  const list = known
    .map(({ office, fiscalYear, name }) => `${office}/${fiscalYear}${name === null ? "" : ` (${name})`}`)
    .join(", ");
  return [{ ko: `이 자료 폴더의 장부: ${list}`, en: `Books of this home: ${list}` }];
}

export const isLink = always(
  "file-is-link",
  "다른 곳을 가리키는 링크라서 따라가지 않았습니다. 파일 자체를 복사하여 놓아 주십시오.",
  "This is a link to another place, which is not followed. Copy the file itself into the inbox.",
);

export const isNoFile = always(
  "file-is-no-file",
  "파일이 아니라 파이프·소켓·장치입니다. 읽지 않았습니다.",
  "This is no file but a pipe, a socket or a device. It was not read.",
);

export const vanished = always(
  "file-vanished",
  "읽기 전에 사라졌습니다. 반영한 것이 없습니다.",
  "It vanished before it was read. Nothing of it is in the ledger.",
);

/** @param name of the error: its message may quote the file. */
export function failed(key: string, name: string): Said {
  return said(
    "file-failed",
    key,
    `이 파일을 처리하다가 프로그램에 오류가 났습니다(${name}). 다른 파일은 그대로 처리합니다. 파일과 함께 알려 주시면 고치겠습니다.`,
    `The program met an error of its own in this file (${name}). Other files are worked as always. Please report it together with the file.`,
  );
}

export function triedLater(key: string, code: string): Said {
  return said(
    "file-waits",
    key,
    `지금은 반영할 수 없어(${code}) 수신함에 두고 다시 시도합니다.`,
    `It cannot be taken in just now (${code}). It stays in the inbox and is tried again.`,
  );
}

export function stays(code: string): Bilingual {
  return {
    ko: `  파일을 옮기지 못해 수신함에 그대로 두었습니다(${code}). 바뀌기 전에는 다시 읽지 않으니 직접 치워 주십시오.`,
    en: `  The file could not be moved and stays in the inbox (${code}). It is not read again unless it changes: please take it away.`,
  };
}

export const stillWritten = always(
  "file-still-written",
  "아직 쓰이고 있거나 다른 프로그램이 열어 둔 파일이라 기다립니다. 복사가 끝나고 프로그램에서 닫히면 읽습니다.",
  "It is still being written, or open in another program. It is read once the copy has ended and it is closed.",
);

export const leftUnread = always(
  "file-still-written",
  "아직 쓰이고 있어 읽지 않고 수신함에 두었습니다. 복사가 끝난 뒤 다시 실행해 주십시오.",
  "It is still being written, so it was left in the inbox unread. Run this again when the copy has ended.",
);

export const wentOn = always(
  "file-went-on",
  "읽은 뒤에 파일이 이어서 쓰였습니다. 앞부분만 읽은 것은 되돌리고, 다 쓰이면 전체를 다시 읽습니다.",
  "The file went on being written after it was read. What was read of its beginning is taken back, and the whole is read when it is there.",
);

export const replaced = always(
  "file-replaced",
  "읽은 뒤에 다른 내용으로 바뀌었습니다. 바뀐 파일도 읽습니다.",
  "Another content came in its place after it was read. That is read too.",
);
