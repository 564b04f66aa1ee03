/** The writer of the page's files as AWS Lambda runs it, with the built page beside its code. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { pageWriterEnvironment } from "./contract.ts";
import { s3PageStore } from "./s3-page-store.ts";
import { answerDeployment, type PageFile } from "./write-page.ts";

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
