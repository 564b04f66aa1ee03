/** What is stored is read back as it was: through its JSON text, for anything that the domain may hand over. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { balanceFromStored, balanceToStored } from "../../../shared/contracts/stored/stored-balance.ts";
import { readBalance, readPlainStatement } from "../../../shared/contracts/stored/read-balance.ts";
import { postingFromStored, postingToStored } from "../../../shared/contracts/stored/stored-posting.ts";
import {
  entryFromStored,
  headFromStored,
  storedStatement,
} from "../../../shared/contracts/stored/stored-journal.ts";
import {
  findingsOf,
  storedFindings,
  uploadFromStored,
  uploadToStored,
} from "../../../shared/contracts/stored/stored-upload.ts";
import { entryFromStored as snapshotEntryFromStored } from "../../../shared/contracts/stored/stored-snapshot.ts";
import { emptyHead } from "../../../shared/domain/journal/journal-entry.ts";
import { statementIn } from "../../../shared/domain/journal/statement.ts";
import { confirmedIn, confirmedPut } from "../../../shared/stores/confirmation-items.ts";
import { aBalance, aPosting, aProject, aStatement } from "../../support/builders.ts";
import { anEnd } from "../../support/ledger-entries.ts";
import { anEntry } from "../../support/snapshots.ts";
import { aFinding, anUpload, books } from "../../support/uploads.ts";
import { balances, confirmedLines, journalEntries, journalHeads, postings, uploads } from "../arbitraries.ts";

function throughText(stored: unknown): unknown {
  return JSON.parse(JSON.stringify(stored));
}

function throughRecord(stored: object): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(throughText(stored));
}

/** A measure without any figure, but for what is given. */
function measure(given: object): object {
  return { statedOn: {}, latest: "2026-01-01", funds: {}, ...given };
}

describe("is read as it was written", () => {
  test("every balance", () => {
    fc.assert(
      fc.property(balances, (balance) => {
        expect(balanceFromStored(throughText(balanceToStored(balance)))).toEqual(balance);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("every balance, by hand as by its schema", () => {
    let byHand = 0;
    fc.assert(
      fc.property(balances, (balance) => {
        const stored = throughText(balanceToStored(balance));
        const read = readBalance(stored);
        if (read === null) return;
        byHand++;
        expect(read).toEqual(balanceFromStored(stored));
      }),
      { seed: 5, numRuns: 500 },
    );
    expect(byHand).toBeGreaterThan(100);
  });

  test.each<[string, (stored: Record<string, unknown>) => unknown]>([
    ["no record", () => null],
    ["a list", () => []],
    ["a day that is none", (stored) => ({ ...stored, asOf: "2026-02-30" })],
    ["a number that is none", (stored) => ({ ...stored, lastSeq: 1.5 })],
    ["a missing number", ({ toldSeq: _gone, ...stored }) => stored],
    ["an unknown measure", (stored) => ({ ...stored, measures: { profit: {} } })],
    [
      "an unknown fund",
      (stored) => ({ ...stored, measures: { expenditure: measure({ funds: { black: {} } }) } }),
    ],
    [
      "month 13",
      (stored) => ({ ...stored, measures: { expenditure: measure({ funds: { unsplit: { "13": "1" } } }) } }),
    ],
    [
      "month 01",
      (stored) => ({ ...stored, measures: { expenditure: measure({ statedOn: { "01": "2026-01-01" } }) } }),
    ],
    [
      "won with a fraction",
      (stored) => ({ ...stored, measures: { expenditure: measure({ funds: { unsplit: { "1": "1.5" } } }) } }),
    ],
    [
      "won as a number",
      (stored) => ({ ...stored, measures: { expenditure: measure({ funds: { unsplit: { "1": 15 } } }) } }),
    ],
    [
      "days out of order",
      (stored) => ({
        ...stored,
        measures: {
          expenditure: measure({
            days: {
              unsplit: [
                ["2026-02-01", "1"],
                ["2026-01-01", "1"],
              ],
            },
          }),
        },
      }),
    ],
    [
      "a day twice",
      (stored) => ({
        ...stored,
        measures: {
          expenditure: measure({
            days: {
              unsplit: [
                ["2026-01-01", "1"],
                ["2026-01-01", "2"],
              ],
            },
          }),
        },
      }),
    ],
    [
      "a day without won",
      (stored) => ({
        ...stored,
        measures: { expenditure: measure({ days: { unsplit: [["2026-01-01"]] } }) },
      }),
    ],
    ["an unknown tier", (stored) => ({ ...stored, project: { tier: "team", name: "a" } })],
    [
      "a department that is no text",
      (stored) => ({ ...stored, project: { tier: "project", name: "a", department: null } }),
    ],
  ])("with %s it is left to the schema", (_name, alter) => {
    const stored = throughRecord(balanceToStored(aBalance(aPosting())));
    expect(readBalance(stored)).not.toBeNull();
    expect(readBalance(alter(stored))).toBeNull();
  });

  test("a statement without findings, by hand as by its schema, and any other by the schema alone", () => {
    const plain = { seq: 5, origin: 3, uploadId: "a", format: "template", findings: [], digest: null };
    for (const stored of [plain, { ...plain, digest: "ff" }])
      expect(readPlainStatement(stored)).toEqual(storedStatement.parse(stored));
    const found = { code: "a", value: null, ko: "가", en: "a" };
    const others = [
      null,
      [],
      { ...plain, seq: 1.5 },
      { ...plain, origin: "3" },
      { ...plain, digest: 5 },
      { ...plain, findings: [found] },
    ];
    expect(others.map(readPlainStatement)).toEqual(others.map(() => null));
  });

  test("every posting", () => {
    fc.assert(
      fc.property(postings, (posting) => {
        expect(postingFromStored(throughText(postingToStored(posting)))).toEqual(posting);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  test("every upload", () => {
    fc.assert(
      fc.property(uploads, (upload) => {
        const apart = storedFindings.parse(throughText(findingsOf(upload)));
        expect(uploadFromStored(throughText(uploadToStored(upload)), apart)).toEqual(upload);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe("a stored balance", () => {
  test("names only the months in which a fund's amount changed", () => {
    const balance = aBalance(
      aPosting({ seq: 1, entries: aStatement("2020-03-31", { unsplit: 5n }) }),
      aPosting({ seq: 2, entries: aStatement("2020-09-30", { national: 3n, municipal: 4n }) }),
    );
    expect(balanceToStored(balance)).toMatchObject({
      measures: {
        expenditure: { funds: { unsplit: { 3: "5", 9: null }, national: { 9: "3" }, municipal: { 9: "4" } } },
      },
    });
  });

  test("takes no room for what its sources leave out", () => {
    const stored = balanceToStored(aBalance(aPosting({ project: aProject({ department: null }) })));
    expect(Object.keys(stored["project"] ?? {})).toEqual(["tier", "name"]);
  });

  test.each([
    {
      what: "an amount that is a number",
      change: {
        measures: { expenditure: { statedOn: null, latest: "2020-10-31", funds: { unsplit: { 1: 5 } } } },
      },
    },
    {
      what: "a month that no year has",
      change: {
        measures: { expenditure: { statedOn: null, latest: "2020-10-31", funds: { unsplit: { 13: "5" } } } },
      },
    },
    { what: "a day that no calendar has", change: { asOf: "2020-02-30" } },
    { what: "a measure that nobody knows", change: { measures: { hopes: {} } } },
    { what: "no name", change: { project: { tier: "project" } } },
  ])("with $what is refused and not guessed at", ({ change }) => {
    const altered = { ...balanceToStored(aBalance(aPosting())), ...change };
    expect(() => balanceFromStored(altered)).toThrow(z.ZodError);
  });
});

test("a stored upload has no findings in it: the first 200 are kept apart, their count with it", () => {
  const findings = Array.from({ length: 201 }, (_, row) => aFinding({ row }));
  const outcome = {
    state: "rejected",
    format: null,
    asOf: null,
    at: "2020-11-02T00:00:00.000Z",
    findings,
    findingCount: 201,
  } as const;
  const upload = anUpload("a", { outcome });
  const stored = uploadToStored(upload);
  expect(JSON.stringify(stored)).not.toContain(findings[0]?.en);
  const apart = storedFindings.parse(throughText(findingsOf(upload)));
  const read = uploadFromStored(throughText(stored), apart);
  expect(read.outcome).toEqual({ ...outcome, findings: findings.slice(0, 200) });
  expect(uploadFromStored(throughText(stored), []).outcome).toEqual({ ...outcome, findings: [] });
});

describe("the journal", () => {
  test("every entry is read as it was written", () => {
    fc.assert(
      fc.property(journalEntries, (entry) => {
        expect(entryFromStored(throughText(entry))).toEqual(entry);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test("every head is read as it was written", () => {
    fc.assert(
      fc.property(journalHeads, (head) => {
        expect(headFromStored(throughText(head))).toEqual(head);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test.each([
    { what: "an act that nobody knows", change: { act: { kind: "forget" } } },
    { what: "an application without its file", change: { act: { kind: "apply" } } },
    { what: "an undo that does not say of what", change: { act: { kind: "undo" } } },
    { what: "a number that is no whole one", change: { seq: 1.5 } },
    { what: "a state between", change: { state: "half" } },
  ])("an entry with $what is refused and not guessed at", ({ change }) => {
    expect(() => entryFromStored({ ...throughRecord(anEnd().entry), ...change })).toThrow(z.ZodError);
  });

  test.each([
    { what: "no version", change: { version: null } },
    { what: "a list without its days", change: { lists: [{ seq: 1, asOf: "2020-01-31" }] } },
    { what: "a running entry without its upload", change: { running: { seq: 1 } } },
  ])("a head with $what is refused and not guessed at", ({ change }) => {
    expect(() => headFromStored({ ...emptyHead, ...change })).toThrow(z.ZodError);
  });
});

test("a snapshot's entry is read as it was written, and one of an earlier version without the day of its data", () => {
  const { entry } = anEntry();
  expect(snapshotEntryFromStored(throughText(entry))).toEqual(entry);
  const { dataAsOf: _day, ...earlier } = entry;
  expect(snapshotEntryFromStored(throughText(earlier))).toEqual({ ...entry, dataAsOf: null });
});

test("every statement is read beside its balance as it was written", () => {
  fc.assert(
    fc.property(postings, (posting) => {
      const statement = statementIn(posting, (text) => `${text.length}`);
      expect(storedStatement.parse(throughText(statement))).toEqual(statement);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test("every confirmation is read as it was written, packed as it lies there", () => {
  fc.assert(
    fc.property(fc.array(confirmedLines, { maxLength: 3 }), (confirmed) => {
      const { item } = confirmedPut(books, "2020-10", 7, confirmed);
      expect(confirmedIn(item).confirmed).toEqual(confirmed.map((each) => ({ ...each, counts: true })));
    }),
    { seed: 7, numRuns: 200 },
  );
});
