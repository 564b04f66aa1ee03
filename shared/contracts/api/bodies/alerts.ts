/** Alerts, and what a person does about them. */
import * as z from "zod";
import { clearedBecause } from "../../../domain/alerts/alert.ts";
import { reasons } from "../../../domain/words/reason-names.ts";
import { levels } from "../../../domain/rates/office-view.ts";
import { inboxTabs } from "../../../domain/alerts/inbox.ts";
import { ruleNames } from "../../../domain/alerts/rules/rules.ts";
import {
  alertIdText,
  count,
  day,
  fundOrAll,
  givenDay,
  givenName,
  moment,
  numberIn,
  percent,
  severity,
  won,
  words,
} from "./parts.ts";

const rule = z.enum(ruleNames);
const person = { by: z.string(), at: moment };

/** One finding of one rule about one fund, among those of its scope. */
const facet = z.strictObject({
  /** Names it inside its books, for ever; an answer to it is an answer to all that stands open of its scope. */
  id: z.string(),
  fund: fundOrAll,
  rule,
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
      /** A note that somebody left when they acknowledged or put off: no reason. */
      isRemark: z.boolean(),
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

export const alertsQuery = z.lazy(() =>
  z.strictObject({
    /** `open`: everything that is not cleared, snoozed ones too. */
    state: z.enum(["open", "snoozed", "cleared", "all"]).default("open"),
    severity: severity.optional(),
    department: givenName.optional(),
  }),
);

/** One row for each scope: the most severe first, then by money. */
export const alertsAnswer = z.lazy(() =>
  z.strictObject({
    total: count,
    items: z.array(apiAlert).max(2_000),
  }),
);

const tab = z.enum(inboxTabs);

export const inboxQuery = z.lazy(() =>
  z.strictObject({
    tab: tab.default("new"),
    /** An alert's id: the tab is the one that its row lies in, so that a link to it leads there whoever answered meanwhile. */
    row: alertIdText.optional(),
    department: givenName.optional(),
    rule: rule.optional(),
    severity: severity.optional(),
    fund: fundOrAll.optional(),
    /** Who answers, as `answerer` says. */
    owner: givenName.optional(),
    /** Words of the name in any order, or its initial consonants. */
    q: z.string().trim().max(200).optional(),
    /** None: the counts alone, for the menu. */
    limit: numberIn(0, 2_000).default(100),
  }),
);

const inboxItem = apiAlert.extend({
  /** What to do next about what its lead found. */
  nextStep: words,
  /** The first day on which something of it was found. */
  firstSince: day,
  /** The owner that was named, whoever has seen it, else the department; null is the office itself. */
  answerer: z.string().nullable(),
});

/** What needs somebody, one row for each project or other scope. */
export const inboxAnswer = z.lazy(() =>
  z.strictObject({
    /** The server's day: what was promised before it is overdue. */
    today: day,
    /** The day of the figures that alerts are judged by; null of books without figures. */
    asOf: day.nullable(),
    tab,
    /** Rows of each tab that fit the filter. */
    counts: z.record(tab, count),
    /** New, waiting and overdue together: what overview, letters and `alerts` count too. */
    needsAction: count,
    /** Of the tab: the most severe first, then by money. */
    items: z.array(inboxItem).max(2_000),
    /** What the filter can choose, of all tabs. */
    choices: z.strictObject({
      departments: z.array(z.string()),
      rules: z.array(z.strictObject({ name: rule, title: words })),
      funds: z.array(z.strictObject({ name: fundOrAll, title: words })),
      owners: z.array(z.string()),
    }),
  }),
);

const why = z.lazy(() =>
  z.strictObject({
    reason: z.enum(reasons),
    note: z.string().trim().max(1_000),
    owner: givenName.nullable().default(null),
    due: givenDay.nullable().default(null),
  }),
);

export const acknowledgeBody = z.strictObject({ why: why.nullable().default(null) });
export const snoozeBody = z.strictObject({ until: givenDay, why });
export const explainBody = z.strictObject({ why });
