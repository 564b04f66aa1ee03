/** Signed addresses: who was let in by the API reads or puts the one file past it, for some minutes. */
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { attachmentNamed } from "../contracts/files/page-files.ts";
import { largeAnswerKey } from "../contracts/files/upload-key.ts";
import type { Clock } from "../ports/clock.ts";
import type { LargeAnswer, LargeAnswers, ReportAddress, ReportAddresses } from "../ports/file-store.ts";
import type { AnnouncedFile, PresignedUpload } from "../ports/stage-acts.ts";

/** Long enough to begin a download, which may then take its time. */
const readableSeconds = 5 * 60;

export interface LargeAnswerPlaces {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly clock: Clock;
  /** A new one each time, which nobody can guess. */
  readonly newId: () => string;
}

/** Answers that are too large to be carried, in the bucket of what is kept for a day. */
export class S3LargeAnswers implements LargeAnswers {
  readonly #places: LargeAnswerPlaces;

  constructor(places: LargeAnswerPlaces) {
    this.#places = places;
  }

  async keep({ bytes, headers }: LargeAnswer): Promise<ReportAddress> {
    const { s3, bucket, clock, newId } = this.#places;
    const object = { Bucket: bucket, Key: largeAnswerKey(newId()) };
    await s3.send(
      new PutObjectCommand({
        ...object,
        Body: bytes,
        ContentType: headers["content-type"],
        ContentEncoding: headers["content-encoding"],
        ContentDisposition: headers["content-disposition"],
      }),
    );
    return readable(s3, object, clock);
  }
}

/** Of reports and archives that are there. */
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
    return readable(
      this.#client,
      { ...object, ResponseContentDisposition: attachmentNamed(fileName) },
      this.#clock,
    );
  }
}

async function readable(
  client: S3Client,
  object: GetObjectCommandInput,
  clock: Clock,
): Promise<ReportAddress> {
  const url = await getSignedUrl(client, new GetObjectCommand(object), { expiresIn: readableSeconds });
  const expires = Date.parse(clock.now()) + readableSeconds * 1_000;
  return { url, expiresAt: new Date(expires).toISOString() };
}

/** 50 MB over the slowest line of an office. */
const secondsToPut = 15 * 60;

/** Addresses that one file may be put to, within minutes, with the very bytes that were announced. */
export function presignedPuts(client: S3Client, bucket: string, clock: Clock) {
  return async (key: string, { byteLength, sha256 }: AnnouncedFile): Promise<PresignedUpload> => {
    const checksum = Buffer.from(sha256, "hex").toString("base64");
    const command = new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      ContentLength: byteLength,
      ChecksumSHA256: checksum,
    });
    // Signed as headers: what is put in other bytes or another length is refused by the store.
    const signed = new Set(["content-length", "x-amz-checksum-sha256"]);
    const options = { expiresIn: secondsToPut, signableHeaders: signed, unhoistableHeaders: signed };
    const url = await getSignedUrl(client, command, options);
    const expires = Date.parse(clock.now()) + secondsToPut * 1_000;
    return {
      url,
      headers: { "x-amz-checksum-sha256": checksum },
      expiresAt: new Date(expires).toISOString(),
    };
  };
}
