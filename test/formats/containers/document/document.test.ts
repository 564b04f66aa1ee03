// The same report as HWPX, HWP, DOCX and PDF gives what its text gives.
import { Buffer } from "node:buffer";
import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readSource } from "../../../../shared/formats/registry.ts";
import { businessTable, councilText } from "../../council/council-text.ts";
import { docxOf, hwpOf, hwpxOf } from "./documents.ts";
import { planText } from "../../council/plan-text.ts";
import { pdfOf } from "./pdf-document.ts";
import { codesOf, contextOf, expectRead, expectRefused, readText } from "../../readings.ts";

const sample = readFileSync(
  new URL("../../../../samples/1129000/2020/as-of=2020-10-31/council-report.txt", import.meta.url),
  "utf8",
);

const published = new URL("../../../../../shared/data/seed/000_28d2bcfaeb1c558b.txt", import.meta.url);

const writers: readonly (readonly [string, (text: string) => Uint8Array | Promise<Uint8Array>])[] = [
  ["HWPX", hwpxOf],
  ["HWP", hwpOf],
  ["DOCX", docxOf],
  ["PDF", (text) => pdfOf(text)],
];

function withoutRows(reading: ReturnType<typeof readText>) {
  return expectRead(reading).records.map((record) => ({ ...record, rows: [] }));
}

function requirementsOf(reading: ReturnType<typeof readText>) {
  return expectRead(reading).records.flatMap(({ project, entries }) =>
    entries
      .filter(({ measure }) => measure === "requirement")
      .map((entry) => ({ ...entry, name: project.name })),
  );
}

describe.each(writers)("a council report as %s", (_, write) => {
  test("gives the same records as its text", async () => {
    const reading = await readSource(await write(sample), contextOf());
    expect(withoutRows(reading)).toEqual(withoutRows(readText(sample)));
    expect(reading.format).toBe("council-report");
  });

  test("says the printed rate that is wrong, and that its rows are lines of the text taken out", async () => {
    const { findings } = await readSource(await write(sample), contextOf());
    expect(findings).toMatchObject([
      { code: "document-rows", consequence: "note" },
      { code: "printed-rate-differs", consequence: "note", value: "76.2" },
    ]);
  });

  test("is read the same from gzip, and again", async () => {
    const bytes = await write(sample);
    const before = Buffer.from(bytes).toString("hex");
    const reading = await readSource(bytes, contextOf());
    expect(await readSource(gzipSync(bytes), contextOf())).toEqual(reading);
    expect(Buffer.from(bytes).toString("hex")).toBe(before);
  });

  test("reads a report of our own making as its text is read", async () => {
    const text = councilText();
    const reading = await readSource(await write(text), contextOf());
    expect(withoutRows(reading)).toEqual(withoutRows(readText(text)));
    expect(codesOf(reading)).toEqual(["document-rows", ...codesOf(readText(text))]);
  });

  test("refuses a sum that does not hold, as the text does", async () => {
    const text = sample.replace("4,409,960", "5,409,960");
    const refused = expectRefused(await readSource(await write(text), contextOf()));
    expect(refused.map((code) => code.split("@")[0])).toEqual(
      expectRefused(readText(text)).map((code) => code.split("@")[0]),
    );
  });

  test("that is no council report is told what was looked for", async () => {
    const text = "계약 안내\n\n사업명\t부서\t금액\n가\t나\t1\n";
    expect(expectRefused(await readSource(await write(text), contextOf()))).toEqual(["format-unknown"]);
  });

  test("reads a table of forty rows, over a page or not", async () => {
    const names = Array.from({ length: 40 }, (_unused, at) => `사업 ${at + 1}`);
    const rows = names.map((name) => `${name}\t10\t5\t7\t50.0`);
    const business = businessTable("400 (구비)\t200 (구비)\t50.0");
    const text = councilText({
      rows: ["계\t400\t200\t280\t50.0", ...rows],
      contents: [],
      businesses: [business],
    });
    const reading = await readSource(await write(text), contextOf());
    expect(withoutRows(reading)).toEqual(withoutRows(readText(text)));
  });

  test.skipIf(!existsSync(published))(
    "gives the same records as the text of the published report",
    async () => {
      const text = readFileSync(published, "utf8");
      const reading = await readSource(await write(text), contextOf());
      expect(withoutRows(reading)).toEqual(withoutRows(readText(text)));
      expect(codesOf(reading)).toEqual(["document-rows", ...codesOf(readText(text))]);
      expect(requirementsOf(reading)).toHaveLength(8);
    },
  );

  test("gives the same requirements of next year as its text, and tells of the same double count", async () => {
    const highlights = { title: "IV. 신규·중점 추진사업", isListed: false };
    const text = councilText({
      after: [
        planText([
          { name: "마을 관리", lines: ["- 지역관리기업 발굴", "□ 소요예산: 총 775천원 (시 150, 구비 625)"] },
          { name: "청년 지원", heading: null, lines: ["□ 소요예산: 총701천원(국 149 시 270, 구비 282)"] },
        ]),
        planText([{ name: "지역관리기업 발굴사업", lines: ["□ 소요예산: 총 93천원(구비)"] }], highlights),
        planText([{ name: "", heading: null, lines: ["□ 소요예산\n 총 20천원(구비)"] }], highlights),
      ].join("\n"),
    });
    const reading = await readSource(await write(text), contextOf());
    expect(requirementsOf(reading)).toEqual(requirementsOf(readText(text)));
    expect(requirementsOf(reading)).toHaveLength(5);
    expect(codesOf(reading)).toEqual(["document-rows", ...codesOf(readText(text))]);
    expect(codesOf(reading)).toContain("requirement-counted-twice");
  });

  test("keeps a minus sign, brackets and a △ as they stand", async () => {
    const text = councilText({
      rows: ["계\t300\t90\t300\t30.0", "마을 살리기\t300\t150\t250\t50.0", "기본경비\t0\t△60\t50\t-"],
      contents: [],
      businesses: [businessTable("300 (시 40, 구 260)\t150 (시 20, 구 130)\t50.0")],
    });
    const reading = await readSource(await write(text), contextOf());
    expect(withoutRows(reading)).toEqual(withoutRows(readText(text)));
  });
});
