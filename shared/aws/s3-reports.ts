/** Reports in a bucket that nobody reads directly. */
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { ReportStore } from "../ports/file-store.ts";

export class S3ReportStore implements ReportStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async put(
    key: string,
    { bytes, contentType }: { readonly bytes: Uint8Array; readonly contentType: string },
  ): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: bytes, ContentType: contentType }),
    );
  }
}
