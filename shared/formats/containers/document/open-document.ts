/**
 * Opens a report as HWPX, HWP, DOCX or PDF. What the library had to guess or mend is refused: it reads broken
 * files as far as they go, and a report without its last table would look whole.
 */
import { Failure } from "../../../domain/values/failure.ts";
import type { Finding } from "../../../domain/values/finding.ts";
import type { DocumentKind, SourcePages } from "../../kernel/format.ts";
import { declaresEntities } from "../zip/xml-guard.ts";
import { readZipParts, type ZipPart } from "../zip/zip-parts.ts";
import {
  archiveOfFiles,
  documentBroken,
  documentDeclares,
  documentEncrypted,
  documentUnsafe,
} from "./document-findings.ts";

/** Pictures, previews and settings of printers are never unpacked: Word for Mac writes the latter as lists with a DTD. */
const unneededParts =
  /^(BinData|Preview|Scripts|word\/media|word\/embeddings|word\/fonts|word\/printerSettings|docProps)\//i;

export async function openDocument(bytes: Uint8Array, kind: DocumentKind): Promise<SourcePages | Finding> {
  const parts = kind === "zipped-document" ? checkedParts(bytes) : null;
  if (parts !== null && "code" in parts) return parts;
  const zipped = parts === null ? null : (await import("./zipped-text.ts")).zippedText(parts);
  const nothing = { bytes, hasHidden: false, heads: [], unseen: [] };
  const { bytes: checked, hasHidden, heads, unseen } = zipped ?? nothing;
  const fault = kind === "pdf" ? (await import("./pdf-guard.ts")).pdfFinding(checked) : null;
  if (fault !== null) return fault;
  // Loaded when a document comes: no other start pays for it.
  const library = await import("kordoc");
  try {
    if (kind === "pdf") return await (await import("./open-pdf.ts")).openPdf(library, checked);
    const { pagesOf } = await import("./result-pages.ts");
    // A copy: the reader takes the buffer that it is given for itself.
    const pages = pagesOf(await library.parse(new Uint8Array(checked).buffer), {
      isPrinted: false,
      hasHidden,
    });
    if ("code" in pages || heads.length + unseen.length === 0) return pages;
    const { pageHeadFindings } = await import("../../kernel/page-heads.ts");
    const { textUnseen } = await import("../pdf/seen-on-page.ts");
    const ofHeads = heads.length === 0 ? [] : pageHeadFindings(heads, () => pages.lines.join(" "));
    const ofUnseen = unseen.length === 0 ? [] : [textUnseen(unseen)];
    return { ...pages, findings: [...pages.findings, ...ofHeads, ...ofUnseen] };
  } catch (cause) {
    // Whatever is thrown for bytes that passed so far, the bytes are to blame.
    if (cause instanceof Error && !(cause instanceof Failure)) return documentBroken(null);
    throw cause;
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
