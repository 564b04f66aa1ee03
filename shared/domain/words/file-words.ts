/** Why a file is not taken, in the words of whoever looks first: the page before it sends, the host when it reads. */
import type { Bilingual } from "../values/bilingual.ts";

export function tooLargeWords(bytes: number, most: number): Bilingual {
  const [megabytes, limit] = [Math.ceil(bytes / 1024 / 1024), most / 1024 / 1024];
  return {
    ko: `파일이 ${megabytes}MB로 한도 ${limit}MB를 넘습니다. 부서나 회계별로 나누어 올려 주십시오.`,
    en: `The file has ${megabytes} MB and the limit is ${limit} MB. Split it by department or account and upload the parts.`,
  };
}

export const emptyWords: Bilingual = {
  ko: "파일에 내용이 없습니다. 내보내기가 끝났는지 확인한 뒤 다시 올려 주십시오.",
  en: "The file is empty. Check that the export finished and upload it again.",
};

/** The longest name that is kept. */
export const maxNameLength = 200;

/** Null of a name that may go into paths, headers and letters. */
export function nameWords(name: string): Bilingual | null {
  if (name.trim().length > maxNameLength)
    return {
      ko: `파일 이름이 ${name.trim().length}자로 한도 ${maxNameLength}자를 넘습니다. 이름을 줄여 다시 올려 주십시오.`,
      en: `The file's name has ${name.trim().length} characters and the limit is ${maxNameLength}. Shorten it and upload it again.`,
    };
  if (!/[\p{Cc}\p{Cf}/\\]/u.test(name) && !["", ".", ".."].includes(name.trim())) return null;
  return {
    ko: "파일 이름에 보이지 않는 글자나 경로 기호가 있습니다. 이름을 새로 적어 다시 올려 주십시오.",
    en: "The file's name holds invisible characters or signs of a path. Type the name anew and upload it again.",
  };
}

interface FileKind extends Bilingual {
  readonly magic: string;
  readonly name: string;
}

export const unpack: Bilingual = {
  ko: "압축을 풀어 그 안의 파일을 올려 주십시오.",
  en: "Unpack it and upload the file that is in it.",
};
const takeTable = {
  ko: "그림에서는 금액을 읽지 않습니다. 원본 표를 XLSX나 CSV로 올려 주십시오.",
  en: "Amounts are never read from a picture. Upload the table that it shows, as XLSX or CSV.",
};

/** What is never read, whatever is in it: known by the first bytes, as Latin-1. */
export const unreadKinds: readonly FileKind[] = [
  { magic: "\u0089PNG", name: "PNG", ...takeTable },
  { magic: "\u00ff\u00d8\u00ff", name: "JPEG", ...takeTable },
  { magic: "GIF8", name: "GIF", ...takeTable },
  { magic: "II*\0", name: "TIFF", ...takeTable },
  { magic: "7z\u00bc\u00af\u0027\u001c", name: "7Z", ...unpack },
  { magic: "Rar!", name: "RAR", ...unpack },
  { magic: "ALZ\u0001", name: "ALZ", ...unpack },
  { magic: "EGGA", name: "EGG", ...unpack },
  { magic: "BZh", name: "BZIP2", ...unpack },
  { magic: "\u00fd7zXZ", name: "XZ", ...unpack },
  { magic: "(\u00b5/\u00fd", name: "ZSTD", ...unpack },
];

/** @param kind what the file looks like, with what to do instead. */
export function kindWords({ name, ko, en }: Pick<FileKind, "name"> & Bilingual): Bilingual {
  return {
    ko: `${name} 파일로 보입니다. 이 형식은 바로 읽을 수 없습니다. ${ko}`,
    en: `This looks like a ${name} file, which cannot be read as it is. ${en}`,
  };
}
