// Rows and columns that a web page of one table hides, as Excel saves a filtered sheet: they are read and told, as in a workbook.
import { describe, expect, test } from "vitest";
import { amountsOf, codesOf, containing, day, expectRead, readText, recordOf } from "../../readings.ts";

const june = { fiscalYear: 2026, asOf: day("2026-06-30") };

const row = (cells: readonly string[], look = "") =>
  `<tr ${look}>${cells.map((cell) => (cell.startsWith("<td") ? cell : `<td>${cell}</td>`)).join("")}</tr>`;
const header = row(["사업명", "예산액(천원)", "지출액(천원)"]);
const seen = row(["가", "100", "50"]);
const page = (rows: readonly string[], columns = "", around = "") =>
  `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>${around}<table>${columns}${header}${rows.join("")}</table></body></html>`;

describe("a row that a page of a sheet hides is read and told with its sums", () => {
  test.each([
    ["as Excel writes it", "height=0 style='display:none'"],
    ["with more of Excel's", "style='mso-height-source:userset;display:none'"],
    ["in capitals", 'STYLE="DISPLAY: NONE"'],
    ["by an attribute", "hidden"],
    ["by visibility", "style='visibility:collapse'"],
  ])("%s", (_, look) => {
    const reading = readText(page([row(["나", "200", "70"], look), seen]), june);
    expect(expectRead(reading).records).toHaveLength(2);
    expect(amountsOf(recordOf(reading, "나"), "expenditure")).toEqual({ unsplit: 70_000n });
    expect(reading.findings).toMatchObject([
      { code: "rows-hidden", row: 2, en: containing("예산액(천원) 200 · 지출액(천원) 70") },
    ]);
  });

  test("in a hidden body of the table, below a caption, and in a list of payments", () => {
    const inBody = page(
      [`<tbody style="display:none">${row(["나", "200", "70"])}</tbody>`, seen],
      "<caption>현황</caption>",
    );
    const hidden = readText(inBody, june).findings.find(({ code }) => code === "rows-hidden");
    expect(hidden?.row).toBe(3);
    const list = `<table>${row(["세부사업명", "지급일자", "지출액"])}${row(["가", "20260110", "1,000"])}${row(["가", "20260111", "2,000"], "style=display:none")}</table>`;
    const reading = readText(`<html><body>${list}</body></html>`, { fiscalYear: 2026 });
    expect(recordOf(reading, "가").entries.map(({ amount }) => amount)).toEqual([1_000n, 2_000n]);
    expect(reading.findings).toMatchObject([{ code: "rows-hidden", row: 3, en: containing("지출액 2,000") }]);
  });

  test("but a blank one, which sets widths, is not spoken of", () => {
    const blank = row(["<td width=72></td>", "<td></td>", "<td></td>"], "height=0 style='display:none'");
    expect(codesOf(readText(page([seen, blank]), june))).toEqual([]);
  });
});

describe("a column that a page of a sheet hides is read and told", () => {
  test.each([
    ["by its cells", page([row(["가", "100", "<td style='display:none'>50</td>"])])],
    ["by its col", page([seen], "<col width=72><col width=72><col width=0 style='display:none'>")],
    [
      "by a col in a group",
      page([seen], "<colgroup><col span=2><col style='display:none;width:0'></colgroup>"),
    ],
  ])("%s", (_, html) => {
    const reading = readText(html, june);
    expect(amountsOf(recordOf(reading, "가"), "expenditure")).toEqual({ unsplit: 50_000n });
    expect(reading.findings).toMatchObject([
      { code: "columns-hidden", value: containing("C 지출액(천원) 50") },
    ]);
  });
});

test("text that is hidden inside a cell or beside the table is left out and told, as before", () => {
  const html = page([row(["가", "100", "<td>5<span style='display:none'>0</span></td>"])]);
  const reading = readText(html, june);
  expect(amountsOf(recordOf(reading, "가"), "expenditure")).toEqual({ unsplit: 5_000n });
  expect(codesOf(reading)).toEqual(["document-part-unread"]);
});

describe("a look that a page gives by class is known", () => {
  const styles = (rules: string) => `<style><!--${rules}--></style>`;
  const amount = (own: string) => [row(["가", "100", `<td>${own}</td>`])];
  const withStyles = (rules: string, rows: readonly string[]) =>
    page(rows).replace("<body>", `${styles(rules)}<body>`);

  test.each([
    ["struck", ".xl66 {mso-style-parent:style0; text-decoration:line-through;}", "xl66", "struck-in-part"],
    [
      "struck by a tag's class",
      "td.a{color:red} span.x,\n.y{Text-Decoration: Line-Through}",
      "x",
      "struck-in-part",
    ],
    ["hidden", ".h{display:none}", "a h", "document-part-unread"],
  ])("%s", (_, rules, name, code) => {
    const reading = readText(withStyles(rules, amount(`<span class="${name}">9</span>50`)), june);
    expect(amountsOf(recordOf(reading, "가"), "expenditure")).toEqual({ unsplit: 50_000n });
    expect(codesOf(reading)).toEqual([code]);
  });

  test.each([
    ["another class", ".h{display:none}", "i"],
    ["a look for print", "@media print{.h{display:none}}", "h"],
    ["a place inside another", ".menu .h{display:none}", "h"],
    ["a comment", "/* .h{display:none} */", "h"],
  ])("but %s says nothing of it", (_, rules, name) => {
    const reading = readText(withStyles(rules, amount(`<span class="${name}">5</span>0`)), june);
    expect(amountsOf(recordOf(reading, "가"), "expenditure")).toEqual({ unsplit: 50_000n });
    expect(codesOf(reading)).toEqual([]);
  });
});

test("how a text is read aloud is no part of it", () => {
  const reading = readText(
    page([
      row([
        "<td><ruby>가<rp>(</rp><rt>家</rt><rp>)</rp></ruby></td>",
        "100",
        "<td><ruby>50<rt>5</rt></ruby></td>",
      ]),
    ]),
    june,
  );
  expect(amountsOf(recordOf(reading, "가"), "expenditure")).toEqual({ unsplit: 50_000n });
});

describe("a row that the rules of a page hide is told with its sums", () => {
  const hiddenBy = (rule: string, look: string, cells = ["나", "200", "70"]) =>
    readText(
      page([row(cells, look), seen]).replace("<body>", `<head><style>${rule}</style></head><body>`),
      june,
    );

  test.each([
    ["of its cells", ".gone td { display: none }", "class=gone"],
    ["of a path", "table > tr.gone, .never { display:none !important }", "class='x gone'"],
    ["of two classes", "tr.a.gone{visibility:hidden}", "class='a gone'"],
    ["of its id", "#gone{display:none}", "id=gone"],
    ["of an attribute", "tr[data-x='1']{display:none}", "data-x=1"],
    ["of no size", ".gone{font-size:0}", "class=gone"],
    ["of its place", "tr:nth-child(2){display:none}", ""],
    ["of its place from the end", "tr:nth-last-child( 2 ){display:none}", ""],
    ["of every second place", "table tr:nth-child(even) {display:none}", ""],
    ["of steps", "tr:nth-child(3n + 2){display:none}", ""],
    [
      "of all but the first place",
      "tr:nth-child(-n+2) td:nth-child(n+1){display:none} tr:first-child td{display:table-cell !important}",
      "",
    ],
    ["that leave nothing of it", ".gone{opacity:0}", "class=gone"],
  ])("by rules %s", (_, rule, look) => {
    expect(codesOf(hiddenBy(rule, look))).toEqual(["rows-hidden"]);
  });

  test.each([
    ["a later rule shows it", ".a{display:none} .a{display:table-row}", "class=a"],
    ["a closer rule shows it", "tr.a.b{display:table-row} .a{display:none}", "class='a b'"],
    ["its own look shows it", ".a{display:none}", "class=a style='display:table-row'"],
    ["the rule is of another place", ".menu .a{display:none}", "class=a"],
    ["another place is meant", "tr:nth-child(4),tr:first-child.a,tr:last-child.a{display:none}", "class=a"],
    ["another step is meant", "tr:nth-child(2n+4),tr:nth-child(0n+5){display:none}", ""],
    ["the rule is of a state", ".a:hover{display:none}", "class=a"],
    ["its cells have a size of their own", ".a{font-size:0} .a td{font-size:12px}", "class=a"],
  ])("but not where %s", (_, rule, look) => {
    expect(codesOf(hiddenBy(rule, look))).toEqual([]);
  });
});

describe("white letters in a table of a page are read and wait", () => {
  const withLook = (look: string, rule = "", cell = (text: string) => text) =>
    readText(
      page([row(["나", "200", "70"].map(cell), look), seen]).replace(
        "<body>",
        `<style>${rule}</style><body>`,
      ),
      june,
    );

  test.each([
    ["by a style", withLook("style='color:#FFF'")],
    ["by a class", withLook("class=w", ".w{color:white}")],
    ["by a font", withLook("", "", (text) => `<font color="#FFFFFF">${text}</font>`)],
    ["on white", withLook("style='color:white;background:#fff'")],
    ["that let the paper through", withLook("style='color:transparent'")],
  ])("%s", (_, reading) => {
    expect(expectRead(reading).records).toHaveLength(2);
    expect(reading.findings).toMatchObject([{ code: "text-unseen", consequence: "hold", value: "200, 70" }]);
  });

  test.each([
    ["on blue", withLook("style='color:#fff;background-color:#4472C4'")],
    ["on a ground of its class", withLook("class=w", ".w{color:white;background:navy}")],
    ["on a ground of old", withLook("bgcolor=navy style='color:white'")],
    [
      "where a rule of a state may colour the ground",
      withLook("class=w", ".w{color:white} tr:not(.x){background:navy}"),
    ],
    [
      "where a rule of its place colours the ground",
      withLook("class=w", ".w{color:white} tr:nth-child(2){background:navy}"),
    ],
    ["that are black again inside", withLook("style='color:white'", "td{color:black}")],
  ])("but %s they are seen", (_, reading) => {
    expect(codesOf(reading)).toEqual([]);
  });
});
