/** Uploads in a versioned bucket. */
import { Readable } from "node:stream";
import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { type FileReference, maxUploadBytes } from "../domain/uploads/upload.ts";
import { Failure } from "../domain/values/failure.ts";
import type { FileStore, StoredFile } from "../ports/file-store.ts";
import { sha256Of } from "../runtime/sha256.ts";

export class S3FileStore implements FileStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async put(key: string, bytes: Uint8Array): Promise<FileReference> {
    const { VersionId } = await this.#client.send(
      new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: bytes }),
    );
    return { key, version: VersionId ?? "" };
  }

  async read({ key, version }: FileReference): Promise<StoredFile> {
    const versioned = version === "" ? {} : { VersionId: version };
    try {
      const answer = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: key, ...versioned }),
      );
      const length = answer.ContentLength ?? 0;
      if (length > maxUploadBytes) {
        // What is not read is not fetched either.
        if (answer.Body instanceof Readable) answer.Body.destroy();
        throw tooLarge(key, version, length);
      }
      const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
      return { bytes, sha256: sha256Of(bytes) };
    } catch (error) {
      if (!isMissing(error)) throw error;
      throw new Failure(`No file lies under ${key} (version ${version}); store it again to have it read.`, {
        code: "file-missing",
        retryable: false,
        context: { key, version },
        cause: error,
      });
    }
  }
}

function tooLarge(key: string, version: string, length: number): Failure {
  const limit = maxUploadBytes / 1024 / 1024;
  return new Failure(
    `The file under ${key} has ${Math.ceil(length / 1024 / 1024)} MB and the limit is ${limit} MB, so it was not read. Split it by department or account and store the parts.`,
    { code: "file-too-large", retryable: false, context: { key, version, length } },
  );
}

/** The key, or of a key that is there the version. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof S3ServiceException && (error.name === "NoSuchKey" || error.name === "NoSuchVersion")
  );
}
