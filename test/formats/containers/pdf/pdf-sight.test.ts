// What a printed page shows otherwise than its text says: raised digits, white and invisible text.
import { describe, expect, test } from "vitest";
import { sightOfPdf } from "../../../../shared/formats/containers/pdf/pdf-sight.ts";
import { asSeen } from "../../../../shared/formats/containers/pdf/seen-on-page.ts";
import { pdfOf, shown } from "../document/pdf-document.ts";

const text = "2020년 예산 집행현황";
const shading =
  "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [90 490 190 520] /Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 1] /C1 [0 0 0.5] /N 1 >> /Extend [true true] >> >>";
const sightOf = (...drawn: readonly string[]) =>
  sightOfPdf(new Uint8Array(pdfOf(text, { drawn, resources: shading })));

describe("a digit behind an amount", () => {
  const amount = shown(100, 500, "400");
  test.each([
    ["raised", 113.5, 503.5, 5],
    ["lowered", 113.5, 497.5, 5],
  ])("is %s where it is smaller and off the line", async (_, x, y, size) => {
    expect((await sightOf(amount, shown(x, y, "1", size))).raised).toEqual([{ amount: "400", raised: "1" }]);
    expect((await sightOf(shown(x, y, "1", size), amount)).raised).toHaveLength(1);
  });

  test.each([
    ["of the same size", 113.5, 503.5, 9],
    ["on the line", 113.5, 500, 5],
    ["in another column", 130, 503.5, 5],
    ["in the row above", 113.5, 512, 5],
  ])("is none %s", async (_, x, y, size) => {
    expect((await sightOf(amount, shown(x, y, "1", size))).raised).toEqual([]);
  });
});

describe("text with a digit is not seen", () => {
  const hidden = shown(100, 500, "50,000");
  test.each([
    ["in white", ["1 g", hidden, "0 g"]],
    ["in white as RGB", ["q 1 1 1 rg", hidden, "Q"]],
    ["drawn by the invisible mode", ["3 Tr", hidden, "0 Tr"]],
    ["in white beside a coloured area", ["0 0 1 rg 300 490 100 30 re f", "1 g", hidden, "0 g"]],
    ["under an area that is drawn over it", [hidden, "0 g 90 490 100 30 re f"]],
    ["in the colour of its area", ["0 0 1 rg 90 490 100 30 re f", hidden, "0 g"]],
    ["in nearly white", ["0.95 g", hidden, "0 g"]],
    ["under a white area", [hidden, "1 g 90 490 100 30 re f 0 g"]],
    ["of which a cell cuts digits off", ["q 110 490 40 20 re W n", hidden, "Q"]],
  ])("%s", async (_, drawn) => {
    expect((await sightOf(...drawn)).unseen).toEqual(["50,000"]);
  });

  test.each(["삭제", "백만"])("as letters that stand nowhere else: %s", async (letters) => {
    expect((await sightOf("1 g", shown(100, 500, letters), "0 g")).unseen).toEqual([letters]);
  });

  test.each([
    ["in black", [hidden]],
    ["beside an area that is drawn later", [hidden, "0 g 300 490 100 30 re f"]],
    ["in a cell that is cut out around it", ["q 90 490 100 30 re W n", hidden, "Q"]],
    ["cut off whole, which nobody prints", ["q 300 490 40 20 re W n", hidden, "Q"]],
    ["in white on a coloured area", ["0 0 1 rg 90 490 100 30 re f", "1 g", hidden, "0 g"]],
    ["in white that stands elsewhere, too", ["1 g", shown(100, 500, "집행현황"), "0 g"]],
    ["in white with an outline", ["1 g 2 Tr", hidden, "0 Tr 0 g"]],
    ["in white on a shaded area", ["q 90 490 100 30 re W n /S sh Q", "1 g", hidden, "0 g"]],
    ["in blue on red of the same light", ["1 0 0 rg 90 490 100 30 re f 0 0 1 rg", hidden, "0 g"]],
    ["behind a white area that was drawn before", ["1 g 90 490 100 30 re f 0 g", hidden]],
  ])("but for text %s", async (_, drawn) => {
    expect((await sightOf(...drawn)).unseen).toEqual([]);
  });
});

describe("cells of a printed page", () => {
  const block = (...texts: readonly string[]) => ({
    type: "table" as const,
    table: {
      rows: 1,
      cols: texts.length,
      hasHeader: false,
      cells: [texts.map((own) => ({ text: own, colSpan: 1, rowSpan: 1 }))],
    },
  });
  const textsOf = ({ blocks }: ReturnType<typeof asSeen>) =>
    blocks.flatMap(({ table }) => (table?.cells ?? []).flat().map((cell) => cell.text));
  const of = (amount: string, raised: string) => ({ raised: [{ amount, raised }], unseen: [], pages: [] });

  test.each([
    ["400", "1", "4001", "400¹"],
    ["000", "2", "400,0002", "400,000²"],
    ["400,000", "1", "400,000 1", "400,000¹"],
    ["60", "1", "△601", "△60¹"],
  ])("take %s with a raised %s apart: %s", (amount, raised, joined, apart) => {
    expect(textsOf(asSeen([block("급식", "9", joined)], of(amount, raised)))).toEqual(["급식", "9", apart]);
  });

  test("of which one may be an amount of its own refuse the page", () => {
    const { findings } = asSeen([block("4001", "4001")], of("400", "1"));
    expect(findings).toMatchObject([{ code: "raised-unclear", consequence: "reject", value: "4001" }]);
  });

  test("with text that nobody sees wait for a person", () => {
    const { findings } = asSeen([block("급식")], { raised: [], unseen: ["돌봄 50,000"], pages: [] });
    expect(findings).toMatchObject([{ code: "text-unseen", consequence: "hold", value: "돌봄 50,000" }]);
  });
});

describe("names of a printed page", () => {
  const table = ["사업명", "노인복지", "경로당", "장애인복지", "합계"];
  /** Where each begins, in points. */
  const textsAt = async (...places: readonly number[]) => {
    const drawn = table.map((name, at) => shown(places[at] ?? 100, 500 - 20 * at, name));
    const sight = await sightOf(...drawn);
    const cells = table.map((name, at) =>
      [name, at === 0 ? "예산액" : "10"].map((own) => ({ text: own, colSpan: 1, rowSpan: 1 })),
    );
    const block = { type: "table" as const, table: { rows: 5, cols: 2, hasHeader: false, cells } };
    return asSeen([block], sight).blocks.flatMap(({ table: own }) =>
      (own?.cells ?? []).map(([name]) => name?.text),
    );
  };

  test("that begin further in are drawn in", async () => {
    expect(await textsAt(130, 100, 114, 100, 120)).toEqual([
      "사업명",
      "노인복지",
      expect.stringMatching(/^ {3,4}경로당$/),
      "장애인복지",
      expect.stringMatching(/^ +합계$/),
    ]);
  });

  test.each([
    ["a point aside", [100, 100, 101, 100, 100]],
    ["in the middle of their column", [118, 113, 118, 109, 122]],
  ])("that stand %s are not", async (_, places) => {
    expect(await textsAt(...places)).toEqual(table);
  });
});

describe("text with a digit under a picture", () => {
  const pixel = (entries: string, bytes: string) =>
    `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 ${entries} /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`;
  const sightUnder = (object: string, order: "over" | "under") => {
    const [amount, picture] = [shown(100, 500, "50,000"), "q 100 0 0 30 90 490 cm /I Do Q"];
    const drawn = order === "over" ? [amount, picture] : [picture, amount];
    const shape = { object, resources: "/XObject << /I 6 0 R >>", drawn };
    return sightOfPdf(new Uint8Array(pdfOf(text, shape)));
  };

  test("is not seen, though the picture is read beside the page", async () => {
    expect((await sightUnder(pixel("/ColorSpace /DeviceRGB", "abc"), "over")).unseen).toEqual(["50,000"]);
  });

  test("is not seen under a picture that every page has", async () => {
    const [amount, picture] = [shown(100, 500, "50,000"), "q 100 0 0 30 90 490 cm /I Do Q"];
    const shape = {
      object: pixel("/ColorSpace /DeviceRGB", "abc"),
      resources: "/XObject << /I 6 0 R >>",
      more: Array.from({ length: 4 }, () => [shown(100, 700, "1"), amount, picture]),
    };
    const { unseen } = await sightOfPdf(new Uint8Array(pdfOf(text, shape)));
    expect(unseen).toEqual(["50,000", "50,000", "50,000", "50,000"]);
  });

  test("is seen on a picture that lies beneath", async () => {
    expect((await sightUnder(pixel("/ColorSpace /DeviceRGB", "abc"), "under")).unseen).toEqual([]);
  });

  test("keeps nobody waiting where the picture is broken", async () => {
    const broken = pixel("/ColorSpace /DeviceRGB /Filter /DCTDecode", "no picture");
    expect((await sightUnder(broken, "over")).pages).toHaveLength(1);
  });
});
