// Rows that mean something else than their amount says, and cells that are not what they seem.
import { type Case, caseOf, june, july, step } from "./case.ts";
import { departments, either, held, refused, notified, totals } from "./expectation.ts";

const subtotals = ["a", "s1", "s2", "s3", "s4", "s5", "s6", "s7"].map((name) =>
  caseOf({
    folder: "public/07-decorated-subtotals",
    kind: `subtotals in another dress (${name})`,
    rule: "A total row is checked and never added",
    steps: [step(`${name}.csv`, june)],
    expected: either(totals("1_000_000_000", "390_000_000"), refused(1, "total-differs")),
  }),
);

export const casesOfRows: readonly Case[] = [
  caseOf({
    folder: "public/04-code-15-digits",
    kind: "codes lost their 16th digit",
    rule: "Long codes that all end in zeros hold the file",
    steps: [step("a.csv", june), step("b.csv", july)],
    expected: either(totals("300_000_000", "155_000_000"), held(2, "codes-rounded"), refused(2, null)),
  }),
  caseOf({
    folder: "public/06-merged-department",
    kind: "merged cells",
    rule: "The first cell of a merge holds for its rows",
    steps: [step("merged.xlsx", june)],
    expected: departments("복지정책과 400000000/200000000", "건설과 600000000/190000000"),
  }),
  ...subtotals,
  caseOf({
    folder: "public/07-decorated-subtotals",
    kind: "a grand total in one column (s8)",
    rule: "A total row is checked and never added",
    steps: [step("s8.csv", june)],
    expected: totals("600_000_000", null),
  }),
  caseOf({
    folder: "public/07-decorated-subtotals",
    kind: "a total that no word tells (s9)",
    rule: "A row that equals the sum of the others is asked about",
    steps: [step("s9.csv", june)],
    expected: either(
      totals("300_000_000", "3_000"),
      held(1, "total-suspected"),
      refused(1, "total-suspected"),
    ),
  }),
  caseOf({
    folder: "public/07-decorated-subtotals",
    kind: "subtotals of accounts in the bulk file (s10)",
    rule: "A total row is checked and never added",
    steps: [step("s10-bulk.csv", june, { unit: "원" })],
    expected: totals("500", "199"),
  }),
  ...(
    [
      ["p", "50_000_000"],
      ["kind", "30_000_000"],
      ["ehojo", "30_000_000"],
      ["ehojo2", "30_000_000"],
      ["two-cols", "30_000_000"],
    ] as const
  ).map(([name, spent]) =>
    caseOf({
      folder: "public/09-sign-in-kind-column",
      kind: `a refund told by a word or column (${name})`,
      rule: "반납, 여입, 과오납 are taken away",
      steps: [step(`${name}.csv`)],
      expected: either(totals(null, spent), held(1, null)),
    }),
  ),
  caseOf({
    folder: "public/09-sign-in-kind-column",
    kind: "a project with the state 폐지 (status)",
    rule: "A state that makes an amount doubtful holds the file",
    steps: [step("status.csv", june)],
    expected: either(totals("200_000_000", "90_000_000"), held(1, "rows-unclear")),
  }),
  caseOf({
    folder: "public/10-cancelled-rows",
    kind: "cancelled payments",
    rule: "What is cancelled or sent back is left out",
    steps: [step("p.csv")],
    expected: either(totals(null, "80_000_000"), held(1, null)),
  }),
  caseOf({
    folder: "public/11-hidden-filtered-rows",
    kind: "rows hidden by a filter",
    rule: "Hidden rows are read and told",
    steps: [step("hidden.xlsx", june)],
    expected: notified(1, "rows-hidden"),
  }),
  caseOf({
    folder: "public/12-float-noise",
    kind: "binary noise in a number",
    rule: "A number is read as the spreadsheet shows it",
    steps: [step("float.xlsx", june)],
    expected: totals("937_164_000", "564_995_000"),
  }),
  ...(["prefix-sheet.xlsx", "prefix-all.xlsx"] as const).map((file) =>
    caseOf({
      folder: "public/15-x-prefix",
      kind: `a workbook with prefixed tags (${file})`,
      rule: "A prefix makes no other tag",
      steps: [step(file, june)],
      expected: totals("300_000_000", "140_000_000"),
    }),
  ),
  caseOf({
    folder: "public/28-qwgjk-pages",
    kind: "one page of an answer",
    rule: "An answer that announces more rows is refused",
    steps: [step("page1.json")],
    expected: refused(1, "rows-partial"),
  }),
  caseOf({
    folder: "public/28-qwgjk-pages",
    kind: "pages that overlap",
    rule: "A key that stands twice is refused",
    steps: [step("overlap.json")],
    expected: refused(1, null),
  }),
  caseOf({
    folder: "public/31-negative-budget",
    kind: "a budget total below 0",
    rule: "A budget below 0 is told",
    steps: [step("a.csv", june)],
    expected: either(held(1, null), notified(1, "budget-negative")),
  }),
  ...(["dt", "dt2", "dt3"] as const).map((name) =>
    caseOf({
      folder: "public/49-xlsm-and-datetime",
      kind: `a day in another spelling (${name})`,
      rule: "A day is read, or refused with its cell",
      steps: [step(`${name}.csv`)],
      expected: either(totals(null, "10_000_000"), refused(1, "date-unreadable")),
    }),
  ),
];
