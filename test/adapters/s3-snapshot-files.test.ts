import { S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { S3SnapshotFiles } from "../../shared/aws/s3-snapshot-files.ts";

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

function failing(name: string): S3Client {
  return answering(() => {
    throw new S3ServiceException({ name, message: name, $fault: "client", $metadata: {} });
  });
}

test("a snapshot is put where nothing lies, and nowhere else", async () => {
  const requested: object[] = [];
  const files = new S3SnapshotFiles(
    answering((request) => {
      requested.push(request);
      return {};
    }),
    "snapshots",
  );
  await files.put("a.json", new Uint8Array([1]));
  expect(requested).toMatchObject([{ Bucket: "snapshots", Key: "a.json", IfNoneMatch: "*" }]);
});

test("what lies there already stays, and is no trouble", async () => {
  const files = new S3SnapshotFiles(failing("PreconditionFailed"), "snapshots");
  await expect(files.put("a.json", new Uint8Array([1]))).resolves.toBeUndefined();
});

test("a snapshot is read as it lies there, and one that is gone is null", async () => {
  const body = { Body: { transformToByteArray: () => Promise.resolve(new Uint8Array([7])) } };
  expect(
    await new S3SnapshotFiles(
      answering(() => body),
      "snapshots",
    ).read("a.json"),
  ).toEqual(new Uint8Array([7]));
  expect(await new S3SnapshotFiles(failing("NoSuchKey"), "snapshots").read("a.json")).toBeNull();
});

test.each(["put", "read"] as const)(
  "any other trouble with the bucket is thrown as it is: %s",
  async (act) => {
    const files = new S3SnapshotFiles(failing("SlowDown"), "snapshots");
    const acting = act === "put" ? files.put("a.json", new Uint8Array()) : files.read("a.json");
    await expect(acting).rejects.toThrow("SlowDown");
  },
);
