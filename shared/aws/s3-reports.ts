/** Reports in a bucket that nobody reads directly. */
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { attachmentNamed } from "../contracts/files/page-files.ts";
import type { Clock } from "../ports/clock.ts";
import type { ReportAddress, ReportAddresses, ReportStore } from "../ports/file-store.ts";

/** Long enough to begin a download, which may then take its time. */
const readableSeconds = 5 * 60;

/** Signed addresses: who was let in by the API reads the one file past it, for some minutes. */
export class S3ReportAddresses implements ReportAddresses {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #clock: Clock;

  constructor(client: S3Client, bucket: string, clock: Clock) {
    this.#client = client;
    this.#bucket = bucket;
    this.#clock = clock;
  }

  async addressOf(key: string, fileName: string): Promise<ReportAddress | null> {
    const object = { Bucket: this.#bucket, Key: key };
    try {
      await this.#client.send(new HeadObjectCommand(object));
    } catch (error) {
      if (error instanceof S3ServiceException && error.name === "NotFound") return null;
      throw error;
    }
    const expires = Date.parse(this.#clock.now()) + readableSeconds * 1_000;
    const command = new GetObjectCommand({
      ...object,
      ResponseContentDisposition: attachmentNamed(fileName),
    });
    const url = await getSignedUrl(this.#client, command, { expiresIn: readableSeconds });
    return { url, expiresAt: new Date(expires).toISOString() };
  }
}

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
