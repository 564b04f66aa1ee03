/** Answers are packed for those who take it, and for nobody else. */
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compressed } from "../../shared/runtime/compress.ts";

const json = "application/json; charset=utf-8";
const long = new TextEncoder().encode(JSON.stringify(Array.from({ length: 500 }, () => "하천정비")));

function answer(type: string, body: Uint8Array | null = long) {
  return { status: 200, headers: { "content-type": type, etag: 'W/"1"' }, body };
}

describe("an answer is packed", () => {
  test.each([
    ["gzip", "gzip"],
    ["br", "br"],
    ["gzip, deflate, br", "br"],
    ["br;q=1.0, GZIP;q=0.5", "br"],
    ["gzip, br;q=0", "gzip"],
    ["deflate,gzip ;q=0.1", "gzip"],
  ])("for %s", (accepted, encoding) => {
    const packed = compressed(answer(json), accepted);
    expect(packed.headers).toMatchObject({
      "content-encoding": encoding,
      vary: "accept-encoding",
      etag: 'W/"1"',
    });
    const unpack = encoding === "br" ? brotliDecompressSync : gunzipSync;
    expect(unpack(packed.body ?? new Uint8Array())).toEqual(Buffer.from(long));
  });

  test("for br also where it is very long", () => {
    const longer = new Uint8Array(300_000).fill(48);
    const packed = compressed(answer(json, longer), "br");
    expect(brotliDecompressSync(packed.body ?? new Uint8Array())).toEqual(Buffer.from(longer));
  });

  test.each([undefined, "", "br;q=0", "identity", "gzip;q=0", "xgzip"])("not for %s", (accepted) => {
    const plain = compressed(answer(json), accepted);
    expect(plain.headers).not.toHaveProperty("content-encoding");
    expect(plain.headers).toHaveProperty("vary");
    expect(plain.body).toBe(long);
  });

  test.each(["application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"])(
    "not where it is packed already: %s",
    (type) => {
      const file = answer(type);
      expect(compressed(file, "gzip")).toBe(file);
    },
  );

  test("not where it was packed before", () => {
    const packed = { ...answer(json), headers: { "content-type": json, "content-encoding": "br" } };
    expect(compressed(packed, "gzip, br")).toBe(packed);
  });

  test("not where it is short, or nothing", () => {
    const [short, none] = [answer(json, new Uint8Array(10)), answer(json, null)];
    expect(compressed(short, "gzip")).toBe(short);
    expect(compressed(none, "gzip")).toBe(none);
  });
});
