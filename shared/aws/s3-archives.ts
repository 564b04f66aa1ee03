/** Archives that are larger than memory: put part by part, and there as a whole or not at all. */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { createTarPacker } from "modern-tar";
import type { Clock } from "../ports/clock.ts";
import type { ArchiveEntry, ArchiveStore } from "../ports/file-store.ts";

/** S3 takes 10,000 parts: 80 GB. */
const partBytes = 8 * 1024 * 1024;

export class S3Archives implements ArchiveStore {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #clock: Clock;

  constructor(client: S3Client, bucket: string, clock: Clock) {
    this.#clock = clock;
    this.#client = client;
    this.#bucket = bucket;
  }

  async put(key: string, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
    const object = { Bucket: this.#bucket, Key: key };
    const begun = new CreateMultipartUploadCommand({ ...object, ContentType: "application/x-tar" });
    const { UploadId } = await this.#client.send(begun);
    try {
      const Parts: { readonly PartNumber: number; readonly ETag: string | undefined }[] = [];
      for await (const Body of partsOf(tarOf(entries, this.#clock.now()))) {
        const PartNumber = Parts.length + 1;
        const part = new UploadPartCommand({ ...object, UploadId, PartNumber, Body });
        const { ETag } = await this.#client.send(part);
        Parts.push({ PartNumber, ETag });
      }
      await this.#client.send(
        new CompleteMultipartUploadCommand({ ...object, UploadId, MultipartUpload: { Parts } }),
      );
    } catch (error) {
      // What it fails with is of less use than why the archive was not written; a rule of the bucket clears it away.
      await this.#client.send(new AbortMultipartUploadCommand({ ...object, UploadId })).catch(() => {});
      throw error;
    }
  }
}

/** All but the last of one size. */
async function* partsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(partBytes);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.byteLength;) {
      const piece = chunk.subarray(from, from + partBytes - filled);
      part.set(piece, filled);
      filled += piece.byteLength;
      from += piece.byteLength;
      if (filled < partBytes) continue;
      yield part;
      part = new Uint8Array(partBytes);
      filled = 0;
    }
  }
  yield part.subarray(0, filled);
}

// Files as one tar, one of them in memory at a time.

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
