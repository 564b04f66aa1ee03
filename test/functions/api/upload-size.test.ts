// A file may have as many bytes as is said, and no more: what is larger is refused before anything is stored.
import { expect, test } from "vitest";
import { maxUploadBytes } from "../../../shared/domain/uploads/upload.ts";
import { base, expectProblem, openApi } from "./api-fixture.ts";

/** Counts what comes through, and stores nothing. */
function open() {
  const stored: number[] = [];
  const took = (bytes: number) => {
    stored.push(bytes);
    return Promise.reject(new RangeError("taken"));
  };
  const fixture = openApi(({ uploadActs }) => ({
    uploadActs: {
      ...uploadActs,
      submit: (_address, bytes) => took(bytes.length),
      preview: (_address, bytes) => took(bytes.length),
    },
  }));
  return { ...fixture, stored };
}

const raw = (bytes: number) => ({ body: new Uint8Array(bytes), headers: { "content-type": "text/csv" } });
const start = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
const form = (bytes: number) => ({
  body: new Uint8Array(
    Buffer.concat([Buffer.from(start), new Uint8Array(bytes), Buffer.from("\r\n--x--\r\n")]),
  ),
  headers: { "content-type": "multipart/form-data; boundary=x" },
});

test.each([
  ["uploads?fileName=a.csv", raw],
  ["uploads/preview?fileName=a.csv", raw],
  ["uploads", form],
  ["uploads/preview", form],
])("a file by POST %s is taken at the limit and refused one byte above it", async (path, body) => {
  const { ask, stored } = open();
  await ask(`${base}/${path}`, { method: "POST", ...body(maxUploadBytes) });
  expect(stored).toEqual([maxUploadBytes]);
  const refused = await ask(`${base}/${path}`, { method: "POST", ...body(maxUploadBytes + 1) });
  expect(expectProblem(refused, "body-too-large").detail).toBe(
    "파일이 51MB로 한도 50MB를 넘습니다. 부서나 회계별로 나누어 올려 주십시오.",
  );
  expect(refused.status).toBe(413);
  expect(stored).toEqual([maxUploadBytes]);
});

test.each(["uploads", "uploads/preview"])("no address is signed for more, by POST %s", async (path) => {
  const announced: number[] = [];
  const presign = (_file: unknown, { byteLength }: { readonly byteLength: number }) => {
    announced.push(byteLength);
    return Promise.resolve({
      url: "https://store.example/a",
      headers: {},
      expiresAt: "2020-11-02T00:00:00Z",
    });
  };
  const { ask } = openApi(({ uploadActs }) => ({
    uploadActs: {
      ...uploadActs,
      presign,
      tryPast: { presign, find: () => Promise.resolve(null) },
    },
  }));
  const post = (byteLength: number) =>
    ask(`${base}/${path}`, {
      method: "POST",
      json: { fileName: "a.csv", byteLength, sha256: "a".repeat(64) },
    });
  expect((await post(maxUploadBytes)).status).toBe(202);
  expectProblem(await post(maxUploadBytes + 1), "body-too-large");
  expect(announced).toEqual([maxUploadBytes]);
});
