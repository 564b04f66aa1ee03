// Archives are compared by their hash years later: what writes them may not change unseen.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { packedArchive, unpackedArchive } from "../../shared/reports/zip-archive.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parts = [
  { name: "mimetype", bytes: bytesOf("application/hwp+zip") },
  { name: "Contents/표.xml", bytes: bytesOf("<행>기본경비 64,795천원</행>".repeat(500)) },
  { name: "2.txt", bytes: bytesOf("") },
];

describe("an archive", () => {
  test("is the same bytes on every machine, as long as docs/reports.md names the library that is installed", () => {
    const hash = createHash("sha256").update(packedArchive(parts, "mimetype")).digest("hex");
    expect(hash).toBe("1b69cd873225e0122aef1fa263b571f8fd0d4b8d1595d3e2d83f36415dc00293");
    const { dependencies } = z
      .object({ dependencies: z.object({ fflate: z.string() }) })
      .parse(JSON.parse(readFileSync("package.json", "utf8")));
    expect(readFileSync("docs/reports.md", "utf8")).toContain(`fflate ${dependencies.fflate}`);
  });

  test("gives its parts back, in their order", () => {
    const back = unpackedArchive(packedArchive(parts));
    expect(back.map(({ name }) => name)).toEqual(["mimetype", "Contents/표.xml", "2.txt"]);
    expect(back.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(
      parts.map(({ bytes }) => new TextDecoder().decode(bytes)),
    );
  });

  test("holds the part that is to be stored as it is, in front, and deflates the others", () => {
    const bytes = Buffer.from(packedArchive(parts, "mimetype"));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect(view.getUint16(8, true)).toBe(0);
    expect(bytes.toString("latin1", 30, 38 + 19)).toBe("mimetypeapplication/hwp+zip");
    const second = 38 + 19;
    expect(view.getUint16(second + 8, true)).toBe(8);
    const from = second + 30 + view.getUint16(second + 26, true) + view.getUint16(second + 28, true);
    const packed = bytes.subarray(from, from + view.getUint32(second + 18, true));
    expect(new TextDecoder().decode(inflateRawSync(packed))).toContain("기본경비 64,795천원");
  });

  test("bears no moment of its making", () => {
    const view = new DataView(packedArchive(parts).buffer);
    expect(view.getUint16(10, true)).toBe(0);
    expect(view.getUint16(12, true)).toBe(0x0021);
  });
});
