// Parts that nothing but their indent sets below a project: their amounts must not count beside its own.
import type { CellStyle } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../../shared/domain/values/fund.ts";
import { openHtml } from "../../../../shared/formats/containers/open-html.ts";
import {
  withHangulIndents,
  withIndentMarks,
} from "../../../../shared/formats/containers/document/indents.ts";
import { docxOf, hwpxOf, patched } from "./documents.ts";
import { pdfOf, shown } from "./pdf-document.ts";
import { hasMarkedCells } from "../../../../shared/formats/containers/workbook/marked-cells.ts";
import { readBytes, sheetOf, xlsxOf } from "../workbook/workbooks.ts";
import { indentMark } from "../../../../shared/formats/kernel/marked-text.ts";
import { amountsOf } from "../../readings.ts";

const names = (page: string): readonly string[] => {
  const opened = openHtml(page);
  if ("code" in opened || opened.kind !== "workbook") throw new Error("The page is no sheet");
  return opened.tables.flatMap((table) => table.read(10).rows.map(([name = ""]) => name));
};

const rowsWith = (part: string) =>
  `<tr><td>사업명</td><td>예산액</td></tr><tr><td>노인복지</td><td>30</td></tr><tr>${part}<td>10</td></tr>`;
const page = (part: string, style = "") =>
  `<html><head><style>${style}</style></head><body><table>${rowsWith(part)}</table></body></html>`;

describe("a web page draws a name in", () => {
  test.each([
    ["by blanks that do not break", "<td>&nbsp;&nbsp;경로당</td>", ""],
    ["behind a line of its source", "<td>\n      &nbsp;경로당\n</td>", ""],
    ["by its padding", '<td style="padding-left: 20px">경로당</td>', ""],
    ["by its first line", '<td style="text-indent:2em">경로당</td>', ""],
    ["by its first line alone", '<td style="padding-left:0px;text-indent:20px">경로당</td>', ""],
    ["by its padding on four sides", '<td style="padding: 0 0 0 20px">경로당</td>', ""],
    ["by a paragraph in it", '<td><p style="margin-left:20pt">경로당</p></td>', ""],
    ["by the sides of a paragraph in it", '<td><div><p style="margin:0 4px 0 1cm">경로당</p></div></td>', ""],
    ["by wide blanks", "<td>&emsp;경로당</td>", ""],
    ["by half as wide ones", "<td>&ensp;&#8194;경로당</td>", ""],
    [
      "from the left again",
      '<td style="text-align:center"><p style="text-align:left;margin-left:9px">경로당</p></td>',
      "",
    ],
    ["by a class", '<td class="part">경로당</td>', ".part { padding-left: 12pt }"],
  ])("%s", (_, part, style) => {
    expect(names(page(part, style)).at(-1)).toMatch(/^[ \u00a0]+경로당$/);
  });

  test.each([
    ["a blank of its source", "<td>   경로당 </td>"],
    ["a padding of nothing", '<td style="padding-left:0">경로당</td>'],
    ["a padding on its right", '<td style="padding-right:20px">경로당</td>'],
    ["a padding below", '<td style="padding:0 0 20px">경로당</td>'],
    ["a padding on three sides", '<td style="padding: 20px 20px 20px 0">경로당</td>'],
    ["a padding above and below", '<td style="padding:20px 0">경로당</td>'],
    ["a line that hangs as far", '<td style="padding-left:20px;text-indent:-20px">경로당</td>'],
    ["a place in the middle", '<td align="center" style="padding-left:20px">경로당</td>'],
    ["a place on the right", '<td style="text-align: right; padding-left:20px">경로당</td>'],
    [
      "a paragraph in the middle",
      '<td style="padding-left:9px"><p style="text-align:center">경로당</p></td>',
    ],
    ["a second paragraph", '<td>경로당<p style="margin-left:20px">지원</p></td>'],
  ])("not by %s", (_, part) => {
    expect(names(page(part)).at(-1)).toMatch(/^경로당/);
  });
});

describe("Word draws a name in", () => {
  const cell = (properties: string, text: string) =>
    `<w:tbl><w:tr><w:tc><w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`;
  const marks = (document: string) => withIndentMarks(document).split(indentMark).length - 1;

  test.each([
    ["by blanks", "", "   경로당", 3],
    ["by wide blanks", "", "\u3000\u00a0경로당", 3],
    ["by blanks that are written as references", "", "&#160;&#x3000;경로당", 3],
    ["by its margin", '<w:ind w:left="400"/>', "경로당", 4],
    ["by the margin of other versions", '<w:ind w:start="400"/>', "경로당", 4],
    ["by a narrow margin", '<w:ind w:left="60"/>', "경로당", 1],
    ["by its first line", '<w:ind w:firstLine="200"/>', "경로당", 2],
    ["by both", '<w:ind w:left="200"/>', " 경로당", 3],
    ["by letters", '<w:ind w:leftChars="200" w:firstLineChars="50"/>', "경로당", 5],
    ["by letters that are told as points, too", '<w:ind w:leftChars="200" w:left="400"/>', "경로당", 4],
  ])("%s", (_, properties, text, count) => {
    expect(marks(cell(properties, text))).toBe(count);
  });

  test.each([
    ["a line that hangs as far as it is drawn in", '<w:ind w:left="400" w:hanging="400"/>', "경로당"],
    ["a margin to the left of the cell", '<w:ind w:left="-400"/>', "경로당"],
    ["a cell without text", '<w:ind w:left="400"/>', "  "],
    [
      "a margin that it had before a change",
      '<w:pPrChange w:id="1"><w:pPr><w:ind w:left="400"/></w:pPr></w:pPrChange>',
      "경로당",
    ],
    ["a margin in the middle", '<w:ind w:left="400"/><w:jc w:val="center"/>', "경로당"],
    ["a margin on the right", '<w:jc w:val="end"/><w:ind w:left="400"/>', "경로당"],
  ])("not by %s", (_, properties, text) => {
    expect(marks(cell(properties, text))).toBe(0);
  });

  const styled = (id: string, properties: string, base = "") =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${base}"/><w:pPr>${properties}</w:pPr></w:style>`;
  test.each([
    ["by its style", '<w:pStyle w:val="part"/>', 4],
    ["by a style that its style is based on", '<w:pStyle w:val="small"/>', 4],
    ["by its own margin before that", '<w:pStyle w:val="part"/><w:ind w:left="200"/>', 2],
    ["by both", '<w:pStyle w:val="part"/><w:ind w:firstLine="200"/>', 6],
    ["not where it takes it back", '<w:pStyle w:val="part"/><w:ind w:left="0"/>', 0],
    ["not where its style stands in the middle", '<w:pStyle w:val="middle"/>', 0],
    ["not by styles that go round", '<w:pStyle w:val="ring"/>', 0],
    ["not by a style that is not there", '<w:pStyle w:val="none"/>', 0],
  ])("%s", (_, properties, count) => {
    const styles = [
      styled("part", '<w:ind w:left="400"/>'),
      styled("small", "", "part"),
      styled("middle", '<w:jc w:val="center"/>', "part"),
      styled("ring", "", "ring"),
    ].join("");
    const document = withIndentMarks(cell(properties, "경로당"), styles);
    expect(document.split(indentMark).length - 1).toBe(count);
  });

  test("once, without the blanks that the marks stand for", () => {
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const inCell = (runs: string) => `<w:tbl><w:tr><w:tc><w:p>${runs}</w:p></w:tc></w:tr></w:tbl>`;
    const marked = withIndentMarks(inCell(`${run("  ")}${run(" 경로")}${run(" 당")}`));
    expect(marked.replace(/<[^>]*>/g, "")).toBe(`${indentMark.repeat(3)}경로 당`);
    const tabbed = withIndentMarks(inCell(`<w:r><w:tab/></w:r>${run("경로당")}`));
    expect(tabbed.replace(/<[^>]*>/g, "")).toBe(`${indentMark.repeat(4)}경로당`);
  });

  test("outside of tables as before", () => {
    const paragraph = '<w:p><w:pPr><w:ind w:left="400"/></w:pPr><w:r><w:t>경로당</w:t></w:r></w:p>';
    expect(withIndentMarks(paragraph)).toBe(paragraph);
  });
});

describe("Hangul draws a name in", () => {
  const cell = (text: string, look = "0", before = "") =>
    `<hp:tbl><hp:tr><hp:tc name=""><hp:subList>${before}<hp:p id="0" paraPrIDRef="${look}"><hp:run><hp:t>${text}</hp:t></hp:run></hp:p></hp:subList></hp:tc></hp:tr></hp:tbl>`;
  const look = (id: string, left: number, first = 0, side = "JUSTIFY") =>
    `<hh:paraPr id="${id}"><hh:align horizontal="${side}" vertical="BASELINE"/><hh:margin><hc:intent value="${first}"/><hc:left value="${left}"/></hh:margin></hh:paraPr>`;
  const header =
    look("0", 0) +
    look("1", 2_000) +
    look("2", 1_000, -1_000) +
    look("3", 0, 1_000) +
    look("4", 0, -1_000) +
    look("5", 2_000, 0, "CENTER");
  const marked = (section: string) => withHangulIndents(section, header);

  test.each([
    ["by blanks", cell("  경로당"), 2],
    ["by blanks that do not break", cell("<hp:nbSpace/><hp:fwSpace/>경로당"), 3],
    ["by its margin", cell("경로당", "1"), 4],
    ["by both", cell(" 경로당", "1"), 5],
    ["by its first line", cell("경로당", "3"), 2],
    ["by its margin, though the lines below it begin further in", cell("경로당", "2"), 2],
    ["by the paragraph of the text", cell("경로당", "1", '<hp:p paraPrIDRef="0"><hp:run/></hp:p>'), 4],
    ["but not by the lines below it", cell("경로당", "4"), 0],
    ["but not in the middle", cell("경로당", "5"), 0],
    [
      "but not by an empty paragraph above",
      cell("경로당", "0", '<hp:p paraPrIDRef="1"><hp:t/><hp:t></hp:t></hp:p>'),
      0,
    ],
    ["but not by a look that is not there", cell("경로당", "7"), 0],
  ])("%s", (_, section, count) => {
    expect(marked(section)).toContain(`<hp:t>${indentMark.repeat(count)}경로당`);
  });

  test("in a cell that holds a table in the inner cell alone", () => {
    const inner = cell(" 안");
    expect(marked(cell("밖", "0", `<hp:p paraPrIDRef="0">${inner}</hp:p>`))).toContain(
      `<hp:t>${indentMark}안`,
    );
  });

  test("outside of tables as before", () => {
    const line = '<hp:p id="0" paraPrIDRef="1"><hp:run><hp:t>  경로당</hp:t></hp:run></hp:p>';
    expect(marked(line)).toBe(line);
  });
});

describe("a workbook draws a name in", () => {
  const part = async (alignment: NonNullable<CellStyle["alignment"]>) => {
    const rows = [
      ["예산 집행현황(2026. 6. 30. 기준, 단위: 천원)", null, null],
      ["사업명", "예산액", "집행액"],
      ["노인복지", 30, 10],
      ["경로당", 10, 5],
      ["일자리", 20, 5],
      ["장애인복지", 50, 20],
    ];
    const cells = new Map(
      ["3,0", "4,0"].map((key, at) => [key, { value: rows[at + 3]?.[0] ?? "", style: { alignment } }]),
    );
    const reading = await readBytes(await xlsxOf(sheetOf(rows, { cells })), { unit: null });
    return reading.kind === "read" ? reading.records.map(({ project }) => project.name) : [];
  };

  test("by its alignment, so that parts do not count beside their project", async () => {
    expect(await part({ indent: 2 })).toEqual(["경로당", "일자리", "장애인복지"]);
    expect(await part({ indent: 1, horizontal: "left" })).toEqual(["경로당", "일자리", "장애인복지"]);
  });

  const outline = async (printed: readonly string[], indents: readonly number[]) => {
    const amounts = [
      [30, 10],
      [10, 5],
      [20, 5],
      [50, 20],
      [7, 2],
    ];
    const rows = [
      ["예산 집행현황(2026. 6. 30. 기준, 단위: 천원)", null, null],
      ["사업명", "예산액", "집행액"],
      ...printed.map((name, at) => [name, ...(amounts[at] ?? [])]),
    ];
    const cells = new Map(
      indents.map((indent, at) => [
        `${at + 2},0`,
        { value: printed[at] ?? "", style: { alignment: { indent } } },
      ]),
    );
    const reading = await readBytes(await xlsxOf(sheetOf(rows, { cells })), { unit: null });
    const held = reading.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
    return [...held, ...(reading.kind === "read" ? reading.records.map(({ project }) => project.name) : [])];
  };
  const bullets = ["○ 노인복지", "- 경로당", "- 일자리", "○ 장애인복지", "○ 기본경비"];
  const plain = bullets.map((name) => name.slice(2));

  test.each([
    ["the widest of its bullets alone", bullets, [1, 0, 0, 1, 1]],
    ["one of them", bullets, [0, 0, 0, 0, 1]],
    ["parts unevenly", plain, [0, 1, 2, 0, 0]],
    ["bullets unevenly", bullets, [0, 1, 2, 0, 0]],
    ["further than any outline", plain, [0, 200, 200, 0, 0]],
  ])("and is read with its parts where it draws in %s", async (_, printed, indents) => {
    expect(await outline(printed, indents)).toEqual(["경로당", "일자리", "장애인복지", "기본경비"]);
  });

  test("and is asked about where only a part of it is read so", async () => {
    expect(await outline(plain, [0, 1, 1, 0, 1])).toEqual(["rows-drawn-below", ...plain]);
  });

  test("not from the right, nor by nothing", async () => {
    expect(await part({ indent: 1, horizontal: "right" })).toHaveLength(4);
    expect(await part({ horizontal: "left" })).toHaveLength(4);
  });

  test.each([-1, 1e10, 0.4, Number.NaN])("as far as %d and it is read", async (indent) => {
    expect((await part({ indent })).length).toBeGreaterThan(2);
  });
});

// Were each sign looked for from each place before it, these would take hours.
describe("markup that nothing closes is passed over", () => {
  const many = (part: string) => part.repeat(300_000);

  test.each([
    ["cells and texts", many("<hp:tc <hp:t "), ""],
    ["texts", `<hp:tc >${many("<hp:t> ")}`, ""],
    ["blanks", `<hp:tc ><hp:t>${many("<hp:nbSpace/>")}</hp:t>`, ""],
    ["paragraphs", `<hp:tc >${many("<hp:p ")}<hp:t>가`, ""],
    ["looks", "", many("<hh:paraPr ")],
    ["margins of a look", "", `<hh:paraPr id="1">${many("<hc:left ")}`],
    ["sides of a look", "", `<hh:paraPr id="1"><hh:align ${many(" horizontal=")}`],
  ])("in Hangul: %s", (_, section, header) => {
    expect(withHangulIndents(section, header).length).toBe(section.length);
  });

  test.each(["<w:pPrChange ", "<w:jc ", "<w:ind ", "<w:t ", "<w:tab ", "<w:t> </w:t>"])(
    "in Word: %s",
    (part) => {
      const document = `<w:tbl><w:p >${many(part)}</w:p></w:tbl>`;
      expect(withIndentMarks(document)).not.toContain(indentMark);
    },
  );

  test("in workbooks", () => {
    const styles = `<cellXfs>${many("<xf>")}${many("<alignment ")}</cellXfs>`;
    expect(hasMarkedCells([], styles)).toBe(false);
  });
});

describe("a document is read whole", () => {
  /** Each row that begins with `>` is drawn in by a letter for each. */
  const textOf = (rows: readonly string[]) =>
    [
      "2026년 주요업무 보고",
      "복지정책과",
      "(2026. 6. 30. 현재, 단위: 천원)",
      "사업명|예산액|집행액",
      ...rows.map((row) => row.replace(/^>+/, "")),
    ]
      .join("\n")
      .replaceAll("|", "\t");
  const namesIn = (rows: readonly string[]) =>
    rows.flatMap((row) => {
      const [, marks = "", name = ""] = /^(>+)([^|]*)/.exec(row) ?? [];
      return name === "" ? [] : [{ name, letters: marks.length }];
    });
  const inWord = (rows: readonly string[], more = "") =>
    patched(docxOf(textOf(rows)), {
      "word/document.xml": (part) =>
        namesIn(rows).reduce(
          (own, { name, letters }) =>
            own.replace(
              `<w:p><w:r><w:t xml:space="preserve">${name}<`,
              `<w:p><w:pPr><w:ind w:left="${200 * letters}"/>${more}</w:pPr><w:r><w:t xml:space="preserve">${name}<`,
            ),
          part,
        ),
    });
  const inHangul = async (rows: readonly string[], side = "JUSTIFY") =>
    patched(await hwpxOf(textOf(rows)), {
      "Contents/header.xml": (part) =>
        part.replace(
          /(?=<hh:paraPr id="0")/,
          [1, 2]
            .map(
              (letters) =>
                `<hh:paraPr id="${700 + letters}"><hh:align horizontal="${side}" vertical="BASELINE"/><hh:margin><hc:intent value="0" unit="HWPUNIT"/><hc:left value="${1_000 * letters}" unit="HWPUNIT"/></hh:margin></hh:paraPr>`,
            )
            .join(""),
        ),
      "Contents/section0.xml": (part) =>
        namesIn(rows).reduce(
          (own, { name, letters }) =>
            own.replace(
              new RegExp(`paraPrIDRef="0"(?=[^<>]*><hp:run[^<>]*><hp:t>${name}<)`),
              `paraPrIDRef="${700 + letters}"`,
            ),
          part,
        ),
    });
  const inPrint = (rows: readonly string[]) => {
    const drawn = new Map(namesIn(rows).map(({ name, letters }) => [name, 9 * letters]));
    return pdfOf(textOf(rows), { shift: (text) => drawn.get(text) ?? 0 });
  };
  const onPage = (rows: readonly string[]) => {
    const lines = textOf(rows).split("\n");
    const drawn = new Map(namesIn(rows).map(({ name, letters }) => [name, 16 * letters]));
    const table = lines.slice(3).map((line) => {
      const [name = "", ...amounts] = line.split("\t");
      const cells = amounts.map((each) => `<td>${each}</td>`).join("");
      return `<tr><td style="padding-left:${drawn.get(name) ?? 0}px">${name}</td>${cells}</tr>`;
    });
    const heads = lines.slice(0, 3).map((line) => `<p>${line}</p>`);
    return new TextEncoder().encode(
      `<html><body>${heads.join("")}<table>${table.join("")}</table></body></html>`,
    );
  };
  const outcomeOf = async (bytes: Uint8Array) => {
    const reading = await readBytes(bytes, { unit: null, fiscalYear: 2026 });
    if (reading.kind === "refused") return reading.findings.map(({ code }) => code).join(" ");
    const held = reading.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
    const figures = reading.records.map((record) =>
      [
        record.project.name,
        ...(["appropriation", "expenditure"] as const).map(
          (measure) => (totalOf(amountsOf(record, measure)) ?? 0n) / 1_000n,
        ),
      ].join(" "),
    );
    return [...held, ...figures].join(", ");
  };
  const containers = [
    ["Word", inWord],
    ["Hangul", inHangul],
    ["PDF", inPrint],
    ["a web page", onPage],
  ] as const;
  const parted = ["노인복지|30|11", ">경로당|10|5", ">일자리|20|6", "장애인복지|50|23"];

  describe.each(containers)("%s", (_, fileOf) => {
    test("with parts in place of their project", async () => {
      const read = "경로당 10 5, 일자리 20 6, 장애인복지 50 23";
      expect(await outcomeOf(await fileOf(parted))).toBe(read);
      expect(await outcomeOf(await fileOf(parted.with(2, ">>일자리|20|6")))).toBe(read);
    });

    test("with a question where they do not add up", async () => {
      const rows = parted.with(2, ">일자리|19|5");
      expect(await outcomeOf(await fileOf(rows))).toMatch(/^rows-drawn-below, 노인복지 30 11, 경로당/);
    });

    test("with marks before indents", async () => {
      const marked = [">○ 노인복지|30|11", "- 경로당|10|5", "- 일자리|20|6", "○ 장애인복지|50|23"];
      expect(await outcomeOf(await fileOf(marked))).toBe("경로당 10 5, 일자리 20 6, 장애인복지 50 23");
    });

    test("with all of its rows where one alone is drawn in and adds up to nothing", async () => {
      const rows = parted.with(1, "경로당|10|5").with(2, "일자리|21|6");
      expect(await outcomeOf(await fileOf(rows.with(3, ">장애인복지|50|23")))).toBe(
        "노인복지 30 11, 경로당 10 5, 일자리 21 6, 장애인복지 50 23",
      );
    });
  });

  const alike = ["노인복지관운영|50|50", ">경로당운영|50|50", "청소년센터운영|30|10"];
  const all = "노인복지관운영 50 50, 경로당운영 50 50, 청소년센터운영 30 10";

  test("with all names that stand in the middle", async () => {
    const middle = (text: string, width: number) => (width - 6 - 9 * text.length) / 2;
    expect(await outcomeOf(pdfOf(textOf(alike), { shift: middle }))).toBe(all);
    const twoLengths = alike.with(1, "경로당운영|40|15").toSpliced(2, 0, "장애인지원|20|7");
    expect(await outcomeOf(pdfOf(textOf(twoLengths), { shift: middle }))).toBe(
      "노인복지관운영 50 50, 경로당운영 40 15, 장애인지원 20 7, 청소년센터운영 30 10",
    );
    const right = (text: string, width: number) => width - 6 - 9 * text.length;
    expect(await outcomeOf(pdfOf(textOf(twoLengths), { shift: right }))).toMatch(
      /^노인복지관운영 50 50, 경로당/,
    );
    expect(await outcomeOf(inWord(alike, '<w:jc w:val="center"/>'))).toBe(all);
    expect(await outcomeOf(await inHangul(alike, "CENTER"))).toBe(all);
  });

  test("with a question where one part states what its project does", async () => {
    // One that is shorter by twice its indent would stand in the middle.
    const rows = alike.map((row) => row.replace("경로당운영", "경로당"));
    for (const [, fileOf] of containers)
      expect(await outcomeOf(await fileOf(rows))).toBe(
        `rows-drawn-below, ${all.replace("경로당운영", "경로당")}`,
      );
  });

  test("with its struck rows left out and merged amounts asked about, as without indents", async () => {
    const struck = patched(inWord(parted), {
      "word/document.xml": (part) =>
        ["경로당", "10", "5"].reduce(
          (own, text) =>
            own.replace(
              `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`,
              `<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`,
            ),
          part,
        ),
    });
    const { findings } = await readBytes(struck, { unit: null, fiscalYear: 2026 });
    expect(findings.map(({ code }) => code)).toContain("struck-left-out");
    expect(findings.map(({ code }) => code)).not.toContain("struck-in-part");
    expect(JSON.stringify(findings)).not.toContain(indentMark);
    const rows = ["노인복지|30|   11", "경로당|10|", "장애인복지|50|23"];
    const merged = patched(docxOf(textOf(rows)), {
      "word/document.xml": (part) =>
        ["   11", ""].reduce(
          (own, text, at) =>
            own.replace(
              `<w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">${text}</w:t>`,
              `<w:tc><w:tcPr><w:vMerge${at === 0 ? ' w:val="restart"' : ""}/></w:tcPr><w:p><w:r><w:t xml:space="preserve">${text}</w:t>`,
            ),
          part,
        ),
    });
    const { findings: ofMerged } = await readBytes(merged, { unit: null, fiscalYear: 2026 });
    expect(ofMerged.map(({ code }) => code)).toContain("amount-over-names");
    expect(JSON.stringify(ofMerged)).not.toContain(indentMark);
  });

  describe("in print", () => {
    const many = Array.from({ length: 60 }, (_, at) => {
      const name = `${"가나다라마바사아자차"[at % 10]}${"가나다라마바"[Math.floor(at / 10)]}${"지원".repeat(at % 3)}`;
      return `사업${name}|${at + 1}|5`;
    });

    test("with parts that go on over the page", async () => {
      const rows = ["복지|1830|300", ...many.map((row) => `>${row}`), "교통|7|2"];
      const outcome = await outcomeOf(inPrint(rows));
      expect(outcome.split(", ")).toHaveLength(61);
      expect(outcome).not.toContain("복지");
    });

    test("with two parts among many projects of one length", async () => {
      const short = many.filter((row) => !row.includes("지원"));
      const rows = ["사업복지|30|10", ">생계|10|5", ">의료|20|5", ...short];
      expect(await outcomeOf(inPrint(rows))).toMatch(/^생계 10 5, 의료 20 5, 사업가가 1 5/);
    });

    test("with parts that are drawn in far", async () => {
      const shift = (text: string) => (text === "경로당" || text === "일자리" ? 63 : 0);
      expect(await outcomeOf(pdfOf(textOf(parted), { shift }))).toBe(
        "경로당 10 5, 일자리 20 6, 장애인복지 50 23",
      );
    });

    test("with pages that are bound on either side", async () => {
      let texts = 0;
      // So many rows are on the first page, each of three cells.
      const shift = () => (texts++ >= 3 * 37 ? 8 : 0);
      const outcome = await outcomeOf(pdfOf(textOf(many), { shift }));
      expect(outcome.split(", ")).toHaveLength(60);
    });
  });

  test("in print, though a name stands elsewhere, too", async () => {
    const drawn = (text: string) => (text === "경로당" || text === "일자리" ? 9 : 0);
    const more = [["경로당", "일자리 5개소", "일자리"].map((line, at) => shown(50, 700 - 30 * at, line))];
    expect(await outcomeOf(pdfOf(textOf(parted), { shift: drawn, more }))).toBe(
      "경로당 10 5, 일자리 20 6, 장애인복지 50 23",
    );
  });
});
