// The audit trail in words: no code where a list has a word, and a file by the number that commands take.
import { expect, test } from "vitest";
import { auditTable, type FoundEntry, type TitleOf } from "../../../local/commands/audit.ts";
import { reportDoubts } from "../../../local/reports/report-doubts.ts";
import { plainDisplay } from "../../../local/terminal/display.ts";
import type { AuditEntry } from "../../../shared/ports/audit-trail.ts";
import { day } from "../../support/builders.ts";
import { books } from "../../support/uploads.ts";

function anEntry(entry: Partial<AuditEntry>): FoundEntry {
  return {
    scope: books,
    entry: {
      at: "2020-11-02T00:00:00.000Z",
      by: { subject: "os:kim", name: "kim", role: "finance" },
      act: "upload",
      target: "0a2f",
      outcome: "applied",
      before: null,
      after: null,
      ...entry,
    },
  };
}

const titles: TitleOf = (_scope, target) => (target === "0a2f" ? "5 list.csv" : null);
const names = new Map([[books.office, "영등포구"]]);

test("acts, roles and outcomes are words, and an upload has its number and file", () => {
  const found = [anEntry({}), anEntry({ act: "undo-upload", outcome: "undone" })];
  const text = auditTable(plainDisplay("ko"), found, titles, names);
  expect(text).toMatch(/kim \(재정\) +자료 올림 +영등포구 1129000\/2020 +5 list\.csv +반영/);
  expect(text).toMatch(/되돌림 +영등포구 1129000\/2020 +5 list\.csv +되돌림/);
  expect(auditTable(plainDisplay("en"), found, titles, names)).toMatch(
    /kim \(finance\) +uploaded .* applied/,
  );
});

test("what no list knows stands as it is stored: another target, the code of a refusal", () => {
  const text = auditTable(
    plainDisplay("ko"),
    [anEntry({ target: "2020-09-30/1", outcome: "note-empty" })],
    titles,
    names,
  );
  expect(text).toMatch(/2020-09-30\/1 +note-empty/);
});

const reported = {
  name: "2020-09-30/1",
  asOf: day("2020-09-30"),
  dataAsOf: day("2020-09-30"),
  isStillSo: true,
};

test.each([
  ["of its day, with all that is known, needs no word", {}, []],
  ["of older figures says their day", { dataAsOf: day("2020-06-29") }, ["2020-06-29"]],
  [
    "before later files says that they are not in it",
    { isStillSo: false },
    ["monitor snapshot diff 2020-09-30/1 2020-09-30"],
  ],
  ["of no figures has no day to tell", { dataAsOf: null }, []],
  [
    "of both says both",
    { dataAsOf: day("2020-06-29"), isStillSo: false },
    ["2020-06-29", "monitor snapshot diff"],
  ],
])("a report %s", (_name, change, said) => {
  const doubts = reportDoubts({ ...reported, ...change });
  expect(doubts.map(({ ko }) => said.find((each) => ko.includes(each)))).toEqual(said);
});
