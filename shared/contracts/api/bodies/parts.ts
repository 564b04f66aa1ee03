/**
 * The small parts of the API's requests and answers. Answers are plain text and numbers without transforms, so
 * that one schema is the wire, the type of the page and the OpenAPI document; requests are read into the domain.
 */
import * as z from "zod";
import { paceSources } from "../../../domain/pace/expected-path.ts";
import { severities } from "../../../domain/policy/policy.ts";
import { rateBases } from "../../../domain/rates/rate.ts";
import { type Fund, type FundAmounts, funds, totalOf } from "../../../domain/values/fund.ts";
import { type FactualMeasure, factualMeasures, type MeasureAmounts } from "../../../domain/values/measure.ts";
import { reportUnits } from "../../../domain/values/won.ts";
import { isoDate as readDate } from "../../values/primitives.ts";

/** Whole won as decimal text: JSON's numbers lose won above 2^53. */
export const won = z.string().regex(/^-?\d{1,20}$/);
/** A percentage with one decimal, rounded half-up: `86.8`. */
export const percent = z.string().regex(/^-?\d+\.\d$/);
export const day = z.iso.date();
export const moment = z.iso.datetime();
export const count = z.int().min(0);
/** Whatever JSON can say. */
export const anyJson = z.json();
/** A sentence or a title in both languages. */
export const words = z.strictObject({ ko: z.string(), en: z.string() });
export const fundOrAll = z.enum([...funds, "all"]);
export const severity = z.enum(severities);
export const reportUnit = z.enum(reportUnits);

/** How many alerts stand at each severity. */
export const severityCounts = z.strictObject({ notice: count, warning: count, critical: count });

/** A day as a request names it. */
export const givenDay = day.pipe(readDate);

/** A name as a request gives it: no longer than any that a source has. */
export const givenName = z.string().trim().min(1).max(200);

/** In a path: the books. */
export const booksPath = z.strictObject({
  office: z.string().regex(/^\d{7}$/, "an office code has 7 digits"),
  year: z
    .string()
    .regex(/^20\d\d$/, "a fiscal year has four digits")
    .transform((text) => Number.parseInt(text, 10)),
});

/** A number in a query, where everything is text. */
export function numberIn(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, `write a whole number from ${least} to ${most}`)
    .transform((text) => Number.parseInt(text, 10))
    .pipe(z.int().min(least).max(most));
}

export const booksAnswer = z.strictObject({ office: z.string(), fiscalYear: z.int() });

/** What is said of money at every level: budget and spending against what was expected and what is wanted. */
export const basis = z.strictObject({ code: z.enum(rateBases), ...words.shape });

export const forecast = z.lazy(() =>
  z.strictObject({
    amountWon: won,
    /** Of the budget. */
    rate: percent.nullable(),
    /** Nine in ten similar projects ended above low, one in ten above high; null is too little history. */
    band: z.strictObject({ lowWon: won, middleWon: won, highWon: won }).nullable(),
    peers: count,
  }),
);

/** Amounts are null where nothing states them; rates where they are undefined. */
export const figures = z.strictObject({
  asOf: day,
  budgetWon: won.nullable(),
  spentWon: won.nullable(),
  rate: percent.nullable(),
  /** What should have been spent by the day of each line's figures, of those lines that lag rules judge; null where none is. */
  expectation: z
    .strictObject({
      /** The best source that spoke, or `mixed` of several lines. */
      rung: z.enum([...paceSources, "mixed"]),
      /** The budget and spending of the judged lines alone: what expected and target are held against. */
      judgedBudgetWon: won,
      judgedSpentWon: won,
      judgedRate: percent,
      expectedWon: won,
      expectedRate: percent,
      /** By 31 December. */
      targetWon: won,
      targetRate: percent,
      /** Judged rate minus expected rate as both are printed, in points: below 0 is behind. */
      gapPoints: percent,
      /** Expected minus spent, never below 0. */
      behindWon: won,
    })
    .nullable(),
  forecast: forecast.nullable(),
  /** Counted lines, and those of them that have a budget and report no spending: silence is not 0 %. */
  lines: count,
  notReported: count,
  /** Lines that have spent and state no budget beside others that do: the rate is too high by their spending. */
  unbudgeted: z.strictObject({ lines: count, spentWon: won }),
});

const fundAmounts = z.lazy(() =>
  z.strictObject({
    total: won,
    national: won.optional(),
    provincial: won.optional(),
    municipal: won.optional(),
    other: won.optional(),
    unsplit: won.optional(),
  }),
);

export const measureAmounts = z.lazy(() =>
  z.strictObject({
    appropriation: fundAmounts.optional(),
    "current-budget": fundAmounts.optional(),
    commitment: fundAmounts.optional(),
    expenditure: fundAmounts.optional(),
  }),
);

type MeasureAmountsJson = z.infer<typeof measureAmounts>;
type FundAmountsJson = z.infer<typeof fundAmounts>;

/** Amounts by measure and fund as JSON: won as text; a measure or fund in which nothing is, is left out. */
export function amountsToJson(amounts: MeasureAmounts): MeasureAmountsJson {
  const json: { [measure in FactualMeasure]?: FundAmountsJson } = {};
  for (const measure of factualMeasures)
    if (totalOf(amounts[measure]) !== null) json[measure] = fundsToJson(amounts[measure]);
  return json;
}

function fundsToJson(amounts: FundAmounts): FundAmountsJson {
  const byFund: { [fund in Fund]?: string } = {};
  for (const fund of funds) {
    const amount = amounts[fund];
    if (amount !== undefined) byFund[fund] = `${amount}`;
  }
  return { total: `${totalOf(amounts) ?? 0n}`, ...byFund };
}

/** What differs between two policies: as the document has it, and as people read it. */
export const shownDifference = z.lazy(() =>
  z.strictObject({
    path: z.string(),
    before: z.string(),
    after: z.string(),
    title: words,
    beforeText: words,
    afterText: words,
  }),
);
