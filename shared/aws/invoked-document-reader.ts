/**
 * Documents are read by a function of their own, which may do nothing else. It is handed the address of one file for some
 * minutes; the file lies there for a day under the hash of its bytes, so that a second delivery puts the same again.
 */
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import * as z from "zod";
import {
  documentAnswer,
  type DocumentReading,
  documentReading,
  type DocumentRequest,
} from "../contracts/documents/document-reading.ts";
import { documentFileKey } from "../contracts/files/upload-key.ts";
import { Failure } from "../domain/values/failure.ts";
import { type Finding, fileFinding } from "../domain/values/finding.ts";
import { unpackJson } from "../runtime/packed-message.ts";
import { sha256Of } from "../runtime/sha256.ts";
import type { Invocation } from "./invoke-function.ts";

export interface DocumentPlaces {
  readonly s3: S3Client;
  /** Where documents lie while they are read. */
  readonly bucket: string;
  readonly invoke: (request: DocumentRequest) => Promise<Invocation>;
}

/** It begins at once, and a start takes seconds. */
const readableSeconds = 5 * 60;

/** Twice the 2,000,000 characters of the longest document, in UTF-8. */
const maxReadingBytes = 12 * 1024 * 1024;

/** One that ran out of time or memory may have been unlucky; twice in a row it is the document. */
const attempts = 2;

/** Read by the function of that name; its client is loaded with the first document. */
export function documentsReadBy(functionName: string, places: Pick<DocumentPlaces, "s3" | "bucket">) {
  return invokedDocumentReader({
    ...places,
    invoke: async (request) => (await import("./invoke-function.ts")).invokeFunction(functionName, request),
  });
}

export function invokedDocumentReader({ s3, bucket, invoke }: DocumentPlaces) {
  return async (bytes: Uint8Array, kind: DocumentRequest["kind"]): Promise<DocumentReading> => {
    const object = { Bucket: bucket, Key: documentFileKey(sha256Of(bytes)) };
    await s3.send(new PutObjectCommand({ ...object, Body: bytes }));
    const url = await getSignedUrl(s3, new GetObjectCommand(object), { expiresIn: readableSeconds });
    const request: DocumentRequest = { version: 1, url, kind };
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const { isFailed, answer } = await invoke(request);
      if (!isFailed) return readingOf(answer);
      if (!isSpent(answer)) throw broken(answer);
    }
    return documentTooHeavy();
  };
}

function readingOf(answer: unknown): DocumentReading {
  return documentReading.parse(unpackJson(documentAnswer.parse(answer).packed, maxReadingBytes));
}

const functionError = z.object({ errorType: z.string().default(""), errorMessage: z.string().default("") });

/** Whether Lambda ended it: it ran out of time or memory, or its process died. Our own code ends with an error that it names. */
function isSpent(answer: unknown): boolean {
  const { errorType, errorMessage } = functionError.parse(answer);
  return /^(?:Runtime|Sandbox)\./.test(errorType) || /Task timed out|exited/i.test(errorMessage);
}

function broken(answer: unknown): Failure {
  const { errorType, errorMessage } = functionError.parse(answer);
  return new Failure(`The function that reads documents failed: ${errorMessage} Its log says more.`, {
    code: "extract-failed",
    retryable: true,
    context: { errorType },
  });
}

function documentTooHeavy(): Finding {
  return fileFinding("reject", "document-too-heavy", null, {
    ko: "문서를 읽는 데 시간이나 메모리가 너무 많이 들어 두 번 모두 끝내지 못했습니다. 그림을 빼거나 부서별로 나누어 HWPX 또는 텍스트 문서(유니코드)로 새로 저장하여 올려 주십시오.",
    en: "Reading the document took too much time or memory, twice. Save it anew as HWPX or Unicode text, without pictures or one file per department, and upload that.",
  });
}
