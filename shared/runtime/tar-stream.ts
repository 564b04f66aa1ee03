/** Files as one tar, one of them in memory at a time. */
import { createTarPacker } from "modern-tar";
import type { ArchiveEntry } from "../ports/file-store.ts";

/** @param at the moment that all of them bear. @throws what `entries` throws. */
export async function* tarOf(entries: AsyncIterable<ArchiveEntry>, at: string): AsyncGenerator<Uint8Array> {
  const { readable, controller } = createTarPacker();
  const packed = pack().catch((error: unknown) => {
    controller.error(error);
    throw error;
  });
  // It is awaited below; until then a failure is the stream's.
  packed.catch(() => {});
  for await (const chunk of readable) yield chunk;
  await packed;

  async function pack(): Promise<void> {
    const mtime = new Date(at);
    for await (const { name, bytes } of entries) {
      const header = { name, size: bytes.byteLength, type: "file", mode: 0o600, mtime } as const;
      const writer = controller.add(header).getWriter();
      await writer.write(bytes);
      await writer.close();
    }
    controller.finalize();
  }
}
