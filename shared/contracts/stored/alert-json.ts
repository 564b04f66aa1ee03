/**
 * An alert as JSON: the shape of stored items and, with its sentences for readers outside, of events, snapshots and
 * `monitor alerts --json`. Sentences are never read back: they are made of the facts.
 */
import * as z from "zod";
import { type Alert, clearedBecause, isOpen } from "../../domain/alerts/alert.ts";
import { reasons } from "../../domain/words/reason-names.ts";
import { levels } from "../../domain/rates/office-view.ts";
import { severities } from "../../domain/policy/policy.ts";
import { ruleNamed, ruleNames } from "../../domain/alerts/rules/rules.ts";
import type { CurrentAlert } from "../../domain/alerts/current-alerts.ts";
import { joined } from "../../domain/alerts/rules/sentences.ts";
import { factsJson, factsToJson, readFacts } from "./facts-json.ts";
import { fund, isoDate } from "../values/primitives.ts";
import { fundNamesOf } from "../../domain/words/fund-names.ts";
import type { Bilingual } from "../../domain/values/bilingual.ts";

const scopeSchema = z.lazy(() =>
  z.object({
    level: z.enum(levels),
    id: z.string(),
    name: z.string().nullable(),
    department: z.string().nullable(),
    departmentCode: z.string().optional(),
    unitProject: z.string().nullable(),
  }),
);

const person = { by: z.string(), at: z.string() };

const statusSchema = z.lazy(() =>
  z.discriminatedUnion("state", [
    z.object({ state: z.literal("open") }),
    z.object({ state: z.literal("acknowledged"), ...person }),
    z.object({ state: z.literal("snoozed"), until: isoDate, ...person }),
    z.object({ state: z.literal("cleared"), because: z.enum(clearedBecause) }),
  ]),
);

const explanationSchema = z.lazy(() =>
  z.object({
    reason: z.enum(reasons),
    note: z.string(),
    owner: z.string().nullable(),
    due: isoDate.nullable(),
    ...person,
    givenWith: z.enum(["acknowledge", "snooze"]).optional(),
  }),
);

const raisingSchema = z.lazy(() =>
  z.object({
    severity: z.enum(severities),
    facts: factsJson,
    policyVersion: z.string(),
  }),
);

const alertText = z.lazy(() =>
  z.object({
    scope: scopeSchema,
    fund: z.union([fund, z.literal("all")]),
    rule: z.enum(ruleNames),
    status: statusSchema,
    severity: z.enum(severities),
    toldSeverity: z.enum(severities),
    /** Absent in the first shape: then what stood for the latest change stands for it. */
    raised: raisingSchema.optional(),
    since: isoDate,
    explanation: explanationSchema.nullable(),
    policyVersion: z.string(),
    knownSeq: z.int(),
    version: z.int(),
    facts: factsJson,
    message: z.string().optional(),
    messageEn: z.string().optional(),
  }),
);

/** Read with its facts as those of its rule. */
export const alertSchema = alertText.transform((json, context): Alert => {
  const { message: _ko, messageEn: _en, raised, ...alert } = json;
  const { severity, facts: stood, policyVersion } = raised ?? json;
  const { kinds } = ruleNamed(json.rule);
  const [facts, first] = [readFacts(kinds, json.facts), readFacts(kinds, stood)];
  if (facts.kind === "facts" && first.kind === "facts")
    return { ...alert, facts: facts.facts, raised: { severity, facts: first.facts, policyVersion } };
  for (const read of [facts, first])
    if (read.kind === "bad")
      context.addIssue({ code: "custom", path: ["facts", read.name], message: read.message });
  return z.NEVER;
});

export type AlertJson = z.input<typeof alertSchema>;

/** As it is stored. */
export function alertToJson({
  isJudged: _isJudged,
  ...alert
}: Alert & { readonly isJudged?: boolean }): AlertJson {
  const { kinds } = ruleNamed(alert.rule);
  const { severity, facts, policyVersion } = alert.raised;
  return {
    ...alert,
    raised: { severity, facts: factsToJson(kinds, facts), policyVersion },
    facts: factsToJson(kinds, alert.facts),
  };
}

/** With its sentences, for a reader who has no rules. */
export function alertInWords(alert: CurrentAlert, office: string): AlertJson {
  const { ko, en } = sentencesOf(alert, office);
  return { ...alertToJson(alert), message: ko, messageEn: en };
}

export function alertFromJson(json: unknown): Alert {
  return alertSchema.parse(json);
}

/** Why it stands, or why it was cleared. @param office whose words name the funds. */
export function sentencesOf(alert: CurrentAlert, office: string): Bilingual {
  const rule = ruleNamed(alert.rule);
  const name = alert.scope.name ?? "단위사업 미지정";
  const names = fundNamesOf(office);
  if (isOpen(alert)) {
    const words = rule.describe(name, alert.facts, alert.fund, names);
    return alert.isJudged ? words : joined(words, notJudged);
  }
  const because = alert.status.state === "cleared" ? alert.status.because : "recovered";
  switch (because) {
    case "recovered":
      return rule.describeRecovery(name, alert.facts, alert.fund, names);
    case "gone":
      return {
        ko: `${name}: 장부에 더 이상 없어 알림을 닫았습니다(${rule.title.ko}).`,
        en: `${name}: the ledger knows it no more, so the alert is closed (${rule.title.en}).`,
      };
    case "no-budget":
      return {
        ko: `${name}: 예산이 없어져 늦을 것이 없으므로 알림을 닫았습니다(${rule.title.ko}).`,
        en: `${name}: its budget was taken away, so nothing is late and the alert is closed (${rule.title.en}).`,
      };
    case "told-below":
      return {
        ko: `${name}: 그 아래 사업의 알림이 지연을 알리므로 이 알림은 닫았습니다(${rule.title.ko}).`,
        en: `${name}: its projects tell of the lag themselves, so this alert is closed (${rule.title.en}).`,
      };
    case "excluded":
      return {
        ko: `${name}: 정책에서 집행 지연 판정 대상이 아니게 되어 알림을 닫았습니다(${rule.title.ko}).`,
        en: `${name}: the policy excludes it from what is judged, so the alert is closed (${rule.title.en}).`,
      };
  }
}

const notJudged: Bilingual = {
  ko: "지금 자료로는 다시 판단할 수 없어 알림을 그대로 둡니다.",
  en: "Current figures no longer say, so the alert stands as it was.",
};
