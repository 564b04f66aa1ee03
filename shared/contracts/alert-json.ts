/** An alert as JSON, one shape for events, stored items and `monitor alerts --json`. */
import * as z from "zod";
import { type Alert, isOpen, reasons } from "../domain/alert.ts";
import { levels } from "../domain/office-view.ts";
import { severities } from "../domain/policy.ts";
import { ruleNamed, ruleNames } from "../domain/rules/rules.ts";
import type { Sentence } from "../domain/rules/rule.ts";
import { factsJson, factsToJson, readFacts } from "./facts-json.ts";
import { fund, isoDate } from "./primitives.ts";

const scopeSchema = z.object({
  level: z.enum(levels),
  id: z.string(),
  name: z.string().nullable(),
  department: z.string().nullable(),
  unitProject: z.string().nullable(),
});

const person = { by: z.string(), at: z.string() };

const statusSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("open") }),
  z.object({ state: z.literal("acknowledged"), ...person }),
  z.object({ state: z.literal("snoozed"), until: isoDate, ...person }),
  z.object({ state: z.literal("cleared"), because: z.enum(["recovered", "gone", "excluded"]) }),
]);

const explanationSchema = z.object({
  reason: z.enum(reasons),
  note: z.string(),
  owner: z.string().nullable(),
  due: isoDate.nullable(),
  ...person,
});

const alertText = z.object({
  scope: scopeSchema,
  fund: z.union([fund, z.literal("all")]),
  rule: z.enum(ruleNames),
  status: statusSchema,
  severity: z.enum(severities),
  toldSeverity: z.enum(severities),
  since: isoDate,
  explanation: explanationSchema.nullable(),
  policyVersion: z.string(),
  knownSeq: z.int(),
  version: z.int(),
  facts: factsJson,
  message: z.string(),
  messageEn: z.string(),
});

/** Read with its facts as those of its rule, and with the sentences that it was written with. */
export const alertSchema = alertText.transform((json, context): ToldAlert => {
  const read = readFacts(ruleNamed(json.rule).kinds, json.facts);
  if (read.kind === "facts") return { ...json, facts: read.facts };
  context.addIssue({ code: "custom", path: ["facts", read.name], message: read.message });
  return z.NEVER;
});

export interface ToldAlert extends Alert {
  readonly message: string;
  readonly messageEn: string;
}

export type AlertJson = z.input<typeof alertSchema>;

export function alertToJson(alert: Alert): AlertJson {
  const { ko, en } = sentencesOf(alert);
  return {
    ...alert,
    facts: factsToJson(ruleNamed(alert.rule).kinds, alert.facts),
    message: ko,
    messageEn: en,
  };
}

export function alertFromJson(json: unknown): Alert {
  const { message: _ko, messageEn: _en, ...alert } = alertSchema.parse(json);
  return alert;
}

/** Why it stands, or why it was cleared. */
export function sentencesOf(alert: Alert): Sentence {
  const rule = ruleNamed(alert.rule);
  const name = alert.scope.name ?? "단위사업 미지정";
  if (isOpen(alert)) return rule.describe(name, alert.facts, alert.fund);
  const because = alert.status.state === "cleared" ? alert.status.because : "recovered";
  switch (because) {
    case "recovered":
      return rule.describeRecovery(name, alert.facts, alert.fund);
    case "gone":
      return {
        ko: `${name}: 장부에 더 이상 없어 알림을 닫았습니다(${rule.title.ko}).`,
        en: `${name}: the ledger knows it no more, so the alert is closed (${rule.title.en}).`,
      };
    case "excluded":
      return {
        ko: `${name}: 정책에서 집행 지연 판단 대상이 아니게 되어 알림을 닫았습니다(${rule.title.ko}).`,
        en: `${name}: the policy excludes it from what is judged, so the alert is closed (${rule.title.en}).`,
      };
  }
}
