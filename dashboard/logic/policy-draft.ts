/** A policy as its form holds it, text as typed, and the change that the form asks for. */
import { basisPointsOfPercent, wonOfText } from "./format-figures.ts";
import {
  moreChange,
  type MoreDraft,
  moreOf,
  amount,
  field,
  isList,
  type Json,
  list,
  percent,
  type PolicyDocument,
  text,
} from "./policy-more.ts";

export const policySeverities = ["notice", "warning", "critical"] as const;
export type PolicySeverity = (typeof policySeverities)[number];
export const policySelectors = [
  "field",
  "account",
  "account-kind",
  "department",
  "unit-project",
  "project",
] as const;

export interface TargetDraft {
  readonly by: string;
  readonly value: string;
  readonly percent: string;
}

export interface RecipientDraft {
  /** Empty: the whole office. */
  readonly by: string;
  readonly value: string;
  /** One to a line. */
  readonly addresses: string;
}

export interface PolicyDraft {
  readonly yearEndTarget: string;
  readonly minimumBudget: string;
  readonly gap: Readonly<Record<PolicySeverity, string>>;
  readonly behind: Readonly<Record<PolicySeverity, string>>;
  readonly clearBelow: string;
  readonly daysOfSilence: string;
  /** Twelve; null follows the calendar. */
  readonly curve: readonly string[] | null;
  readonly targets: readonly TargetDraft[];
  readonly recipients: readonly RecipientDraft[];
  readonly more: MoreDraft;
}

/** Of a document that the API sent; what is not of the expected shape becomes an empty field, for a person to see. */
export function draftOf(policy: PolicyDocument): PolicyDraft {
  return {
    yearEndTarget: percent(policy["yearEndTargetBasisPoints"]),
    minimumBudget: amount(policy["minimumBudgetWon"]),
    gap: bySeverity(policy["gapBasisPoints"], percent),
    behind: bySeverity(policy["behindWon"], amount),
    clearBelow: percent(policy["clearBelowBasisPoints"]),
    daysOfSilence: text(policy["daysOfSilence"]),
    curve: isList(policy["curve"]) ? policy["curve"].map(percent) : null,
    targets: list(policy["targets"]).map((each) => ({
      by: text(field(each, "by")),
      value: text(field(each, "value")),
      percent: percent(field(each, "basisPoints")),
    })),
    recipients: list(policy["recipients"]).map((each) => ({
      by: text(field(field(each, "lines"), "by")),
      value: text(field(field(each, "lines"), "value")),
      addresses: list(field(each, "addresses")).map(text).join("\n"),
    })),
    more: moreOf(policy),
  };
}

export type ChangeReading =
  | { readonly kind: "read"; readonly change: PolicyDocument }
  /** Which fields are no figures, by name. */
  | { readonly kind: "wrong"; readonly fields: readonly string[] };

/** What differs from the policy, as the API takes it. Nothing differs: an empty change. */
export function changeOf(draft: PolicyDraft, before: PolicyDraft): ChangeReading {
  const wrong: string[] = [];
  const read = (name: string, value: Json | null): Json => {
    if (value === null) wrong.push(name);
    return value;
  };
  const share = (name: string, typed: string): Json => read(name, basisPointsOfPercent(typed));
  const whole: Readonly<Record<string, readonly [unknown, unknown, () => Json]>> = {
    yearEndTargetBasisPoints: [
      draft.yearEndTarget,
      before.yearEndTarget,
      () => share("yearEndTarget", draft.yearEndTarget),
    ],
    minimumBudgetWon: [
      draft.minimumBudget,
      before.minimumBudget,
      () => read("minimumBudget", wonOfText(draft.minimumBudget)),
    ],
    gapBasisPoints: [
      draft.gap,
      before.gap,
      () => eachSeverity((name) => share(`gap.${name}`, draft.gap[name])),
    ],
    behindWon: [
      draft.behind,
      before.behind,
      () => eachSeverity((name) => read(`behind.${name}`, wonOfText(draft.behind[name]))),
    ],
    clearBelowBasisPoints: [draft.clearBelow, before.clearBelow, () => share("clearBelow", draft.clearBelow)],
    daysOfSilence: [
      draft.daysOfSilence,
      before.daysOfSilence,
      () =>
        read(
          "daysOfSilence",
          /^\d{1,3}$/.test(draft.daysOfSilence.trim()) ? Number(draft.daysOfSilence) : null,
        ),
    ],
    curve: [
      draft.curve,
      before.curve,
      () => draft.curve?.map((typed, month) => share(`curve.${month}`, typed)) ?? null,
    ],
    targets: [
      draft.targets,
      before.targets,
      () =>
        draft.targets.map(({ by, value, percent: typed }, row) => ({
          by,
          value: value.trim(),
          basisPoints: share(`targets.${row}`, typed),
        })),
    ],
    recipients: [
      draft.recipients,
      before.recipients,
      () =>
        draft.recipients.map(({ by, value, addresses }) => ({
          lines: by === "" ? null : { by, value: value.trim() },
          addresses: addresses.split(/[\s,;]+/).filter((address) => address !== ""),
        })),
    ],
  };
  const changed = Object.entries(whole).filter(
    ([, [now, then]]) => JSON.stringify(now) !== JSON.stringify(then),
  );
  const more = moreChange(draft.more, before.more);
  const change = {
    ...Object.fromEntries(changed.map(([name, [, , made]]) => [name, made()])),
    ...more.change,
  };
  wrong.push(...more.wrong);
  return wrong.length > 0 ? { kind: "wrong", fields: wrong } : { kind: "read", change };
}

function eachSeverity(made: (name: PolicySeverity) => Json): Json {
  return Object.fromEntries(policySeverities.map((name) => [name, made(name)]));
}

function bySeverity(of: Json | undefined, show: (value: Json | undefined) => string): PolicyDraft["gap"] {
  return {
    notice: show(field(of, "notice")),
    warning: show(field(of, "warning")),
    critical: show(field(of, "critical")),
  };
}

/** Which policy holds; the product's own is called so, and not by its code. */
export function versionWords(version: string): { readonly ko: string; readonly en: string } {
  const [, edition] = /^default-(\d+)$/.exec(version) ?? [];
  return edition === undefined
    ? { ko: `현재 기준: ${version}`, en: `Current policy: ${version}` }
    : {
        ko: `현재 기준: 제품 기본값 ${edition}판`,
        en: `Current policy: the product's own, edition ${edition}`,
      };
}
