// Council reports as offices print them: whose they are, of which day and year, and what their columns mean.
import { type Case, caseOf, step } from "./case.ts";
import { all, departments, type Expectation, notified, refused, totals } from "./expectation.ts";

const day = "2020-10-31";
const office = { office: "1129000", year: "2020" } as const;
const seed = totals("4_409_960_000", "3_827_841_000");

function reportCase(folder: string, file: string, kind: string, rule: string, expected: Expectation): Case {
  const at = `documents/${folder}`;
  return caseOf({
    ...office,
    folder: at,
    kind: `${kind} (${file})`,
    rule,
    steps: [step(file, day)],
    expected,
  });
}

const ordinary = "13-common-layouts-refused-as-unknown";
const known = "A header is known by its words, in any order and depth";

export const casesOfDocuments: readonly Case[] = [
  ...["x22d-paren-unit-only.docx", "x69-teams-no-toc.docx", "x70-facility-line.docx"].map((file) =>
    reportCase(
      "02-department-from-any-short-line",
      file,
      "short lines that end like a department",
      "The department stands on the title page, above any heading",
      all(seed, departments("사회적경제과 4_409_960_000/3_827_841_000")),
    ),
  ),
  ...["v12b-date-line-separate.docx", "v12c-date-in-title.docx"].map((file) =>
    reportCase(
      "04-as-of-in-heading-unseen",
      file,
      "a printed day that contradicts the sender's",
      "A day in the heading of a table counts",
      refused(1, "as-of-conflict"),
    ),
  ),
  ...["w33-last-year-section.docx", "w33b-last-year-heading.docx"].map((file) =>
    reportCase(
      "05-last-year-read-as-this-year",
      file,
      "last year's results",
      "A table is of the year that its headings print",
      refused(1, "year-differs"),
    ),
  ),
  reportCase(
    "07-commitment-as-spending",
    "v19-spent-incl-commit.docx",
    "commitments in the spending",
    "What includes commitments is no spending",
    all(totals("4_409_960_000", null), notified(1, "commitment-not-spending")),
  ),
  reportCase(
    "08-current-budget-dropped-and-false-rate-complaint",
    "w26-rate-on-current-budget.docx",
    "a rate of the current budget",
    "A printed rate is held against each budget of its row",
    totals("4_400_000_000", "3_300_000_000"),
  ),
  reportCase(
    "08-current-budget-dropped-and-false-rate-complaint",
    "v04-extra-cols.docx",
    "a current budget beside the appropriation",
    "Both budgets are read",
    seed,
  ),
  ...["seed.docx", "seed.pdf", "q2-toc-two-lines.docx", "q3-toc-no-page.docx"].map((file) =>
    reportCase(
      "09-pdf-and-contents-without-page-numbers",
      file,
      "a contents list that falls apart",
      "A contents list announces sections and opens none",
      seed,
    ),
  ),
  reportCase(
    "11-word-for-mac-refused",
    "m1-mac-word.docx",
    "a package of Word for Mac",
    "Only parts that are read are looked through",
    seed,
  ),
  ...[
    "v05-current-budget-only.docx",
    "v13-hierarchy-merged.docx",
    "v13c-subtotals-two-col.docx",
    "v18-two-years.docx",
    "w47-detail-project-name.docx",
    "w60-2020-budget-label.docx",
    "w61-final-budget-label.docx",
    "w64-siljeok-label.docx",
    "x76-three-row-header.docx",
  ].map((file) => reportCase(ordinary, file, "an ordinary table", known, seed)),
  reportCase(
    ordinary,
    "v17-fund-columns.docx",
    "funds in columns",
    known,
    totals("4_324_866_000", "3_763_046_000"),
  ),
  reportCase(
    ordinary,
    "w67-dept-column.docx",
    "several departments",
    known,
    departments("사회적경제과 2_298_242_000/2_036_287_000", "일자리과 2_111_718_000/1_791_554_000"),
  ),
  reportCase(
    ordinary,
    "real_gwgs.txt",
    "rows that are accounts",
    "A refusal names the table and header that came nearest",
    refused(1, "format-unknown"),
  ),
  reportCase(
    "17-footnote-in-amount",
    "h3-footnote-amount.hwpx",
    "a footnote on an amount",
    "A footnote is told and is no part of the figure",
    all(seed, notified(1, "footnote")),
  ),
  reportCase(
    "14-council-table-in-a-workbook",
    "k1-council-merged.xlsx",
    "a council table in a workbook",
    "The same table is read from a sheet",
    departments("사회적경제과 4_409_960_000/3_827_841_000"),
  ),
  caseOf({
    ...office,
    folder: "documents/01-office-total-doubles",
    kind: "names cut by page breaks (p1-long-repeat-header.pdf)",
    rule: "A cut name refuses the printed page",
    steps: [step("p1-long-repeat-header.docx", day), step("p1-long-repeat-header.pdf", day)],
    expected: refused(2, "name-cut"),
  }),
];
