/** What the library read of a document as pages, or why nothing came of it. Loaded with the first document. */
import type { ParseResult, WarningCode } from "kordoc";
import { Failure } from "../../../domain/values/failure.ts";
import type { Finding } from "../../../domain/values/finding.ts";
import { maxDocumentPages } from "../../kernel/file-limits.ts";
import type { SourcePages } from "../../kernel/format.ts";
import {
  documentBroken,
  documentEncrypted,
  documentProtected,
  documentScanned,
  documentTooLong,
  documentUnsafe,
} from "./document-findings.ts";
import { sourcePages } from "./document-lines.ts";
import { hiddenText } from "./markup-pages.ts";

const mended: ReadonlySet<WarningCode> = new Set([
  "BROKEN_ZIP_RECOVERY",
  "LENIENT_CFB_RECOVERY",
  "MALFORMED_XML",
  "PARTIAL_PARSE",
  "TRUNCATED_TABLE",
]);
const passedOver: ReadonlyMap<WarningCode, string> = new Map([
  ["NEEDS_OCR", "scan"],
  ["SKIPPED_OLE", "OLE"],
  ["HIDDEN_TEXT_FILTERED", hiddenText],
]);

/** How the library calls page numbers and heads that every page repeats: they hide nothing. */
const repeated = /머리글\/바닥글/;

export function pagesOf(
  result: ParseResult,
  { isPrinted, hasHidden }: { readonly isPrinted: boolean; readonly hasHidden: boolean },
): SourcePages | Finding {
  if (!result.success) return commandErrorOf(result);
  const warnings = result.warnings ?? [];
  const corruption = warnings.find(({ code }) => mended.has(code));
  if (corruption !== undefined) return documentBroken(corruption.code);
  if ((result.pageCount ?? 0) > maxDocumentPages) return documentTooLong("pages", maxDocumentPages);
  const unread = new Set(
    warnings.flatMap(({ code, message }) => (repeated.test(message) ? [] : (passedOver.get(code) ?? []))),
  );
  if (hasHidden) unread.add(hiddenText);
  return sourcePages(result.blocks, { isPrinted, unread: [...unread] });
}

function commandErrorOf({ code }: Extract<ParseResult, { success: false }>): Finding {
  if (code === undefined) return documentBroken(null);
  switch (code) {
    case "ENCRYPTED":
      return documentEncrypted();
    case "DRM_PROTECTED":
      return documentProtected();
    case "IMAGE_BASED_PDF":
      return documentScanned();
    case "MISSING_DEPENDENCY":
      throw new Failure("The reader of PDFs is not installed. Install the program anew.", {
        code: "document-reader-missing",
        retryable: false,
      });
    case "ZIP_BOMB":
    case "DECOMPRESSION_BOMB":
    case "OUTPUT_TOO_LARGE":
      return documentUnsafe({ code: "unzipped-too-large", value: null });
    case "EMPTY_INPUT":
    case "UNSUPPORTED_FORMAT":
    case "CORRUPTED":
    case "NO_SECTIONS":
    case "PARSE_ERROR":
      return documentBroken(code);
  }
}
