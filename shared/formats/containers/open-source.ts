/** Opens a file: finds out what kind of thing it is, and makes of it what formats can look at. */
import type { Finding } from "../../domain/values/finding.ts";
import { containerOf } from "./text/binary-kind.ts";
import { inspectText } from "./text/decode-text.ts";
import { fileEncrypted, fileTooLarge, nestedTooDeep } from "../kernel/file-findings.ts";
import { maxUploadBytes } from "../../domain/uploads/upload-size.ts";
import { foreignText } from "./foreign-text.ts";
import type { SourceDocument, SourcePages, SourceWorkbook } from "../kernel/format.ts";
import { gunzip } from "./zip/gunzip.ts";
import { openDocument } from "./document/open-document.ts";
import { openXls, openXlsx } from "./workbook/open-workbook.ts";
import { refusedAnswer } from "./portal-answer.ts";
import { mayBeJson, readJson } from "./text/source-json.ts";
import { sourceTextOf } from "./text/source-text.ts";

export type Opening =
  | { readonly kind: "opened"; readonly source: SourceDocument }
  | { readonly kind: "refused"; readonly finding: Finding };

/** A workbook, a document, JSON or text, each of them in gzip or not. */
export function openSource(bytes: Uint8Array): Promise<Opening> {
  if (bytes.length > maxUploadBytes) return refused(fileTooLarge(bytes.length, maxUploadBytes));
  if (containerOf(bytes) !== "gzip") return openPlain(bytes);
  const inside = gunzip(bytes);
  return inside instanceof Uint8Array ? openPlain(inside) : refused(inside);
}

async function openPlain(bytes: Uint8Array): Promise<Opening> {
  const container = containerOf(bytes);
  switch (container) {
    case "xlsx":
      return opened(await openXlsx(bytes));
    case "xls":
      return opened(await openXls(bytes));
    case "zipped-document":
    case "hwp":
    case "pdf":
      return opened(await openDocument(bytes, container));
    case "encrypted":
      return refused(fileEncrypted());
    case "gzip":
      return refused(nestedTooDeep());
    case null:
      return openText(bytes);
  }
}

export function openText(bytes: Uint8Array): Opening {
  const inspected = inspectText(bytes);
  if (inspected.kind === "refused") return inspected;
  const source = sourceTextOf(inspected.text);
  const foreign = foreignText(source.head);
  if (foreign !== null) return { kind: "refused", finding: foreign };
  const json = mayBeJson(source.head) ? readJson(inspected.text.whole()) : null;
  if (json === null) return { kind: "opened", source };
  if (json.kind === "refused") return json;
  const answer = refusedAnswer(json.value);
  return answer === null ? { kind: "opened", source: json } : { kind: "refused", finding: answer };
}

function opened(source: SourceWorkbook | SourcePages | Finding): Opening {
  return "code" in source ? { kind: "refused", finding: source } : { kind: "opened", source };
}

function refused(finding: Finding): Promise<Opening> {
  return Promise.resolve({ kind: "refused", finding });
}
