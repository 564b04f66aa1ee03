/** What came of requests that take a while, in the bucket of what is kept for a day. One stage keeps it, another finds it. */
import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { PreviewAnswer, VerificationAnswer } from "../contracts/api/api.ts";
import { dryRunAnswerKey, verificationKey } from "../contracts/files/upload-key.ts";
import type { Books } from "../domain/values/books.ts";
import type { DryRunAnswers, Verifications } from "../ports/stage-acts.ts";

/** Of files that were only tried. */
export function keptDryRuns(client: S3Client, bucket: string): DryRunAnswers {
  return {
    keep: (books: Books, id: string, answer: PreviewAnswer) =>
      keep(client, bucket, dryRunAnswerKey(books, id), answer),
  };
}

export function keptVerifications(client: S3Client, bucket: string): Verifications {
  return {
    keep: (books: Books, id: string, answer: VerificationAnswer) =>
      keep(client, bucket, verificationKey(books, id), answer),
  };
}

async function keep(client: S3Client, bucket: string, key: string, answer: object): Promise<void> {
  const object = { Bucket: bucket, Key: key, Body: JSON.stringify(answer), ContentType: "application/json" };
  await client.send(new PutObjectCommand(object));
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
