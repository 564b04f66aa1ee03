// Marks over a table are no text of its cells; text of cells is never one, whatever colour and size it has.
import { describe, expect, test } from "vitest";
import { openDocument } from "../../../../shared/formats/containers/document/open-document.ts";
import { pdfOf, shown } from "../document/pdf-document.ts";

async function readFrom(drawn: readonly string[], resources = "") {
  const pages = await openDocument(new Uint8Array(pdfOf("2020년", { drawn, resources })), "pdf");
  if ("code" in pages) throw new Error(pages.code);
  const rows = pages.lines.filter((line) => line.includes("\t")).map((line) => line.split("\t"));
  return { rows, codes: pages.findings.map(({ code }) => code) };
}

const edges = [60, 220, 380, 540];
const table = [
  ["세부사업명", "예산액", "집행액"],
  ["경로당 운영 지원", "500,000", "400,000"],
  ["노인복지관 운영", "700,000", "560,000"],
  ["도로 정비", "1,234,567", "987,654"],
];
const texts = table.flatMap((row, at) =>
  row.map((cell, column) => shown((edges[column] ?? 0) + 4, 560 - at * 20, cell)),
);
const lines = [
  ...[0, 1, 2, 3, 4].map((at) => `60 ${574 - at * 20} m 540 ${574 - at * 20} l S`),
  ...edges.map((x) => `${x} 574 m ${x} 494 l S`),
];
const ruled = [...texts, ...lines];

const grey = (drawn: string) => `0.6 g ${drawn} 0 g`;
const turned = (text: string, size: number, [cosine, sine]: readonly [number, number]) =>
  `q ${cosine} ${sine} ${-sine} ${cosine} 90 505 cm ${shown(0, 0, text, size)} Q`;
const faint = "/ExtGState << /G << /ca 0.3 >> >>";

describe("a mark is left out, and told once", () => {
  test.each([
    ["a word aslant", [turned("초 안", 60, [0.8, 0.6])]],
    ["who printed it, small and aslant", [grey(turned("2020-11-03 14:22 10.20.30.40", 9, [0.8, 0.6]))]],
    ["a word that is only a little aslant", [turned("사본", 50, [0.97, 0.243])]],
    ["a large word", [shown(100, 505, "대외비", 40)]],
    ["a translucent word", [`q /G gs ${shown(100, 528, "영등포구", 14)} Q`]],
    ["grey words through names", [grey(shown(90, 537, "기획예산과 2020-11-03", 8))]],
    ["grey words through a border", [grey(shown(180, 505, "기획예산과 2020-11-03", 8))]],
    ["grey words a little over the line of a name", [grey(shown(110, 503, "출력"))]],
  ])("%s, over and under the table", async (_, mark) => {
    for (const drawn of [
      [...ruled, ...mark],
      [...mark, ...ruled],
    ]) {
      const { rows, codes } = await readFrom(drawn, faint);
      expect(rows).toEqual(table);
      expect(codes.filter((code) => code !== "document-rows")).toEqual(["marks-left-out"]);
    }
  });
});

describe("no mark is", () => {
  const withoutNames = lines.concat(texts.filter((_, at) => at % 3 !== 0));
  const names = (colour: string, size = 9) =>
    table.map(([name = ""], at) => `${colour} ${shown(64, 560 - at * 20, name, size)} 0 g`);

  test.each([
    ["a grey name", [...withoutNames, ...names("0.6 g")]],
    [
      "a light header on a dark area",
      ["0.2 g 60 554 480 20 re f 0 g", ...lines, ...texts.slice(3)].concat([
        "1 g",
        ...texts.slice(0, 3),
        "0 g",
      ]),
    ],
    ["a larger name", [...withoutNames, ...names("0 g", 12)]],
  ])("%s", async (_, drawn) => {
    const { rows, codes } = await readFrom(drawn);
    expect(rows).toEqual(table);
    expect(codes).toEqual(["document-rows"]);
  });

  test.each(["987,654,321", "98765432", "△98765432", "9876543.21"])(
    "a grey amount that reaches over its border: %s",
    async (amount) => {
      const { codes } = await readFrom([...ruled, grey(shown(360, 505, amount))]);
      expect(codes).not.toContain("marks-left-out");
    },
  );

  test("a grey row that is struck through", async () => {
    const last = texts.slice(9).map(grey);
    const { codes } = await readFrom([...lines, ...texts.slice(0, 9), ...last, "62 503 m 538 503 l S"]);
    expect(codes).not.toContain("marks-left-out");
    expect(codes).toContain("struck-left-out");
  });
});

describe("a word in the look of the table makes its file wait", () => {
  test.each([
    ["a little over the line of a name", [shown(110, 503, "출력자 김")]],
    ["a little under it, smaller", [shown(105, 497, "열람용", 8)]],
    ["over a name", [shown(90, 544, "사본")]],
    ["on the border between two rows", [shown(140, 511, "대외비")]],
    ["over an amount", [shown(385, 504, "560,000")]],
    ["in a colour", ["1 0 0 rg", shown(110, 503, "출력"), "0 g"]],
  ])("%s", async (_, mark) => {
    const { codes } = await readFrom([...ruled, ...mark]);
    expect(codes).toContain("texts-overlaid");
  });

  test.each([
    ["on the caption over the table", [shown(400, 600, "(단위: 천원)"), shown(420, 603, "직인")]],
    ["on a header", [shown(250, 563, "직인")]],
    ["in the line itself", [shown(150, 500, "2차")]],
    ["in the next cell off the line", [shown(300, 504, "돌봄")]],
    ["a raised mark of a footnote", [shown(113, 504, "주1)", 6)]],
    ["the same word twice, as a heavy type is printed", [shown(64.3, 500.2, "도로 정비")]],
  ])("but not %s", async (_, mark) => {
    expect((await readFrom([...ruled, ...mark])).codes).not.toContain("texts-overlaid");
  });
});

test.each(["987,654", "△1,234,567", "(500)"])("an amount aslant is asked about: %s", async (amount) => {
  const { codes } = await readFrom([...ruled, turned(amount, 12, [0.8, 0.6])]);
  expect(codes).toContain("amounts-aslant");
  expect(codes).not.toContain("marks-left-out");
});

describe("a layer", () => {
  const off = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>";
  const drawnOn = (drawn: readonly string[], catalog: string) => ({
    drawn: [...ruled, "/OC /L BDC", ...drawn, "EMC"],
    object: "<< /Type /OCG /Name (Draft) >>",
    resources: "/Properties << /L 6 0 R >>",
    catalog,
  });
  const read = async (drawn: readonly string[], catalog: string) => {
    const shape = drawnOn(drawn, catalog);
    const pages = await openDocument(new Uint8Array(pdfOf("2020년", shape)), "pdf");
    if ("code" in pages) throw new Error(pages.code);
    const rows = pages.lines.filter((line) => line.includes("\t")).map((line) => line.split("\t"));
    return { rows, codes: pages.findings.map(({ code }) => code) };
  };
  const row = ["하천 정비", "90,000", "80,000"];
  const added = [
    ...row.map((cell, column) => shown((edges[column] ?? 0) + 4, 480, cell)),
    "60 474 m 540 474 l S",
    ...edges.map((x) => `${x} 494 m ${x} 474 l S`),
  ];

  test.each([
    ["with a row", added],
    ["with other amounts in the same place", [shown(384, 500, "999,999"), shown(224, 520, "111,111")]],
    ["with words behind a name", [shown(105, 500, "(폐지)")]],
    ["with a white area over the table", ["1 g 50 480 500 100 re f 0 g"]],
    ["with lines through rows", ["62 503 m 538 503 l S"]],
    ["within a part that is not switched off", ["/Span << /MCID 0 >> BDC", ...added, "EMC"]],
  ])("that is switched off shows nothing: %s", async (_, drawn) => {
    const { rows, codes } = await read(drawn, off);
    expect(rows).toEqual(table);
    expect(codes.filter((code) => !["document-rows", "layers-left-out"].includes(code))).toEqual([]);
  });

  test("that is switched off is told where it holds text", async () => {
    expect((await read(added, off)).codes).toContain("layers-left-out");
  });

  test("that is on is read as the page is", async () => {
    const { rows, codes } = await read(added, off.replace("/OFF", "/ON"));
    expect(rows).toEqual([...table, row]);
    expect(codes).toEqual(["document-rows"]);
  });
});
