/** Addresses that one file may be put to, within minutes, with the very bytes that were announced. */
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { Clock } from "../ports/clock.ts";
import type { AnnouncedFile, PresignedUpload } from "../ports/upload-acts.ts";

/** 50 MB over the slowest line of an office. */
const secondsToPut = 15 * 60;

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
