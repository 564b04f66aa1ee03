import { Buffer } from "node:buffer";
import * as fc from "fast-check";
import iconv from "iconv-lite";
import { beforeAll, describe, expect, test } from "vitest";
import { decodeCp949, readyForCp949 } from "../../../../shared/formats/containers/text/cp949.ts";
import { decodeText } from "../../../../shared/formats/containers/text/decode-text.ts";

function codeOf(bytes: Uint8Array): string {
  const decoding = decodeText(bytes);
  return decoding.kind === "text" ? decoding.encoding : decoding.finding.code;
}

beforeAll(() => readyForCp949(Uint8Array.of(0xb0)));

const ascii = (text: string) => new TextEncoder().encode(text);

describe("text from bytes", () => {
  test.each([
    ["utf8", false, "utf-8"],
    ["utf8", true, "utf-8"],
    ["utf16le", true, "utf-16le"],
    ["utf16be", true, "utf-16be"],
    ["cp949", false, "cp949"],
  ])("is read from %s (mark: %s) without its mark", (encoding, addBOM, expected) => {
    const text = "사업명,집행액\r\n똠방각하,△1,000\r\n";
    const decoding = decodeText(iconv.encode(text, encoding, { addBOM }));
    expect(decoding).toEqual({ kind: "text", encoding: expected, text });
  });

  test("gives back every text that CP949 can hold", () => {
    const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));
    const text = fc.array(
      fc.oneof(syllable, fc.constantFrom("△", "①", "Ⅱ", "㎡", "樂", ",", "1", "\n", " ")),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        const original = `가${parts.join("")}`;
        const decoding = decodeText(iconv.encode(original, "cp949"));
        expect(decoding.kind === "text" && decoding.text).toBe(original);
      }),
    );
  });

  test("holds all 11,172 syllables, which TextDecoder('euc-kr') does not", () => {
    const all = Array.from({ length: 11_172 }, (_, at) => String.fromCharCode(0xac00 + at)).join("");
    const decoding = decodeText(iconv.encode(all, "cp949"));
    expect(decoding.kind === "text" && decoding.text).toBe(all);
  });

  test("in CP949 is what iconv-lite makes of any two bytes, and no text where that gives other bytes back", () => {
    const pairs = Array.from({ length: 0x10000 }, (_, pair) => Buffer.from([pair >> 8, pair & 0xff]));
    const differing = pairs.filter((pair) => {
      const text = iconv.decode(pair, "cp949", { stripBOM: false });
      return decodeCp949(pair) !== (iconv.encode(text, "cp949").equals(pair) ? text : null);
    });
    expect(differing).toEqual([]);
  });

  test.each(["utf8", "cp949", "utf16le", "utf16be"])("in %s is whole where its slices meet", (encoding) => {
    const texts = [0, 1, 2, 3].map((shift) => `${"x".repeat(shift)}똠,각 가`.repeat(30_000));
    const isMarked = encoding.startsWith("utf16");
    for (const text of texts) {
      const decoding = decodeText(iconv.encode(text, encoding, { addBOM: isMarked }));
      expect(decoding.kind === "text" && decoding.text === text).toBe(true);
    }
  });

  test.each([
    ["nothing", new Uint8Array(), "file-empty"],
    ["blanks and a mark", Uint8Array.of(0xef, 0xbb, 0xbf, 0x20, 0x0a), "file-empty"],
    ["bytes of no Korean encoding", Uint8Array.of(0xb0, 0xa1, 0xff, 0x41), "encoding-unknown"],
    ["text that was damaged before", ascii("사업명,�산액"), "text-damaged"],
    ["a cut CP949 syllable", Uint8Array.of(0xb0, 0xa1, 0xb0), "encoding-unknown"],
    ["NUL bytes", Uint8Array.of(0x41, 0x00, 0x42), "file-binary"],
    ["a NUL inside UTF-16", Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x00, 0x00), "file-binary"],
    ["half a UTF-16 pair", Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x42), "encoding-unknown"],
  ])("is refused from %s", (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  test.each([
    ["XLSB", ascii("PK\u0003\u0004....xl/workbook.bin")],
    ["ODS", ascii("PK\u0003\u0004....mimetypeapplication/vnd.oasis.opendocument.spreadsheet")],
    ["HWPX", ascii("PK\u0003\u0004....mimetypeapplication/hwp+zip")],
    ["HWP", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, ...ascii("HWP Document File"))],
    ["PDF", ascii("%PDF-1.7")],
  ])("is refused from %s by its name, with what to export instead", (name, bytes) => {
    const decoding = decodeText(bytes);
    expect(decoding).toMatchObject({
      kind: "refused",
      finding: { code: "file-binary", consequence: "reject" },
    });
    expect(decoding.kind === "refused" && decoding.finding.ko).toContain(`${name} 파일로 보입니다`);
    expect(decoding.kind === "refused" && decoding.finding.ko).toMatch(/CSV|텍스트|XLSX/);
  });

  test("is refused above 50 MB", () => {
    expect(codeOf(new Uint8Array(50 * 1024 * 1024 + 1).fill(0x41))).toBe("file-too-large");
  });
});
