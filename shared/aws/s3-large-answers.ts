/** Answers that are too large to be carried, in the bucket of what is kept for a day. */
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { largeAnswerKey } from "../contracts/files/upload-key.ts";
import type { Clock } from "../ports/clock.ts";
import type { LargeAnswer, LargeAnswers, ReportAddress } from "../ports/file-store.ts";

/** Long enough to begin a download, which may then take its time. */
const readableSeconds = 5 * 60;

export interface LargeAnswerPlaces {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly clock: Clock;
  /** A new one each time, which nobody can guess. */
  readonly newId: () => string;
}

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
    const url = await getSignedUrl(s3, new GetObjectCommand(object), { expiresIn: readableSeconds });
    const expires = Date.parse(clock.now()) + readableSeconds * 1_000;
    return { url, expiresAt: new Date(expires).toISOString() };
  }
}
