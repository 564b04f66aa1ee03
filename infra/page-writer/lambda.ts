/** The writer of the page's files as AWS Lambda runs it, with the built page beside its code. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { S3Client, DeleteObjectsCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { pageWriterEnvironment } from "./contract.ts";
import { answerDeployment, type PageFile, type PageStore } from "./write-page.ts";

/** The page's files in a bucket of their own. */
function s3PageStore(s3: S3Client, bucket: string): PageStore {
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

const { PAGE_BUCKET: bucket } = pageWriterEnvironment.parse(process.env);
const store = s3PageStore(new S3Client({}), bucket);
const folder = join(import.meta.dirname, "page");

export async function handler(event: unknown): Promise<void> {
  await answerDeployment(event, { store, filesOfPage, answer });
}

async function filesOfPage(): Promise<PageFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path).replaceAll("\\", "/"),
      bytes: await readFile(path),
    })),
  );
}

/** Signed for a body of no type. */
async function answer(address: string, body: string): Promise<void> {
  const { ok, status } = await fetch(address, { method: "PUT", body, headers: { "content-type": "" } });
  if (!ok) throw new Error(`CloudFormation did not take the answer: ${status}.`);
}
