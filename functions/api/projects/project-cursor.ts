/** Where a list goes on, as opaque text: the state of the books, the list, and the last row that was shown. */

export interface ProjectCursor {
  /** Names the state of the books that the list was made of. */
  readonly revision: string;
  /** Names filter, sort and who asked. */
  readonly list: string;
  /** The id of the last row. */
  readonly after: string;
}

export function writeCursor({ revision, list, after }: ProjectCursor): string {
  const bytes = new TextEncoder().encode([revision, list, after].join(" "));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Null of text that this program did not write. */
export function readCursor(text: string): ProjectCursor | null {
  const [, revision, list, after] = /^([0-9a-f]{24}) ([0-9a-f]{16}) (.+)$/su.exec(decoded(text)) ?? [];
  if (revision === undefined || list === undefined || after === undefined) return null;
  return { revision, list, after };
}

function decoded(text: string): string {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "";
  }
}
