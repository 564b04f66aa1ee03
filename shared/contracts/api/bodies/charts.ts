/** What the overview draws: all of it of one evaluation, of the lines that lag rules judge, so that no two pictures differ. */
import * as z from "zod";
import { funds } from "../../../domain/values/fund.ts";
import { booksAnswer, count, day, forecast, percent, severity, won, words } from "./parts.ts";

/** Files whose days are marked on the curve; more would be a line of their own. */
const maxFiles = 60;
const maxProjects = 5_000;

const monthRate = z.strictObject({
  /** The month's end, or the day of the figures in the last month that they know. */
  date: day,
  rate: percent,
  expectedRate: percent,
  /** Rate minus expected rate as both are printed: below 0 is behind. */
  gapPoints: percent,
});

export const chartsAnswer = z.strictObject({
  books: booksAnswer,
  /** The day of the figures; null before the first, or where no line is judged. */
  asOf: day.nullable(),
  /** The server's day. */
  today: day,
  curve: z
    .strictObject({
      budgetWon: won,
      /** By the day of the figures. */
      expectedWon: won,
      /** Month ends that a source spoke of, and the day of the figures. A month without a report is no point. */
      actual: z.array(z.strictObject({ date: day, spentWon: won })).max(12),
      /** Twelve month ends. The plan is null unless every line has one. */
      months: z.array(z.strictObject({ date: day, expectedWon: won, plannedWon: won.nullable() })).length(12),
      forecast: forecast.nullable(),
      /** The days that applied files speak of, with their names for those who send them. */
      files: z.array(z.strictObject({ asOf: day, fileName: z.string().nullable() })).max(maxFiles),
    })
    .nullable(),
  /** The departments that the asker may see, by name; null of a month that nothing is known of. */
  departments: z.array(
    z.strictObject({
      name: z.string().nullable(),
      months: z.array(monthRate.nullable()).length(12),
    }),
  ),
  /** Projects with a rate and an expectation that the asker may see, the largest budget first; none for viewers. */
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
      }),
    )
    .max(maxProjects),
  /** The budget by fund, as far as the lines split it. */
  funds: z.array(z.strictObject({ fund: z.enum(funds), title: words, budgetWon: won, share: percent })),
  /** National and provincial money that open alerts say may have to go back: never more than their sum. */
  atRisk: z.strictObject({ won, projects: count }),
  /** Budget less what is spent less what the forecast adds is what is left; null without a forecast. */
  waterfall: z.strictObject({ budgetWon: won, spentWon: won, stillWon: won, leftWon: won }).nullable(),
});
