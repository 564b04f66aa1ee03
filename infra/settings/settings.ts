/**
 * What differs between environments: one JSON file each, `infra/settings/<name>.json`. A wrong file
 * stops the synthesis with a list of everything that is wrong in it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";
import { ingestEnvironment } from "../../functions/ingest/env.ts";
import { leastReadLogDays, mostReadLogDays, usualReadLogDays } from "../../functions/assess/env.ts";
import { pageAddress } from "../../shared/contracts/values/page-address.ts";
import { identityProvider, officeCode, wrongProviders } from "./identity-provider.ts";
import { backup, restored } from "./recovery.ts";

const retentions = Object.values(RetentionDays)
  .filter((days) => typeof days === "number")
  .join(", ");

/** A recipient is a resource of the stack; a sender 15 letters of a bus's policy of 10,240. */
const [mostRecipients, mostSenders] = [20, 500];

/** They stand in the role's policy, beside its other rights. */
const mostDomains = 50;

const sayWhere =
  'here stand only those who hear of "all" offices; name those of single offices in these offices\' own policies, as recipients';

/** Data of the policies where it is of one office: a topic takes 200 filters, and a stack 500 resources. */
const noticeRecipient = z.strictObject({ email: z.email(), offices: z.literal("all", sayWhere) });

/** Whose system may put events on the bus and files into the bucket, and for which offices alone. */
const eventSender = z.strictObject(
  {
    account: z.string().regex(/^\d{12}$/, "an AWS account has 12 digits"),
    offices: z.array(officeCode).min(1, "list the codes of the offices that it sends for"),
  },
  "a sender is an account and its offices",
);

/** Letters to persons go through SES, which must know the sender: the address itself, or its domain. */
const mail = z
  .strictObject({
    from: z.email(),
    /** The verified identity of SES: an address or a domain. */
    identity: z.string().min(1),
    /** To which domains letters may go, whatever a policy names; null: to all. */
    domains: z.array(z.hostname()).min(1).max(mostDomains).nullable().default(null),
  })
  .refine(
    ({ from, identity }) => from === identity || from.endsWith(`@${identity}`),
    "the sender is neither the identity nor an address of its domain",
  );

/** How letters are written; a file of before them has Korean ones. */
const letters = z.strictObject({
  language: z.enum(["ko", "en"], 'letters are in "ko" or "en"'),
  /** Null: links begin with the page's own name, and without one there are none. */
  pageAddress: pageAddress.nullable(),
});

/** For how long nobody removes a file of an office: governance lets those who have a right of its own, compliance nobody. */
const lock = z.strictObject({
  mode: z.enum(["governance", "compliance"]),
  days: z.int().min(1).max(36_500),
});

/** Frozen snapshots: on which day of the month after a quarter, and for how long nobody can remove them. */
const snapshots = z.strictObject({
  delayDays: z.int().min(1).max(28, "a quarter's end is frozen 1 to 28 days later"),
  retention: lock,
});

/** The page's own name, with a certificate for it; CloudFront takes certificates of one region alone. */
const page = z.strictObject({
  name: z.hostname(),
  certificate: z
    .string()
    .regex(
      /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
      "a certificate of ACM in us-east-1, by its ARN",
    ),
});

/** A pool takes a thousand; the login page shows each of them. */
const mostProviders = 50;

const settingsFile = z
  .strictObject({
    /** Which account this environment is deployed to, whosever credentials are at hand; null: whichever they are of. */
    account: z
      .string()
      .regex(/^\d{12}$/, "an AWS account has 12 digits")
      .nullable()
      .default(null),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region is written like ap-northeast-2"),
    /** The clock that offices live by. */
    timeZone: z.string().refine(isTimeZone, "no time zone of this name: write it like Asia/Seoul"),
    /** Whether data outlives its stack: "retain" wherever real figures are kept. */
    removalPolicy: z.enum(["retain", "destroy"]),
    /** arm64 costs a fifth less; x86_64 is for emulators on machines that cannot run it. */
    architecture: z.enum(["arm64", "x86_64"]),
    logLevel: ingestEnvironment.shape.LOG_LEVEL,
    logRetentionDays: z.enum(RetentionDays, `CloudWatch keeps logs for one of ${retentions} days`),
    offices: z.array(z.strictObject({ code: officeCode, name: z.string().min(1) })).min(1),
    noticeRecipients: z.array(noticeRecipient).max(mostRecipients),
    /** Null: persons whom a policy names get no letters, everything goes to the topic. */
    mail: mail.nullable(),
    letters: letters.default({ language: "ko", pageAddress: null }),
    /** Where another system takes notices, or null. */
    webhook: z.url({ protocol: /^https$/, error: "a webhook is an address with https://" }).nullable(),
    /** Null: the page has a name of CloudFront's. */
    page: page.nullable(),
    snapshots,
    /** Null: versions are kept, but who has the right may remove them. Said once: a bucket gets its lock when it is made. */
    uploadsLock: lock.nullable().default(null),
    backup: backup.nullable().default(null),
    restored: restored.default({ ledgerTable: null, outbox: null }),
    /** How many days it is kept who saw and who downloaded what. */
    readLogDays: z.int().min(leastReadLogDays).max(mostReadLogDays).default(usualReadLogDays),
    /**
     * How many documents are read at once, taken from the account's concurrency for them alone. Null where the quota can spare
     * none: a new account has ten in all, and ten must stay free.
     */
    documentsAtOnce: z.int().min(1).max(100).nullable().default(null),
    /** AWS accounts beside our own whose systems may put events on the bus. */
    eventSenders: z.array(eventSender).max(mostSenders),
    /** An office that is there for nothing else: each hour a file of it must come to its alert. Null: nothing is tried. */
    canary: officeCode.nullable().default(null),
    /** Beside the pool's own users; each is of one office. */
    identityProviders: z.array(identityProvider).max(mostProviders).default([]),
    /**
     * How a new version of the API takes over: `gradual` by a tenth of the requests for five minutes, and back by itself where the gateway
     * answers 5xx. `at-once` where nothing can shift (an emulator), or nobody is there to be spared.
     */
    apiShift: z.enum(["at-once", "gradual"]).default("at-once"),
    /** E-mail addresses of operators. */
    alarmRecipients: z.array(z.email()),
    /** Dollars a month of the whole account at which operators are told; null: nobody is. */
    monthlyBudgetUsd: z.number().positive().nullable().default(null),
  })
  .superRefine((file, context) => {
    const codes = new Set(file.offices.map(({ code }) => code));
    const wrong = (path: (string | number)[], message: string) => {
      context.addIssue({ code: "custom", path, message });
    };
    if (codes.size < file.offices.length) wrong(["offices"], "an office is listed twice");
    if (new Set(file.eventSenders.map(({ account }) => account)).size < file.eventSenders.length) {
      wrong(["eventSenders"], "an account is listed twice");
    }
    const emails = new Set(file.noticeRecipients.map(({ email }) => email));
    if (emails.size < file.noticeRecipients.length) wrong(["noticeRecipients"], "an address is listed twice");
    for (const [index, { offices }] of file.eventSenders.entries())
      for (const code of offices.filter((each) => !codes.has(each)))
        wrong(["eventSenders", index, "offices"], `${code} is not in the list of offices`);
    for (const { path, message } of wrongProviders(file.identityProviders, codes))
      wrong(["identityProviders", ...path], message);
    if (file.canary !== null && !codes.has(file.canary))
      wrong(["canary"], `${file.canary} is not in the list of offices`);
    for (const [path, mode] of [
      [["snapshots", "retention", "mode"], file.snapshots.retention.mode],
      [["uploadsLock", "mode"], file.uploadsLock?.mode],
    ] as const) {
      if (file.removalPolicy === "destroy" && mode === "compliance")
        wrong([...path], "what nobody can remove cannot go with its stack: use governance");
    }
    if (file.removalPolicy === "retain" && file.account === null) {
      wrong(
        ["account"],
        "an environment that keeps its data names its account: nothing is deployed to another by mistake",
      );
    }
    if (
      file.monthlyBudgetUsd !== null &&
      (file.alarmRecipients.length === 0 || file.alarmRecipients.length > 10)
    ) {
      wrong(["monthlyBudgetUsd"], "a budget tells 1 to 10 alarmRecipients");
    }
    if (file.removalPolicy === "retain" && file.alarmRecipients.length === 0) {
      wrong(
        ["alarmRecipients"],
        "an environment that keeps its data needs an operator who is told of alarms",
      );
    }
  });

export type Settings = Readonly<z.infer<typeof settingsFile>> & { readonly environment: string };

const folder = import.meta.dirname;

/** @throws Error that names the file and everything wrong in it. */
export function readSettings(environment: unknown): Settings {
  const known = readdirSync(folder).flatMap((file) =>
    file.endsWith(".json") ? [basename(file, ".json")] : [],
  );
  if (typeof environment !== "string" || !known.includes(environment)) {
    throw new Error(
      `No settings for environment ${JSON.stringify(environment)}: write infra/settings/<name>.json or choose one of ${known.join(", ")} with -c environment=<name>.`,
    );
  }
  return parseSettings(environment, readFileSync(join(folder, `${environment}.json`), "utf8"));
}

/** @throws Error that names the file and everything wrong in it. */
export function parseSettings(environment: string, text: string): Settings {
  const file = `infra/settings/${environment}.json`;
  // It becomes part of names that AWS limits to lower-case letters, digits and hyphens.
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(environment)) {
    throw new Error(`${file}: an environment is named by up to 20 lower-case letters, digits and hyphens.`);
  }
  const parsed = settingsFile.safeParse(jsonOf(file, text));
  if (parsed.success) return { ...parsed.data, environment };
  const issues = parsed.error.issues.map(
    ({ path, message }) => `- ${path.join(".") || "the file"}: ${message}`,
  );
  throw new Error([`${file} cannot be used:`, ...issues].join("\n"), { cause: parsed.error });
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
