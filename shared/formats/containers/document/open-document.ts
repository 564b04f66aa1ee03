/**
 * Opens a report as HWPX, HWP, DOCX or PDF. What the library had to guess or mend is refused: it reads broken
 * files as far as they go, and a report without its last table would look whole.
 */
import type { ParseResult, WarningCode } from "kordoc";
import type { Finding } from "../../../domain/values/finding.ts";
import {
  documentBroken,
  documentDeclares,
  documentEncrypted,
  documentPartUnread,
  documentProtected,
  documentReaderMissing,
  documentScanned,
  documentTooLong,
  documentUnsafe,
  rowsOfDocument,
} from "./document-findings.ts";
import { loadDocumentLibrary } from "./document-library.ts";
import { linesOfBlocks } from "./document-lines.ts";
import { fileTooLarge } from "../../kernel/file-findings.ts";
import { maxDocumentBytes, maxDocumentCharacters, maxDocumentPages } from "../../kernel/file-limits.ts";
import type { SourcePages } from "../../kernel/format.ts";
import { pdfFault } from "./pdf-guard.ts";
import { declaresEntities } from "../zip/xml-guard.ts";
import { readZipParts } from "../zip/zip-parts.ts";
import { packParts } from "../zip/pack-parts.ts";

export type DocumentKind = "zipped-document" | "hwp" | "pdf";

/** Pictures and previews are never unpacked. */
const unneededParts = /^(BinData|Preview|Scripts|word\/media|word\/embeddings|word\/fonts|docProps)\//i;

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
  ["HIDDEN_TEXT_FILTERED", "hidden text"],
]);

export async function openDocument(bytes: Uint8Array, kind: DocumentKind): Promise<SourcePages | Finding> {
  if (bytes.length > maxDocumentBytes) return fileTooLarge(bytes.length, maxDocumentBytes);
  const checked = kind === "zipped-document" ? repacked(bytes) : bytes;
  if ("code" in checked) return checked;
  const fault = kind === "pdf" ? pdfFault(checked) : null;
  if (fault !== null) return fault;
  const library = await loadDocumentLibrary();
  if (library === null) return documentReaderMissing();
  // Page ranges count only in a PDF; the others are bounded by their bytes.
  const pages = kind === "pdf" ? { pages: `1-${maxDocumentPages + 1}` } : {};
  try {
    // A copy: the reader of PDFs takes the buffer that it is given for itself.
    return pagesOf(await library.parse(new Uint8Array(checked).buffer, pages));
  } catch (cause) {
    // Whatever is thrown for bytes that passed so far, the bytes are to blame.
    if (cause instanceof Error) return documentBroken(null);
    throw cause;
  }
}

function pagesOf(result: ParseResult): SourcePages | Finding {
  if (!result.success) return refusalOf(result);
  const warnings = result.warnings ?? [];
  const damage = warnings.find(({ code }) => mended.has(code));
  if (damage !== undefined) return documentBroken(damage.code);
  if ((result.pageCount ?? 0) > maxDocumentPages) return documentTooLong("pages", maxDocumentPages);
  const lines = linesOfBlocks(result.blocks);
  const characters = lines.reduce((sum, line) => sum + line.length, 0);
  if (characters > maxDocumentCharacters) return documentTooLong("characters", maxDocumentCharacters);
  if (lines.every((line) => line.trim() === "")) return documentScanned();
  const unread = new Set(warnings.flatMap(({ code }) => passedOver.get(code) ?? []));
  return {
    kind: "pages",
    lines,
    findings: [rowsOfDocument(lines.length), ...[...unread].map(documentPartUnread)],
  };
}

function refusalOf({ code }: Extract<ParseResult, { success: false }>): Finding {
  if (code === undefined) return documentBroken(null);
  switch (code) {
    case "ENCRYPTED":
      return documentEncrypted();
    case "DRM_PROTECTED":
      return documentProtected();
    case "IMAGE_BASED_PDF":
      return documentScanned();
    case "MISSING_DEPENDENCY":
      return documentReaderMissing();
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

/** Only what passed our own checks reaches the library, so that the two cannot take different parts. */
function repacked(bytes: Uint8Array): Uint8Array | Finding {
  const parts = readZipParts(bytes, (name) => !unneededParts.test(name) && !name.endsWith("/"));
  if ("code" in parts) return parts.code === "file-encrypted" ? documentEncrypted() : documentUnsafe(parts);
  const declaring = parts.find((part) => declaresEntities(part.bytes));
  return declaring === undefined ? packParts(parts) : documentDeclares(declaring.name);
}
