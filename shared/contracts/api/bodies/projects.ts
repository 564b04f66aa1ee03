/** The table of projects. One list is of one moment, however many pages it is read in. */
import * as z from "zod";
import { inboxTabs } from "../../../domain/alerts/inbox.ts";
import { ruleNames } from "../../../domain/alerts/rules/rules.ts";
import { selectors } from "../../../domain/policy/policy.ts";
import { funds } from "../../../domain/values/fund.ts";
import { byAttribute, tiers } from "../../../domain/values/project.ts";
import { ruleMessage } from "../../values/issue-text.ts";
import { count, figures, fundOrAll, givenName, numberIn, severity, won, words } from "./parts.ts";

const projectSorts = [
  "name",
  "department",
  "unitProject",
  "team",
  "account",
  "field",
  "budget",
  "spent",
  "rate",
  /** By what the last month of the figures spent. */
  "month",
  "expected",
  "gap",
  "behind",
  "forecast",
  "forecastRate",
  "asOf",
  "severity",
] as const;

/**
 * Where a project stands: its alerts as in the inbox (`done`: all are answered), `not-reported` of a budget of which no
 * spending is reported, `excluded` of what the policy does not judge.
 */
const projectStatuses = [...inboxTabs, "not-reported", "excluded"] as const;

/** A percentage as a bound: `0`, `12.5`, `130`. */
const bound = z
  .string()
  .regex(/^\d{1,4}(\.\d)?$/, ruleMessage("집행률은 12.5처럼 적어 주십시오", "write a percentage as 12.5"))
  .transform((text) => {
    const [whole = "0", part = "0"] = text.split(".");
    // Tenths of a percent, as rates are printed.
    return Number.parseInt(whole, 10) * 10 + Number.parseInt(part, 10);
  });

export const projectsQuery = z.strictObject({
  department: givenName.optional(),
  field: givenName.optional(),
  account: givenName.optional(),
  /** The most severe open alert of the row; `any` or `none` of them. */
  severity: z.enum([...severity.options, "any", "none"]).optional(),
  /** Projects with money of this source. */
  fund: z.enum(funds).optional(),
  /** Projects with an open alert of this rule. */
  rule: z.enum(ruleNames).optional(),
  status: z.enum(projectStatuses).optional(),
  minRate: bound.optional(),
  maxRate: bound.optional(),
  /** A part of the name, the unit project or the code, dots and spaces aside. */
  q: givenName.optional(),
  sort: z.enum(projectSorts).default("behind"),
  /** Left out: words from the first, everything else from the greatest; rates, gap and day from the least. */
  order: z.enum(["asc", "desc"]).optional(),
  limit: numberIn(1, 500).default(100),
  /** As `next` of the page before gave it. */
  cursor: z.string().min(1).max(1_600).optional(),
  /** `csv`: the whole list as a file, and no pages. */
  format: z.enum(["json", "csv"]).default("json"),
});

export const projectRow = z.lazy(() => {
  // All that sources say of it in words. An address is for letters: it is in no row.
  const { contact: _contact, ...attributes } = byAttribute(() => z.string().nullable());
  return z.strictObject({
    id: z.string(),
    tier: z.enum(tiers),
    name: z.string(),
    ...attributes,
    /** Where the sources state a code alone, and a payment list told its name. */
    departmentCode: z.string().optional(),
    /** What of the policy keeps it from being judged; null where lag rules judge it. */
    exclusion: z.strictObject({ by: z.enum([...selectors, "name"]), value: z.string() }).nullable(),
    figures,
    /** What was spent by each of the twelve month ends; null where no source spoke, and after the figures' own day. */
    monthEndsWon: z.array(won.nullable()).length(12),
    /** The most severe open alert and how many there are. */
    alert: z.strictObject({ severity, count, fund: fundOrAll }).nullable(),
  });
});

export const projectsAnswer = z.lazy(() =>
  z.strictObject({
    total: count,
    items: z.array(projectRow).max(500),
    /** Null on the last page. */
    next: z.string().nullable(),
    /** What the filters may name, of everything that the asker may see. */
    choices: z.strictObject({
      departments: z.array(z.string()),
      fields: z.array(z.string()),
      accounts: z.array(z.string()),
      funds: z.array(z.strictObject({ name: z.enum(funds), title: words })),
      rules: z.array(z.strictObject({ name: z.enum(ruleNames), title: words })),
    }),
  }),
);
