/** Files that are not what their name says, or not what was to be fetched: each with its own sentence and remedy. */
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { openText } from "../../../shared/formats/containers/open-source.ts";
import { codesOf, contextOf, expectRead, expectRefused, readText } from "../readings.ts";
import { readOpened, readSource } from "../../../shared/formats/registry.ts";

const table = "<table border=1><tr><th>사업명</th></tr><tr><td>가</td></tr></table>";
const june = { fiscalYear: 2026, asOf: contextOf().asOf };

describe("a text under another name is told for what it is", () => {
  test.each([
    [
      "a page that asks to log in",
      '<!DOCTYPE html><html><form><input type="password"></form></html>',
      "login-page",
    ],
    [
      "a page that says that the session ended",
      "<html><body>세션이 만료되었습니다.</body></html>",
      "login-page",
    ],
    ["an error page", "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>", "web-page"],
    [
      "a web archive",
      `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n${table}`,
      "file-is-mhtml",
    ],
    [
      "an XML spreadsheet of 2003",
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
      "file-is-xml-2003",
    ],
    [
      "a flat OpenDocument",
      '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
      "file-is-flat-odf",
    ],
    ["XML of another kind", '<?xml version="1.0"?><rows><row/></rows>', "file-is-xml"],
    ["rich text", "{\\rtf1\\ansi 사업명}", "file-is-rtf"],
  ])("%s", (_, text, code) => {
    expect(expectRefused(readText(text))).toEqual([code]);
  });

  test.each([
    ["a heading in angle brackets", "<사업명>,예산액(원)\n가,1"],
    ["a comparison", "a < b,c\n1,2"],
    ["a table of logins", "사업명,로그인 수\n가,1"],
  ])("but %s is none of them", (_, text) => {
    const known = [
      "document-broken",
      "login-page",
      "web-page",
      "file-is-xml",
      "file-is-rtf",
      "file-is-mhtml",
    ];
    expect(codesOf(readText(text)).filter((code) => known.includes(code))).toEqual([]);
  });
});

describe("the answer of a portal that refused is quoted, with what to do", () => {
  const result = (code: string, message: string) => ({ RESULT: { CODE: code, MESSAGE: message } });
  test.each([
    [result("INFO-200", "해당하는 데이터가 없습니다."), "no rows of that office and day"],
    [result("ERROR-300", "필수 값이 누락되어 있습니다."), "The key is wrong or a value is missing"],
    [result("ERROR-290", "인증키가 유효하지 않습니다."), "The key is wrong"],
    [
      { QWGJK: [{ head: [{ list_total_count: 5 }, result("ERROR-337", "일별 트래픽 제한")] }] },
      "quota of calls is used up",
    ],
    [
      { FiosTbmTecurramt: { list_total_count: 0, ...result("INFO-200", "없음") } },
      "no rows of that office and day",
    ],
    [
      {
        response: {
          header: { resultCode: "22", resultMsg: "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR" },
        },
      },
      "quota",
    ],
    [[{ dbiz_cd: "1", bdg_cash_amt: "1" }, result("ERROR-500", "서버 오류입니다.")], "fetch it again later"],
    [result("ERROR-999", "알 수 없음"), "as the portal says"],
  ])("%j", (answer, remedy) => {
    const reading = readText(JSON.stringify(answer));
    expect(expectRefused(reading)).toEqual(["portal-refused"]);
    expect(reading.findings[0]?.en).toContain(remedy);
  });

  test("in XML too", () => {
    const xml =
      "<OpenAPI_ServiceResponse><cmmMsgHeader><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>";
    const reading = readText(xml);
    expect(expectRefused(reading)).toEqual(["portal-refused"]);
    expect(reading.findings[0]?.value).toBe("30 SERVICE_KEY_IS_NOT_REGISTERED_ERROR");
  });

  test("and one that is well is no refusal", () => {
    expect(
      codesOf(readText(JSON.stringify({ QWGJK: [{ head: [result("INFO-000", "정상")] }] }))),
    ).not.toContain("portal-refused");
  });
});

describe("a container that is not read says which it is", () => {
  const compound = (name: string): Uint8Array => {
    const bytes = Buffer.alloc(2_048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.write(name, 1_024, "utf16le");
    return bytes;
  };
  const zip = (content: string): Uint8Array => Buffer.from(`PK\u0003\u0004${content}`, "latin1");
  test.each([
    ["DOC", compound("WordDocument")],
    ["PPT", compound("PowerPoint Document")],
    ["ODS", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")],
    ["ZIP", zip("reports/june.csv")],
    ["7Z", Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4])],
    ["RAR", Buffer.from("Rar!\u001a\u0007")],
    ["ALZ", Buffer.from("ALZ\u0001\n")],
    ["EGG", Buffer.from("EGGA\u0000")],
    ["GIF", Buffer.from("GIF89a")],
  ])("%s", async (name, bytes) => {
    const reading = await readSource(bytes, contextOf());
    expect(reading.kind).toBe("refused");
    expect(reading.findings[0]?.en).toContain(`a ${name} file`);
  });

  test("a protected workbook says that it has a password", async () => {
    expect(codesOf(await readSource(compound("EncryptedPackage"), contextOf()))).toEqual(["file-encrypted"]);
  });
});

describe("where reading is certain a table is read", () => {
  const rows =
    "부서{}사업명{}예산액(천원){}집행액(천원){}기준일\n복지정책과{}경로당 운영{}100000{}50000{}2026-06-30\n";
  const parted = (separator: string): string => rows.replaceAll("{}", separator);
  test.each([
    ["semicolons", parted(";")],
    ["tabs", parted("\t")],
    ["a line for Excel that names the semicolon", `sep=;\n${parted(";")}`],
    ["that line behind a mark, in quotes and capitals", `\ufeff"SEP=;"\r\n${parted(";")}`],
    ["a line for Excel that names a bar", `sep=|\n${parted("|")}`],
    ["a title over the header", `2026년도 6월말 예산집행 현황\n${parted(",")}`],
    ["a title and an empty line, padded with commas", `2026년도 예산집행 현황,,,,\n,,,,\n${parted(",")}`],
  ])("with %s", (_, text) => {
    const { records } = expectRead(readText(text, june));
    expect(records.map(({ project: { name } }) => name)).toEqual(["경로당 운영"]);
  });

  test("in UTF-16 with and without its mark", () => {
    for (const [mark, swapped] of [
      ["\ufeff", false],
      ["", false],
      ["", true],
    ] as const) {
      const bytes = Buffer.from(mark + parted("\t"), "utf16le");
      const reading = readOpened(openText(swapped ? bytes.swap16() : bytes), contextOf(june));
      expect(expectRead(reading).records).toHaveLength(1);
    }
  });

  test("rows behind a line for Excel are numbered as Excel shows them", () => {
    expect(expectRefused(readText(`sep=;\n${parted(";")}건설과;도로;x;1;2026-06-30`, june))).toEqual([
      "amount-not-number@3",
    ]);
  });

  test("a title is told, and one of another year holds the file", () => {
    expect(codesOf(readText(`예산집행 현황\n${parted(",")}`, june))).toContain("title-line-ignored");
    const [held] = readText(`2025년도 예산집행 현황\n${parted(",")}`, june).findings;
    expect([held?.code, held?.consequence]).toEqual(["title-of-other-year", "hold"]);
  });
});
