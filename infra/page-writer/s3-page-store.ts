/** The page's files in a bucket of their own. */
import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { PageStore } from "./write-page.ts";

export function s3PageStore(s3: S3Client, bucket: string): PageStore {
  return {
    put: async ({ path, bytes, mediaType, caching }) => {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: path,
          Body: bytes,
          ContentType: mediaType,
          CacheControl: caching,
        }),
      );
    },
    clear: async () => {
      // A list tells of a thousand at a time, and what it told of is gone with the next look.
      for (;;) {
        const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
        if (Contents.length === 0) return;
        const Objects = Contents.map(({ Key }) => ({ Key }));
        const { Errors = [] } = await s3.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        );
        const [kept] = Errors;
        if (kept !== undefined)
          throw new Error(`${kept.Key ?? ""} stays in ${bucket}: ${kept.Message ?? ""}`);
      }
    },
  };
}
