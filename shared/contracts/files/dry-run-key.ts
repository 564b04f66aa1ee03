/** Where a file lies that is only tried, and the answer to it: apart from uploads, and for a day. */
import type { Books } from "../../domain/values/books.ts";
import { parseUploadKey, type UploadAddress, uploadKey } from "./upload-key.ts";

export const triedFilesPrefix = "files/";
export const triedAnswersPrefix = "answers/";

export interface TriedFile {
  /** Of this trying: chance, so that nobody finds another's. */
  readonly id: string;
  readonly address: UploadAddress;
}

export function triedFileKey({ id, address }: TriedFile): string {
  return `${triedFilesPrefix}${id}/${uploadKey(address)}`;
}

/** Null of a key that `triedFileKey` never gives. */
export function parseTriedFileKey(key: string): TriedFile | null {
  const [, id = "", rest = ""] = /^files\/([^/]+)\/(.+)$/s.exec(key) ?? [];
  const parsed = parseUploadKey(rest);
  return parsed.kind === "address" && id !== "" ? { id, address: parsed.address } : null;
}

export function triedAnswerKey({ office, fiscalYear }: Books, id: string): string {
  return `${triedAnswersPrefix}${office}/${fiscalYear}/${id}.json`;
}
