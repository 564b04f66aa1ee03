import { Buffer } from "node:buffer";

/** V8 copies texts below this length when it cuts them out of another one. */
const copiedAnyway = 13;

/**
 * The same text in memory of its own. A text cut out of a longer one keeps all of that alive: a name that is
 * kept would keep the slice of the file in which it stood.
 */
export function ownText(text: string): string {
  return text.length < copiedAnyway ? text : Buffer.from(text, "utf16le").toString("utf16le");
}
