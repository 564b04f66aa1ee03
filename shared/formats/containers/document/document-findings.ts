/** Why a document (HWPX, HWP, DOCX, ODT, PDF, HTML) cannot be read, or what of it was not, in the sender's words. */
import type { Finding } from "../../../domain/values/finding.ts";
import { placeAt, rejection, remark, shortList, wholeFile } from "../../kernel/finding-list.ts";
import { particle } from "../../../domain/values/bilingual.ts";

const remedy = {
  ko: "한글이나 워드에서 열어 HWPX 또는 텍스트 문서(유니코드)로 새로 저장하여 올려 주십시오.",
  en: "Open it in the word processor, save it anew as HWPX or as Unicode text, and upload that.",
};

/** @param why what the check or the library said; null when it said nothing. */
export function documentBroken(why: string | null): Finding {
  const got = why === null ? "" : `(${why})`;
  return rejection("document-broken", placeAt(null, null, why), {
    ko: `문서가 깨졌거나 중간에 끊겨 온전히 읽을 수 없습니다${got}. ${remedy.ko}`,
    en: `The document is broken or cut off and cannot be read whole${got === "" ? "" : ` ${got}`}. ${remedy.en}`,
  });
}

/** @param names of the files in it. */
export function archiveOfFiles(names: readonly string[]): Finding {
  const list = shortList(names, 5);
  return rejection(
    "archive-of-files",
    { ...wholeFile, value: list },
    {
      ko: `문서가 아니라 파일 ${names.length}개를 묶은 압축 파일(zip)입니다: ${list}. 압축을 풀어 파일마다 따로 올려 주십시오.`,
      en: `This is no document but an archive (zip) of ${names.length} ${names.length === 1 ? "file" : "files"}: ${list}. Unpack it and upload each file by itself.`,
    },
  );
}

/** Refused by its container or its streams, before any of it is read: too large, too swollen, or broken. */
export function documentUnsafe({ code, value }: Pick<Finding, "code" | "value">): Finding {
  const part = value === null ? "" : `(${value})`;
  return rejection(code, placeAt(null, null, value), {
    ko: `문서의 압축 구조가 깨졌거나 풀면 한도를 넘어 열지 않았습니다${part}. ${remedy.ko}`,
    en: `The document's compressed parts are broken or unpack beyond the limit, so it was not opened${part === "" ? "" : ` ${part}`}. ${remedy.en}`,
  });
}

export function documentDeclares(part: string): Finding {
  return rejection("xml-refused", placeAt(null, null, part), {
    ko: `문서의 "${part}" 부분에 문서 형식 선언(DTD, 개체)이 있어 열지 않았습니다. ${remedy.ko}`,
    en: `The part "${part}" of the document declares a DTD or entities, so it was not opened. ${remedy.en}`,
  });
}

export function documentEncrypted(): Finding {
  return rejection("file-encrypted", wholeFile, {
    ko: "암호가 걸린 문서라 열 수 없습니다. 문서를 만든 프로그램에서 암호를 풀고 저장하여 올려 주십시오.",
    en: "The document is protected by a password. Remove it in the program that made the document, save it and upload that.",
  });
}

export function documentProtected(): Finding {
  return rejection("document-protected", wholeFile, {
    ko: "문서 보안(DRM)이 걸려 열 수 없습니다. 문서 보안 프로그램에서 보안을 해제한 사본을 올려 주십시오.",
    en: "The document is under rights management (DRM). Upload a copy from which the protection was taken off.",
  });
}

export function documentScanned(): Finding {
  return rejection("document-scanned", wholeFile, {
    ko: "글자가 없는 문서입니다. 그림(스캔)으로만 된 PDF이면 원본 문서를 HWPX나 글자가 있는 PDF로 저장하여 올려 주십시오.",
    en: "The document holds no text. If it is a scan, save the original document as HWPX, or as a PDF with text, and upload that.",
  });
}

export function documentTooLong(kind: "pages" | "characters", most: number): Finding {
  const unit = kind === "pages" ? { ko: "쪽", en: "pages" } : { ko: "자", en: "characters" };
  return rejection("document-too-long", wholeFile, {
    ko: `문서가 한도 ${most}${unit.ko}${particle(unit.ko, "을/를")} 넘어 한 부서의 보고서로 볼 수 없습니다. 부서별로 나누어 올려 주십시오.`,
    en: `The document has more than ${most} ${unit.en}: this is no one department's report. Upload one file per department.`,
  });
}

const koreanParts: Readonly<Record<string, string>> = {
  scan: "스캔한 그림",
  OLE: "끼워 넣은 개체(OLE)",
  "hidden text": "숨긴 글",
};

export function documentPartUnread(what: string): Finding {
  return remark("document-part-unread", placeAt(null, null, what), {
    ko: `문서의 일부를 읽지 못했습니다(${koreanParts[what] ?? what}). 그 안에 예산 표가 있으면 글자로 된 표로 바꾸어 다시 올려 주십시오.`,
    en: `A part of the document was not read (${what}). If it holds a budget table, make it a table of text and upload again.`,
  });
}

/** Findings name rows; a document shows none. */
export function rowsOfDocument(lines: number): Finding {
  return remark("document-rows", wholeFile, {
    ko: `문서에서 글과 표를 ${lines}줄로 뽑아 읽었습니다. 아래에 나오는 행 번호는 문서의 쪽이 아니라 뽑은 글의 줄 번호이니, 표의 이름과 금액으로 찾아 주십시오.`,
    en: `The text and tables of the document were read as ${lines} lines. Row numbers are lines of that text, not pages: find the place by the names and amounts of its table.`,
  });
}
