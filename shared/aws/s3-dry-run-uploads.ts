/** Answers to tried files, in the bucket of these. One stage keeps them, another finds them. */
import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { PreviewAnswer } from "../contracts/api/api.ts";
import { dryRunAnswerKey } from "../contracts/files/upload-key.ts";
import type { Books } from "../domain/values/books.ts";
import type { DryRunAnswers } from "../ports/upload-acts.ts";

export class S3KeptAnswers implements DryRunAnswers {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async keep(books: Books, id: string, answer: PreviewAnswer): Promise<void> {
    const object = { Bucket: this.#bucket, Key: dryRunAnswerKey(books, id) };
    const Body = JSON.stringify(answer);
    await this.#client.send(new PutObjectCommand({ ...object, Body, ContentType: "application/json" }));
  }
}

/** The stored JSON; null until it is kept, and when its day is over. */
export async function findKept(client: S3Client, bucket: string, key: string): Promise<unknown> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return JSON.parse((await Body?.transformToString()) ?? "null");
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === "NoSuchKey") return null;
    throw error;
  }
}
