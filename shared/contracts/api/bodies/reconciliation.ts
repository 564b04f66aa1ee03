/** 지출 대사: what the dump, payment lists and e호조 say of each project's spending. */
import * as z from "zod";
import { verdicts } from "../../../domain/matching/reconcile.ts";
import { count, day, won, words } from "./parts.ts";

export const reconciliationQuery = z.lazy(() =>
  z.strictObject({
    /** `open`: what nothing explains. */
    state: z.enum(["open", "all"]).default("open"),
    /** `csv`: the whole as a file. */
    format: z.enum(["json", "csv"]).default("json"),
  }),
);

export const reconciliationAnswer = z.lazy(() =>
  z.strictObject({
    /** The days that payment lists speak of; null without any. */
    covered: z.strictObject({ from: day, to: day }).nullable(),
    /** Payments of the office that are in no row: in no amount either, of several projects of one name, of projects that no statement has. */
    unplaced: z.array(
      z.strictObject({ kind: z.enum(["unmatched", "sharedName", "unstated"]), title: words, won }),
    ),
    /** Projects that state their spending. */
    total: count,
    open: count,
    /** The greatest difference first, the first 1,000. */
    items: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          department: z.string().nullable(),
          account: z.string().nullable(),
          day,
          statedWon: won,
          paidWon: won.nullable(),
          recordedWon: won.nullable(),
          /** Stated less paid; less recorded where nothing was paid. */
          differenceWon: won,
          isOpen: z.boolean(),
          verdict: z.enum(verdicts),
          verdictTitle: words,
          equalOn: day.nullable(),
          partner: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
        }),
      )
      .max(1_000),
  }),
);
