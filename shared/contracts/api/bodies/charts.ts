/** What the overview draws: all of it of one evaluation, of the lines that lag rules judge, so that no two pictures differ. */
import * as z from "zod";
import { funds } from "../../../domain/values/fund.ts";
import { ruleMessage } from "../../values/issue-text.ts";
import { booksAnswer, count, day, forecast, givenName, percent, severity, won, words } from "./parts.ts";

/** Files whose days are marked on the curve; more would be a line of their own. */
const maxFiles = 60;
const maxProjects = 5_000;

/** Beyond these nobody tells projects apart: they stand at the edge of the picture. */
export const bubbleBounds = { leastGapPoints: -80, mostGapPoints: 60, leastBudgetWon: "100000" };

/** A line around projects, as it was drawn: enough for any hand, and an address that can be sent. */
const maxCorners = 40;
const corner = String.raw`-?\d{1,4}(?:\.\d{1,2})?,\d{1,2}(?:\.\d{1,8})?`;

const lasso = z
  .string()
  .regex(
    new RegExp(`^${corner}(?:;${corner}){2,${maxCorners - 1}}$`),
    ruleMessage(
      "꼭짓점을 차이(%p)와 예산의 상용로그로 적어 주십시오: -40.0,8.5;-20.0,9.1;…",
      "write corners as gap in points, logarithm of the budget: -40.0,8.5;-20.0,9.1;…",
    ),
  )
  .transform((text) =>
    text.split(";").map((each): readonly [number, number] => {
      const [gap = 0, budget = 0] = each.split(",").map(Number);
      return [gap, budget];
    }),
  );

/** One filter for all pictures: what they show is of the projects that fit all of it. */
export const chartsQuery = z.lazy(() =>
  z.strictObject({
    department: givenName.optional(),
    /** The most severe open alert of a project; `any` or `none` of them. */
    severity: z.enum([...severity.options, "any", "none"]).optional(),
    /** Projects with money of the fund, as in their list, with all of their money. */
    fund: z.enum(funds).optional(),
    /** Projects inside of a line that was drawn around them. */
    lasso: lasso.optional(),
  }),
);

const monthRate = z.lazy(() =>
  z.strictObject({
    /** The month's end, or the day of the figures in the last month that they know. */
    date: day,
    rate: percent,
    expectedRate: percent,
    /** Rate minus expected rate as both are printed: below 0 is behind. */
    gapPoints: percent,
  }),
);

export const chartsAnswer = z.lazy(() =>
  z.strictObject({
    books: booksAnswer,
    /** The day of the figures; null before the first, or where no line is judged. */
    asOf: day.nullable(),
    /** The server's day. */
    today: day,
    /** What the filter chose; null without one. */
    chosen: z.strictObject({ projects: count, budgetWon: won.nullable() }).nullable(),
    curve: z
      .strictObject({
        budgetWon: won,
        /** By the day of the figures. */
        expectedWon: won,
        /** Month ends that a source spoke of, and the day of the figures. A month without a report is no point. */
        actual: z.array(z.strictObject({ date: day, spentWon: won })).max(12),
        /** Twelve month ends. The plan is null unless every line has one. */
        months: z
          .array(z.strictObject({ date: day, expectedWon: won, plannedWon: won.nullable() }))
          .length(12),
        /** What last year's books say of the same, on last year's days; none where there are no such books. */
        lastYear: z.array(z.strictObject({ date: day, spentWon: won })).max(12),
        forecast: forecast.nullable(),
        /** The days that applied files speak of, with their names for those who send them. */
        files: z.array(z.strictObject({ asOf: day, fileName: z.string().nullable() })).max(maxFiles),
      })
      .nullable(),
    /** The policy's stages of the year (신속집행), by their days. */
    stages: z.array(
      z.strictObject({
        date: day,
        /** The latest day of the figures of its projects. */
        asOf: day,
        projects: count,
        budgetWon: won,
        targetWon: won,
        targetRate: percent,
        spentWon: won,
        rate: percent,
        /** The target less what is spent, never below 0. */
        neededWon: won,
        /** What was spent by its day, where that is over and was reported. */
        spentByThenWon: won.nullable(),
      }),
    ),
    /** The departments that the asker may see, by name, whichever is chosen; null of a month that nothing is known of. */
    departments: z.array(
      z.strictObject({
        name: z.string().nullable(),
        months: z.array(monthRate.nullable()).length(12),
      }),
    ),
    /** Projects with a rate and an expectation that the asker may see, the largest budget first; none for those who see sums alone. */
    projects: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          department: z.string().nullable(),
          budgetWon: won,
          rate: percent,
          gapPoints: percent,
          behindWon: won,
          severity: severity.nullable(),
          /** Whether the filter means it; true without one. */
          isChosen: z.boolean(),
        }),
      )
      .max(maxProjects),
    /** Where the picture of the projects ends: what is beyond is drawn, and chosen, at its edge. */
    bounds: z.strictObject({ leastGapPoints: z.number(), mostGapPoints: z.number(), leastBudgetWon: won }),
    /** The budget by fund, as far as the lines split it. */
    funds: z.array(z.strictObject({ fund: z.enum(funds), title: words, budgetWon: won, share: percent })),
    /** National and provincial money of projects that have spent nothing; null where no budget is split by fund. */
    unspentGrants: z.strictObject({ won, projects: count }).nullable(),
    /** National and provincial money that open alerts say may have to go back: never more than their sum. */
    atRisk: z.strictObject({ won, projects: count }),
    /** Budget less what is spent less what the forecast adds is what is left; null without a forecast. */
    waterfall: z.strictObject({ budgetWon: won, spentWon: won, stillWon: won, leftWon: won }).nullable(),
  }),
);
