/** Names a file that is no text by its first bytes, so that the sender is told what to export instead. */
import { Buffer } from "node:buffer";
import type { Sentences } from "./finding-list.ts";

interface Signature {
  readonly magic: string;
  /** Text found near the start of the file, where the magic alone is shared by several programs. */
  readonly marker: string;
  readonly name: string;
  readonly ko: string;
  readonly en: string;
}

const saveAsCsv = {
  ko: "엑셀에서 '다른 이름으로 저장 → CSV UTF-8'로 저장하여 올려 주십시오.",
  en: 'In Excel choose "Save as → CSV UTF-8" and upload that.',
};
const saveAsText = {
  ko: "한글에서 '다른 이름으로 저장하기 → 텍스트 문서(유니코드)'로 저장하여 올려 주십시오.",
  en: 'In the word processor choose "Save as → text (Unicode)" and upload that.',
};
const exportAsText = {
  ko: "CSV 또는 텍스트로 내보내어 올려 주십시오.",
  en: "Export it as CSV or text and upload that.",
};

const zip = "PK\u0003\u0004";
const compoundFile = "\u00d0\u00cf\u0011\u00e0";

/** The more telling line of one magic comes first. */
const signatures: readonly Signature[] = [
  { magic: zip, marker: "hwp+zip", name: "HWPX", ...saveAsText },
  { magic: zip, marker: "word/", name: "DOCX", ...saveAsText },
  { magic: zip, marker: "xl/", name: "XLSX", ...saveAsCsv },
  { magic: zip, marker: "", name: "ZIP (XLSX, HWPX)", ...exportAsText },
  { magic: compoundFile, marker: "HWP Document File", name: "HWP", ...saveAsText },
  { magic: compoundFile, marker: "W\0o\0r\0k\0b\0o\0o\0k", name: "XLS", ...saveAsCsv },
  { magic: compoundFile, marker: "", name: "OLE (HWP, XLS)", ...exportAsText },
  { magic: "HWP Document File", marker: "", name: "HWP", ...saveAsText },
  { magic: "%PDF", marker: "", name: "PDF", ...exportAsText },
  { magic: "\u001f\u008b", marker: "", name: "GZIP", ...exportAsText },
  { magic: "\u0089PNG", marker: "", name: "PNG", ...exportAsText },
  { magic: "\u00ff\u00d8\u00ff", marker: "", name: "JPEG", ...exportAsText },
];

/** Markers stand in the first or last directory of a container: both lie within this many bytes of an end. */
const searchedBytes = 64 * 1024;

/** What the file looks like and the remedy; null when nothing says that it is binary. */
export function binaryKindOf(bytes: Uint8Array): Sentences | null {
  const head = latin1(bytes.subarray(0, searchedBytes));
  const candidates = signatures.filter(({ magic }) => head.startsWith(magic));
  if (candidates.length > 0) {
    const searched = head + latin1(bytes.subarray(-searchedBytes));
    const found = candidates.find(({ marker }) => searched.includes(marker));
    return found === undefined ? null : sentences(found);
  }
  const isMarkedUtf16 = head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff");
  if (isMarkedUtf16 || !bytes.includes(0)) return null;
  return {
    ko: `글자가 아닌 값(NUL)이 들어 있어 이진 파일이거나 표시(BOM) 없는 UTF-16 파일로 보입니다. ${exportAsText.ko}`,
    en: `The file holds NUL bytes: it is binary, or UTF-16 without a byte order mark. ${exportAsText.en}`,
  };
}

function sentences({ name, ko, en }: Signature): Sentences {
  return {
    ko: `${name} 파일로 보입니다. 이 형식은 바로 읽을 수 없습니다. ${ko}`,
    en: `This looks like a ${name} file, which cannot be read as it is. ${en}`,
  };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
