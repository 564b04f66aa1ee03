// Documents read by another function: what is put, what is asked, and what becomes of each kind of answer.
import { S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { type DocumentPlaces, invokedDocumentReader } from "../../shared/aws/invoked-document-reader.ts";
import type { DocumentRequest } from "../../shared/contracts/documents/document-reading.ts";
import { packJson } from "../../shared/runtime/packed-message.ts";

const bytes = new TextEncoder().encode("hello");
const sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
const pages = { kind: "pages", lines: ["가", "나\t1"], isPrinted: true, findings: [] };

function readerWith(...calls: Awaited<ReturnType<DocumentPlaces["invoke"]>>[]) {
  const put: object[] = [];
  const s3 = new S3Client({
    region: "ap-northeast-2",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  s3.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        if (commandName !== "PutObjectCommand") return next(request);
        put.push(request.input);
        return { output: {} as never, response: {} };
      },
    { step: "initialize" },
  );
  const requested: DocumentRequest[] = [];
  const invoke: DocumentPlaces["invoke"] = (request) => {
    requested.push(request);
    const call = calls.shift();
    return call === undefined ? Promise.reject(new Error("called too often")) : Promise.resolve(call);
  };
  return { read: invokedDocumentReader({ s3, bucket: "tries", invoke }), put, requested };
}

const answered = (reading: unknown) => ({
  isFailed: false,
  answer: { version: 1, packed: packJson(reading) },
});
const failed = (errorType: string, errorMessage: string) => ({
  isFailed: true,
  answer: { errorType, errorMessage },
});

test("the file lies under the hash of its bytes, and the function is handed its address for five minutes", async () => {
  const { read, put, requested } = readerWith(answered(pages));
  expect(await read(bytes, "pdf")).toEqual(pages);
  expect(put).toEqual([{ Bucket: "tries", Key: `documents/${sha256}`, Body: bytes }]);
  const [request] = requested;
  expect(request).toMatchObject({ version: 1, kind: "pdf" });
  const url = new URL(request?.url ?? "");
  expect(url.pathname).toContain(`/documents/${sha256}`);
  expect(url.searchParams.get("X-Amz-Expires")).toBe("300");
});

test("a finding comes through as it is", async () => {
  const finding = {
    code: "document-broken",
    consequence: "reject",
    row: null,
    column: null,
    value: "x",
    ko: "깨짐",
    en: "broken",
  };
  expect(await readerWith(answered(finding)).read(bytes, "hwp")).toEqual(finding);
});

test.each([
  ["time", failed("Sandbox.Timedout", "Task timed out after 60.00 seconds")],
  ["memory", failed("Runtime.OutOfMemory", "RequestId: 1 Error: Runtime exited with error: signal: killed")],
  ["time, as older runtimes say it", failed("", "2026-01-01 1 Task timed out after 60.00 seconds")],
  [
    "its process",
    failed("Runtime.ExitError", "RequestId: 1 Error: Runtime exited with error: exit status 134"),
  ],
])(
  "a document that costs the function %s twice is refused with what to do; once is passed over",
  async (_what, spent) => {
    const refused = await readerWith(spent, spent).read(bytes, "pdf");
    expect(refused).toMatchObject({ code: "document-too-heavy", consequence: "reject" });
    expect(await readerWith(spent, answered(pages)).read(bytes, "pdf")).toEqual(pages);
  },
);

test.each([
  ["an error of its own", failed("Failure", "The store answered 403. Nothing was read.")],
  ["no error that is known", { isFailed: true, answer: {} }],
])("%s is no word about the document: the file is tried again", async (_what, answer) => {
  await expect(readerWith(answer).read(bytes, "pdf")).rejects.toMatchObject({
    code: "extract-failed",
    retryable: true,
  });
});

test.each([
  ["more fields than lines", { ...pages, records: [] }],
  ["a number among the lines", { ...pages, lines: [1] }],
  [
    "a finding of another consequence",
    { code: "a", consequence: "applied", row: null, column: null, value: null, ko: "", en: "" },
  ],
  ["nothing", null],
])("an answer with %s is not taken for a reading", async (_what, reading) => {
  await expect(readerWith(answered(reading)).read(bytes, "pdf")).rejects.toThrow(/invalid|unrecognized/i);
});

test("an answer that unpacks to more than any document has is not unpacked", async () => {
  const bomb = answered({ ...pages, lines: ["0".repeat(13 * 1024 * 1024)] });
  expect(bomb.answer.packed.length).toBeLessThan(100_000);
  await expect(readerWith(bomb).read(bytes, "pdf")).rejects.toThrow(/larger than/);
});
