/** Why a file cannot be opened, in the sender's words. */
import type { Bilingual } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { tooLargeWords } from "../../domain/words/file-words.ts";
import { placeAt, rejection, wholeFile } from "./finding-list.ts";

export function fileTooLarge(bytes: number, most: number): Finding {
  return rejection("file-too-large", wholeFile, tooLargeWords(bytes, most));
}

export function unzipsTooLarge(most: number): Finding {
  const limit = most / 1024 / 1024;
  return rejection("unzipped-too-large", wholeFile, {
    ko: `압축을 풀면 한도 ${limit}MB를 넘어 열지 않았습니다. 빈 행과 시트를 지우거나 나누어 올려 주십시오.`,
    en: `Unpacked, the file would be above the limit of ${limit} MB, so it was not opened. Delete empty rows and unused sheets, or split it.`,
  });
}

export function zipRatio(part: string, ratio: number): Finding {
  return rejection("zip-ratio", placeAt(null, null, part), {
    ko: `압축 파일의 "${part}" 부분이 ${ratio}배 넘게 부풀어 열지 않았습니다. 엑셀에서 필요한 시트만 새 파일로 저장하여 올려 주십시오.`,
    en: `The part "${part}" would swell more than ${ratio} times, so the file was not opened. Save the sheet you need as a new file and upload that.`,
  });
}

export function zipBroken(why: string): Finding {
  return rejection("zip-broken", placeAt(null, null, why), {
    ko: `압축 구조가 깨져 파일을 열 수 없습니다(${why}). 새 파일로 저장하거나 다시 내려받아 올려 주십시오.`,
    en: `The file's zip structure is broken (${why}). Open it in Excel and save it as a new file, or download it again.`,
  });
}

export function gzipBroken(): Finding {
  return rejection("gzip-broken", wholeFile, {
    ko: "gzip 압축이 깨졌거나 중간에 끊겼습니다. 다시 내려받거나 압축하지 않은 파일을 올려 주십시오.",
    en: "The gzip compression is broken or cut off. Download the file again, or upload it without compression.",
  });
}

export function nestedTooDeep(): Finding {
  return rejection("archive-nested", wholeFile, {
    ko: "압축 파일 안에 또 압축 파일이 있습니다. 한 번만 압축하거나 압축을 풀어 올려 주십시오.",
    en: "There is an archive inside the archive. Compress the file once, or upload it unpacked.",
  });
}

export function fileEncrypted(): Finding {
  return rejection("file-encrypted", wholeFile, {
    ko: "암호가 걸린 파일이라 열 수 없습니다. 암호를 풀고 저장하여 올려 주십시오.",
    en: "The file is protected by a password. Remove the password in the program that made it, such as Excel, save it and upload that.",
  });
}

export function xmlRefused(part: string, why: Bilingual): Finding {
  return rejection("xml-refused", placeAt(null, null, part), {
    ko: `통합 문서의 "${part}" 부분에 ${why.ko} 열지 않았습니다. 엑셀에서 열어 새 파일로 저장하여 올려 주십시오.`,
    en: `The part "${part}" of the workbook ${why.en}, so it was not opened. Open it in Excel and save it as a new file.`,
  });
}

export function workbookBroken(): Finding {
  return rejection("workbook-broken", wholeFile, {
    ko: "통합 문서의 내용이 깨져 읽을 수 없습니다. XLSX나 CSV UTF-8로 다시 저장하여 올려 주십시오.",
    en: "The contents of the workbook are broken. Open it in Excel and save it again as XLSX, or as CSV UTF-8.",
  });
}

export function tooManySheets(count: number, most: number): Finding {
  return rejection("sheets-too-many", placeAt(null, null, String(count)), {
    ko: `시트가 ${count}개로 한도 ${most}개를 넘습니다. 필요한 시트만 새 파일로 저장하여 올려 주십시오.`,
    en: `There are ${count} sheets and the limit is ${most}. Save the ones you need as a new file.`,
  });
}
