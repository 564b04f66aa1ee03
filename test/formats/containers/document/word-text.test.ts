// What Word shows beside plain text is read as it is seen: signs, links, equations. What it hides is left out and told.
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../../shared/domain/values/fund.ts";
import { readSource } from "../../../../shared/formats/registry.ts";
import { amountsOf, contextOf, readText } from "../../readings.ts";
import { docxOf, hwpxOf, patched } from "./documents.ts";

const text = [
  "2020년 예산 집행현황",
  "(2020. 10. 31. 현재, 단위: 백만원)",
  "",
  "사업명\t예산액\t집행액",
  "급식\t500\t400",
  "돌봄\t700\t600",
].join("\n");

/** The report in Word with the paragraph of one word made of other runs. */
function wordOf(word: string, runs: string): Uint8Array {
  return patched(docxOf(text), {
    "word/document.xml": (xml) =>
      xml.replace(new RegExp(`<w:p><w:r><w:t[^>]*>${word}</w:t></w:r></w:p>`), `<w:p>${runs}</w:p>`),
  });
}

const run = (inside: string, look = "") =>
  `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}${inside}</w:r>`;
const typed = (own: string, look = "") => run(`<w:t>${own}</w:t>`, look);

async function outcomeOf(bytes: Uint8Array) {
  const reading = await readSource(bytes, contextOf());
  const codes = reading.findings
    .filter(({ code }) => code !== "document-rows" && code !== "department-unknown")
    .map(({ code, column, value }) => [code, column, value].filter((each) => each !== null).join(" "));
  if (reading.kind === "refused") return `refused ${codes.join(", ")}`;
  const names = reading.records.map((record) => {
    const [budget, spent] = (["appropriation", "expenditure"] as const).map(
      (measure) => (totalOf(amountsOf(record, measure)) ?? 0n) / 1_000_000n,
    );
    return `${record.project.name} ${budget}/${spent}`;
  });
  return [...codes, names.join(", ")].join(": ");
}

const whole = "급식 500/400, 돌봄 700/600";

describe("the sign of an amount in Word is never dropped", () => {
  test.each([
    ["a hyphen that does not break", `${run("<w:noBreakHyphen/>")}${typed("400")}`],
    ["one in the run of the digits", run("<w:noBreakHyphen/><w:t>400</w:t>")],
    ["a minus of the font Symbol", `${run('<w:sym w:font="Symbol" w:char="F02D"/>')}${typed("400")}`],
    ["an equation", "<m:oMath><m:r><m:t>-400</m:t></m:r></m:oMath>"],
    [
      "an equation on a line of its own",
      "<m:oMathPara><m:oMath><m:r><m:rPr/><m:t>-400</m:t></m:r></m:oMath></m:oMathPara>",
    ],
  ])("%s", async (_, runs) => {
    expect(await outcomeOf(wordOf("400", runs))).toBe(
      "running-total-negative 집행액 -400,000,000: 급식 500/-400, 돌봄 700/600",
    );
  });

  test.each([
    ["a soft hyphen", `${run("<w:softHyphen/>")}${typed("400")}`, "amount-sign-unclear"],
    ["the character of one", typed("\u00ad400"), "amount-sign-unclear"],
    [
      "a symbol that nobody knows",
      `${run('<w:sym w:font="Wingdings" w:char="F072"/>')}${typed("400")}`,
      "amount-not-number",
    ],
    [
      "a fraction",
      `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:f><m:num><m:r><m:t>4</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>`,
      "amount-not-number",
    ],
  ])("%s refuses the amount", async (_, runs, code) => {
    expect(await outcomeOf(wordOf("400", runs))).toMatch(new RegExp(`^refused ${code} 집행액`));
  });

  test("but a symbol before words is an ornament, and a soft hyphen inside them no sign", async () => {
    const bullet = run('<w:sym w:font="Wingdings" w:char="F06E"/>');
    expect(await outcomeOf(wordOf("급식", `${bullet}${typed("급\u00ad식")}`))).toBe(whole);
  });
});

test.each([
  "사업명,예산액(원),집행액(원)\n급식,500,\u00ad400",
  "<table><tr><td>사업명</td><td>예산액(원)</td><td>집행액(원)</td></tr><tr><td>급식</td><td>500</td><td>&shy;400</td></tr></table>",
])("a soft hyphen before an amount refuses it in a text and on a page: %s", (file) => {
  const page = file.startsWith("<") ? `<html><body>${file}</body></html>` : file;
  expect(readText(page).findings.map(({ code }) => code)).toContain("amount-sign-unclear");
});

describe("a link in Word is read as its text", () => {
  const link = (own: string) => `<w:hyperlink w:anchor="x" w:history="1">${typed(own)}</w:hyperlink>`;
  const field = (own: string) =>
    `${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText xml:space="preserve"> HYPERLINK "http://a.kr" </w:instrText>')}${run('<w:fldChar w:fldCharType="separate"/>')}${typed(own)}${run('<w:fldChar w:fldCharType="end"/>')}`;
  const simple = (own: string) =>
    `<w:fldSimple w:instr='HYPERLINK "http://a.kr"'>${typed(own)}</w:fldSimple>`;
  test.each([
    ["a name", link("급식"), "급식"],
    ["a part of a name", `${typed("급")}${link("식")}`, "급식"],
    ["an amount", link("400"), "400"],
    ["a name by a field", field("급식"), "급식"],
    ["an amount by a simple field", simple("400"), "400"],
    ["a name that was moved there", `<w:moveTo w:id="1" w:author="a">${typed("급식")}</w:moveTo>`, "급식"],
  ])("%s", async (_, runs, word) => {
    expect(await outcomeOf(wordOf(word, runs))).toBe(whole);
  });
});

test("a link in Hangul is read as its text", async () => {
  const begin =
    '<hp:ctrl><hp:fieldBegin id="1" type="HYPERLINK" name="" editable="0" dirty="0" zorder="-1" fieldid="1"><hp:parameters cnt="1" name=""><hp:stringParam name="Path">https://a.kr/x</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl>';
  const end = '<hp:ctrl><hp:fieldEnd beginIDRef="1" fieldid="1"/></hp:ctrl>';
  const bytes = patched(await hwpxOf(text), {
    "Contents/section0.xml": (xml) => xml.replace("<hp:t>급식</hp:t>", `${begin}<hp:t>급식</hp:t>${end}`),
  });
  expect(await outcomeOf(bytes)).toBe(whole);
});

describe("what Word hides is left out and told", () => {
  const hidden = "document-part-unread hidden text";
  test.each([
    ["a digit", "400", `${typed("400")}${typed("0", "<w:vanish/>")}`],
    ["a part of a name", "급식", `${typed("급식")}${typed("(구)", '<w:b/><w:vanish w:val="1"/>')}`],
  ])("%s", async (_, word, runs) => {
    expect(await outcomeOf(wordOf(word, runs))).toBe(`${hidden}: ${whole}`);
  });

  test("a row, by its property or word by word", async () => {
    const byProperty = patched(docxOf(text), {
      "word/document.xml": (xml) =>
        xml.replace(/<w:tr>(?=(?:(?!<w:tr>)[^])*돌봄)/, "<w:tr><w:trPr><w:hidden/></w:trPr>"),
    });
    const byWords = patched(docxOf(text), {
      "word/document.xml": (xml) =>
        ["돌봄", "700", "600"].reduce(
          (made, word) =>
            made.replace(new RegExp(`<w:r>(<w:t[^>]*>${word}<)`), "<w:r><w:rPr><w:vanish/></w:rPr>$1"),
          xml,
        ),
    });
    expect(await outcomeOf(byProperty)).toBe(`${hidden}: 급식 500/400`);
    expect(await outcomeOf(byWords)).toBe(`${hidden}: 급식 500/400`);
  });

  test("but not where hiding is turned off, or nothing is hidden", async () => {
    expect(await outcomeOf(wordOf("400", `${typed("40", '<w:vanish w:val="0"/>')}${typed("0")}`))).toBe(
      whole,
    );
    expect(await outcomeOf(wordOf("400", `${typed("400")}${typed(" ", "<w:vanish/>")}`))).toBe(whole);
  });
});

describe("text that Word wraps is read", () => {
  test.each([
    [
      "a base with its reading",
      "급식",
      "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>给食</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>급식</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    ],
    [
      "a digit with a reading",
      "400",
      "<w:r><w:t>4</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>5</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>00</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    ],
    ["a direction", "400", `<w:bdo w:val="ltr">${typed("400")}</w:bdo>`],
    ["another direction", "400", `<w:dir w:val="ltr">${typed("400")}</w:dir>`],
    [
      "an element of another schema",
      "400",
      `<w:customXml w:element="x"><w:customXmlPr/>${typed("400")}</w:customXml>`,
    ],
    [
      "a choice of newer programs",
      "400",
      `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wpg">${typed("400")}</mc:Choice><mc:Fallback>${typed("9")}</mc:Fallback></mc:AlternateContent>`,
    ],
    [
      "what was moved there",
      "400",
      `<w:moveFrom w:id="1">${typed("900")}</w:moveFrom><w:moveToRangeStart w:id="3"/><w:moveTo w:id="2">${typed("400")}</w:moveTo>`,
    ],
  ])("%s", async (_, word, runs) => {
    expect(await outcomeOf(wordOf(word, runs))).toBe(whole);
  });

  test("but a row that its author deleted is left out", async () => {
    const row = patched(docxOf(text), {
      "word/document.xml": (xml) =>
        xml.replace(
          /<w:tr>(?=(?:(?!<w:tr>)[^])*돌봄)/,
          '<w:tr><w:trPr><w:del w:id="9" w:author="a"/></w:trPr>',
        ),
    });
    const cells = patched(docxOf(text), {
      "word/document.xml": (xml) =>
        ["돌봄", "700", "600"].reduce(
          (made, word) =>
            made.replace(
              new RegExp(`<w:tcPr></w:tcPr>(?=<w:p><w:r><w:t[^>]*>${word}<)`),
              '<w:tcPr><w:cellDel w:id="9"/></w:tcPr>',
            ),
          xml,
        ),
    });
    expect(await outcomeOf(row)).toBe("document-part-unread hidden text: 급식 500/400");
    expect(await outcomeOf(cells)).toBe("document-part-unread hidden text: 급식 500/400");
  });
});

describe("text that Hangul draws in its own way is read", () => {
  const hangulOf = async (word: string, drawn: string) =>
    patched(await hwpxOf(text), {
      "Contents/section0.xml": (xml) => xml.replace(`<hp:t>${word}</hp:t>`, drawn),
    });
  const dutmal = (main: string, sub: string) =>
    `<hp:dutmal posType="TOP" szRatio="50"><hp:mainText>${main}</hp:mainText><hp:subText>${sub}</hp:subText></hp:dutmal>`;

  test.each([
    ["an amount with a reading", "400", dutmal("400", "5")],
    ["a name with a reading", "급식", dutmal("급식", "給食")],
    [
      "characters over each other",
      "400",
      '<hp:compose circleType="CHAR" composeText="400"><hp:charPr prIDRef="0"/></hp:compose>',
    ],
  ])("%s", async (_, word, drawn) => {
    expect(await outcomeOf(await hangulOf(word, drawn))).toBe(whole);
  });

  test("its hyphen is a sign", async () => {
    expect(await outcomeOf(await hangulOf("400", "<hp:t><hp:hyphen/>400</hp:t>"))).toContain("급식 500/-400");
  });
});

test("a document without any of it stays as it is", async () => {
  expect(await outcomeOf(docxOf(text))).toBe(whole);
});

describe("tables in cells", () => {
  const cell = (inside: string, look = "") =>
    `<w:tc>${look === "" ? "" : `<w:tcPr>${look}</w:tcPr>`}${inside}</w:tc>`;
  const framed = (rows: readonly string[]) =>
    `<w:tbl><w:tblPr><w:tblW w:w="0"/></w:tblPr>${rows.map((row) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row}</w:tr>`).join("")}</w:tbl>`;
  const line = (own: string) => `<w:p>${typed(own)}</w:p>`;
  /** The report with its table written anew. */
  const withTable = (change: (table: string) => string) =>
    patched(docxOf(text), {
      "word/document.xml": (xml) => xml.replace(/<w:tbl>[^]*<\/w:tbl>/, change),
    });

  test.each([
    ["one cell", (table: string) => framed([cell(`${table}<w:p/>`, '<w:tcW w:w="9000"/>')])],
    ["one cell in another", (table: string) => framed([cell(framed([cell(`${table}<w:p/>`)]))])],
    ["two rows", (table: string) => framed([cell(line("예산 현황")), cell(`${table}<w:p/>`)])],
  ])("a frame of %s around the table is none", async (_, change) => {
    expect(await outcomeOf(withTable(change))).toBe(whole);
  });

  test("what stands in the cell of a name is no part of it", async () => {
    const inner = framed([`${cell(line("국비"))}${cell(line("250"))}`]);
    const nested = withTable((table) => table.replace(/(급식<\/w:t><\/w:r><\/w:p>)/, `$1${inner}<w:p/>`));
    expect(await outcomeOf(nested)).toMatch(new RegExp(`${whole}$`));
  });
});

describe("white text in a table of Word", () => {
  const white = '<w:color w:val="FFFFFF"/>';
  test.each([
    ["on white waits", "", "text-unseen 400: "],
    ["on a coloured cell is seen", '<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>', ""],
    ["on a white fill waits", '<w:tcPr><w:shd w:val="clear" w:fill="FFFFFF"/></w:tcPr>', "text-unseen 400: "],
  ])("%s", async (_, look, finding) => {
    const bytes = patched(docxOf(text), {
      "word/document.xml": (xml) =>
        xml.replace(
          /<w:tc>(?:(?!<w:tc>)[^])*>400<(?:(?!<w:tc>)[^])*?<\/w:tc>/,
          `<w:tc>${look}<w:p>${typed("400", white)}</w:p></w:tc>`,
        ),
    });
    expect(await outcomeOf(bytes)).toBe(`${finding}${whole}`);
  });

  test("without digits says nothing", async () => {
    expect(await outcomeOf(wordOf("급식", typed("급식", white)))).toBe(whole);
  });
});

describe("rows that are set with tabs in Word keep their blank cells", () => {
  const line = (cells: readonly string[]) =>
    `<w:p>${run(cells.map((cell) => (cell === "" ? "" : `<w:t>${cell}</w:t>`)).join("<w:tab/>"))}</w:p>`;
  const setWith = (rows: readonly (readonly string[])[]) =>
    patched(docxOf(text), {
      "word/document.xml": (xml) => xml.replace(/<w:tbl>[^]*<\/w:tbl>/, rows.map(line).join("")),
    });
  test.each([
    [
      "a second row of headers that begins with one",
      [
        ["사업명", "예산액", "", "", "집행액"],
        ["", "계", "국비", "시비", ""],
        ["급식", "500", "300", "200", "400"],
        ["돌봄", "700", "700", "0", "600"],
      ],
    ],
    [
      "an amount that nobody stated",
      [
        ["사업명", "예산액", "예산현액", "집행액"],
        ["급식", "500", "", "400"],
        ["돌봄", "700", "700", "600"],
      ],
    ],
  ])("%s", async (_, rows) => {
    expect(await outcomeOf(setWith(rows))).toBe(whole);
  });

  test("and one tab alone only draws a line in", async () => {
    const bytes = patched(docxOf(text), {
      "word/document.xml": (xml) => xml.replace(/<w:t(?=[ >])/, "<w:tab/>$&"),
    });
    expect(await outcomeOf(bytes)).toBe(whole);
  });
});
