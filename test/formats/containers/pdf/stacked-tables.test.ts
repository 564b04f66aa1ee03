// Tables that a page shows beside each other: each is read with what stands over it, or the file is refused.
import { describe, expect, test } from "vitest";
import { openDocument } from "../../../../shared/formats/containers/document/open-document.ts";
import { pdfOf, type PdfShape, shown } from "../document/pdf-document.ts";

async function readFrom(shape: PdfShape) {
  const pages = await openDocument(new Uint8Array(pdfOf("2020년", shape)), "pdf");
  if ("code" in pages) throw new Error(pages.code);
  const lines = pages.lines.filter((line) => line.trim() !== "").map((line) => line.replaceAll("\t", " | "));
  return { lines: lines.slice(1), codes: pages.findings.map(({ code }) => code) };
}

const heights = 20;
type Lines = "grid" | "rules" | "none";

/** A table of three columns whose first line of text stands at a height. */
function tableAt(x: number, y: number, rows: readonly string[], lines: Lines = "grid"): readonly string[] {
  const edges = [0, 100, 160, 220].map((edge) => x + edge);
  const texts = rows.flatMap((row, at) =>
    row.split("|").map((cell, column) => shown((edges[column] ?? 0) + 4, y - at * heights, cell)),
  );
  const across = Array.from({ length: rows.length + 1 }, (_, at) => {
    const rule = y + 14 - at * heights;
    return `${x} ${rule} m ${x + 220} ${rule} l S`;
  });
  const down = edges.map((edge) => `${edge} ${y + 14} m ${edge} ${y + 14 - rows.length * heights} l S`);
  return [...texts, ...(lines === "none" ? [] : across), ...(lines === "grid" ? down : [])];
}

const head = "세부사업명|예산액|집행액";
const left = [head, "경로당 운영|500,000|400,000", "노인복지관|700,000|560,000"];
const right = [head, "도로 정비|1,234,567|987,654"];
const [first, second] = [shown(40, 640, "복지정책과"), shown(320, 640, "건설과")];
const unit = shown(40, 680, "(단위: 천원)");
const printed = (rows: readonly string[]) => rows.map((row) => row.replaceAll("|", " | "));

describe("tables beside each other", () => {
  test.each<Lines>(["grid", "rules", "none"])(
    "with lines as a %s have their own departments",
    async (lines) => {
      const drawn = [
        unit,
        first,
        second,
        ...tableAt(40, 600, left, lines),
        ...tableAt(320, 600, right, lines),
      ];
      const read = await readFrom({ drawn });
      expect(read.lines).toEqual([
        "(단위: 천원)",
        "복지정책과",
        ...printed(left),
        "건설과",
        ...printed(right),
      ]);
      expect(read.codes).toEqual(["document-rows"]);
    },
  );

  test("have their own departments where the right one begins higher, and its name, too", async () => {
    const drawn = [
      unit,
      shown(40, 620, "복지정책과"),
      second,
      ...tableAt(40, 590, right),
      ...tableAt(320, 610, left),
    ];
    const { lines } = await readFrom({ drawn });
    expect(lines).toEqual(["(단위: 천원)", "복지정책과", ...printed(right), "건설과", ...printed(left)]);
  });

  test("have their own units, and notes beside the longer one", async () => {
    const drawn = [
      first,
      second,
      shown(40, 622, "(단위: 천원)"),
      shown(320, 622, "(단위: 백만원)"),
      ...tableAt(40, 600, left),
      ...tableAt(320, 600, right),
      shown(320, 550, "※ 건설과 비고"),
    ];
    const { lines } = await readFrom({ drawn });
    expect(lines.slice(0, 2)).toEqual(["복지정책과", "(단위: 천원)"]);
    expect(lines.slice(5)).toEqual(["건설과", "(단위: 백만원)", ...printed(right), "※ 건설과 비고"]);
  });

  test("share the unit that stands once, under their names and at the right", async () => {
    const drawn = [
      first,
      second,
      shown(460, 622, "(단위: 천원)"),
      ...tableAt(40, 600, left),
      ...tableAt(320, 600, right),
    ];
    const { lines } = await readFrom({ drawn });
    expect(lines.indexOf("(단위: 천원)")).toBeLessThan(lines.indexOf(printed([head])[0] ?? ""));
    expect(lines.slice(-3)).toEqual(["건설과", ...printed(right)]);
  });

  test("of four are read from left to right, row by row", async () => {
    const drawn = [
      first,
      second,
      ...tableAt(40, 600, left),
      ...tableAt(320, 600, right),
      shown(40, 500, "총무과"),
      shown(320, 500, "세무과"),
      ...tableAt(40, 470, right),
      ...tableAt(320, 470, left),
    ];
    const { lines } = await readFrom({ drawn });
    expect(lines.filter((line) => !line.includes("|"))).toEqual(["복지정책과", "건설과", "총무과", "세무과"]);
    expect(lines.slice(lines.indexOf("세무과") + 1)).toEqual(printed(left));
  });

  test("refuse the file where a name reaches over both", async () => {
    const wide = shown(180, 640, "건설과 도로 및 하천 정비 사업 현황");
    const drawn = [first, wide, ...tableAt(40, 600, left), ...tableAt(320, 600, right)];
    expect((await readFrom({ drawn })).codes).toContain("tables-beside");
  });

  test.each([
    ["both", [...tableAt(40, 780, left), ...tableAt(320, 780, right)]],
    ["one", tableAt(40, 780, left)],
  ])("refuse the file where %s may go on over the page", async (_, more) => {
    const drawn = [first, second, ...tableAt(40, 600, left), ...tableAt(320, 600, right)];
    expect((await readFrom({ drawn, more: [more] })).codes).toContain("tables-beside");
  });

  test("are followed by a page with a department of its own", async () => {
    const drawn = [first, second, ...tableAt(40, 600, left), ...tableAt(320, 600, right)];
    const more = [[shown(40, 800, "총무과"), ...tableAt(40, 770, left)]];
    const { lines, codes } = await readFrom({ drawn, more });
    expect(codes).toEqual(["document-rows"]);
    expect(lines.slice(-4)).toEqual(["총무과", ...printed(left)]);
  });
});

test("tables under each other have each their own name, though a printer draws it in one piece", async () => {
  const units = [shown(420, 640, "(단위: 천원)"), shown(420, 535, "(단위: 백만원)")];
  const names = [shown(40, 640, "총무과"), shown(40, 535, "세무과")];
  const drawn = [...names, ...units, ...tableAt(40, 610, right), ...tableAt(40, 500, left)];
  const { lines } = await readFrom({ drawn });
  expect(lines.slice(0, 4)).toEqual(["총무과", "(단위: 천원)", ...printed(right)]);
  expect(lines.slice(4)).toEqual(["세무과", "(단위: 백만원)", ...printed(left)]);
});

describe("no tables beside each other are", () => {
  test("boxes for signatures over a table", async () => {
    const boxes = tableAt(320, 680, ["담당|팀장|과장", "||"]);
    const { lines } = await readFrom({ drawn: [first, ...boxes, ...tableAt(40, 600, left)] });
    expect(lines.slice(-3)).toEqual(printed(left));
  });

  test("parts of one table with a gap between its columns", async () => {
    const amounts = ["집행액|잔액|집행률", "400,000|100,000|80.0", "560,000|140,000|80.0"];
    const drawn = [first, ...tableAt(40, 600, left), ...tableAt(320, 600, amounts)];
    expect((await readFrom({ drawn })).codes).toEqual(["document-rows"]);
  });
});
