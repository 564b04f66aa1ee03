/** The fields of a policy that few offices change: as their form holds them, and what of them differs. */
import { basisPointsOfPercent, wonOfText, grouped, percentOfBasisPoints } from "./format-figures.ts";

export interface SelectorDraft {
  readonly by: string;
  readonly value: string;
}

export interface StageDraft {
  /** `03-31` */
  readonly by: string;
  readonly percent: string;
  /** None: all lines. */
  readonly base: readonly SelectorDraft[];
}

export interface LateDraft {
  /** One to a line. */
  readonly nameParts: string;
  /** Twelve percentages with commas between them. */
  readonly curve: string;
}

export interface MoreDraft {
  /** Empty: the one that all lines can answer for. */
  readonly rateBasis: string;
  readonly easeMargin: string;
  readonly minimumPeers: string;
  readonly noSpendingAfterMonths: string;
  readonly notedFall: string;
  readonly lettersFrom: string;
  readonly digestWeekday: string;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly onWeekends: string;
  /** `yes` or `no`. */
  readonly publicStory: string;
  /** One to a line, as the next three. */
  readonly holidays: string;
  readonly excludedNameParts: string;
  readonly evenlySpentNameParts: string;
  readonly exclusions: readonly SelectorDraft[];
  readonly stagedTargets: readonly StageDraft[];
  readonly spentLate: readonly LateDraft[];
}

/** Fields that are one text each. */
export type MoreText = {
  [Name in keyof MoreDraft]: MoreDraft[Name] extends string ? Name : never;
}[keyof MoreDraft];

export function moreOf(policy: PolicyDocument): MoreDraft {
  const quiet = policy["quietTimes"];
  return {
    rateBasis: text(policy["rateBasis"]),
    easeMargin: percent(policy["easeMarginBasisPoints"]),
    minimumPeers: text(policy["minimumPeers"]),
    noSpendingAfterMonths: text(policy["noSpendingAfterMonths"]),
    notedFall: amount(policy["notedFallWon"]),
    lettersFrom: text(policy["lettersFrom"]),
    digestWeekday: text(policy["digestWeekday"]),
    quietFrom: text(field(quiet, "from")),
    quietTo: text(field(quiet, "to")),
    onWeekends: field(quiet, "onWeekends") === true ? "yes" : "no",
    publicStory: policy["publicStory"] === true ? "yes" : "no",
    holidays: linesOf(field(quiet, "holidays")),
    excludedNameParts: linesOf(policy["excludedNameParts"]),
    evenlySpentNameParts: linesOf(policy["evenlySpentNameParts"]),
    exclusions: list(policy["exclusions"]).map(selectorOf),
    stagedTargets: list(policy["stagedTargets"]).map((each) => ({
      by: text(field(each, "by")),
      percent: percent(field(each, "basisPoints")),
      base: list(field(each, "base")).map(selectorOf),
    })),
    spentLate: list(policy["spentLate"]).map((each) => ({
      nameParts: linesOf(field(each, "nameParts")),
      curve: list(field(each, "curve")).map(percent).join(", "),
    })),
  };
}

export interface MoreChange {
  readonly change: PolicyDocument;
  /** Which fields are no figures, by name. */
  readonly wrong: readonly string[];
}

/** What differs, as the API takes it. */
export function moreChange(now: MoreDraft, before: MoreDraft): MoreChange {
  const wrong: string[] = [];
  const read = (name: string, value: Json | null): Json => {
    if (value === null) wrong.push(name);
    return value;
  };
  const count = (name: MoreText): Json =>
    read(name, /^\d{1,4}$/.test(now[name].trim()) ? Number(now[name]) : null);
  const differs = (...names: readonly (keyof MoreDraft)[]): boolean =>
    names.some((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]));
  const quiet = {
    ...(differs("quietFrom") ? { from: now.quietFrom.trim() } : {}),
    ...(differs("quietTo") ? { to: now.quietTo.trim() } : {}),
    ...(differs("onWeekends") ? { onWeekends: now.onWeekends === "yes" } : {}),
    ...(differs("holidays") ? { holidays: splitLines(now.holidays) } : {}),
  };
  const change: PolicyDocument = {};
  const set = (name: keyof MoreDraft, to: string, made: () => Json): void => {
    if (differs(name)) change[to] = made();
  };
  set("rateBasis", "rateBasis", () => (now.rateBasis === "" ? null : now.rateBasis));
  set("easeMargin", "easeMarginBasisPoints", () => read("easeMargin", basisPointsOfPercent(now.easeMargin)));
  set("minimumPeers", "minimumPeers", () => count("minimumPeers"));
  set("noSpendingAfterMonths", "noSpendingAfterMonths", () => count("noSpendingAfterMonths"));
  set("notedFall", "notedFallWon", () => read("notedFall", wonOfText(now.notedFall)));
  set("lettersFrom", "lettersFrom", () => now.lettersFrom);
  set("digestWeekday", "digestWeekday", () => count("digestWeekday"));
  if (Object.keys(quiet).length > 0) change["quietTimes"] = quiet;
  set("publicStory", "publicStory", () => now.publicStory === "yes");
  set("excludedNameParts", "excludedNameParts", () => splitLines(now.excludedNameParts));
  set("evenlySpentNameParts", "evenlySpentNameParts", () => splitLines(now.evenlySpentNameParts));
  set("exclusions", "exclusions", () => now.exclusions.map(selectorJson));
  set("stagedTargets", "stagedTargets", () =>
    now.stagedTargets.map(({ by, percent: typed, base }, row) => ({
      by: by.trim(),
      basisPoints: read(`stagedTargets.${row}`, basisPointsOfPercent(typed)),
      base: base.map(selectorJson),
    })),
  );
  set("spentLate", "spentLate", () =>
    now.spentLate.map(({ nameParts, curve }, row) => ({
      nameParts: splitLines(nameParts),
      curve: curve.split(",").map((typed) => read(`spentLate.${row}`, basisPointsOfPercent(typed))),
    })),
  );
  return { change, wrong: [...new Set(wrong)] };
}

function linesOf(value: Json | undefined): string {
  return list(value).map(text).join("\n");
}

function splitLines(typed: string): string[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function selectorOf(each: Json): SelectorDraft {
  return { by: text(field(each, "by")), value: text(field(each, "value")) };
}

function selectorJson({ by, value }: SelectorDraft): Json {
  return { by, value: value.trim() };
}

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type PolicyDocument = Record<string, Json>;

/** A policy's document as the API sends it: what is not of the expected shape is an empty field, for a person to see. */
export function percent(value: Json | undefined): string {
  return typeof value === "number" ? percentOfBasisPoints(value) : "";
}

export function amount(value: Json | undefined): string {
  return typeof value === "string" && /^\d+$/.test(value) ? grouped(BigInt(value)) : "";
}

export function text(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? `${value}` : "";
}

export function list(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

export function isList(value: Json | undefined): value is Json[] {
  return Array.isArray(value);
}

export function field(value: Json | undefined, name: string): Json | undefined {
  return typeof value === "object" && value !== null && !isList(value) ? value[name] : undefined;
}
