/** Whatever the ledger holds: after a later full statement the totals of its day are its own, or something is held. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import type { FactualMeasure } from "../../../shared/domain/values/measure.ts";
import { sumWon } from "../../../shared/domain/values/won.ts";
import { readLines } from "../../../shared/reading/read-lines.ts";
import { day } from "../../support/builders.ts";
import { openData, openDataBooks as books, type OpenDataRow } from "../../support/open-data.ts";
import { listOf } from "../../formats/payments/payment-lists.ts";
import { openIngest } from "./ingest-fixture.ts";

const names = [
  "경로당 운영",
  "마을 안길 정비",
  "기초연금 지급",
  "도로 개설(1지구)",
  "도서관 건립",
  "하천 정비",
];
const projects = names.map((name, at) => ({
  code: `CA0000000000000${at}`,
  name,
  department: `100200${at % 2}`,
}));

const won = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 999 }).map((thousands) => thousands * 1_000),
  fc.integer({ min: 1, max: 400 }).map((millions) => millions * 1_000_003),
);

type Change = "none" | "renamed" | "recoded" | "moved" | "absent" | "in two rows";

/** What a file makes of one project. */
const anyRows = (at: number): fc.Arbitrary<OpenDataRow[]> =>
  fc
    .record({
      change: fc.oneof(
        { weight: 6, arbitrary: fc.constant<Change>("none") },
        {
          weight: 4,
          arbitrary: fc.constantFrom<Change[]>("renamed", "recoded", "moved", "absent", "in two rows"),
        },
      ),
      budget: won,
      spent: won,
    })
    .map(({ change, ...amounts }) => rowsOf(projects[at] ?? noProject, change, amounts));

const noProject = { code: "C", name: "없는 사업", department: "1002009" };

function rowsOf(
  project: Pick<OpenDataRow, "code" | "name" | "department">,
  change: Change,
  amounts: Pick<OpenDataRow, "budget" | "spent">,
): OpenDataRow[] {
  const row = { ...project, ...amounts };
  switch (change) {
    case "none":
      return [row];
    case "renamed":
      return [{ ...row, name: `${row.name}(전환사업)` }];
    case "recoded":
      return [{ ...row, code: row.code.replace("CA", "CB") }];
    case "moved":
      return [{ ...row, department: "1002005" }];
    case "absent":
      return [];
    case "in two rows":
      return [row, { ...row, department: "1002006", budget: 2_000, spent: 1_000 }];
  }
}

const dump = fc.tuple(...names.map((_, at) => anyRows(at))).map((rows) => rows.flat());
const days = ["2026-03-31", "2026-04-30", "2026-05-15", "2026-05-31"] as const;

/** Payments of the first half of the year, under names that may fit no project. */
const payments = fc
  .array(
    fc.record({
      name: fc.constantFrom(...names, "하천 정비(전환사업)", "모르는 사업"),
      on: fc.constantFrom("20260110", "20260415", "20260520", "20260610"),
      amount: fc.integer({ min: -300, max: 900 }).map((thousands) => `${thousands * 1_000}`),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((paid) => paid.map(({ name, on, amount }) => [on, amount, name] as const));

type Sent =
  | { readonly kind: "dump"; readonly asOf: string; readonly rows: OpenDataRow[] }
  | { readonly kind: "list"; readonly text: string };

const sent: fc.Arbitrary<Sent> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("dump" as const), asOf: fc.constantFrom(...days), rows: dump }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("list" as const),
      text: payments.map((paid) => listOf(...paid)),
    }),
  },
);

describe("a full statement", () => {
  test("is the total of its day, or is held, whatever came before it and in whatever order", async () => {
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(sent, { maxLength: 4 }),
        fc.constantFrom(...days),
        dump.filter((rows) => rows.length > 0),
        async (before, asOf, rows) => {
          const fixture = openIngest();
          for (const [at, file] of before.entries())
            await fixture.send(file.kind === "list" ? file.text : openData(file.asOf, file.rows), {
              books,
              fileName: `${at}`,
            });
          const outcome = await fixture.send(openData(asOf, rows), { books, fileName: "자료.json" });
          if (outcome.kind !== "applied") return;
          applied++;
          const { lines } = await readLines(fixture.ledger, books, day(asOf));
          const { outcome: stored } = outcome.upload;
          const isFull = "isFull" in stored && stored.isFull;
          // A statement of some departments speaks of their lines, and of those that it names.
          const departments = new Set(rows.map(({ department }) => department));
          const isNamed = (id: string): boolean => rows.some(({ code }) => id.includes(code.toLowerCase()));
          const covered = lines
            .map(({ line }) => line)
            .filter(({ project: { tier } }) => tier !== "business")
            .filter(
              ({ project }) => isFull || departments.has(project.department ?? "") || isNamed(project.id),
            );
          const total = (measure: FactualMeasure): bigint =>
            sumWon(covered.map(({ amounts }) => totalOf(amounts[measure]) ?? 0n));
          expect([total("current-budget"), total("expenditure")]).toEqual([
            sumOf(rows, "budget"),
            sumOf(rows, "spent"),
          ]);
        },
      ),
      { numRuns: 300 },
    );
    expect(applied).toBeGreaterThan(30);
  }, 60_000);
});

interface TableRow extends OpenDataRow {
  readonly hasCode: boolean;
}

/** The office's own table, with codes or without. */
function table(asOf: string, rows: readonly TableRow[]): string {
  const lines = rows.map(({ code, name, department, budget, spent, hasCode }) =>
    [hasCode ? code : "", name, department, budget, spent, asOf].join(","),
  );
  return ["사업코드,사업명,부서,예산액(원),집행액(원),기준일", ...lines, ""].join("\n");
}

/** A change of name or department, or none at all, in a table of its own days. */
const tabled = fc
  .tuple(fc.boolean(), ...names.map((_, at) => anyRows(at)))
  .map(([hasCode, ...rows]) => rows.flat().map((row) => ({ ...row, hasCode })))
  .filter((rows) => rows.length > 0 && new Set(rows.map(keyOf)).size === rows.length);

function keyOf({ hasCode, code, department, name }: TableRow): string {
  return hasCode ? code : `${department} ${name}`;
}

describe("an office's own table", () => {
  test("is the total of its departments as of its day, or is held, whatever tables came before it", async () => {
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ asOf: fc.constantFrom(...days), rows: tabled }), { maxLength: 4 }),
        fc.constantFrom(...days),
        tabled,
        async (before, asOf, rows) => {
          const fixture = openIngest();
          for (const [at, file] of before.entries())
            await fixture.send(table(file.asOf, file.rows), { books, fileName: `${at}.csv` });
          const outcome = await fixture.send(table(asOf, rows), { books, fileName: "표.csv" });
          if (outcome.kind !== "applied") return;
          applied++;
          const { lines } = await readLines(fixture.ledger, books, day(asOf));
          const departments = new Set(rows.map(({ department }) => department));
          const covered = lines
            .map(({ line }) => line)
            .filter(
              ({ project: { id, department } }) =>
                departments.has(department ?? "") ||
                rows.some(({ hasCode, code }) => hasCode && id === `code/${code.toLowerCase()}`),
            );
          const total = (measure: FactualMeasure): bigint =>
            sumWon(covered.map(({ amounts }) => totalOf(amounts[measure]) ?? 0n));
          expect([total("appropriation"), total("expenditure")]).toEqual([
            sumOf(rows, "budget"),
            sumOf(rows, "spent"),
          ]);
        },
      ),
      { numRuns: 300 },
    );
    expect(applied).toBeGreaterThan(30);
  }, 60_000);
});

const departmentsPaying = ["사회복지과", "건설과"] as const;
const departmentPayments = fc
  .tuple(payments, fc.array(fc.constantFrom(...departmentsPaying), { minLength: 6, maxLength: 6 }))
  .map(([paid, of]) => paid.map((payment, at) => [of[at] ?? departmentsPaying[0], ...payment] as const));
type Paid = readonly [department: string, on: string, amount: string, name: string];

function departmentList(paid: readonly Paid[]): string {
  const rows = paid.map(
    ([department, on, amount, name], at) => `${at + 1},일반회계,${department},${name},금,${on},"${amount}",1`,
  );
  return ["번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호", ...rows, ""].join("\r\n");
}

describe("a payment list", () => {
  test("comes to its own sum in its departments and days, is held, or is told to count for nothing", async () => {
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(
        departmentPayments,
        fc.array(fc.boolean()),
        departmentPayments,
        async (earlier, isKept, more) => {
          const fixture = openIngest();
          await fixture.send(departmentList(earlier), { books, fileName: "1" });
          const later = [...earlier.filter((_, at) => isKept[at] ?? true), ...more];
          if (later.length === 0) return;
          const outcome = await fixture.send(departmentList(later), { books, fileName: "2" });
          if (outcome.kind !== "applied") return;
          if (outcome.findings.some(({ code }) => code === "payments-overruled")) return;
          applied++;
          const paidOn = later.map(([, on]) => on).toSorted();
          const [from = "", to = ""] = [paidOn[0], paidOn.at(-1)];
          const named = new Set(later.map(([department]) => department));
          const beside = earlier.filter(([department, on]) => on < from || on > to || !named.has(department));
          const { lines } = await readLines(fixture.ledger, books, null);
          const spent = sumWon(lines.map(({ line }) => totalOf(line.amounts.expenditure) ?? 0n));
          expect(spent).toEqual(sumWon([...later, ...beside].map(([, , amount]) => BigInt(amount))));
        },
      ),
      { numRuns: 300 },
    );
    expect(applied).toBeGreaterThan(20);
  }, 60_000);
});

function sumOf(rows: readonly OpenDataRow[], amount: "budget" | "spent"): bigint {
  return rows.reduce((sum, row) => sum + BigInt(row[amount]), 0n);
}
