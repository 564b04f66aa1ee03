/** A change of a policy as a person writes it: a file that holds what differs, and what came of it. */
import { doubledName } from "../../domain/values/doubled-name.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import { policyFromDocument, policyJson, policyToJson } from "./policy-json.ts";
import type { Bilingual } from "../../domain/values/bilingual.ts";
import { titleAt } from "./policy-reference.ts";
import { valueWords } from "./shown-values.ts";
import { type PolicyFault, policyFaults } from "./policy-remedies.ts";

/** A policy is stored as one item of at most 400 KB. */
export const maxPolicyBytes = 300 * 1024;

export type PolicyReading =
  | { readonly kind: "read"; readonly policy: Policy }
  | { readonly kind: "refused"; readonly faults: readonly PolicyFault[] };

export interface PolicyDifference {
  /** `gapBasisPoints.notice`. */
  readonly path: string;
  /** As JSON. */
  readonly before: string;
  readonly after: string;
}

/**
 * The current policy with what the file says instead. Objects (severities, quiet times) are taken over field
 * by field, lists as a whole. A file that names a version must name the current one: a change made from an
 * older policy would silently undo what came between.
 */
export function readPolicyChange(file: string, current: Policy): PolicyReading {
  if (new TextEncoder().encode(file).byteLength > maxPolicyBytes) return refused(tooLarge);
  const json = parse(file);
  if (!isDocument(json)) return refused(noDocument);
  const twice = doubledName(file);
  if (twice !== null) return refused(doubled(twice));
  const merged = merge(policyToJson(current), json);
  if (merged["version"] !== current.version) return refused(outdated(merged["version"], current.version));
  const read = policyJson.safeParse(merged);
  return read.success
    ? { kind: "read", policy: policyFromDocument(read.data) }
    : { kind: "refused", faults: policyFaults(read.error, merged) };
}

/** Field by field, one level into objects, in the order of the document. */
export function policyDifferences(before: Policy, after: Policy): readonly PolicyDifference[] {
  const [old, next] = [flat(policyToJson(before)), flat(policyToJson(after))];
  return [...new Set([...old.keys(), ...next.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? absent, after: next.get(path) ?? absent }))
    .filter((each) => each.path !== "version" && each.before !== each.after);
}

/** A difference in words, for screens. */
export interface PolicyDifferenceInWords {
  readonly title: Bilingual;
  readonly before: Bilingual;
  readonly after: Bilingual;
}

/** A difference as the API gives it: as the document has it, and as people read it. */
export interface ShownDifference extends PolicyDifference {
  readonly title: Bilingual;
  readonly beforeText: Bilingual;
  readonly afterText: Bilingual;
}

export function shownDifference(difference: PolicyDifference): ShownDifference {
  const { title, before, after } = differenceInWords(difference);
  return { ...difference, title, beforeText: before, afterText: after };
}

/** What the audit trail wrote down of a change: a value for each field that differed, by its path, and the versions. */
export function writtenDifferences(before: unknown, after: unknown): readonly PolicyDifference[] {
  const [old, next] = [writtenValues(before), writtenValues(after)];
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter((path) => path !== "version")
    .map((path) => ({ path, before: old.get(path) ?? absent, after: next.get(path) ?? absent }));
}

function writtenValues(written: unknown): ReadonlyMap<string, string> {
  const values = Object.entries(isDocument(written) ? written : {});
  return new Map(values.flatMap(([path, value]) => (typeof value === "string" ? [[path, value]] : [])));
}

export function differenceInWords({ path, before, after }: PolicyDifference): PolicyDifferenceInWords {
  const wordsOf = (json: string): Bilingual => {
    const value = json === absent ? undefined : parse(json);
    return value === undefined ? { ko: json, en: json } : valueWords(path, value);
  };
  return { title: titleAt(path), before: wordsOf(before), after: wordsOf(after) };
}

/** What only one of the two policies has. */
const absent = "–";

type Document = Readonly<Record<string, unknown>>;

function merge(base: Document, change: Document): Document {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(change)) {
    const under = merged.get(key);
    merged.set(key, isDocument(under) && isDocument(value) ? { ...under, ...value } : value);
  }
  return Object.fromEntries<unknown>(merged);
}

function flat(document: Document): Map<string, string> {
  const entries = Object.entries(document).flatMap(([key, value]): [string, string][] =>
    isDocument(value)
      ? Object.entries(value).map(([inner, each]) => [`${key}.${inner}`, JSON.stringify(each)])
      : [[key, JSON.stringify(value)]],
  );
  return new Map(entries);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(file.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refused(fault: PolicyFault): PolicyReading {
  return { kind: "refused", faults: [fault] };
}

const noDocument: PolicyFault = {
  path: "",
  value: null,
  ko: "JSON 문서가 아닙니다. monitor policy show --json으로 받은 모양대로 { }로 적어 주십시오.",
  en: "it is no JSON document; write { } as monitor policy show --json prints it.",
};

function doubled(name: string): PolicyFault {
  return {
    path: name,
    value: null,
    ko: "두 번 적혀 있어 어느 값이 맞는지 알 수 없습니다. 하나를 지워 주십시오.",
    en: "it stands there twice, so nobody knows which value is meant; delete one of the two.",
  };
}

const tooLarge: PolicyFault = {
  path: "",
  value: null,
  ko: `정책 문서는 ${maxPolicyBytes / 1024} KB까지입니다. 목록을 줄여 주십시오.`,
  en: `a policy may have ${maxPolicyBytes / 1024} KB; shorten its lists.`,
};

function outdated(version: unknown, current: string): PolicyFault {
  const value = JSON.stringify(version);
  return {
    path: "version",
    value,
    ko: `version = ${value}: 현재 정책은 ${current}입니다. 현재 정책을 다시 받아 고치거나 version을 지워 주십시오.`,
    en: `version = ${value}: the current policy is ${current}. Start from that one, or take the version out.`,
  };
}
