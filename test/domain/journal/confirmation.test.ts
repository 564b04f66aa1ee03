// What is confirmed means a copy of the confirmed posting: it is made where anything would come out otherwise without it.
import { expect, test } from "vitest";
import { missingCopies } from "../../../shared/domain/journal/confirmation.ts";
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
