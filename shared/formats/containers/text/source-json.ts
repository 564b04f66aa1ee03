/**
 * JSON whose numbers keep the digits that stand in the file: a parsed number has 53 bits, and a wrong last
 * digit of an amount is a wrong amount.
 */
import type { Finding } from "../../../domain/values/finding.ts";
import { placeAt, rejection, wholeFile } from "../../kernel/finding-list.ts";
import type { SourceJson } from "../../kernel/format.ts";
import { inexact } from "../../kernel/inexact-number.ts";
import { sizeOfJson } from "./json-size.ts";
import { particle } from "../../../domain/values/bilingual.ts";
import { doubledName } from "../../../domain/values/doubled-name.ts";

/** An answer of the open-data portal has five levels. More is no table, and would exhaust the stack. */
const maxDepth = 16;
/** 10,000 rows, more than any table may have, of 25 fields are 260,000. So many values take 200 MiB, however they are laid out. */
const maxValues = 400_000;
/** A table names its fields: thirty, a hundred. */
const maxNames = 2_000;

const documentStart = /^(\{\s*["}]|\[\s*[{[\]])/;

export class JsonNumber {
  /** As it stands in the file; marked as inexact where a common reader of JSON would change it. */
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type JsonOpening = SourceJson | { readonly kind: "refused"; readonly finding: Finding };

/** False where the text is no JSON document for certain, as its first characters show. */
export function mayBeJson(head: string): boolean {
  const start = head.replace(/^\ufeff/, "").trimStart();
  return start === "" || documentStart.test(start) || /^[{[]\s*$/.test(start);
}

/** One document, or a list of those that stand one on a line. Null when the text is neither: prose, or a table. */
export function readJson(text: string): JsonOpening | null {
  const body = text.replace(/^\ufeff/, "").trimStart();
  if (!documentStart.test(body)) return null;
  const size = sizeOfJson(body, { depth: maxDepth, values: maxValues, names: maxNames });
  if (size.depth > maxDepth) return refuse(tooDeep());
  if (size.values > maxValues || size.names > maxNames) return refuse(tooManyValues());
  try {
    const parsed: unknown = size.hasLongNumbers ? JSON.parse(body, exactly) : JSON.parse(body);
    // Of two members of one name a parser keeps the last, and the figures of the other would be gone without a word.
    return keepDigits(parsed) < size.values ? refuse(namesTwice(body)) : { kind: "json", value: parsed };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return isDocument(body.split("\n", 1)[0] ?? "") ? readLines(body) : refuse(broken());
  }
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  );
}

/** A value as it stands in a cell; none of null and of what nests. */
export function textOf(member: unknown): string {
  if (member instanceof JsonNumber) return member.text;
  return typeof member === "string" ? member : typeof member === "boolean" ? String(member) : "";
}

/** `Array.isArray` makes a list of anything, which would be trusted unread. */
export function isItems(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** `context` is given by Node 21 and newer; before it, only numbers that survive parsing are exact. */
function exactly(_key: string, value: unknown, ...[context]: readonly unknown[]): unknown {
  if (typeof value !== "number") return value;
  const source = isJsonObject(context) ? context["source"] : undefined;
  const digits = typeof source === "string" ? source : String(value);
  return new JsonNumber(plainDigits(digits) ?? inexact(digits));
}

/**
 * The digits of a number, without an exponent. Null where a double cannot hold what stands there: then the program that
 * wrote it may have had other digits.
 */
function plainDigits(text: string): string | null {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const shift = Number(exponent);
  if (whole === "" || Math.abs(shift) > maxExponent) return null;
  if (shift === 0 && (fraction !== "" || Number.isSafeInteger(Number(text)))) return text;
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, "");
  if (digits.replace(/0+$/, "").length > keptDigits) return null;
  const point = fraction.length - shift;
  if (point <= 0) return `${sign}${digits}${"0".repeat(-point)}`;
  const padded = digits.padStart(point + 1, "0");
  return `${sign}${padded.slice(0, -point)}.${padded.slice(-point)}`;
}

const keptDigits = 15;
/** No amount and no code is longer. */
const maxExponent = 30;

/** Puts a `JsonNumber` in the place of each number below, and counts the values, this one with them. */
function keepDigits(value: unknown): number {
  let values = 1;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const item: unknown = value[at];
      values += typeof item === "object" ? keepDigits(item) : 1;
      if (typeof item === "number") value[at] = new JsonNumber(String(item));
    }
  } else if (isMembers(value)) {
    for (const name of Object.keys(value)) {
      const item = value[name];
      values += typeof item === "object" ? keepDigits(item) : 1;
      if (typeof item === "number") value[name] = new JsonNumber(String(item));
    }
  }
  return values;
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !(value instanceof JsonNumber);
}

/** JSON Lines: each line is a document, and all of them are a list. */
function readLines(body: string): JsonOpening | null {
  const lines = body.split("\n").map((line, at) => ({ text: line.trim(), row: at + 1 }));
  const stated = lines.filter(({ text }) => text !== "");
  const bad = stated.find(({ text }) => !isDocument(text));
  return bad === undefined
    ? readJson(`[${stated.map(({ text }) => text).join(",")}]`)
    : refuse(lineBroken(bad.row, stated.length));
}

function isDocument(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (cause) {
    if (cause instanceof SyntaxError) return false;
    throw cause;
  }
}

export interface JsonText {
  /** Where it begins. */
  readonly line: number;
  readonly content: string;
}

/** Objects that are laid out over lines, or stand in a list. What is no part of one is a document of its own, and none that can be read. */
export function* objectsIn(text: string): Generator<JsonText, void> {
  let [depth, lists, from, begun, line] = [0, 0, 0, 1, 1];
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === "\n") line++;
    if (isText) {
      if (sign === "\\") at++;
      else isText = sign !== '"';
    } else if (depth > 0) {
      isText = sign === '"';
      depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      if (depth === 0) yield { line: begun, content: text.slice(from, at + 1) };
    } else if (sign === "{") [depth, from, begun] = [1, at, line];
    else if (sign === "[" || sign === "]") lists += sign === "[" ? 1 : -1;
    else if (!/[\s,]/.test(sign)) {
      lists = 0;
      yield { line, content: sign };
      break;
    }
  }
  if (depth > 0 || lists !== 0) yield { line: depth > 0 ? begun : line, content: "[" };
}

function refuse(finding: Finding): JsonOpening {
  return { kind: "refused", finding };
}

function broken(): Finding {
  return rejection("json-broken", wholeFile, {
    ko: "JSON이 온전하지 않습니다. 내려받다가 끊겼을 수 있으니 처음부터 다시 내려받아 올려 주십시오.",
    en: "The JSON is not whole. The download may have been cut off: fetch it again from the start and upload that.",
  });
}

function lineBroken(row: number, count: number): Finding {
  return rejection("json-broken", placeAt(row), {
    ko: `한 줄에 한 건씩 적힌 JSON(${count}줄)인데 ${row}번째 줄이 온전하지 않습니다. 그 줄을 고치거나 처음부터 다시 내보내 올려 주십시오.`,
    en: `The file is JSON Lines (${count}), and line ${row} is not whole. Correct it, or export the file again from the start.`,
  });
}

function tooDeep(): Finding {
  return rejection("json-too-deep", wholeFile, {
    ko: `JSON이 ${maxDepth}단계보다 깊게 겹쳐 있어 읽지 않았습니다. 지방재정365가 준 그대로의 파일을 올려 주십시오.`,
    en: `The JSON is nested deeper than ${maxDepth} levels and was not read. Upload the file as the portal gave it.`,
  });
}

function tooManyValues(): Finding {
  const most = maxValues.toLocaleString("en-US");
  return rejection("json-too-large", wholeFile, {
    ko: `JSON에 값이 ${most}개를 넘어 읽지 않았습니다. 자치단체와 기준일별로 나누어 내려받아 올려 주십시오.`,
    en: `The JSON holds more than ${most} values and was not read. Fetch it by office and day, and upload the parts.`,
  });
}

function namesTwice(body: string): Finding {
  const name = doubledName(body);
  return rejection("json-name-twice", placeAt(null, null, name), {
    ko: `JSON의 한 항목에 같은 이름${name === null ? "이" : ` "${name}"${particle(name, "이/가")}`} 두 번 있어 어느 값이 맞는지 알 수 없습니다. 내보낸 프로그램을 고치거나 하나를 지워 올려 주십시오.`,
    en: `One object of the JSON bears the same name${name === null ? "" : ` "${name}"`} twice, so nobody knows which value is meant. Correct the program that wrote it, or delete one of the two.`,
  });
}
