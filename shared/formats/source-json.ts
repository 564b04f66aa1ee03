/**
 * JSON whose numbers keep the digits that stand in the file: a parsed number has 53 bits, and a wrong last
 * digit of an amount is a wrong amount.
 */
import type { Finding } from "../domain/finding.ts";
import { rejection, wholeFile } from "./finding-list.ts";
import type { SourceJson } from "./format.ts";
import { inexact } from "./inexact.ts";

/** An answer of the open-data portal has five levels. More is no table, and would exhaust the stack. */
const maxDepth = 16;

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

/** Null when the text is no JSON document: prose, a table, or one document a line. */
export function readJson(text: string): JsonOpening | null {
  const body = text.replace(/^\ufeff/, "").trimStart();
  if (!documentStart.test(body)) return null;
  if (isDeep(body)) return refuse(tooDeep());
  try {
    return { kind: "json", value: JSON.parse(body, exactly) };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return isOneDocumentPerLine(body) ? null : refuse(broken());
  }
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  );
}

/** `context` is given by Node 21 and newer; before it, only numbers that survive parsing are exact. */
function exactly(_key: string, value: unknown, ...[context]: readonly unknown[]): unknown {
  if (typeof value !== "number") return value;
  const source = isJsonObject(context) ? context["source"] : undefined;
  const digits = typeof source === "string" ? source : String(value);
  const isReadable = Number.isSafeInteger(value) || digits.includes(".");
  return new JsonNumber(isReadable ? digits : inexact(digits));
}

function isOneDocumentPerLine(body: string): boolean {
  const [first = ""] = body.split("\n", 1);
  try {
    JSON.parse(first);
    return true;
  } catch (cause) {
    if (cause instanceof SyntaxError) return false;
    throw cause;
  }
}

/** Brackets inside strings do not nest. */
function isDeep(body: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (isInText) {
      if (code === backslash) at++;
      else if (code === quote) isInText = false;
    } else if (code === quote) isInText = true;
    else if (code === openBrace || code === openBracket) depth++;
    else if (code === closeBrace || code === closeBracket) depth--;
    if (depth > maxDepth) return true;
  }
  return false;
}

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

function refuse(finding: Finding): JsonOpening {
  return { kind: "refused", finding };
}

function broken(): Finding {
  return rejection("json-broken", wholeFile, {
    ko: "JSON이 온전하지 않습니다. 내려받다가 끊겼을 수 있으니 처음부터 다시 내려받아 올려 주십시오.",
    en: "The JSON is not whole. The download may have been cut off: fetch it again from the start and upload that.",
  });
}

function tooDeep(): Finding {
  return rejection("json-too-deep", wholeFile, {
    ko: `JSON이 ${maxDepth}단계보다 깊게 겹쳐 있어 읽지 않았습니다. 지방재정365가 준 그대로의 파일을 올려 주십시오.`,
    en: `The JSON is nested deeper than ${maxDepth} levels and was not read. Upload the file as the portal gave it.`,
  });
}
