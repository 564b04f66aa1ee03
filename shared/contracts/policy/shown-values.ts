/** A value of the document as a person reads and types it: 9500 is `95%`, "300000000" is `300,000,000원`, a selector `부서=건설과`. */
import { type Selector, selectors, severities } from "../../domain/policy/policy.ts";
import { severityNames } from "../../domain/notices/notice.ts";
import { rateBases, rateBasisNames } from "../../domain/rates/rate.ts";
import type { Bilingual, Language } from "../../domain/values/bilingual.ts";
import { formatWon } from "../../domain/values/won.ts";
import { selectorWords } from "./expected-values.ts";
import { fieldShapes, isFieldName, type Shape } from "./field-shapes.ts";

/** What stands under a field's name or a part of one; undefined for a name that no field has. */
function shapeAt(path: string): Shape | undefined {
  const [field = "", ...parts] = path.split(".");
  if (!isFieldName(field)) return undefined;
  return parts.reduce<Shape | undefined>((shape, part) => {
    const inner = shape?.kind === "nullable" ? shape.of : shape;
    if (inner?.kind === "list") return inner.item;
    return inner?.kind === "record" && Object.hasOwn(inner.parts, part) ? inner.parts[part] : undefined;
  }, fieldShapes[field].shape);
}

/** As a command takes it. @param value what stands at the path. */
export function valueText(path: string, value: unknown, language: Language): string {
  return textAt(path, value, { language, isTyped: true });
}

/** As a person reads it who types nothing: names for codes, and what a number counts. */
export function valueWords(path: string, value: unknown): Bilingual {
  const inWords = (language: Language) => textAt(path, value, { language, isTyped: false });
  return { ko: inWords("ko"), en: inWords("en") };
}

interface Manner {
  readonly language: Language;
  readonly isTyped: boolean;
}

function textAt(path: string, value: unknown, manner: Manner): string {
  const shape = shapeAt(path);
  return shape === undefined ? JSON.stringify(value) : shownValue(value, shape, manner);
}

/** What does not fit its shape stays JSON: nothing of a policy is hidden. */
function shownValue(value: unknown, shape: Shape, manner: Manner): string {
  return shownOrNull(value, shape, manner) ?? JSON.stringify(value);
}

function shownOrNull(value: unknown, shape: Shape, manner: Manner): string | null {
  switch (shape.kind) {
    case "share":
      return typeof value === "number" ? shareText(value) : null;
    case "won":
      return typeof value === "string" && /^\d+$/.test(value) ? wonText(BigInt(value), manner) : null;
    case "count":
      return typeof value === "number" ? countText(value, shape, manner) : null;
    case "one-of":
      return typeof value === "string" ? namedWord(value, manner) : null;
    case "yes-or-no":
      return typeof value === "boolean" ? yesOrNo(value)[manner.language] : null;
    case "time":
    case "day":
    case "day-of-year":
    case "text":
    case "address":
      return typeof value === "string" ? value : null;
    case "curve":
      return Array.isArray(value) ? value.map((point) => shareText(Number(point))).join(", ") : null;
    case "nullable":
      return value === null ? emptyText(shape, manner) : shownOrNull(value, shape.of, manner);
    case "list":
      return Array.isArray(value) ? listText(value, shape.item, manner) : null;
    case "record":
      return typeof value === "object" && value !== null
        ? recordText(new Map(Object.entries(value)), shape, manner)
        : null;
  }
}

const none: Bilingual = { ko: "없음", en: "none" };

function wonText(won: bigint, { language, isTyped }: Manner): string {
  return `${formatWon(won)}${language === "ko" ? "원" : isTyped ? "" : " won"}`;
}

function countText(value: number, { words: of, least }: CountShape, { language, isTyped }: Manner): string {
  if (isTyped || of === null) return `${value}`;
  return "ko" in of ? `${value}${of[language]}` : (of[value - least]?.[language] ?? `${value}`);
}

type CountShape = Extract<Shape, { kind: "count" }>;

/** Whoever types it writes the word for nothing. */
function emptyText({ empty }: Extract<Shape, { kind: "nullable" }>, { language, isTyped }: Manner): string {
  return isTyped || empty === null ? none[language] : empty[language];
}

/** As the page names them. */
const words: ReadonlyMap<string, Bilingual> = new Map([
  ...severities.map((name) => [name, severityNames[name]] as const),
  ...rateBases.map((name) => [name, rateBasisNames[name]] as const),
]);

/** The word that a person types, with what it means. */
function namedWord(word: string, { language, isTyped }: Manner): string {
  const named = words.get(word)?.[language];
  if (named === undefined || (named === word && isTyped)) return word;
  return isTyped ? `${word} (${named})` : named;
}

function yesOrNo(value: boolean): Bilingual {
  return value ? { ko: "예", en: "yes" } : { ko: "아니오", en: "no" };
}

function shareText(basisPoints: number): string {
  const [whole, rest] = [Math.floor(basisPoints / 100), basisPoints % 100];
  return `${whole}${rest === 0 ? "" : `.${`${rest}`.padStart(2, "0").replace(/0$/, "")}`}%`;
}

function listText(items: readonly unknown[], item: Shape, manner: Manner): string {
  if (items.length === 0) return none[manner.language];
  return items.map((each) => shownValue(each, item, manner)).join(item.kind === "record" ? "; " : ", ");
}

type RecordShape = Extract<Shape, { kind: "record" }>;

function recordText(
  record: ReadonlyMap<string, unknown>,
  { form, parts }: RecordShape,
  manner: Manner,
): string | null {
  const part = (name: string): string => {
    const shape = parts[name];
    return shape === undefined ? "" : shownValue(record.get(name), shape, manner);
  };
  const colon = manner.isTyped ? ":" : ": ";
  switch (form) {
    case "selector":
      return selectorText(record, manner);
    case "target":
      return `${selectorText(record, manner)}${colon}${part("basisPoints")}`;
    case "stage": {
      const base = record.get("base");
      const lines =
        Array.isArray(base) && base.length > 0 ? `${colon}${part("base").replaceAll("; ", ",")}` : "";
      return `${part("by")}${colon}${part("basisPoints")}${lines}`;
    }
    case "recipient":
      return `${record.get("lines") === null ? whole[manner.language] : part("lines")}${colon}${part("addresses")}`;
    case "late":
      return `${part("nameParts")}: ${part("curve")}`;
    case "severities":
      return Object.keys(parts).map(part).join("/");
    case "hours":
      return hoursText(part, record.get("onWeekends") === true)[manner.language];
  }
}

const whole: Bilingual = { ko: "전체", en: "all" };

function hoursText(part: (name: string) => string, isQuietOnWeekends: boolean): Bilingual {
  const hours = `${part("from")}-${part("to")}`;
  return {
    ko: `${hours}, 주말 ${isQuietOnWeekends ? "쉼" : "보냄"}, 공휴일 ${part("holidays")}`,
    en: `${hours}, ${isQuietOnWeekends ? "not" : "also"} on weekends, holidays: ${part("holidays")}`,
  };
}

const selectorNames = new Map([...selectorWords].map(([word, by]) => [by, word] as const));

function selectorText(record: ReadonlyMap<string, unknown>, { language, isTyped }: Manner): string {
  const by: Selector["by"] | undefined = selectors.find((each) => each === record.get("by"));
  const value = record.get("value");
  const name = by === undefined ? "?" : language === "ko" ? (selectorNames.get(by) ?? by) : by;
  return `${name}${isTyped ? "=" : " "}${typeof value === "string" ? value : JSON.stringify(value)}`;
}
