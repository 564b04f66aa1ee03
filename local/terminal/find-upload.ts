/** The upload that a command names. */
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { Refusal, type Words } from "./command-line.ts";
import { selectBooks } from "./select-books.ts";

/** By the beginning of its id, as `monitor uploads` prints it. */
export async function findUpload(ledger: LedgerStore, words: Words): Promise<Upload> {
  const [id = "", ...more] = words.files;
  if (id === "" || more.length > 0) {
    throw new Refusal(
      "업로드 하나를 적어 주십시오(monitor uploads에 나옵니다).",
      "Name one upload, as monitor uploads prints it.",
    );
  }
  const found: Upload[] = [];
  for (const books of await selectBooks(ledger, words)) {
    const uploads = await ledger.listUploads(books);
    found.push(...uploads.filter(({ uploadId }) => uploadId.startsWith(id)));
  }
  const [upload] = found;
  if (upload !== undefined && found.length === 1) return upload;
  throw found.length === 0
    ? new Refusal(`"${id}": 그런 업로드가 없습니다.`, `"${id}": there is no such upload.`)
    : new Refusal(
        `"${id}"(으)로 시작하는 업로드가 ${found.length}건입니다. 더 길게 적어 주십시오.`,
        `${found.length} uploads begin with "${id}"; write more of it.`,
      );
}
