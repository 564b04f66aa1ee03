/**
 * What was laid over a printed page afterwards: fields of a form that are filled in, text boxes and strokes of a viewer. People see it, and the
 * reader of PDFs reads the page beneath.
 */
import type { Finding } from "../../../domain/values/finding.ts";
import { placeAt, question } from "../../kernel/finding-list.ts";

/** The texts with a digit, and what is struck or covered, "" where that is not known. @param annotations of a page, as pdfjs tells them. */
export function laidOver(annotations: readonly unknown[]): readonly string[] {
  return annotations.flatMap((each) => {
    if (!isRecord(each) || each["hidden"] === true || each["noView"] === true) return [];
    const { subtype, fieldValue, contentsObj, overlaidText } = each;
    switch (subtype) {
      case "Widget":
        return withDigit(fieldValue);
      case "FreeText":
        return withDigit(isRecord(contentsObj) ? contentsObj["str"] : null);
      case "StrikeOut":
      case "Redact":
        return [typeof overlaidText === "string" ? overlaidText.trim() : ""];
      default:
        return [];
    }
  });
}

function withDigit(text: unknown): readonly string[] {
  return typeof text === "string" && /\d/.test(text) ? [text.trim()] : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

export function laidOverUnread(texts: readonly string[]): Finding {
  const value = texts
    .filter((text) => text !== "")
    .join(" ")
    .slice(0, 80);
  const quoted = value === "" ? "" : `: "${value}"`;
  return question("laid-over-unread", placeAt(null, null, value === "" ? null : value), {
    ko: `PDF 위에 나중에 덧붙인 것(입력 칸, 글상자, 취소선${quoted}) ${texts.length}개는 읽지 않았고, 그 아래 인쇄된 글만 읽었습니다. 덧붙인 것이 맞으면 원본에 적어 다시 인쇄하여 올리고, 인쇄된 금액이 맞으면 보류를 해제해 주십시오.`,
    en: `What was laid over the PDF afterwards (fields, text boxes, strokes${quoted}; ${texts.length} in all) was not read, only what is printed beneath. If it counts, write it into the original, print again and upload that; if the printed amounts are right, release the file.`,
  });
}
