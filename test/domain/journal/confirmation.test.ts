// What is confirmed means a copy of the confirmed posting: it is made where anything would come out otherwise without it.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Confirmation,
  lastOfMonths,
  lastOfMonthsWith,
  missingCopies,
  withConfirmations,
} from "../../../shared/domain/journal/confirmation.ts";
import { rebuild } from "../../../shared/domain/ledger/balance.ts";
import { aPayment, aPosting, aProject, aStatement, day } from "../../support/builders.ts";

const dump = aPosting({
  seq: 1,
  asOf: day("2020-05-31"),
  entries: aStatement("2020-05-31", { unsplit: 10_000n }),
});
const confirmation = {
  seq: 2,
  uploadId: "upload-2",
  date: day("2020-06-10"),
  measures: ["expenditure"] as const,
  origin: 1,
};

/** A payment of the confirmed posting's own day, which its total holds already. */
function paid(department: string) {
  return aPosting({
    seq: 3,
    project: aProject({ ...dump.project, department }),
    asOf: day("2020-05-31"),
    entries: [aPayment("2020-05-31", 500n)],
  });
}

test("a payment that changes no figure and no name needs no copy", () => {
  expect(missingCopies([dump, paid("사회적경제과")], [confirmation], 3)).toEqual([]);
});

test("a payment that gives another department needs one: the confirming file gave its own again, and later", () => {
  const copies = missingCopies([dump, paid("건설과")], [confirmation], 3);
  expect(copies).toMatchObject([
    { seq: 2, asOf: "2020-06-10", project: { department: "사회적경제과" }, copyOf: { seq: 1, madeBy: 3 } },
  ]);
});

test("what the last ones of each month leave out tells nothing: the balance has the same days", () => {
  const measures = fc.subarray(["appropriation", "current-budget", "expenditure"] as const, { minLength: 1 });
  const dates = fc
    .constantFrom("2020-05-31", "2020-06-01", "2020-06-10", "2020-06-30", "2020-07-31")
    .map(day);
  const balance = rebuild([
    aPosting({
      seq: 1,
      asOf: day("2020-05-31"),
      entries: [
        ...aStatement("2020-05-31", { unsplit: 10n }),
        ...aStatement("2020-05-31", { unsplit: 90n }, "current-budget"),
        ...aStatement("2020-05-31", { unsplit: 80n }, "appropriation"),
      ],
    }),
  ]);
  if (balance === null) throw new RangeError("A posting makes a balance");
  fc.assert(
    fc.property(fc.array(fc.record({ measures, date: dates }), { maxLength: 6 }), (stated) => {
      const all = stated.map((each, at) => ({ ...each, seq: at + 2, uploadId: `upload-${at}`, origin: 1 }));
      const inOrder = all.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.seq - b.seq));
      const last = lastOfMonths(all);
      const [whole, short] = [withConfirmations(balance, inOrder), withConfirmations(balance, last)];
      expect([short.measures, short.asOf]).toEqual([whole.measures, whole.asOf]);
      expect(lastOfMonths(last)).toEqual(last);
      const oneByOne = all.reduce<readonly Confirmation[]>(lastOfMonthsWith, []);
      expect(oneByOne).toEqual(last);
    }),
  );
});
