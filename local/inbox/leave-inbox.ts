/** Moves a file that was taken, if the bytes that were read are the bytes that lie there. */
import { join } from "node:path";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";
import type { FileState } from "../storage/file-state.ts";
import { readLimited } from "../storage/read-limited.ts";
import * as words from "./inbox-messages.ts";
import { putAside } from "./put-aside.ts";
import { compareWith, type Taken } from "./taken-file.ts";

export type Leaving =
  | { readonly kind: "moved"; readonly to: string; readonly state: FileState }
  | { readonly kind: "stays"; readonly text: string }
  | { readonly kind: "changing" }
  | { readonly kind: "gone" }
  /** It is to be read anew; `goesOn` where what was read was its beginning only. */
  | { readonly kind: "anew"; readonly goesOn: boolean; readonly said: words.Said };

export async function leaveInbox(path: string, key: string, taken: Taken, worked: string): Promise<Leaving> {
  const reading = await readLimited(path, maxUploadBytes, false);
  if (reading.kind === "changing" || reading.kind === "locked") return { kind: "changing" };
  if (reading.kind === "gone") return { kind: "gone" };
  // Larger than anything that is read: it went on, too, as far as anyone can say.
  const compared =
    reading.kind === "read"
      ? compareWith(taken, reading.bytes)
      : reading.kind === "too-large"
        ? "goes-on"
        : "other";
  if (compared === "goes-on") return { kind: "anew", goesOn: true, said: words.wentOn(key) };
  if (compared === "other" || reading.kind !== "read")
    return { kind: "anew", goesOn: false, said: words.replaced(key) };
  const to = join(worked, fateOf(taken), key);
  const put = await putAside({ from: path, to, text: taken.text, isStored: true });
  return put.kind === "moved"
    ? { kind: "moved", to: put.to, state: reading.state }
    : { kind: "stays", text: words.stays(put.code) };
}

/** The folder in which a person looks for it. */
function fateOf({ outcome: { kind } }: Taken): string {
  return kind === "already-applied" ? "applied" : kind;
}
