/** What is said of money at every level: budget and spending against what was expected and what is wanted. */
import * as z from "zod";
import { rungs } from "../../../domain/pace/expected-path.ts";
import { rateBases } from "../../../domain/rates/rate.ts";
import { count, day, percent, won, words } from "./parts.ts";

export const basis = z.strictObject({ code: z.enum(rateBases), ...words.shape });

export const forecast = z.strictObject({
  amountWon: won,
  /** Of the budget. */
  rate: percent.nullable(),
  /** Nine in ten similar projects ended above low, one in ten above high; null is too little history. */
  band: z.strictObject({ lowWon: won, middleWon: won, highWon: won }).nullable(),
  peers: count,
});

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
      rung: z.enum([...rungs, "mixed"]),
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
});
