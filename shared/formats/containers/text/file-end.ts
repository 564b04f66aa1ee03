/** The end of a CSV. Programs end every line, so a last line that alone lacks its end may have lost more than that. */
import type { Finding } from "../../../domain/values/finding.ts";
import { rejection, remark } from "../../kernel/finding-list.ts";

/** Copies and downloads that break off leave whole blocks. */
const blockBytes = 512;

/** An amount of which only the beginning is there for certain, or so it must be feared. */
export function looksCut(cell: string, byteLength: number): boolean {
  const text = cell.trim();
  if (/^[-−△▲(₩]+$|^[-−△▲(₩]*[\d,]*\d[.,]$|^[-−△▲(₩]*[1-9]\d{0,2}(,\d{3})*,\d{1,2}$|^\([\d,.]+$/.test(text))
    return true;
  return byteLength > 0 && byteLength % blockBytes === 0 && /\d$/.test(text);
}

export function lastLineUnended(row: number): Finding {
  return remark(
    "last-line-unended",
    { row, column: null, value: null },
    {
      ko: `마지막 ${row}행만 줄 끝이 없습니다. 내려받기나 복사가 끊겨 뒷부분이 빠지지 않았는지 원본의 마지막 행과 합계를 확인해 주십시오.`,
      en: `Row ${row}, the last one, alone lacks its line end. Compare it and the totals with the source: a download or a copy may have broken off.`,
    },
  );
}

export function amountCut(row: number, cell: string): Finding {
  return rejection(
    "last-amount-cut",
    { row, column: null, value: cell },
    {
      ko: `마지막 ${row}행이 금액 "${cell}"에서 줄 끝 없이 끊겼습니다. 금액의 뒷자리가 빠졌을 수 있으니 파일을 다시 내려받거나 저장하여 올려 주십시오.`,
      en: `The last row ${row} breaks off in the amount "${cell}", without a line end, so digits of it may be missing. Download or save the file again and upload that.`,
    },
  );
}
