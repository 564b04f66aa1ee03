/** Files of public bug reports, of the kinds that concern how a file is opened: what comes of each. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSource } from "../../shared/formats/registry.ts";
import { codesOf, contextOf, day } from "./readings.ts";

const cases = join(import.meta.dirname, "../../../shared/data/cases/public");

describe.skipIf(!existsSync(cases))("a file of a public bug report (skips without ../shared/data)", () => {
  test.each([
    { file: "11-hidden-filtered-rows/hidden.xlsx", kind: "read", code: "rows-hidden" },
    { file: "12-float-noise/float.xlsx", kind: "read", code: "number-noise-dropped" },
    { file: "12-float-noise/float2.xlsx", kind: "read", code: null },
    { file: "13-sep-line/sep.csv", kind: "read", code: null },
    { file: "13-sep-line/sep16.csv", kind: "read", code: null },
    { file: "13-sep-line/title.csv", kind: "read", code: "title-line-ignored" },
    { file: "13-sep-line/short.csv", kind: "refused", code: "row-ragged" },
    { file: "14-html-xls/status.xls", kind: "read", code: null },
    { file: "14-html-xls/xml2003.xls", kind: "refused", code: "file-is-xml-2003" },
    { file: "14-html-xls/report.mht.xls", kind: "refused", code: "file-is-mhtml" },
    { file: "28-qwgjk-pages/page1.json", kind: "refused", code: "rows-partial" },
    { file: "28-qwgjk-pages/err.json", kind: "refused", code: "portal-refused" },
    { file: "28-qwgjk-pages/nodata.json", kind: "refused", code: "portal-refused" },
    { file: "28-qwgjk-pages/dup-key.json", kind: "refused", code: "json-name-twice" },
    { file: "28-qwgjk-pages/float.json", kind: "read", code: null },
    { file: "29-api-error/xmlerr.json", kind: "refused", code: "portal-refused" },
    { file: "29-api-error/login.csv", kind: "refused", code: "login-page" },
    { file: "39-office-containers/base.fods", kind: "refused", code: "file-is-flat-odf" },
    { file: "39-office-containers/base.html", kind: "read", code: null },
    { file: "39-office-containers/base.xls", kind: "read", code: "xls-old-format" },
  ])("$file is $kind: $code", async ({ file, kind, code }) => {
    const bytes = new Uint8Array(readFileSync(join(cases, file)));
    const context = contextOf({
      office: "4573000",
      fiscalYear: 2026,
      asOf: day("2026-06-30"),
      fileName: file,
    });
    const reading = await readSource(bytes, context);
    expect(reading.kind).toBe(kind);
    expect(codesOf(reading)).toEqual(expect.arrayContaining(code === null ? [] : [code]));
  });
});
