/**
 * A value as a person types it, as the document has it: `95%` is 9500, `3억원` is "300000000", `부서=건설과` a selector. What is no
 * such value is told with its type, its range and an example. JSON is taken as it is, for whatever one line cannot say.
 */
import { type Selector, selectors } from "../../domain/policy/policy.ts";
import { parseWrittenDay } from "../../domain/values/calendar.ts";
import type { Bilingual } from "../../domain/values/bilingual.ts";
import { isMoneyUnit, wonFromDecimal } from "../../domain/values/won.ts";
import {
  expectedCount,
  expectedForms,
  expectedShare,
  expectedWon,
  expectedWords,
  selectorWords,
} from "./expected-values.ts";
import type { Shape } from "./field-shapes.ts";

export type ValueReading =
  | { readonly kind: "read"; readonly value: unknown }
  | { readonly kind: "refused"; readonly expected: Bilingual };

export function readValue(written: string, shape: Shape): ValueReading {
  const text = written.trim();
  if (/^[[{]/.test(text)) return jsonOf(text);
  switch (shape.kind) {
    case "share":
      return leaf(shareOf(text), expectedShare);
    case "won":
      return leaf(wonOf(text), expectedWon);
    case "count":
      return leaf(/^\d{1,6}$/.test(text) ? inRange(Number(text), shape) : undefined, expectedCount(shape));
    case "one-of":
      return leaf(
        shape.names.find((name) => name === text.toLowerCase()),
        {
          ko: `다음 가운데 하나: ${shape.names.join(", ")}`,
          en: `one of ${shape.names.join(", ")}`,
        },
      );
    case "yes-or-no":
      return leaf(yesOrNo.get(text.toLowerCase()), { ko: "예 또는 아니오", en: "yes or no" });
    case "time":
      return leaf(/^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : undefined, expectedWords["time"]);
    case "day":
      // What no calendar has is told where the whole policy is checked.
      return leaf(
        parseWrittenDay(text) ?? (/^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined),
        expectedWords["day"],
      );
    case "day-of-year":
      return leaf(/^\d\d-\d\d$/.test(text) ? text : undefined, expectedWords["day-of-year"]);
    case "address":
      return leaf(/^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined, expectedWords["address"]);
    case "text":
      return leaf(text === "" || text.length > 200 ? undefined : text, expectedWords["text"]);
    case "curve":
      return curveOf(text);
    case "nullable":
      return nothing.has(text.toLowerCase()) ? { kind: "read", value: null } : readValue(text, shape.of);
    case "list":
      return listOf(text, shape.item);
    case "record":
      return recordOf(text, shape);
  }
}

const nothing: ReadonlySet<string> = new Set(["none", "null", "없음"]);

const yesOrNo: ReadonlyMap<string, boolean> = new Map([
  ["예", true],
  ["yes", true],
  ["true", true],
  ["아니오", false],
  ["no", false],
  ["false", false],
]);

/** The least number that is meant as basis points: a smaller one may be a percentage. */
const leastBasisPoints = 101;

function shareOf(text: string): number | undefined {
  const percentage = /^(\d{1,3})(?:\.(\d{1,2}))?\s?%p?$/.exec(text);
  const basisPoints =
    percentage === null
      ? Number(/^\d{1,5}$/.exec(text)?.[0] ?? Number.NaN)
      : Number(percentage[1]) * 100 + Number((percentage[2] ?? "").padEnd(2, "0"));
  const isMeant = percentage !== null || basisPoints === 0 || basisPoints >= leastBasisPoints;
  return isMeant && basisPoints <= 10_000 ? basisPoints : undefined;
}

const shortUnits: Readonly<Record<string, string>> = {
  억: "억원",
  백만: "백만원",
  천: "천원",
  won: "원",
  "": "원",
};

function wonOf(text: string): string | undefined {
  const [, amount = "", word = ""] = /^(\d[\d,]*(?:\.\d+)?)\s?([가-힣]*|won)$/.exec(text) ?? [];
  const unit = shortUnits[word] ?? word;
  const own = isMoneyUnit(unit) ? wonFromDecimal(amount.replaceAll(",", ""), unit) : null;
  const won = own ?? spokenWon(text);
  return won === null || `${won}`.length > 15 ? undefined : `${won}`;
}

/** `5천만원`, `5,000만원`, `1억 5천만`: in steps of ten thousand, as money is said. `1억5천` is either of two amounts and is none. */
function spokenWon(text: string): bigint | null {
  const parts: readonly (string | undefined)[] =
    /^(?:(\d{1,4})조)?(?:(\d{1,4})억)?(?:(?:(\d{1,4})천)?(?:(\d{1,4})백)?(?:(\d{1,4})십)?(\d{1,4})?만)?원?$/.exec(
      text.replaceAll(/[\s,]/g, ""),
    ) ?? [];
  const won = parts
    .slice(1)
    .reduce((sum, digits, at) => sum + BigInt(digits ?? 0) * (stepsOfMoney[at] ?? 0n), 0n);
  return won === 0n ? null : won;
}

const stepsOfMoney = [1_000_000_000_000n, 100_000_000n, 10_000_000n, 1_000_000n, 100_000n, 10_000n];

function inRange(value: number, { least, most }: { readonly least: number; readonly most: number }) {
  return value >= least && value <= most ? value : undefined;
}

/** As percentages, or all of them as basis points. */
function curveOf(text: string): ValueReading {
  const words = text.split(/[,\s]+/);
  const isPercent = words.every((word) => word.endsWith("%"));
  const points = words.map((word) =>
    isPercent ? shareOf(word) : /^\d{1,5}$/.test(word) ? Number(word) : undefined,
  );
  return leaf(points.length === 12 && !points.includes(undefined) ? points : undefined, expectedWords.curve);
}

/** Items that are records stand apart by a semicolon, for they may hold commas. */
function listOf(text: string, item: Shape): ValueReading {
  if (nothing.has(text.toLowerCase()) || text === "") return { kind: "read", value: [] };
  const isRecord = item.kind === "record";
  const parts = text.split(isRecord ? ";" : ",").map((part) => readValue(part, item));
  const refused = parts.find((part) => part.kind === "refused");
  return (
    refused ?? { kind: "read", value: parts.flatMap((part) => (part.kind === "read" ? [part.value] : [])) }
  );
}

function recordOf(text: string, { form, parts }: RecordShape): ValueReading {
  const at = text.lastIndexOf(":");
  const [before, after] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
  switch (form) {
    case "selector":
      return leaf(selectorOf(text), expectedForms.selector);
    case "target": {
      const [selected, share] = [selectorOf(before), shareOf(after)];
      const value =
        selected === undefined || share === undefined ? undefined : { ...selected, basisPoints: share };
      return leaf(value, expectedForms.target);
    }
    case "stage":
      return leaf(stageOf(text), expectedForms.stage);
    case "recipient": {
      const addresses = after.split(",").map((each) => each.trim());
      const isWhole = before === "" || before === "전체" || before === "all";
      const lines = isWhole ? null : selectorOf(before);
      const isRight = lines !== undefined && addresses.every((each) => /^[^\s@]+@[^\s@]+$/.test(each));
      return leaf(isRight ? { lines, addresses } : undefined, expectedForms.recipient);
    }
    case "late": {
      const curve = curveOf(after);
      const nameParts = before.split(",").map((each) => each.trim());
      if (curve.kind === "refused" || nameParts.includes(""))
        return { kind: "refused", expected: expectedForms.late };
      return { kind: "read", value: { nameParts, curve: curve.value } };
    }
    case "severities":
      return severitiesOf(text, parts);
    case "hours": {
      const [, from, to] = /^(\d\d:\d\d)\s*[-~]\s*(\d\d:\d\d)$/.exec(text) ?? [];
      return leaf(from === undefined ? undefined : { from, to }, expectedForms.hours);
    }
  }
}

type RecordShape = Extract<Shape, { kind: "record" }>;

/** `5%/20%/30%`: a comma stands inside of amounts. */
function severitiesOf(text: string, parts: RecordShape["parts"]): ValueReading {
  const words = text.split("/");
  const values = Object.entries(parts).map(
    ([name, shape], at) => [name, readValue(words[at] ?? "", shape)] as const,
  );
  const isRight = words.length === values.length && values.every(([, { kind }]) => kind === "read");
  const read = values.flatMap(([name, each]) => (each.kind === "read" ? [[name, each.value] as const] : []));
  return leaf(isRight ? Object.fromEntries(read) : undefined, expectedForms.severities);
}

/** `부서=건설과` or `department=건설과`. */
function selectorOf(text: string): Selector | undefined {
  const at = text.indexOf("=");
  const [name, value] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
  const by =
    selectors.find((each) => each === name.toLowerCase()) ?? selectorWords.get(name.replaceAll(" ", ""));
  return by === undefined || value === "" ? undefined : { by, value };
}

/** `06-30:55.6%`, or for some lines alone `06-30:55.6%:분야=사회복지,회계종류=일반회계`. */
function stageOf(text: string): unknown {
  const [, by, share = "", base = ""] = /^(\d\d-\d\d)\s*:([^:]*)(?::(.*))?$/s.exec(text) ?? [];
  const basisPoints = shareOf(share.trim());
  const lines = base === "" ? [] : base.split(",").map(selectorOf);
  return by === undefined || basisPoints === undefined || lines.includes(undefined)
    ? undefined
    : { by, basisPoints, base: lines };
}

function leaf(value: unknown, expected: Bilingual): ValueReading {
  return value === undefined ? { kind: "refused", expected } : { kind: "read", value };
}

function jsonOf(text: string): ValueReading {
  try {
    return { kind: "read", value: JSON.parse(text) };
  } catch {
    return {
      kind: "refused",
      expected: {
        ko: '온전한 JSON. 예: [] 또는 {"from":"20:00"}',
        en: 'whole JSON, such as [] or {"from":"20:00"}',
      },
    };
  }
}
