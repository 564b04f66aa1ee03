/**
 * Opens a report as HWPX, HWP, DOCX or PDF. What the library had to guess or mend is refused: it reads broken
 * files as far as they go, and a report without its last table would look whole.
 */
import type { ParseResult, WarningCode } from "kordoc";
import { Failure } from "../../../domain/values/failure.ts";
import type { Finding } from "../../../domain/values/finding.ts";
import { maxDocumentPages } from "../../kernel/file-limits.ts";
import type { DocumentKind, SourcePages } from "../../kernel/format.ts";
import { declaresEntities } from "../zip/xml-guard.ts";
import { readZipParts, type ZipPart } from "../zip/zip-parts.ts";
import {
  archiveOfFiles,
  documentBroken,
  documentDeclares,
  documentEncrypted,
  documentProtected,
  documentScanned,
  documentTooLong,
  documentUnsafe,
} from "./document-findings.ts";
import { hiddenText } from "./markup-pages.ts";
import { sourcePages } from "./document-lines.ts";
import { pdfFinding } from "./pdf-guard.ts";

/** Pictures, previews and settings of printers are never unpacked: Word for Mac writes the latter as lists with a DTD. */
const unneededParts =
  /^(BinData|Preview|Scripts|word\/media|word\/embeddings|word\/fonts|word\/printerSettings|docProps)\//i;

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

export async function openDocument(bytes: Uint8Array, kind: DocumentKind): Promise<SourcePages | Finding> {
  const parts = kind === "zipped-document" ? checkedParts(bytes) : null;
  if (parts !== null && "code" in parts) return parts;
  const zipped = parts === null ? null : (await import("./zipped-text.ts")).zippedText(parts);
  const nothing = { bytes, hasHidden: false, heads: [], unseen: [] };
  const { bytes: checked, hasHidden, heads, unseen } = zipped ?? nothing;
  const fault = kind === "pdf" ? pdfFinding(checked) : null;
  if (fault !== null) return fault;
  // Loaded when a document comes: no other start pays for it.
  const library = await import("kordoc");
  try {
    if (kind === "pdf") return await (await import("./open-pdf.ts")).openPdf(library, pagesOf, checked);
    // A copy: the reader takes the buffer that it is given for itself.
    const pages = pagesOf(await library.parse(new Uint8Array(checked).buffer), {
      isPrinted: false,
      hasHidden,
    });
    if ("code" in pages || heads.length + unseen.length === 0) return pages;
    const { pageHeadFindings } = await import("../../kernel/page-heads.ts");
    const { textUnseen } = await import("../pdf/seen-on-page.ts");
    const ofHeads = heads.length === 0 ? [] : pageHeadFindings(heads, pages.lines.join(" "));
    const ofUnseen = unseen.length === 0 ? [] : [textUnseen(unseen)];
    return { ...pages, findings: [...pages.findings, ...ofHeads, ...ofUnseen] };
  } catch (cause) {
    // Whatever is thrown for bytes that passed so far, the bytes are to blame.
    if (cause instanceof Error && !(cause instanceof Failure)) return documentBroken(null);
    throw cause;
  }
}

function pagesOf(
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

/** What people pack together to send it. */
const packedFile = /\.(docx?|hwpx?|hwt|odt|pdf|xlsx?|xlsm|csv|txt|html?|json|zip)$/i;

/** Only what passed our own checks reaches the library, so that the two cannot take different parts. */
function checkedParts(bytes: Uint8Array): readonly ZipPart[] | Finding {
  const parts = readZipParts(bytes, (name) => !unneededParts.test(name) && !name.endsWith("/"));
  if ("code" in parts) return parts.code === "file-encrypted" ? documentEncrypted() : documentUnsafe(parts);
  const isDocument = parts.some(({ name }) => /^(\[Content_Types\]\.xml|mimetype|Contents\/)/i.test(name));
  const files = isDocument ? [] : parts.filter(({ name }) => packedFile.test(name)).map(({ name }) => name);
  if (files.length > 0) return archiveOfFiles(files);
  const declaring = parts.find((part) => declaresEntities(part.bytes));
  return declaring === undefined ? parts : documentDeclares(declaring.name);
}
