/** The payments of a real county, whole, by month and by department. */
import { describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { hasVouchers, januaryList, wholeList, zippedList } from "../../formats/payments/payment-lists.ts";
import { openIngest } from "./ingest-fixture.ts";
import { spentIn } from "./office-ledger.ts";

const books = { office: "4573000", fiscalYear: 2026 };
const january = { books, fileName: "지출목록.csv" };

describe.skipIf(!hasVouchers)("a real list (skipped where ../shared/data is absent)", () => {
  const text = new TextDecoder().decode(wholeList());
  const [head = "", ...rows] = text.split("\r\n").length > 2 ? text.split("\r\n") : text.split("\n");
  const departmentAt = head.split(",").findIndex((cell) => cell.includes("부서"));
  const departmentOf = (row: string): string => row.split(",")[departmentAt] ?? "";
  const sizes = Map.groupBy(
    rows.filter((row) => row !== ""),
    departmentOf,
  );
  const departments = [...sizes].toSorted(([, a], [, b]) => b.length - a.length).map(([name]) => name);

  test("cut to any one of its departments changes and holds nothing, and says which it leaves", async () => {
    const fixture = openIngest(40);
    await fixture.send(wholeList(), { books, fileName: "전체.csv" });
    const before = await spentIn(fixture.ledger, books);
    for (const department of departments.slice(0, 6)) {
      const cut = [head, ...(sizes.get(department) ?? []), ""].join("\r\n");
      const outcome = await fixture.send(cut, { books, fileName: `${department}.csv` });
      expect([department, outcome.kind]).toEqual([department, "applied"]);
      const codes = outcome.kind === "applied" ? outcome.findings.map(({ code }) => code) : [];
      const ofPayments = codes.filter((code) => code.startsWith("payments-"));
      expect(ofPayments).toEqual(["payments-of-departments-left"]);
    }
    expect(await spentIn(fixture.ledger, books)).toEqual(before);
  }, 120_000);

  test("with a department renamed is one question with one answer", async () => {
    const fixture = openIngest(40);
    await fixture.send(wholeList(), { books, fileName: "전체.csv" });
    const before = Object.values(await spentIn(fixture.ledger, books)).reduce((sum, won) => sum + won, 0n);
    const [largest = ""] = departments;
    const renamed = text.replaceAll(`,${largest},`, ",새이름과,");
    const outcome = await fixture.send(renamed, { books, fileName: "새 이름.csv" });
    expect(outcome.kind).toBe("held");
    const answered = await answerQuestions(
      outcome.upload,
      { isAllSame: false, departments: [{ from: largest, to: "새이름과" }], pairs: [] },
      "재무과",
      fixture,
    );
    expect(answered).toMatchObject({ kind: "matched", outcome: { kind: "applied" } });
    const after = await spentIn(fixture.ledger, books);
    expect(Object.values(after).reduce((sum, won) => sum + won, 0n)).toBe(before);
    expect(Object.keys(after).filter((name) => name.startsWith(`${largest} `))).toEqual([]);
  }, 120_000);

  test(
    "after its January comes to the same balances as alone, and again writes nothing",
    { timeout: 60_000 },
    async () => {
      const [parts, whole] = [openIngest(), openIngest()];
      await parts.send(januaryList(), january);
      expect(await parts.send(wholeList(), january)).toMatchObject({
        kind: "applied",
        // One name of the real list lost a dot before it was published.
        findings: [{ code: "characters-lost", row: 54_680 }],
      });
      await whole.send(wholeList(), january);
      const measuresIn = async (ledger: LedgerStore) =>
        new Map([...(await ledger.readBalances(books))].map(([id, { balance }]) => [id, balance.measures]));
      const inWhole = await measuresIn(whole.ledger);
      expect(inWhole.size).toBe(1_655);
      expect(await measuresIn(parts.ledger)).toEqual(inWhole);
      const again = await parts.send(zippedList(), { ...january, fileName: "again.csv.gz" });
      expect(again).toMatchObject({ kind: "applied", tally: { added: 0, changed: 0, unchanged: 1_655 } });
    },
  );
});
