/** What is stored is read back as it was: through its JSON text, for anything that the domain may hand over. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { balanceFromStored, balanceToStored } from "../../shared/contracts/stored-balance.ts";
import { postingFromStored, postingToStored } from "../../shared/contracts/stored-posting.ts";
import { uploadFromStored, uploadToStored } from "../../shared/contracts/stored-upload.ts";
import { aBalance, aPosting, aProject, aStatement } from "../support/builders.ts";
import { aClosing, aFinding, aRegistration } from "../support/uploads.ts";
import { balances, postings, uploads } from "./arbitraries.ts";

function throughText(stored: unknown): unknown {
  return JSON.parse(JSON.stringify(stored));
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
        expect(uploadFromStored(throughText(uploadToStored(upload)))).toEqual(upload);
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
    { what: "a measure that nobody knows", change: { measures: { wishes: {} } } },
    { what: "no name", change: { project: { tier: "project" } } },
  ])("with $what is refused and not guessed at", ({ change }) => {
    const altered = { ...balanceToStored(aBalance(aPosting())), ...change };
    expect(() => balanceFromStored(altered)).toThrow(z.ZodError);
  });
});

test("a stored upload keeps the first 200 of its findings and their count", () => {
  const findings = Array.from({ length: 201 }, (_, row) => aFinding({ row }));
  const outcome = {
    state: "rejected",
    format: null,
    at: "2020-11-02T00:00:00.000Z",
    findings,
    findingCount: 201,
  } as const;
  const upload = { ...aRegistration(), seq: 1, earlierSeqs: [], version: 2, outcome };
  const read = uploadFromStored(throughText(uploadToStored(upload)));
  expect(read.outcome).toEqual({ ...outcome, findings: findings.slice(0, 200) });
});

test("an upload that was applied before its first day was kept is read without one", () => {
  const { upload } = aClosing({
    ...aRegistration(),
    seq: 1,
    earlierSeqs: [],
    version: 1,
    outcome: { state: "received" },
  });
  const { outcome, ...stored } = uploadToStored(upload);
  const { saysFrom: _unknown, ...before } = { ...z.record(z.string(), z.unknown()).parse(outcome) };
  const read = uploadFromStored(throughText({ ...stored, outcome: before }));
  expect(read.outcome).toEqual({ ...upload.outcome, saysFrom: null });
});
