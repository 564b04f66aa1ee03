/** What markup holds as a document of lines, or why it is not read. */
import type { Finding } from "../../../domain/values/finding.ts";
import type { SourcePages } from "../../kernel/format.ts";
import { documentBroken } from "./document-findings.ts";
import { sourcePages } from "./document-lines.ts";
import type { MarkupBlocks } from "./odt-blocks.ts";

export const hiddenText = "hidden text";

export function markupPages({ blocks, hasHidden }: MarkupBlocks): SourcePages | Finding {
  return sourcePages(blocks, { isPrinted: false, unread: hasHidden ? [hiddenText] : [] });
}

/** Whatever is thrown for markup that nests without end, the file is to blame. */
export function readMarkup(read: () => MarkupBlocks): MarkupBlocks | Finding {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError) return documentBroken(null);
    throw cause;
  }
}
