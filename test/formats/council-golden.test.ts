// The report of 2020 as it was published, figure by figure, and our own sample with the same figures.
import { existsSync, readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { readSource, type SourceReading } from "../../shared/formats/registry.ts";
import { containing, amountsOf, contextOf, expectRead, recordOf } from "./readings.ts";

const seed = new URL("../../../shared/data/seed/", import.meta.url);
const report = new URL("000_28d2bcfaeb1c558b.txt", seed);
const sample = new URL("../../samples/1129000/2020/as-of=2020-10-31/council-report.txt", import.meta.url);

const thousand = z.int().transform((amount) => BigInt(amount) * 1_000n);
const split = z
  .object({ national: thousand, sido: thousand, sigungu: thousand })
  .transform(({ national, sido, sigungu }) => ({ national, provincial: sido, municipal: sigungu }));
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
});

const isHere = existsSync(report);
const cases = [
  { title: "the published report", file: report, isMissing: !isHere },
  { title: "our sample", file: sample, isMissing: false },
];

describe.for(cases)(
  "$title (its figures are compared where ../shared/data is present)",
  ({ file, isMissing }) => {
    let reading: SourceReading;
    let figures: z.output<typeof figuresSchema>;
    beforeAll(async () => {
      if (isMissing) return;
      reading = await readSource(readFileSync(file), contextOf());
      if (isHere)
        figures = figuresSchema.parse(JSON.parse(readFileSync(new URL("figures.json", seed), "utf8")));
    });

    it.skipIf(!isHere)("gives each unit project's budget, spending and plan", () => {
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

    it.skipIf(!isHere)("gives each business by fund, under its unit project", () => {
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

    it.skipIf(!isHere)("gives nothing else", () => {
      const names = expectRead(reading).records.map(({ project }) => project.name);
      expect(names).toEqual([...figures.budgetTable.rows, ...figures.projects].map(({ name }) => name));
    });

    it.skipIf(isMissing)("notes the one printed rate that is wrong, and nothing else", () => {
      expect(reading.findings).toMatchObject([
        {
          code: "printed-rate-differs",
          consequence: "note",
          value: "76.2",
          ko: containing("76.1%"),
        },
      ]);
    });

    it.skipIf(isMissing).each([
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
