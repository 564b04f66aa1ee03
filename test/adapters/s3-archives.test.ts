// An archive is put part by part: whatever the sizes of its chunks, the bytes are the same, and a failure leaves nothing.
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { unpackTar } from "modern-tar";
import { expect, test } from "vitest";
import type { ArchiveEntry } from "../../shared/ports/file-store.ts";
import { fixedClock } from "../support/fixed-clock.ts";
import { S3Archives } from "../../shared/aws/s3-archives.ts";

const megabyte = 1024 * 1024;

/** S3 as far as an archive goes: answers by the name of the command. */
function openClient() {
  const client = new S3Client({
    region: "ap-northeast-2",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  const commands: string[] = [];
  const parts: Uint8Array[] = [];
  client.middlewareStack.add(
    () => (args) => {
      const { input } = args as { input: { Body?: Uint8Array; PartNumber?: number } };
      const { Body, PartNumber = 0 } = input;
      if (Body !== undefined) parts[PartNumber - 1] = Body;
      const output = { $metadata: {}, UploadId: "u", ETag: `e${PartNumber}` } as never;
      return Promise.resolve({ response: {}, output });
    },
    { step: "initialize", name: "answers" },
  );
  client.middlewareStack.add(
    (next, context) => (args) => {
      commands.push(context.commandName ?? "");
      return next(args);
    },
    { step: "initialize", name: "names", priority: "high" },
  );
  return { client, commands, parts };
}

/** @yields one entry after the other, as a use case reads them. */
async function* entriesOf(sizes: readonly number[]): AsyncGenerator<ArchiveEntry> {
  for (const [at, size] of sizes.entries()) {
    await Promise.resolve();
    yield {
      name: `files/${at}.csv`,
      bytes: Uint8Array.from({ length: size }, (_, byte) => (byte * 31 + at) % 251),
    };
  }
}

const [begin, part, complete, abort] = [
  CreateMultipartUploadCommand.name,
  UploadPartCommand.name,
  CompleteMultipartUploadCommand.name,
  AbortMultipartUploadCommand.name,
];

test.each([
  ["nothing", [], 1],
  ["an empty file", [0], 1],
  ["a file of a part", [8 * megabyte], 2],
  ["files that fit nowhere", [5 * megabyte + 1, 999_983, 11 * megabyte], 3],
])("%s is put whole, in parts of one size", async (_what, sizes, count) => {
  const { client, commands, parts } = openClient();
  await new S3Archives(client, "tries", fixedClock()).put("exports/a.tar", entriesOf(sizes));
  expect(commands).toEqual([begin, ...Array.from({ length: count }, () => part), complete]);
  for (const { byteLength } of parts.slice(0, -1)) expect(byteLength).toBe(8 * megabyte);
  const entries = await unpackTar(Buffer.concat(parts));
  const expected: ArchiveEntry[] = [];
  for await (const entry of entriesOf(sizes)) expected.push(entry);
  expect(
    entries.map(({ header, data }) => [header.name, Buffer.from(data ?? []).toString("base64")]),
  ).toEqual(expected.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("base64")]));
});

test("what breaks half way is taken back, and thrown", async () => {
  const { client, commands } = openClient();
  async function* breaking(): AsyncGenerator<ArchiveEntry> {
    yield* entriesOf([9 * megabyte]);
    throw new RangeError("half way");
  }
  const archives = new S3Archives(client, "tries", fixedClock());
  await expect(archives.put("exports/a.tar", breaking())).rejects.toThrow("half way");
  expect([commands[0], commands.at(-1)]).toEqual([begin, abort]);
  expect(commands).not.toContain(complete);
});
