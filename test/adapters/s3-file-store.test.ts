import { Readable } from "node:stream";
import { S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { S3FileStore } from "../../shared/aws/s3-file-store.ts";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";

/** A client whose requests are answered here, before they are sent. */
function answering(answer: (request: object) => object): S3Client {
  const client = new S3Client({
    region: "ap-northeast-2",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  client.middlewareStack.add(
    () => (request) => Promise.resolve({ output: answer(request.input) as never, response: {} }),
    { step: "initialize" },
  );
  return client;
}

const requested: object[] = [];
const hello = answering((request) => {
  requested.push(request);
  return { Body: { transformToByteArray: () => Promise.resolve(new TextEncoder().encode("hello")) } };
});

test.each([
  {
    what: "the version that is meant",
    version: "v1",
    request: { Bucket: "uploads", Key: "a.csv", VersionId: "v1" },
  },
  { what: "the only one there is", version: "", request: { Bucket: "uploads", Key: "a.csv" } },
])("a file of a bucket is read in $what, with the hash that names it", async ({ version, request }) => {
  const { bytes, sha256 } = await new S3FileStore(hello, "uploads").read({ key: "a.csv", version });
  expect(new TextDecoder().decode(bytes)).toBe("hello");
  expect(sha256).toBe("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
  expect(requested.at(-1)).toEqual(request);
});

test.each(["NoSuchKey", "NoSuchVersion"])("a file that is gone (%s) is missing for good", async (name) => {
  const store = new S3FileStore(failing(name), "uploads");
  const context = { key: "a.csv", version: "v1" };
  await expect(store.read(context)).rejects.toMatchObject({
    code: "file-missing",
    retryable: false,
    context,
  });
});

test("a file above the limit is not fetched: its size is looked at first", async () => {
  const body = new Readable({
    read() {
      this.destroy(new Error("it was read"));
    },
  });
  const client = answering(() => ({ Body: body, ContentLength: maxUploadBytes + 1 }));
  const store = new S3FileStore(client, "uploads");
  await expect(store.read({ key: "a.csv", version: "v1" })).rejects.toMatchObject({
    code: "file-too-large",
    retryable: false,
  });
  expect(body.destroyed).toBe(true);
});

test("any other trouble with the bucket is thrown as it is", async () => {
  const store = new S3FileStore(failing("SlowDown"), "uploads");
  await expect(store.read({ key: "a.csv", version: "v1" })).rejects.toThrow("SlowDown");
});

function failing(name: string): S3Client {
  return answering(() => {
    throw new S3ServiceException({ name, message: name, $fault: "client", $metadata: {} });
  });
}
