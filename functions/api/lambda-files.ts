/**
 * Whatever the API does with buckets: files that are sent past it, frozen snapshots, reports, answers that are kept for a day. With the
 * client of S3 this is a fifth of the function, and a look at figures asks for none of it, so that it is loaded when it is needed.
 */
import { randomUUID } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import { clientSettings } from "../../shared/aws/client-settings.ts";
import { findKept } from "../../shared/aws/s3-kept-answers.ts";
import { S3FileStore } from "../../shared/aws/s3-file-store.ts";
import { presignedPuts, S3LargeAnswers, S3ReportAddresses } from "../../shared/aws/s3-signed-addresses.ts";
import { S3SnapshotFiles } from "../../shared/aws/s3-snapshot-files.ts";
import { verificationAnswer } from "../../shared/contracts/api/bodies/oversight.ts";
import { previewAnswer } from "../../shared/contracts/api/bodies/uploads.ts";
import { dryRunAnswerKey, verificationKey } from "../../shared/contracts/files/upload-key.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { ApiEnvironment } from "./env.ts";

export type BucketFiles = ReturnType<typeof bucketFiles>;

export function bucketFiles(environment: ApiEnvironment, clock: Clock) {
  const { UPLOADS_BUCKET, TRIES_BUCKET, SNAPSHOTS_BUCKET, REPORTS_BUCKET } = environment;
  const s3 = new S3Client(clientSettings);
  return {
    uploads: new S3FileStore(s3, UPLOADS_BUCKET),
    putToUploads: presignedPuts(s3, UPLOADS_BUCKET, clock),
    putToTries: presignedPuts(s3, TRIES_BUCKET, clock),
    /** What another stage answered, and kept for a day; null until it has. */
    findDryRun: async (books: Books, id: string) =>
      previewAnswer.nullable().parse(await findKept(s3, TRIES_BUCKET, dryRunAnswerKey(books, id))),
    findVerification: async (books: Books, id: string) =>
      verificationAnswer.nullable().parse(await findKept(s3, TRIES_BUCKET, verificationKey(books, id))),
    snapshots: new S3SnapshotFiles(s3, SNAPSHOTS_BUCKET),
    reports: new S3ReportAddresses(s3, REPORTS_BUCKET, clock),
    exports: new S3ReportAddresses(s3, TRIES_BUCKET, clock),
    large: new S3LargeAnswers({ s3, bucket: TRIES_BUCKET, clock, newId: randomUUID }),
  };
}
