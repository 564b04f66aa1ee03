/** Alerts, and what a person does about them. */
import * as z from "zod";
import { clearedBecause, reasons } from "../../../domain/alerts/alert.ts";
import { levels } from "../../../domain/rates/office-view.ts";
import { ruleNames } from "../../../domain/alerts/rules/rules.ts";
import {
  count,
  day,
  fundOrAll,
  givenDay,
  givenName,
  moment,
  percent,
  severity,
  won,
  words,
} from "./parts.ts";

const person = { by: z.string(), at: moment };

/** One finding of one rule about one fund, among those of its scope. */
const facet = z.strictObject({
  /** Names it inside its books, for ever; an answer to it is an answer to all that stands open of its scope. */
  id: z.string(),
  fund: fundOrAll,
  rule: z.enum(ruleNames),
  ruleTitle: words,
  status: z.discriminatedUnion("state", [
    z.strictObject({ state: z.literal("open") }),
    z.strictObject({ state: z.literal("acknowledged"), ...person }),
    z.strictObject({ state: z.literal("snoozed"), until: day, ...person }),
    z.strictObject({ state: z.literal("cleared"), because: z.enum(clearedBecause) }),
  ]),
  severity,
  since: day,
  /** The day of the figures that it speaks of now. */
  asOf: day,
  /** The money it is about, never below 0. */
  moneyWon: won,
  /** Why it stands, in a sentence or two, made of current figures. */
  message: words,
});

/** What one scope needs attention for: the most severe facet speaks, the others follow. */
export const apiAlert = facet.extend({
  scope: z.strictObject({
    level: z.enum(levels),
    /** Of a project: its id in `projects/{id}`. */
    id: z.string(),
    name: z.string().nullable(),
    department: z.string().nullable(),
    /** Where the sources state a code alone, and a payment list told its name. */
    departmentCode: z.string().optional(),
    unitProject: z.string().nullable(),
  }),
  /** What raised it, for the record; the rate is null of an alert about none. */
  raised: z.strictObject({ asOf: day, severity, rate: percent.nullable() }),
  explanation: z
    .strictObject({
      reason: z.enum(reasons),
      reasonTitle: words,
      note: z.string(),
      owner: z.string().nullable(),
      due: day.nullable(),
      ...person,
    })
    .nullable(),
  policyVersion: z.string(),
  version: z.int(),
  facets: z.array(facet),
});

export const alertsQuery = z.strictObject({
  /** `open`: everything that is not cleared, snoozed ones too. */
  state: z.enum(["open", "snoozed", "cleared", "all"]).default("open"),
  severity: severity.optional(),
  department: givenName.optional(),
});

/** One row for each scope: the most severe first, then by money. */
export const alertsAnswer = z.strictObject({
  total: count,
  items: z.array(apiAlert).max(2_000),
});

const why = z.strictObject({
  reason: z.enum(reasons),
  note: z.string().trim().max(1_000),
  owner: givenName.nullable().default(null),
  due: givenDay.nullable().default(null),
});

export const acknowledgeBody = z.strictObject({ why: why.nullable().default(null) });
export const snoozeBody = z.strictObject({ until: givenDay, why });
export const explainBody = z.strictObject({ why });
