/** What came of verifications that were requested, in the bucket of what is kept for a day. One stage keeps it, another finds it. */
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { VerificationAnswer } from "../contracts/api/api.ts";
import { verificationKey } from "../contracts/files/upload-key.ts";
import type { Books } from "../domain/values/books.ts";
import type { Verifications } from "../ports/oversight-acts.ts";

export class S3Verifications implements Verifications {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async keep(books: Books, id: string, answer: VerificationAnswer): Promise<void> {
    const object = { Bucket: this.#bucket, Key: verificationKey(books, id) };
    const Body = JSON.stringify(answer);
    await this.#client.send(new PutObjectCommand({ ...object, Body, ContentType: "application/json" }));
  }
}
