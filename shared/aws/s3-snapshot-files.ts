/** Snapshots in a bucket whose objects are locked for years: nobody changes or removes them, root included. */
import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { SnapshotFiles } from "../ports/snapshot-store.ts";

export class S3SnapshotFiles implements SnapshotFiles {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    try {
      await this.#client.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: key,
          Body: bytes,
          ContentType: "application/json",
          // A second version would be locked beside the first for as long.
          IfNoneMatch: "*",
        }),
      );
    } catch (error) {
      if (!isNamed(error, "PreconditionFailed")) throw error;
    }
  }

  async read(key: string): Promise<Uint8Array | null> {
    try {
      const answer = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      return (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
    } catch (error) {
      if (isNamed(error, "NoSuchKey")) return null;
      throw error;
    }
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof S3ServiceException && error.name === name;
}
