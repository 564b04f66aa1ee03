/** What lies over, under and beside the text of a printed page and was not read, or is read in doubt, in the sender's words. */
import type { Finding } from "../../../domain/values/finding.ts";
import { placeAt, question, remark, shortList, wholeFile } from "../../kernel/finding-list.ts";
import type { PdfSight } from "./seen-on-page.ts";

type Marks = Pick<PdfSight, "marked" | "layered" | "aslant" | "overlaid">;

export function markFindings({ marked, layered, aslant, overlaid }: Marks): readonly Finding[] {
  return [
    ...(marked === 0 ? [] : [marksLeftOut(marked)]),
    ...(layered === 0 ? [] : [layersLeftOut(layered)]),
    ...(aslant.length === 0 ? [] : [amountsAslant(aslant)]),
    ...(overlaid.length === 0 ? [] : [textsOverlaid(overlaid)]),
  ];
}

function marksLeftOut(count: number): Finding {
  return remark("marks-left-out", wholeFile, {
    ko: `표 위에 겹친 글자(워터마크, 출력자·출력 일시 표시) ${count}개는 읽지 않았습니다.`,
    en: `Marks that lie over the tables (watermarks, or who printed them and when; ${count} in all) were not read.`,
  });
}

function layersLeftOut(count: number): Finding {
  return remark("layers-left-out", wholeFile, {
    ko: `꺼진 레이어에 있어 화면과 종이에 보이지 않는 글 ${count}개는 읽지 않았습니다. 필요한 글이면 레이어를 켜고 저장하여 다시 올려 주십시오.`,
    en: `Text on layers that are switched off, which neither screen nor paper shows (${count} in all), was not read. If it counts, switch the layer on, save and upload again.`,
  });
}

function amountsAslant(texts: readonly string[]): Finding {
  const value = shortList(texts, 5);
  return question("amounts-aslant", placeAt(null, null, value), {
    ko: `비스듬히 놓인 금액(${value})은 읽지 않았습니다. 그 금액이 맞으면 원본에서 바로 놓아 다시 올리고, 없어도 되는 표시이면 보류를 해제해 주십시오.`,
    en: `Amounts that stand aslant (${value}) were not read. If they count, set them level in the original and upload again; if they are marks, release the file.`,
  });
}

function textsOverlaid(texts: readonly string[]): Finding {
  const value = shortList(texts, 5);
  return question("texts-overlaid", placeAt(null, null, value), {
    ko: `글이 서로 겹치거나 한 칸에서 줄이 어긋나 있어("${value}") 어느 것이 표의 글인지 알 수 없고, 둘 다 읽었습니다. 맞게 읽혔으면 보류를 해제하고, 아니면 겹친 표시를 지우고 다시 인쇄하여 올려 주십시오.`,
    en: `Texts lie over each other, or off the line of their cell ("${value}"), so that it is unclear which is the table's own; both were read. If they were read rightly, release the file; else take the mark off, print again and upload that.`,
  });
}
