/** Names a file that is no text by its first bytes, so that the sender is told what to export instead. */
import { Buffer } from "node:buffer";
import type { Bilingual } from "../../../domain/values/bilingual.ts";
import { kindWords, unpack, unreadKinds } from "../../../domain/words/file-words.ts";
import type { Sentences } from "../../kernel/finding-list.ts";

interface Signature extends Bilingual {
  readonly magic: string;
  /** Text found near the start of the file, where the magic alone is shared by several programs. */
  readonly marker: string;
  readonly name: string;
}

const saveAsXlsx = {
  ko: "엑셀에서 '다른 이름으로 저장 → Excel 통합 문서(XLSX)'로 저장하여 올려 주십시오.",
  en: 'In Excel choose "Save as → Excel workbook (XLSX)" and upload that.',
};
const saveAsText = {
  ko: "한글에서 '다른 이름으로 저장하기 → 텍스트 문서(유니코드)'로 저장하여 올려 주십시오.",
  en: 'In the word processor choose "Save as → text (Unicode)" and upload that.',
};
const exportAsText = {
  ko: "CSV 또는 텍스트로 내보내어 올려 주십시오.",
  en: "Export it as CSV or text and upload that.",
};

const saveAsDocument = {
  ko: "만든 프로그램에서 열어 '다른 이름으로 저장 → DOCX, HWPX 또는 PDF'로 다시 저장하여 올려 주십시오.",
  en: 'Open it in the program that made it, choose "Save as → DOCX, HWPX or PDF", and upload that.',
};

const zip = "PK\u0003\u0004";
const compoundFile = "\u00d0\u00cf\u0011\u00e0";
const encrypted = "encrypted XLSX";

/** The more telling line of one magic comes first. */
const signatures: readonly Signature[] = [
  { magic: zip, marker: "hwp+zip", name: "HWPX", ...saveAsText },
  { magic: zip, marker: "Contents/section0.xml", name: "HWPX", ...saveAsText },
  { magic: zip, marker: "word/", name: "DOCX", ...saveAsText },
  { magic: zip, marker: "xl/workbook.bin", name: "XLSB", ...saveAsXlsx },
  { magic: zip, marker: "xl/", name: "XLSX", ...saveAsXlsx },
  { magic: zip, marker: "opendocument.spreadsheet", name: "ODS", ...saveAsXlsx },
  { magic: zip, marker: "opendocument.text", name: "ODT", ...saveAsDocument },
  { magic: zip, marker: "opendocument.presentation", name: "ODP", ...exportAsText },
  { magic: zip, marker: "ppt/", name: "PPTX", ...exportAsText },
  { magic: zip, marker: "", name: "ZIP", ...unpack },
  { magic: compoundFile, marker: "HWP Document File", name: "HWP", ...saveAsText },
  { magic: compoundFile, marker: wide("DocInfo"), name: "HWP", ...saveAsText },
  { magic: compoundFile, marker: wide("EncryptedPackage"), name: encrypted, ...saveAsXlsx },
  { magic: compoundFile, marker: wide("Workbook"), name: "XLS", ...saveAsXlsx },
  { magic: compoundFile, marker: wide("WordDocument"), name: "DOC", ...saveAsDocument },
  { magic: compoundFile, marker: wide("PowerPoint Document"), name: "PPT", ...exportAsText },
  { magic: compoundFile, marker: wide("HCell"), name: "CELL", ...saveAsXlsx },
  { magic: compoundFile, marker: "", name: "OLE (HWP, XLS)", ...exportAsText },
  { magic: "HWP Document File", marker: "", name: "HWP", ...saveAsText },
  { magic: "%PDF", marker: "", name: "PDF", ...exportAsText },
  { magic: "\u001f\u008b", marker: "", name: "GZIP", ...exportAsText },
  ...unreadKinds.map((kind) => ({ ...kind, marker: "" })),
];

/** Markers stand in the first or last directory of a container: both lie within this many bytes of an end. */
const searchedBytes = 64 * 1024;

export type Container = "gzip" | "xlsx" | "xls" | "encrypted" | "zipped-document" | "odt" | "hwp" | "pdf";

/** What is opened before it is read; null for text, and for what is not read at all. */
export function containerOf(bytes: Uint8Array): Container | null {
  return containers.get(signatureOf(bytes)?.name ?? "") ?? null;
}

const containers: ReadonlyMap<string, Container> = new Map([
  ["GZIP", "gzip"],
  ["XLSX", "xlsx"],
  ["XLS", "xls"],
  [encrypted, "encrypted"],
  ["HWPX", "zipped-document"],
  ["DOCX", "zipped-document"],
  ["ODT", "odt"],
  ["HWP", "hwp"],
  ["PDF", "pdf"],
]);

/** What the file looks like and the remedy; null when nothing says that it is binary. */
export function binaryKindOf(bytes: Uint8Array): Sentences | null {
  const found = signatureOf(bytes);
  if (found !== null) return kindWords(found);
  const isMarkedUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isMarkedUtf16 || !bytes.includes(0)) return null;
  return {
    ko: `글자가 아닌 값(NUL)이 들어 있어 이진 파일이거나 표시(BOM) 없는 UTF-16 파일로 보입니다. ${exportAsText.ko}`,
    en: `The file holds NUL bytes: it is binary, or UTF-16 without a byte order mark. ${exportAsText.en}`,
  };
}

function signatureOf(bytes: Uint8Array): Signature | null {
  const head = latin1(bytes.subarray(0, searchedBytes));
  const candidates = signatures.filter(({ magic }) => head.startsWith(magic));
  if (candidates.length === 0) return null;
  const searched = head + latin1(compoundDirectory(bytes)) + latin1(bytes.subarray(-searchedBytes));
  return candidates.find(({ marker }) => searched.includes(marker)) ?? null;
}

/** A compound file says in its head in which sector its directory lies, which may be anywhere. */
function compoundDirectory(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 512 || bytes[0] !== 0xd0) return new Uint8Array();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : 512;
  const from = (view.getUint32(48, true) + 1) * sectorSize;
  return bytes.subarray(from, from + 4096);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** Names inside compound files are UTF-16. */
function wide(text: string): string {
  return text.split("").join("\0");
}
