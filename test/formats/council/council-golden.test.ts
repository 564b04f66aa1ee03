// The report of 2020 as it was published, figure by figure, and our own sample with the same figures.
import { existsSync, readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { addFunds, type FundAmounts, totalOf } from "../../../shared/domain/values/fund.ts";
import { formatWon } from "../../../shared/domain/values/won.ts";
import { readSource, type SourceReading } from "../../../shared/formats/registry.ts";
import { containing, amountsOf, contextOf, expectRead, recordOf } from "../readings.ts";

const seed = new URL("../../../../shared/data/seed/", import.meta.url);
const report = new URL("000_28d2bcfaeb1c558b.txt", seed);
const sample = new URL("../../../samples/1129000/2020/as-of=2020-10-31/council-report.txt", import.meta.url);

const thousand = z.int().transform((amount) => BigInt(amount) * 1_000n);
const split = z
  .object({ national: thousand, sido: thousand, sigungu: thousand })
  .transform(({ national, sido, sigungu }) => ({ national, provincial: sido, municipal: sigungu }));
const someFunds = z
  .object({ national: thousand.optional(), sido: thousand.optional(), sigungu: thousand.optional() })
  .transform(({ national, sido, sigungu }) => ({
    ...(national === undefined ? {} : { national }),
    ...(sido === undefined ? {} : { provincial: sido }),
    ...(sigungu === undefined ? {} : { municipal: sigungu }),
  }));
const figuresSchema = z.object({
  budgetTable: z.object({
    rows: z.array(
      z.object({
        name: z.string(),
        budget: thousand,
        executed_2020_10_31: thousand,
        planned_by_2020_12_31: thousand,
      }),
    ),
  }),
  projects: z.array(
    z.object({
      name: z.string(),
      team: z.string().nullable(),
      parentUnitProject: z.string(),
      budgetByFund: split,
      executedByFund: split,
    }),
  ),
  budget2021: z.object({
    items: z.array(z.object({ id: z.string(), name: z.string(), total: thousand, byFund: someFunds })),
    sumIII: thousand,
    sumIIIByFund: split,
  }),
});

const isHere = existsSync(report);
const cases = [
  { title: "the published report", file: report, isMissing: !isHere, hasPlan: true },
  { title: "our sample", file: sample, isMissing: false, hasPlan: false },
];

describe.for(cases)(
  "$title (its figures are compared where ../shared/data is present)",
  ({ file, isMissing, hasPlan }) => {
    let reading: SourceReading;
    let figures: z.output<typeof figuresSchema>;
    beforeAll(async () => {
      if (isMissing) return;
      reading = await readSource(readFileSync(file), contextOf());
      if (isHere)
        figures = figuresSchema.parse(JSON.parse(readFileSync(new URL("figures.json", seed), "utf8")));
    });

    test.skipIf(!isHere)("gives each unit project's budget, spending and plan", () => {
      for (const row of figures.budgetTable.rows) {
        const record = recordOf(reading, row.name);
        const sum = (measure: "appropriation" | "expenditure" | "plan") =>
          Object.values(amountsOf(record, measure)).reduce((total, amount) => total + amount, 0n);
        expect([sum("appropriation"), sum("expenditure"), sum("plan")]).toEqual([
          row.budget,
          row.executed_2020_10_31,
          row.planned_by_2020_12_31,
        ]);
        expect(record).toMatchObject({
          asOf: "2020-10-31",
          project: { department: "사회적경제과", tier: "unit-project" },
        });
      }
    });

    test.skipIf(!isHere)("gives each business by fund, under its unit project", () => {
      for (const business of figures.projects) {
        const record = recordOf(reading, business.name);
        expect(amountsOf(record, "appropriation")).toEqual(business.budgetByFund);
        expect(amountsOf(record, "expenditure")).toEqual(business.executedByFund);
        expect(record.project).toMatchObject({
          tier: "business",
          team: business.team,
          unitProject: business.parentUnitProject,
        });
      }
    });

    test.skipIf(!isHere)("gives nothing else", () => {
      const names = expectRead(reading).records.map(({ project }) => project.name);
      const planned = hasPlan ? figures.budget2021.items.filter(({ id }) => id.startsWith("III-")) : [];
      expect(names).toEqual(
        [...figures.budgetTable.rows, ...figures.projects, ...planned].map(({ name }) => name),
      );
    });

    test.skipIf(!isHere || !hasPlan)("gives each business of next year's plan what it needs, by fund", () => {
      const { items, sumIII, sumIIIByFund } = figures.budget2021;
      const planned = items.filter(({ id }) => id.startsWith("III-"));
      let sums: FundAmounts = {};
      for (const { name, byFund } of planned) {
        const record = recordOf(reading, name);
        expect(amountsOf(record, "requirement")).toEqual(byFund);
        expect(record).toMatchObject({
          asOf: "2020-10-31",
          project: { tier: "business", unitProject: null },
        });
        expect(record.entries.map(({ measure, date }) => `${measure} ${date}`)).toEqual(
          Object.keys(byFund).map(() => "requirement 2021-12-31"),
        );
        sums = addFunds(sums, amountsOf(record, "requirement"));
      }
      expect(sums).toEqual(sumIIIByFund);
      expect([totalOf(sums), sumIII]).toEqual([2_305_075_000n, 2_305_075_000n]);
    });

    test.skipIf(!isHere || !hasPlan)(
      "says which figures of the plan are told twice, and adds none of them",
      () => {
        const [first, second] = figures.budget2021.items.filter(({ id }) => id.startsWith("IV-"));
        const finding = reading.findings.find(({ code }) => code === "requirement-counted-twice");
        expect(finding).toMatchObject({ row: 317, column: "소요예산", ko: containing("합계 113,500,000원") });
        expect(finding?.ko).toContain(
          `317행 "${first?.name}" ${formatWon(first?.total ?? 0n)}원: 216행 "생활 속 사회적경제 확대를 통한 사회적가치 제고" 775,975,000원의 일부입니다.`,
        );
        expect(finding?.en).toContain(
          `Row 351 "신규·중점 추진사업 2" (its title is lost), ${formatWon(second?.total ?? 0n)} won`,
        );
      },
    );

    test.skipIf(isMissing)(
      "notes the one printed rate that is wrong, the tables that it left out, and nothing else of this year",
      () => {
        expect(reading.findings).toMatchObject([
          ...(hasPlan
            ? [{ code: "tables-not-read", consequence: "note", value: "인력, 주요시설 및 장비" }]
            : []),
          {
            code: "printed-rate-differs",
            consequence: "note",
            value: "76.2",
            ko: containing("76.1%"),
          },
          ...(hasPlan ? [{ code: "requirement-counted-twice", consequence: "note" }] : []),
        ]);
      },
    );

    test.skipIf(isMissing).each([
      ["CP949", (text: string) => iconv.encode(text, "cp949")],
      ["UTF-16", (text: string) => iconv.encode(text, "utf16le", { addBOM: true })],
      ["CRLF", (text: string) => new TextEncoder().encode(text.replaceAll("\n", "\r\n"))],
      [
        "bars",
        (text: string) =>
          new TextEncoder().encode(text.replace(/^.*\t.*$/gm, (line) => `|${line.replaceAll("\t", "|")}|`)),
      ],
    ])("reads the same from %s", async (_, encode) => {
      const text = readFileSync(file, "utf8");
      expect(await readSource(encode(text), contextOf())).toEqual(reading);
    });
  },
);
