// Files that follow each other: what they say of one project under other keys, on other days, in shorter lists.
import { type Case, caseOf, june, july, step } from "./case.ts";
import { all, departments, either, held, refused, totals } from "./expectation.ts";

export const casesOfIdentity: readonly Case[] = [
  caseOf({
    folder: "public/01-dept-renamed",
    kind: "a department is renamed",
    rule: "Equal names and budgets under another department are asked about",
    steps: [step("jun.csv", june), step("jul.csv", july)],
    expected: either(totals("600_000_000", "320_000_000"), held(2, null)),
  }),
  caseOf({
    folder: "public/03-code-added-later",
    kind: "a code comes later",
    rule: "A line that gets a code is asked about",
    steps: [step("a.csv", june), step("b.csv", july)],
    expected: either(totals("300_000_000", "140_000_000"), held(2, null)),
  }),
  caseOf({
    folder: "public/05-leading-zero-code",
    kind: "codes lost leading zeros",
    rule: "A code that is another's without zeros is asked about",
    steps: [step("a.csv", june), step("b.csv", july)],
    expected: either(totals("300_000_000", "155_000_000"), held(2, null)),
  }),
  caseOf({
    folder: "public/20-event-id-reuse",
    kind: "an event id with other content",
    rule: "Another content under a known id is told",
    steps: [step("a.jsonl"), step("b.jsonl")],
    expected: either(refused(2, null), held(2, null)),
  }),
  caseOf({
    folder: "public/27-filtered-list",
    kind: "a list filtered to one project",
    rule: "A shorter list that removes a project is asked about",
    steps: [step("full.csv"), step("filtered.csv")],
    expected: held(2, null),
  }),
  caseOf({
    folder: "public/32-code-vs-name-sources",
    kind: "a dump with codes and a table with names",
    rule: "Equal names and budgets under other keys are asked about",
    steps: [step("dump.json"), step("own.csv", july)],
    expected: either(totals("300_000_000", "140_000_000"), held(2, null)),
  }),
  caseOf({
    folder: "public/32-code-vs-name-sources",
    kind: "a dump with codes and the bulk file",
    rule: "Equal names and budgets under other keys are asked about",
    steps: [step("dump.json"), step("bulk.csv", july, { unit: "원" })],
    expected: either(totals("300_000_000", "159_000_000"), held(2, null)),
  }),
  caseOf({
    folder: "public/36-future-date",
    kind: "an as-of that has not come",
    rule: "Days after today are asked about",
    steps: [step("a.csv", "2026-12-30"), step("b.csv", "2026-11-27")],
    expected: all(held(1, "as-of-not-yet"), departments("건설과 200000000/120000000")),
  }),
  caseOf({
    folder: "public/36-future-date",
    kind: "a payment that has not come",
    rule: "Days after today are asked about",
    steps: [step("p.csv")],
    expected: held(1, "payments-not-yet"),
  }),
  caseOf({
    folder: "public/41-project-split-between-departments",
    kind: "a project is split between departments",
    rule: "The parts replace the line that they were",
    steps: [step("jun.json"), step("jul.json"), step("aug.json")],
    expected: either(totals("3_000_000_390", "460_001_170"), held(2, null)),
  }),
  caseOf({
    folder: "public/41-project-split-between-departments",
    kind: "a project is renumbered",
    rule: "A vanished and a new line with equal budget are asked about",
    steps: [step("jun.json"), step("renumbered.json")],
    expected: either(totals("3_000_000_390", null), held(2, null)),
  }),
  caseOf({
    folder: "public/42-equal-payments-reimport",
    kind: "equal payments, sent again and in a longer list",
    rule: "n equal payments stay n",
    steps: [step("a.csv"), step("a.csv"), step("a.xlsx"), step("b.csv")],
    expected: totals(null, "1_398_800"),
  }),
  caseOf({
    folder: "public/46-budget-transfer",
    kind: "budget moves between projects",
    rule: "A running total replaces",
    steps: [step("a.csv"), step("b.csv")],
    expected: totals("150_000_000", "90_000_000"),
  }),
  caseOf({
    folder: "dumps/04-an-as-of-day-in-the-future",
    kind: "a dump with a slip in its day",
    rule: "Days after today are asked about",
    office: "4575000",
    steps: [
      step("dump-0630.json", null, { now: "2026-07-01T11:00:00+09:00" }),
      step("dump-1231-typo.json", null, { now: "2026-07-01T11:00:00+09:00" }),
    ],
    expected: held(2, "as-of-not-yet"),
  }),
  caseOf({
    folder: "dumps/09-one-code-in-two-rows-counts-twice-for-ever",
    kind: "one code in two rows of a day",
    rule: "Parts of a code end when it is one row again, or the file is held",
    office: "4575000",
    steps: [step("1-one-row.json"), step("2-two-rows.json"), step("3-one-row-again.json")],
    expected: either(held(2, null), held(3, null), totals("1_224_300_000", null)),
  }),
  ...(
    [
      ["s0.docx", "s3.docx", "numbered names"],
      ["s0.docx", "h2-footnote-name.hwpx", "a footnote in a name"],
    ] as const
  ).map(([first, second, what]) =>
    caseOf({
      folder: "documents/01-office-total-doubles",
      kind: `council reports: ${what}`,
      rule: "Numbering and footnotes are no part of a name",
      office: "1129000",
      year: "2020",
      steps: [step(first), step(second, second.endsWith("hwpx") ? "2020-10-31" : null)],
      expected: either(totals("4_409_960_000", "3_827_841_000"), held(2, null)),
    }),
  ),
  ...(
    [
      ["s1.docx", "s2.docx", "the department read otherwise"],
      ["s0.docx", "s4.docx", "a department renamed"],
    ] as const
  ).map(([first, second, what]) =>
    caseOf({
      folder: "documents/01-office-total-doubles",
      kind: `council reports: ${what}`,
      rule: "Equal figures under another department are asked about",
      office: "1129000",
      year: "2020",
      steps: [step(first), step(second)],
      expected: either(totals("4_409_960_000", "3_827_841_000"), held(2, null)),
    }),
  ),
];
