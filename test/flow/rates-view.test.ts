import { describe, expect, test } from "vitest";
import { ratesTable } from "../../local/print/print-rates.ts";
import { plainDisplay } from "../../local/terminal/display.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { officeView } from "../../shared/domain/rates/office-view.ts";
import { rateRows } from "../../shared/domain/rates/rate-rows.ts";
import { aLine, aSpendingLine } from "../support/builders.ts";

const books = { office: "1129000", fiscalYear: 2020 };
const business = (name: string) => ({ tier: "business", name, unitProject: null }) as const;
const needing = (line: LedgerLine, requirement: LedgerLine["requirement"]): LedgerLine => ({
  ...line,
  requirement,
});
const thisYear = aSpendingLine(2_000n, 1_000n);
const next = needing(aLine({ project: business("새 사업") }), { provincial: 3_000n, municipal: 4_000n });
const goingOn = needing(aSpendingLine(2_000n, 1_000n, { project: business("잇는 사업") }), {
  unsplit: 5_000n,
});

/** The tables of the page, each as its rows: level and name before amounts. */
function tablesOf(lines: readonly LedgerLine[], byFund: boolean): readonly (readonly string[])[] {
  const text = ratesTable(
    plainDisplay("ko"),
    books,
    rateRows(officeView(books.office, books.fiscalYear, lines), byFund),
    {
      officeName: null,
      unmatched: null,
      unnamed: [],
    },
  );
  const blocks = text.split("\n\n").filter((block) => block.includes("──"));
  return blocks.map((block) =>
    block
      .split("\n")
      .slice(2)
      .map((line) => line.replace(/ {2,}/g, "|")),
  );
}

describe("the rates table", () => {
  test("keeps what next year needs out of this year's rows, with a total of its own", () => {
    const [rates = [], needs = []] = tablesOf([thisYear, next], false);
    expect(rates).toHaveLength(3);
    expect(rates.join()).not.toContain("새 사업");
    expect(needs).toEqual(["사업|새 사업|7,000|2020-10-31", "합계|7,000"]);
  });

  test("parts what next year needs by fund, and its total too", () => {
    expect(tablesOf([thisYear, next], true)[1]).toEqual([
      "사업|새 사업|7,000|2020-10-31",
      "|└ 시비|3,000|2020-10-31",
      "|└ 구비|4,000|2020-10-31",
      "합계|7,000",
      "|└ 시비|3,000",
      "|└ 구비|4,000",
    ]);
  });

  test("shows a business that goes on in both tables", () => {
    const [rates = [], needs = []] = tablesOf([thisYear, goingOn], false);
    expect(rates).toContain("사업|잇는 사업|2,000|1,000|50.0%|2020-10-31");
    expect(needs).toEqual(["사업|잇는 사업|5,000|2020-10-31", "합계|5,000"]);
  });

  test("is all there is where nothing says what next year needs", () => {
    expect(tablesOf([thisYear], true)).toHaveLength(1);
  });
});
