// The tables of a document: named, taught, and read from then on.
import { describe, expect, test } from "vitest";
import { readOpened } from "../../../shared/formats/registry.ts";
import type { Opening } from "../../../shared/formats/containers/open-source.ts";
import { answerMapping } from "../../../shared/formats/mapping/answer-mapping.ts";
import { draftMapping } from "../../../shared/formats/mapping/draft-mapping.ts";
import type { ColumnMapping } from "../../../shared/formats/mapping/mapping.ts";
import { readMapped } from "../../../shared/formats/mapping/read-mapped.ts";
import { recallMapping } from "../../../shared/formats/mapping/recall-mapping.ts";
import { teachableTables } from "../../../shared/formats/mapping/document-tables.ts";
import { amountsOf, codesOf, contextOf, expectRead, expectRefused, recordOf } from "../readings.ts";

const staff = ["□ 인력 현황", "구분|정원|현원", "계|12|11", ""];
const own = (day = "6. 30.") => [
  `□ 우리과 사업 (2020. ${day} 기준)`,
  "(단위: 천원)",
  "과|과제|총액|쓴 돈|남은 돈",
];
const rows = ["총무과|기록관 운영|1,200|300|900", "총무과|청사 관리|5,000|2,100|2,900"];
const answers = "과=부서, 과제=사업명, 총액=예산액, 쓴 돈=집행액, 남은 돈=무시";

function opened(lines: readonly string[], isPrinted = false): Extract<Opening, { kind: "opened" }> {
  const tabbed = lines.map((line) => line.replaceAll("|", "\t"));
  return { kind: "opened", source: { kind: "pages", lines: tabbed, isPrinted, findings: [] } };
}

function taughtBy(lines: readonly string[]): ColumnMapping {
  const draft = draftMapping(opened(lines).source, "1129000");
  if (draft === null) throw new Error("No table was found");
  const answered = answerMapping(draft, answers, "1129000");
  if (answered.kind === "refused") throw new Error("The answer was not understood");
  return { ...answered.mapping, taught: { number: 1, by: "김", at: "2020-07-01T00:00:00Z" } };
}

/** What is read of the later document through what was taught of the first. */
function readAgain(lines: readonly string[], isPrinted = false) {
  const opening = opened(lines, isPrinted);
  const recalled = recallMapping(opening.source, [taughtBy(["머리말", ...staff, ...own(), ...rows])]);
  if (recalled === null) throw new Error("No header was recalled");
  return { recalled, reading: readMapped(opening, recalled.mapping, contextOf()) };
}

test("a document's tables are named by number and heading, and its rows by the document's lines", () => {
  const { source } = opened(["보고", ...staff, ...own(), ...rows, "끝."]);
  expect(teachableTables(source).map(({ name }) => name)).toEqual([
    "표 1 □ 인력 현황",
    "표 2 □ 우리과 사업 (2020. 6. 30. 기준)",
  ]);
  expect(draftMapping(source, "1129000")).toMatchObject({
    sheet: "표 2 □ 우리과 사업 (2020. 6. 30. 기준)",
    headerRow: 8,
    unit: "천원",
  });
});

test("one table is asked for by its name", () => {
  const { source } = opened([...staff, ...own(), ...rows]);
  const draft = draftMapping(source, null, null, ({ name }) => name?.startsWith("표 1") === true);
  expect(draft).toMatchObject({ headerRow: 2, columns: [{ header: "구분" }, {}, {}] });
});

describe("a table that was taught is read from then on", () => {
  test("at another place, of another day, behind other tables", () => {
    const { recalled, reading } = readAgain([...staff, "새 머리말", ...staff, ...own("7. 31."), ...rows]);
    expect(recalled.fits).toBe(true);
    const record = recordOf(reading, "청사 관리");
    expect(record).toMatchObject({ asOf: "2020-07-31", rows: [14], project: { department: "총무과" } });
    expect(amountsOf(record, "expenditure")).toEqual({ unsplit: 2_100_000n });
    expect(codesOf(reading)).toEqual(["tables-ignored", "mapping-recalled"]);
  });

  test("over a page break with its header again", () => {
    const header = own()[2] ?? "";
    const lines = [...own(), rows[0] ?? "", "", "- 2 -", header, rows[1] ?? ""];
    const { reading } = readAgain(lines, true);
    expect(expectRead(reading).records).toHaveLength(2);
    expect(codesOf(reading)).toContain("header-repeated");
  });

  test.each([
    [
      "two tables of one form are not chosen between",
      [...own(), ...rows, "", ...own(), ...rows],
      "tables-many",
    ],
    [
      "a unit that differs from what was taught",
      [own()[0] ?? "", "(단위: 원)", own()[2] ?? "", ...rows],
      "unit-conflict",
    ],
    ["a row that lost a cell", [...own(), ...rows, "총무과|도로|100|50"], "row-ragged@6"],
  ])("but %s", (_, lines, code) => {
    const { reading } = readAgain(lines);
    expect(expectRefused(reading).join(" ")).toContain(code);
  });

  test("and one that changed is refused with the header that is new", () => {
    const { recalled, reading } = readAgain([
      ...own().with(2, "과|과제|총액|쓴 돈|남은 돈|계약액"),
      ...rows.map((row) => `${row}|5`),
    ]);
    expect(recalled.fits).toBe(false);
    expect(reading.kind).toBe("refused");
    expect(reading.findings.some(({ column, value }) => `${column} ${value}`.includes("계약액"))).toBe(true);
  });
});

test("no format finds its header in a document's table", () => {
  const lines = ["번호|회계구분|부서명|세부사업명|지급일자|지출액", "1|일반회계|총무과|가|20200105|1,000"];
  expect(expectRefused(readOpened(opened(lines), contextOf()))).toEqual(["format-unknown@1"]);
});
