/** What is seen of a file before a byte of it is sent, in the sentences that the server would use. */
import {
  emptyWords,
  kindWords,
  nameWords,
  tooLargeWords,
  unreadKinds,
} from "../../shared/domain/words/file-words.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";

const lostWords: Bilingual = {
  ko: "파일을 읽지 못했습니다. 다른 프로그램이 쓰고 있거나, 옮겨졌거나, 폴더입니다. 닫은 뒤 다시 골라 주십시오.",
  en: "The file could not be read: another program writes it, it was moved, or it is a folder. Close it there and choose it again.",
};

const headBytes = 16;

/** Null of what is worth sending. @param most bytes that the host takes. */
export async function unfitWords(file: File, most: number): Promise<Bilingual | null> {
  const misnamed = nameWords(file.name);
  if (misnamed !== null) return misnamed;
  const head = await headOf(file);
  if (head === null) return lostWords;
  if (file.size === 0) return emptyWords;
  if (file.size > most) return tooLargeWords(file.size, most);
  const kind = unreadKinds.find(({ magic }) => head.startsWith(magic));
  return kind === undefined ? null : kindWords(kind);
}

/** Null of what cannot be read, or no longer. */
async function headOf(file: File): Promise<string | null> {
  try {
    const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
    return String.fromCharCode(...bytes);
  } catch {
    return null;
  }
}

/** @returns what cannot be read any more; null of what can. */
export async function lostSince(file: File): Promise<Bilingual | null> {
  return (await headOf(file)) === null ? lostWords : null;
}

const partBytes = 1024 * 1024;

/** Whether two files hold the same bytes. A page without TLS has no hashes, so they are held against each other. */
export async function holdSameBytes(a: File, b: File): Promise<boolean> {
  if (a.size !== b.size) return false;
  for (let at = 0; at < a.size; at += partBytes) {
    const [one, other] = await Promise.all(
      [a, b].map(async (file) => new Uint8Array(await file.slice(at, at + partBytes).arrayBuffer())),
    );
    if (one?.some((byte, place) => byte !== other?.[place]) !== false) return false;
  }
  return true;
}
