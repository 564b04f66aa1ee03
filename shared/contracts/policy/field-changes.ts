/**
 * One field of a policy changed by its name: `gapBasisPoints.notice`, `exclusions.2`, `recipients.+`. Items of lists count
 * from 1, as people count. What comes out is a change as a file would state it, so that all else is checked in one place.
 */
import { defaultPolicy, type Policy } from "../../domain/policy/policy.ts";
import { type Bilingual, particle } from "../../domain/values/bilingual.ts";
import { fieldPaths, fieldShapes, isFieldName, type Shape } from "./field-shapes.ts";
import { readValue } from "./field-values.ts";
import { policyToJson } from "./policy-json.ts";

export type FieldResult =
  /** `change` as a policy's file states it. */
  | { readonly kind: "changed"; readonly change: Readonly<Record<string, unknown>> }
  /** No such name; `names` are those that there are. */
  | { readonly kind: "unknown"; readonly names: readonly string[] }
  | { readonly kind: "refused"; readonly text: Bilingual };

/** @param written as a person types it. */
export function setField(policy: Policy, path: string, written: string): FieldResult {
  return changeField(policy, path, (shape) => {
    const reading = readValue(written, shape);
    if (reading.kind === "read") return reading;
    const { ko, en } = reading.expected;
    return refused(path, {
      ko: `"${cut(written)}"${particle(cut(written), "은/는")} 맞지 않습니다. 적을 수 있는 것: ${ko}.`,
      en: `"${cut(written)}" does not fit; write ${en}.`,
    });
  });
}

/** A field or a part of one becomes the product's own again; an item of a list goes. */
export function unsetField(policy: Policy, path: string): FieldResult {
  const own = valueOf(defaultPolicy, path);
  return changeField(policy, path, (_, place) => {
    if (place === "item") return { kind: "removed" };
    if (place === "new")
      return refused(path, {
        ko: "뺄 항목의 번호를 적어 주십시오.",
        en: "write the number of the item to take out.",
      });
    if (own === undefined)
      return refused(path, {
        ko: "목록 항목의 일부는 지울 수 없습니다. 항목을 빼거나 값을 고쳐 주십시오.",
        en: "a part of an item has no default; take the item out, or change the value.",
      });
    return { kind: "read", value: own };
  });
}

/** As the document has it; undefined where nothing stands there. */
export function valueOf(policy: Policy, path: string): unknown {
  return segmentsOf(path).reduce<unknown>((value, segment) => {
    if (Array.isArray(value)) return value[Number(segment) - 1];
    return Object.entries(recordOf(value)).find(([name]) => name === segment)?.[1];
  }, policyToJson(policy));
}

type Place = "field" | "item" | "new";
type Change =
  | { readonly kind: "read"; readonly value: unknown }
  | { readonly kind: "removed" }
  | { readonly kind: "refused"; readonly text: Bilingual }
  | { readonly kind: "unknown"; readonly names: readonly string[] };
type Act = (shape: Shape, place: Place) => Change;

function changeField(policy: Policy, path: string, act: Act): FieldResult {
  const [field = "", ...segments] = segmentsOf(path);
  if (!isFieldName(field)) return { kind: "unknown", names: fieldPaths() };
  const change = changed(fieldShapes[field].shape, valueOf(policy, field), { path, segments, act });
  if (change.kind === "removed") return { kind: "unknown", names: fieldPaths() };
  return change.kind === "read" ? { kind: "changed", change: { [field]: change.value } } : change;
}

interface Way {
  readonly path: string;
  /** What is left of the name. */
  readonly segments: readonly string[];
  readonly act: Act;
}

function changed(shape: Shape, value: unknown, { path, segments, act }: Way, place: Place = "field"): Change {
  const [segment, ...rest] = segments;
  if (segment === undefined) return act(shape, place);
  const way = { path, segments: rest, act };
  if (shape.kind === "nullable") return changed(shape.of, value, { path, segments, act }, place);
  if (shape.kind === "list") return itemChanged(shape.item, listOf(value), segment, way);
  if (shape.kind !== "record") return { kind: "unknown", names: fieldPaths() };
  const [, part] = Object.entries(shape.parts).find(([name]) => name === segment) ?? [];
  if (part === undefined)
    return { kind: "unknown", names: Object.keys(shape.parts).map((name) => withLast(path, name)) };
  const record = recordOf(value);
  const change = changed(part, record[segment], way);
  return change.kind === "read" ? { kind: "read", value: { ...record, [segment]: change.value } } : change;
}

function itemChanged(item: Shape, list: readonly unknown[], segment: string, way: Way): Change {
  const isNew = segment === "+";
  const at = isNew ? list.length : Number(/^[1-9]\d{0,4}$/.exec(segment)?.[0] ?? 0) - 1;
  if (!isNew && (at < 0 || at >= list.length))
    return refused(way.path, {
      ko: `목록에는 ${list.length}개가 있습니다. 1부터 ${list.length}까지의 번호를, 더하려면 +를 적어 주십시오.`,
      en: `the list has ${list.length}; write a number from 1 to ${list.length}, or + to add one.`,
    });
  const change = changed(item, list[at], way, isNew ? "new" : "item");
  if (change.kind === "removed") return { kind: "read", value: list.toSpliced(at, 1) };
  return change.kind === "read" ? { kind: "read", value: list.toSpliced(at, 1, change.value) } : change;
}

function segmentsOf(path: string): string[] {
  return path.trim().split(".");
}

function withLast(path: string, name: string): string {
  return [...segmentsOf(path).slice(0, -1), name].join(".");
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries<unknown>(Object.entries(value))
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function refused(
  path: string,
  { ko, en }: Bilingual,
): { readonly kind: "refused"; readonly text: Bilingual } {
  return { kind: "refused", text: { ko: `${path}: ${ko}`, en: `${path}: ${en}` } };
}

/** What a person reads at a glance. */
const longestShown = 60;

function cut(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown).toWellFormed()}…`;
}
