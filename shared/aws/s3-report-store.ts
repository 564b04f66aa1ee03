/** Reports in a bucket that nobody reads directly: who is to have one is given a signed address for an hour. */
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { ReportStore } from "../ports/report-store.ts";

/** Long enough to read a letter and open what it names. */
const addressSeconds = 3_600;

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

  addressOf(key: string): Promise<string> {
    return getSignedUrl(this.#client, new GetObjectCommand({ Bucket: this.#bucket, Key: key }), {
      expiresIn: addressSeconds,
    });
  }
}
