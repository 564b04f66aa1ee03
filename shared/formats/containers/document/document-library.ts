/** The library that reads documents, loaded when one comes: no other start pays for it. */
import type * as kordoc from "kordoc";

/** Null where it was left out, as on Lambda. */
export async function loadDocumentLibrary(): Promise<Pick<typeof kordoc, "parse"> | null> {
  try {
    return await import("kordoc");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND") return null;
    throw cause;
  }
}
