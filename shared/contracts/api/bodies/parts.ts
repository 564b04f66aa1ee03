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
import { ruleMessage } from "../../values/issue-text.ts";
import { isoDate as readDate, officeCodeRule } from "../../values/primitives.ts";

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
  office: z.string().regex(/^\d{7}$/, officeCodeRule),
  year: z
    .string()
    .regex(
      /^20\d\d$/,
      ruleMessage("회계연도는 2000부터 2099까지입니다", "a fiscal year is between 2000 and 2099"),
    )
    .transform((text) => Number.parseInt(text, 10)),
});

/** A number in a query, where everything is text. */
export function numberIn(least: number, most: number) {
  const rule = ruleMessage(
    `${least}부터 ${most}까지의 정수를 적어 주십시오`,
    `write a whole number from ${least} to ${most}`,
  );
  return z
    .string()
    .regex(/^\d{1,9}$/, rule)
    .transform((text) => Number.parseInt(text, 10))
    .pipe(z.int().min(least, rule).max(most, rule));
}

/** In a path: the number of a thing that is counted from 1 on. */
export const numberText = z
  .string()
  .regex(
    /^[1-9]\d{0,5}$/,
    ruleMessage("1부터 999999까지의 정수를 적어 주십시오", "write a whole number from 1 to 999999"),
  )
  .transform((text) => Number.parseInt(text, 10));

/** In a path. */
export const alertIdText = z
  .string()
  .regex(
    /^[0-9a-f]{10}$/,
    ruleMessage("알림의 식별자는 16진수 10자입니다", "an alert's id has 10 hexadecimal digits"),
  );

/** Of the name of a file. */
export const nameRule = ruleMessage(
  "파일 이름에 보이지 않는 글자나 경로 기호가 있습니다",
  "a file's name has no invisible characters and no signs of a path",
);

/** Of bytes that are announced, in hex. */
export const sha256Text = z
  .string()
  .regex(
    /^[0-9a-f]{64}$/,
    ruleMessage(
      "바이트의 SHA-256을 16진수 64자로 적어 주십시오",
      "write the SHA-256 of the bytes as 64 hexadecimal digits",
    ),
  );

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
