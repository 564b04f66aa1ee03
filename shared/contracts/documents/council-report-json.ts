/** The report as JSON: what programs may rely on. Published as `docs/schemas/council-report.json`. */
import * as z from "zod";
import { reportParts } from "../../domain/report/report-table.ts";
import { reportUnits } from "../../domain/values/won.ts";
import { books, instant } from "../values/primitives.ts";

const words = z.object({ ko: z.string(), en: z.string() });
const whole = z.string().regex(/^-?\d+$/);
const rate = z.lazy(() =>
  z
    .object({
      percent: z
        .string()
        .regex(/^-?\d+\.\d$/)
        .meta({ description: "To one decimal, half-up" }),
      numerator: whole,
      denominator: whole,
    })
    .nullable(),
);
const key = z.string().meta({ description: "The column that the cell stands in" });
const cell = z.lazy(() =>
  z.union([
    z.object({ key, text: z.string() }),
    z.object({ key, date: z.iso.date().nullable() }),
    z.object({ key, count: z.int() }),
    z.object({
      key,
      won: whole.nullable().meta({ description: "Whole won; null where it is not stated, which is not 0" }),
      shown: whole.nullable().meta({ description: "As printed, in the unit of the report" }),
    }),
    z.object({ key, rate, note: z.int().min(1).nullable() }),
  ]),
);
const place = z.object({ row: z.int().min(0), column: z.int().min(0) });

export const councilReportSchema = z.lazy(() =>
  z.object({
    schema: z.literal("council-report/2"),
    books,
    snapshot: z.object({ asOf: z.iso.date(), version: z.int().min(1) }),
    takenAt: instant,
    reportDay: z.iso.date(),
    title: words,
    officeName: z.string(),
    department: z.string().nullable(),
    contact: z.string().nullable(),
    unit: z.enum(reportUnits),
    sections: z.array(
      z.object({
        id: z.string(),
        part: z.enum(reportParts),
        title: words,
        paragraphs: z.array(z.string()),
        remarks: z.array(z.string()),
        tables: z.array(
          z.object({
            id: z.string(),
            title: words,
            columns: z.array(
              z.object({
                key: z.string(),
                title: words,
                group: words.nullable(),
                kind: z.enum(["text", "date", "count", "rate", "won"]),
              }),
            ),
            rows: z.array(z.object({ rank: z.enum(["total", "group", "line"]), cells: z.array(cell) })),
            sums: z.array(z.object({ total: place, parts: z.array(place) })),
            notes: z.array(z.string()),
          }),
        ),
        bars: z.array(z.object({ label: z.string(), rate, expected: rate, target: rate })),
      }),
    ),
  }),
);
