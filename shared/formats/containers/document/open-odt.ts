/** Opens an ODT: one part of markup, looked through before it is read. */
import { Buffer } from "node:buffer";
import type { Finding } from "../../../domain/values/finding.ts";
import { fileTooLarge } from "../../kernel/file-findings.ts";
import { maxDocumentBytes } from "../../kernel/file-limits.ts";
import type { SourcePages } from "../../kernel/format.ts";
import { declaresEntities, guardedXml } from "../zip/xml-guard.ts";
import { readZipParts } from "../zip/zip-parts.ts";
import { documentBroken, documentDeclares, documentEncrypted, documentUnsafe } from "./document-findings.ts";
import { markupPages, readMarkup } from "./markup-pages.ts";
import { odtBlocks } from "./odt-blocks.ts";

/** Its text is in one part; pictures, styles and settings are never unpacked. */
export function openOdt(bytes: Uint8Array): SourcePages | Finding {
  if (bytes.length > maxDocumentBytes) return fileTooLarge(bytes.length, maxDocumentBytes);
  const parts = readZipParts(bytes, (name) => name === "content.xml" || name === "META-INF/manifest.xml");
  if ("code" in parts) return parts.code === "file-encrypted" ? documentEncrypted() : documentUnsafe(parts);
  const manifest = parts.find(({ name }) => name.startsWith("META-INF/"));
  if (manifest !== undefined && Buffer.from(manifest.bytes).includes("encryption-data"))
    return documentEncrypted();
  const content = parts.find(({ name }) => name === "content.xml");
  if (content === undefined) return documentBroken("content.xml");
  if (declaresEntities(content.bytes)) return documentDeclares(content.name);
  const xml = guardedXml(content);
  if (typeof xml !== "string") return documentBroken(content.name);
  const made = readMarkup(() => odtBlocks(xml));
  return "code" in made ? made : markupPages(made);
}
