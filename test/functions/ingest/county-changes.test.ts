/** What happens to a real county's lines between two dumps: each is one question with one answer, and then the totals of the truth. */
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { unmatchedQuestions } from "../../../shared/reading/read-lines.ts";
import { discardUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { viewOf } from "../../support/read-as-screens-do.ts";
import { rateRows } from "../../../shared/domain/rates/rate-rows.ts";
import { wholeList } from "../../formats/payments/payment-lists.ts";
import { openIngest } from "./ingest-fixture.ts";

const folder = new URL("../../../../shared/data/lofin365/", import.meta.url);
const books = { office: "4573000", fiscalYear: 2026 };

const row = z.looseObject({
  dept_cd: z.string(),
  dbiz_cd: z.string(),
  dbiz_nm: z.string(),
  bdg_cash_amt: z.number(),
  ep_amt: z.number(),
});
type Row = z.infer<typeof row>;

let [before, after] = [[] as Row[], [] as Row[]];
beforeAll(() => {
  if (!existsSync(folder)) return;
  const rowsOf = (name: string): Row[] => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const found = z.union([z.array(row), z.looseObject({})]).parse(JSON.parse(text));
    return Array.isArray(found) ? found : rowsIn(found);
  };
  before = rowsOf("muju-4-asof-20260630-complete.json");
  after = rowsOf("muju-5-asof-20260821.json");
});

/** Wherever the envelope keeps them. */
function rowsIn(value: unknown): Row[] {
  const rows = z.array(row).safeParse(value);
  if (rows.success && rows.data.length > 0) return rows.data;
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(rowsIn);
}

const truth = { budget: 716_679_457_742n, spent: 355_519_488_419n };

type Fixture = ReturnType<typeof openIngest>;

async function totals({ ledger }: Fixture) {
  const { view } = await viewOf(ledger, books, null);
  const whole = rateRows(view, false).find(({ scope }) => scope.level === "office");
  return { budget: whole?.amounts["current-budget"], spent: whole?.amounts.expenditure };
}

const newNames = ["온누리 새봄 가꾸기", "해오름 한마당"];

/** Codes of projects that nobody could tell by their budgets, and whose spending went on. */
function roundBudgets(earlier: readonly Row[], later: readonly Row[]): readonly string[] {
  const spent = new Map(earlier.map(({ dbiz_cd, ep_amt }) => [dbiz_cd, ep_amt]));
  const known = new Map(earlier.map(({ dbiz_cd, bdg_cash_amt }) => [dbiz_cd, bdg_cash_amt]));
  return later.flatMap(({ dbiz_cd, bdg_cash_amt, ep_amt }) => {
    const spentBefore = spent.get(dbiz_cd) ?? 0;
    const isRound = bdg_cash_amt % 10_000_000 === 0 && known.get(dbiz_cd) === bdg_cash_amt;
    return isRound && spentBefore > 0 && ep_amt > spentBefore ? [dbiz_cd] : [];
  });
}

const allSame = { isAllSame: true, departments: [], pairs: [] };

/** The department with the most lines. */
function largestDepartment(rows: readonly Row[]): string {
  const sizes = Map.groupBy(rows, ({ dept_cd }) => dept_cd);
  return [...sizes].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? "";
}

describe.skipIf(!existsSync(folder))(
  "between two dumps of a county (skipped where ../shared/data is absent)",
  () => {
    const largest = (rows: readonly Row[], at: number): Row | undefined =>
      rows.toSorted((a, b) => b.bdg_cash_amt - a.bdg_cash_amt)[at];
    const changes: readonly { what: string; change: (rows: Row[]) => Row[]; asked?: string }[] = [
      {
        what: "a department is renamed in all its lines, and their codes begin anew",
        change: (rows) => {
          const department = largestDepartment(rows);
          return rows.map((each) =>
            each.dept_cd === department
              ? { ...each, dept_cd: "9999999", dbiz_cd: `N${each.dbiz_cd.slice(1)}` }
              : each,
          );
        },
      },
      {
        what: "a project is recoded",
        change: (rows) => {
          const recoded = largest(rows, 3);
          return rows.map((each) => (each === recoded ? { ...each, dbiz_cd: "Z000000000000001" } : each));
        },
      },
      {
        what: "two projects of round budgets are recoded and renamed at once",
        change: (rows) =>
          rows.map((each) => {
            const at = roundBudgets(before, after).indexOf(each.dbiz_cd);
            return at < 0 || at > 1
              ? each
              : { ...each, dbiz_cd: `Z00000000000000${at}`, dbiz_nm: newNames[at] ?? "" };
          }),
      },
      {
        what: "a department is renamed in all its lines, and two of its projects are recoded and renamed",
        change: (rows) => {
          const department = largestDepartment(rows);
          const [first, second] = rows.filter(
            ({ dept_cd, dbiz_cd, ep_amt }) =>
              dept_cd === department && ep_amt > 0 && before.some((each) => each.dbiz_cd === dbiz_cd),
          );
          return rows.map((each) => {
            const at = each === first ? 0 : each === second ? 1 : null;
            const moved = each.dept_cd === department ? { ...each, dept_cd: "9999999" } : each;
            return at === null
              ? moved
              : { ...moved, dbiz_cd: `Z00000000000000${at}`, dbiz_nm: newNames[at] ?? "" };
          });
        },
      },
      {
        what: "two projects swap their names",
        asked: "code-means-another",
        change: (rows) => {
          const [a, b] = [largest(rows, 5), largest(rows, 40)];
          return rows.map((each) => {
            const other = each === a ? b : each === b ? a : undefined;
            return other === undefined ? each : { ...each, dbiz_nm: other.dbiz_nm };
          });
        },
      },
      {
        what: "two projects swap their codes",
        asked: "code-means-another",
        change: (rows) => {
          const [a, b] = [largest(rows, 5), largest(rows, 40)];
          return rows.map((each) => {
            const other = each === a ? b : each === b ? a : undefined;
            return other === undefined ? each : { ...each, dbiz_cd: other.dbiz_cd };
          });
        },
      },
    ];

    test.each(changes)(
      "$what: one hold, one answer, the true totals",
      async ({ change, asked: requested = "project-resembles" }) => {
        const fixture = openIngest(40);
        await fixture.send(JSON.stringify(before), { books, fileName: "6월.json" });
        const outcome = await fixture.send(JSON.stringify(change(after)), { books, fileName: "8월.json" });
        expect(outcome.kind).toBe("held");
        const codes = "findings" in outcome ? outcome.findings.map(({ code }) => code) : [];
        expect(codes).toContain(requested);
        const answered = await answerQuestions(outcome.upload, allSame, "재무과", fixture);
        expect(answered).toMatchObject({ kind: "matched", outcome: { kind: "applied" } });
        expect(await totals(fixture)).toEqual(truth);
      },
      60_000,
    );

    test("codes lose their leading zeros: one hold, one answer, the true totals", async () => {
      const fixture = openIngest(40);
      const place = new Map(
        after.map(({ dbiz_cd }, at) => [dbiz_cd, `00${String(at + 1).padStart(6, "0")}`]),
      );
      const coded = (rows: Row[], of: (code: string) => string): string =>
        JSON.stringify(
          rows.map((each) => ({ ...each, dbiz_cd: of(place.get(each.dbiz_cd) ?? each.dbiz_cd) })),
        );
      await fixture.send(
        coded(before, (code) => code),
        { books, fileName: "6월.json" },
      );
      const outcome = await fixture.send(
        coded(after, (code) => code.replace(/^0+/, "")),
        { books, fileName: "8월.json" },
      );
      expect(outcome.kind).toBe("held");
      const answered = await answerQuestions(outcome.upload, allSame, "재무과", fixture);
      expect(answered).toMatchObject({ kind: "matched", outcome: { kind: "applied" } });
      expect(await totals(fixture)).toEqual(truth);
    }, 60_000);

    test("the first half of the lines: held, discarded, and the whole file goes in", async () => {
      const fixture = openIngest(40);
      await fixture.send(JSON.stringify(before), { books, fileName: "6월.json" });
      const half = await fixture.send(JSON.stringify(after.slice(0, after.length / 2)), {
        books,
        fileName: "반.json",
      });
      expect(half).toMatchObject({ kind: "held", findings: [{ code: "projects-vanished" }] });
      await discardUpload(half.upload, "재무과", fixture);
      expect(await fixture.send(JSON.stringify(after), { books, fileName: "8월.json" })).toMatchObject({
        kind: "applied",
      });
      expect(await totals(fixture)).toEqual(truth);
    }, 60_000);

    test("payments that fit no project: the answers take them out of the bucket, and the total stays", async () => {
      const fixture = openIngest(40);
      await fixture.send(JSON.stringify(after), { books, fileName: "8월.json" });
      const list = await fixture.send(wholeList(), { books, fileName: "지출목록.csv" });
      const answered = await answerQuestions(list.upload, allSame, "재무과", fixture);
      expect(answered).toMatchObject({ kind: "matched", pairs: 14, outcome: null });
      expect((await viewOf(fixture.ledger, books, null)).unmatched?.lines).toHaveLength(4);
      expect(await totals(fixture)).toEqual(truth);
      // Amounts that only fit are answered one by one.
      const left = unmatchedQuestions(await fixture.ledger.readLedger(books));
      expect(left).toHaveLength(4);
      const pairs = left.map(({ from, to }) => ({ from, to }));
      await answerQuestions(answered.upload, { ...allSame, isAllSame: false, pairs }, "재무과", fixture);
      expect((await viewOf(fixture.ledger, books, null)).unmatched).toBeNull();
      expect(await totals(fixture)).toEqual(truth);
    }, 60_000);
  },
);
