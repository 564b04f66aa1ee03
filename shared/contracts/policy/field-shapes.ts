/** How each field of a policy is written on one line: by command, where a person types no JSON. */
import { selectors, severities } from "../../domain/policy/policy.ts";
import { rateBases } from "../../domain/rates/rate.ts";
import type { Bilingual } from "../../domain/values/bilingual.ts";
import type { FieldName } from "./policy-json.ts";

/** What one word of a value may be; `record` is made of named parts. */
export type Shape =
  | { readonly kind: "share" }
  | { readonly kind: "won" }
  | {
      readonly kind: "count";
      readonly least: number;
      readonly most: number;
      /** What is counted, behind the number; or the name of each number, from the least on. */
      readonly words: Bilingual | readonly Bilingual[] | null;
    }
  | { readonly kind: "one-of"; readonly names: readonly string[] }
  | { readonly kind: "yes-or-no" | "time" | "day" | "day-of-year" | "text" | "address" | "curve" }
  /** `empty`: what it means where nothing is set; null where it means nothing. */
  | { readonly kind: "nullable"; readonly of: Shape; readonly empty: Bilingual | null }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "record"; readonly form: RecordForm; readonly parts: Readonly<Record<string, Shape>> };

/** How a record stands on one line. */
export type RecordForm = "selector" | "target" | "stage" | "recipient" | "late" | "severities" | "hours";

interface FieldShape {
  readonly shape: Shape;
  /** As it is typed after the field's name. */
  readonly example: string;
}

const share: Shape = { kind: "share" };
const won: Shape = { kind: "won" };
const text: Shape = { kind: "text" };
const curve: Shape = { kind: "curve" };
const selector = { by: { kind: "one-of", names: selectors }, value: text } as const;
const line: Shape = { kind: "record", form: "selector", parts: selector };
const listOf = (item: Shape): Shape => ({ kind: "list", item });
const count = (least: number, most: number, words: Bilingual | readonly Bilingual[] | null): Shape => ({
  kind: "count",
  least,
  most,
  words,
});
const weekdays = [
  { ko: "월요일", en: "Monday" },
  { ko: "화요일", en: "Tuesday" },
  { ko: "수요일", en: "Wednesday" },
  { ko: "목요일", en: "Thursday" },
  { ko: "금요일", en: "Friday" },
  { ko: "토요일", en: "Saturday" },
  { ko: "일요일", en: "Sunday" },
];
const bySeverity = (each: Shape): Shape => ({
  kind: "record",
  form: "severities",
  parts: { notice: each, warning: each, critical: each },
});

/** Complete by its type: a field that no command can set does not compile. */
export const fieldShapes: Readonly<Record<FieldName, FieldShape>> = {
  yearEndTargetBasisPoints: { shape: share, example: "95%" },
  targets: {
    shape: listOf({ kind: "record", form: "target", parts: { ...selector, basisPoints: share } }),
    example: "부서=건설과:90%",
  },
  stagedTargets: {
    shape: listOf({
      kind: "record",
      form: "stage",
      parts: { by: { kind: "day-of-year" }, basisPoints: share, base: listOf(line) },
    }),
    example: "06-30:55.6%",
  },
  rateBasis: {
    shape: {
      kind: "nullable",
      of: { kind: "one-of", names: rateBases },
      empty: {
        ko: "사업마다 예산현액, 없으면 예산액",
        en: "each project's current budget, else its appropriation",
      },
    },
    example: "expenditure/budget",
  },
  minimumBudgetWon: { shape: won, example: "50,000,000" },
  exclusions: { shape: listOf(line), example: "분야=예비비" },
  excludedNameParts: { shape: listOf(text), example: "예비비,내부거래" },
  gapBasisPoints: { shape: bySeverity(share), example: "5%/20%/30%" },
  behindWon: { shape: bySeverity(won), example: "0원/3억원/10억원" },
  clearBelowBasisPoints: { shape: share, example: "3%" },
  easeMarginBasisPoints: { shape: share, example: "2%" },
  curve: {
    shape: {
      kind: "nullable",
      of: curve,
      empty: { ko: "달력 일수대로", en: "by calendar days" },
    },
    example: "8%,16%,24%,31%,39%,47%,55%,63%,71%,78%,86%,100%",
  },
  evenlySpentNameParts: { shape: listOf(text), example: "기본경비,인력운영비" },
  spentLate: {
    shape: listOf({ kind: "record", form: "late", parts: { nameParts: listOf(text), curve } }),
    example: "직불금,직불제:0%,0%,0%,0%,0%,0%,0%,0%,0%,10%,50%,100%",
  },
  minimumPeers: { shape: count(1, 1_000, { ko: "개", en: " projects" }), example: "8" },
  daysOfSilence: { shape: count(0, 366, { ko: "일", en: " days" }), example: "7" },
  noSpendingAfterMonths: { shape: count(1, 12, { ko: "개월", en: " months" }), example: "6" },
  notedFallWon: { shape: won, example: "1억원" },
  lettersFrom: { shape: { kind: "one-of", names: severities }, example: "warning" },
  quietTimes: {
    shape: {
      kind: "record",
      form: "hours",
      parts: {
        from: { kind: "time" },
        to: { kind: "time" },
        holidays: listOf({ kind: "day" }),
        onWeekends: { kind: "yes-or-no" },
      },
    },
    example: "20:00-08:00",
  },
  digestWeekday: { shape: count(1, 7, weekdays), example: "1" },
  recipients: {
    shape: listOf({
      kind: "record",
      form: "recipient",
      parts: { lines: { kind: "nullable", of: line, empty: null }, addresses: listOf({ kind: "address" }) },
    }),
    example: "부서=건설과:road@office.go.kr",
  },
  publicStory: { shape: { kind: "yes-or-no" }, example: "예" },
};

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(fieldShapes, name);
}

/** What a command may name: fields, and the parts of those that have some. */
export function fieldPaths(): readonly string[] {
  return Object.entries(fieldShapes).flatMap(([name, { shape }]) =>
    shape.kind === "record" ? [name, ...Object.keys(shape.parts).map((part) => `${name}.${part}`)] : [name],
  );
}
