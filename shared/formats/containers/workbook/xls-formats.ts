/**
 * Number formats of an old XLS that show another number than is stored: the reader of XLS does not say which cell has which. A format is
 * a record of its own [MS-XLS, 2.4.126]: its number, its length and its text, which stand alike in no other place by chance.
 */
import { Buffer } from "node:buffer";
import type { Finding } from "../../../domain/values/finding.ts";
import { placeAt, question } from "../../kernel/finding-list.ts";
import { isScaling, isShownNegative, isUnseen, unitShown } from "./workbook-cell.ts";

/** The type of the record, in the order of its bytes. */
const recordType = Buffer.from([0x1e, 0x04]);
/** Type, length, number of the format, number of its characters, and how wide they are. */
const headBytes = 9;
/** A workbook has some hundreds at most. */
const maxFormats = 1_000;
const listedFormats = 3;

export function strangeFormatsOfXls(bytes: Uint8Array): Finding | null {
  const strange = [...new Set(formatsOf(bytes))].filter(isStrange);
  if (strange.length === 0) return null;
  const list = strange.slice(0, listedFormats).join("  ");
  return question("xls-number-formats", placeAt(null, null, list), {
    ko: `이 XLS 파일에는 저장된 값과 다르게 보이는 숫자 표시 형식이 있습니다(${list}). 천 단위로 줄이거나, 음수처럼 보이거나, 단위를 덧붙이는 형식인데 XLS에서는 어느 칸에 쓰였는지 알 수 없어 저장된 값을 그대로 읽었습니다. Excel에서 XLSX로 저장하여 올리시면 칸마다 확인합니다. 금액이 미리 보기의 합계와 같으면 보류를 해제해 주십시오.`,
    en: `This XLS file has number formats that show other numbers than are stored (${list}): in thousands, as if below 0, or with a unit. Which cell has them an XLS does not say, so the stored values were read. Save it as XLSX and upload that to have each cell checked; release the file if its amounts are those of the preview.`,
  });
}

/** The formats that its author made; those of the program have no record, or say nothing else. */
function formatsOf(bytes: Uint8Array): readonly string[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const formats: string[] = [];
  for (
    let at = all.indexOf(recordType);
    at !== -1 && at + headBytes <= all.length && formats.length < maxFormats;
    at = all.indexOf(recordType, at + 1)
  ) {
    const characters = all.readUInt16LE(at + 6);
    const width = [1, 2][all.readUInt8(at + 8)] ?? 0;
    const length = characters * width;
    const isRecord = length > 0 && characters <= 255 && all.readUInt16LE(at + 2) === 5 + length;
    if (isRecord && at + headBytes + length <= all.length)
      formats.push(all.toString(width === 2 ? "utf16le" : "latin1", at + headBytes, at + headBytes + length));
  }
  return formats;
}

function isStrange(format: string): boolean {
  return isScaling(format) || isShownNegative(format, 1) || isUnseen(format, 1) || unitShown(format) !== "";
}
