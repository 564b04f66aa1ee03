/**
 * A file of events: JSON Lines, a list or one document, of `ExecutionRecorded` as the bus carries it, in the bus's envelope or not.
 * All are looked at before any is applied; every bad one is listed with its place. Names and texts are not quoted: anything may
 * stand in them.
 */
import {
  type ExecutionRecorded,
  executionRecorded,
  findInEvent,
} from "../contracts/events/execution-recorded.ts";
import { issueText } from "../contracts/values/issue-text.ts";
import { maxUploadBytes } from "../domain/uploads/upload.ts";
import { type Bilingual, particle } from "../domain/values/bilingual.ts";
import type { Books } from "../domain/values/books.ts";
import { doubledName } from "../domain/values/doubled-name.ts";
import type { Finding } from "../domain/values/finding.ts";
import { containerOf } from "../formats/containers/text/binary-kind.ts";
import { readyForCp949 } from "../formats/containers/text/cp949.ts";
import { decodeText } from "../formats/containers/text/decode-text.ts";
import { sizeOfJson } from "../formats/containers/text/json-size.ts";
import { isJsonObject, type JsonText, objectsIn } from "../formats/containers/text/source-json.ts";
import { gunzip } from "../formats/containers/zip/gunzip.ts";
import { limitFindings, placeAt, rejection, wholeFile } from "../formats/kernel/finding-list.ts";

/** A year of a system that sends each payment at once. Each is a submission of its own. */
const maxEvents = 20_000;
/** What the bus takes of one event. A longer line is no event, and is not parsed. */
const maxLineLength = 256 * 1024;
/** A hundred records of twelve fields, and what stands around them. */
const eventLimits = { depth: 4, values: 2_000, names: 64 };

export interface FileEvent {
  /** From 1. */
  readonly line: number;
  readonly event: ExecutionRecorded;
}

export type EventsFile =
  | { readonly kind: "events"; readonly events: readonly FileEvent[] }
  | { readonly kind: "refused"; readonly findings: readonly Finding[] };

/** Known by its first object, which has an `eventId` or records of some office. Null for any other file. */
export async function readEventsFile(bytes: Uint8Array, books: Books): Promise<EventsFile | null> {
  const text = bytes.length > maxUploadBytes ? null : await textOf(bytes);
  const documents = text === null ? null : documentsIn(text);
  if (documents === null) return null;
  const events: FileEvent[] = [];
  const findings: Finding[] = [];
  const firsts = new Map<string, { readonly line: number; readonly content: string }>();
  let lines = 0;
  for (const { line, content } of documents) {
    if (++lines > maxEvents) return { kind: "refused", findings: [tooManyEvents()] };
    const event = eventIn(line, content, books);
    if ("code" in event) {
      findings.push(event);
      continue;
    }
    const first = firsts.get(event.eventId);
    if (first === undefined) firsts.set(event.eventId, { line, content });
    else if (first.content !== content) findings.push(eventTwice(line, first.line));
    events.push({ line, event });
  }
  return findings.length === 0
    ? { kind: "events", events }
    : { kind: "refused", findings: limitFindings(findings) };
}

function documentsIn(text: string): Iterable<JsonText> | null {
  const start = text.trimStart();
  const end = start.indexOf("\n");
  if (isEvent(end === -1 ? start : start.slice(0, end))) return linesOf(text);
  // Only what may be one is taken apart: a dump is long.
  if (!/"(?:eventId|records)"/.test(start.slice(0, maxHead))) return null;
  const { value: first } = objectsIn(text).next();
  return first !== undefined && isEvent(first.content) ? objectsIn(text) : null;
}

const maxHead = 4_096;

/** One after another: the lines of a long file are never all there at once. */
function* linesOf(text: string): Generator<JsonText, void> {
  for (let from = 0, line = 1; from <= text.length; line++) {
    const end = text.indexOf("\n", from);
    const to = end === -1 ? text.length : end;
    const content = text.slice(from, to).trim();
    if (content !== "") yield { line, content };
    from = to + 1;
  }
}

async function textOf(bytes: Uint8Array): Promise<string | null> {
  const inside = containerOf(bytes) === "gzip" ? gunzip(bytes) : bytes;
  if (!(inside instanceof Uint8Array) || containerOf(inside) !== null || !startsWithBracket(inside))
    return null;
  await readyForCp949(inside);
  const decoding = decodeText(inside);
  return decoding.kind === "refused" ? null : decoding.text.replace(/^\ufeff/, "");
}

/** Looked for in the bytes, so that a long list of payments is not made a text to find out that it holds no events. */
function startsWithBracket(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !passedBytes.has(byte));
  return first === 0x7b || first === 0x5b;
}

/** White space, a byte order mark, and the zeros of UTF-16. */
const passedBytes = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);

function isEvent(content: string): boolean {
  const value = content.startsWith("{") ? detailIn(jsonIn(content)) : null;
  if (!isJsonObject(value)) return false;
  return value["eventId"] !== undefined || (Array.isArray(value["records"]) && value["office"] !== undefined);
}

/** What the bus wraps an event in says when and whence it came. */
function detailIn(value: unknown): unknown {
  return isJsonObject(value) && value["detail-type"] === "ExecutionRecorded" ? value["detail"] : value;
}

/** A line of JSON; the error where it is none, or would swell. */
function jsonIn(line: string): unknown {
  const size = line.length > maxLineLength ? null : sizeOfJson(line, eventLimits);
  if (size === null || size.depth > eventLimits.depth || size.values > eventLimits.values)
    return new SyntaxError("it is larger than an event may be");
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}

function eventIn(line: number, content: string, books: Books): ExecutionRecorded | Finding {
  const value = detailIn(jsonIn(content));
  if (value instanceof SyntaxError) return eventInvalid(line, [], issueText(value));
  const twice = doubledName(content);
  if (twice !== null) return eventInvalid(line, [twice], nameTwice(twice));
  const { data: event, error } = executionRecorded.safeParse(value);
  if (event === undefined) {
    const path = error.issues[0]?.path ?? [];
    return eventInvalid(line, path, issueText(error), quotable(value, path));
  }
  const isOurs = event.office === books.office && event.fiscalYear === books.fiscalYear;
  if (!isOurs) return otherBooks(line, event);
  const fault = findInEvent(event).find(({ consequence }) => consequence === "reject");
  return fault === undefined ? event : onLine(line, fault);
}

/** The fields in which no text of a person's stands, and what is written there where the fault does not say it. */
const shapes: Readonly<Record<string, Bilingual | null>> = {
  amountWon: {
    ko: '원 단위 정수를 쉼표와 소수점 없이 따옴표 안에 적습니다(예: "1500000", 반납은 "-20000")',
    en: 'won as a whole number in quotes, without commas or decimals, as in "1500000", or "-20000" of a refund',
  },
  date: { ko: '"2026-03-01"처럼 적습니다', en: 'as in "2026-03-01"' },
  measure: null,
  fund: null,
  kind: null,
  office: { ko: "행정표준코드 7자리입니다", en: "the office's code of seven digits" },
  fiscalYear: { ko: "네 자리 연도입니다", en: "a year of four digits" },
  version: null,
};

/** What stands at a place, where it may be shown. */
function quotable(value: unknown, path: readonly PropertyKey[]): string | null {
  if (!Object.hasOwn(shapes, String(path.at(-1)))) return null;
  let at = value;
  for (const name of path) at = at instanceof Object ? (Reflect.get(at, name) as unknown) : undefined;
  return typeof at === "string" || typeof at === "number" ? `${at}`.slice(0, maxQuoted) : null;
}

const maxQuoted = 40;

function nameTwice(name: string): Bilingual {
  return {
    ko: `"${name}"${particle(name, "이/가")} 두 번 있어 어느 값이 맞는지 알 수 없습니다`,
    en: `"${name}" stands there twice, so nobody knows which value is meant`,
  };
}

function eventInvalid(
  line: number,
  path: readonly PropertyKey[],
  found: Bilingual,
  value: string | null = null,
): Finding {
  const shape = shapes[String(path.at(-1))] ?? null;
  const quoted = value === null ? [] : [`"${value}"`];
  const reason = {
    ko: [found.ko, ...quoted, ...(shape === null ? [] : [shape.ko])].join(" · "),
    en: [found.en, ...quoted, ...(shape === null ? [] : [shape.en])].join(" · "),
  };
  return rejection("event-invalid", placeAt(line, path.length === 0 ? null : path.join("."), value), {
    ko: `${line}번째 줄이 ExecutionRecorded의 형식에 맞지 않습니다(${reason.ko}). 보내는 시스템에서 그 자리를 고쳐 파일 전체를 다시 내보내 주십시오.`,
    en: `Line ${line} is no valid ExecutionRecorded (${reason.en}). Correct that place in the sending system and export the whole file again.`,
  });
}

/** What a record of an event says, as a place of the file: lines are what its sender can find. */
function onLine(line: number, { row, ...fault }: Finding): Finding {
  return {
    ...fault,
    row: line,
    column: `records.${(row ?? 1) - 1}`,
    ko: `${line}번째 줄: ${fault.ko}`,
    en: `Line ${line}: ${fault.en}`,
  };
}

function otherBooks(line: number, { office, fiscalYear }: ExecutionRecorded): Finding {
  const value = `${office}/${fiscalYear}`;
  return rejection("event-of-other-books", placeAt(line, "office", value), {
    ko: `${line}번째 줄의 자치단체와 회계연도(${value})가 지정한 장부와 다릅니다. 자치단체와 회계연도를 확인하거나 장부별로 파일을 나누어 주십시오.`,
    en: `Line ${line} belongs to ${value}, not to the books that were named. Check which office and year it was sent for, or split the file by books.`,
  });
}

/** The second would be taken for the first and its figures lost. */
function eventTwice(line: number, first: number): Finding {
  return rejection("event-id-twice", placeAt(line, "eventId"), {
    ko: `${line}번째 줄의 eventId가 ${first}번째 줄과 같은데 내용이 다릅니다. 서로 다른 일이면 eventId를 달리하고, 같은 일이면 한 줄만 남겨 주십시오.`,
    en: `Line ${line} has the eventId of line ${first} and another content. Give it an id of its own, or keep one of the two.`,
  });
}

function tooManyEvents(): Finding {
  return rejection("events-too-many", wholeFile, {
    ko: `사건이 한도 ${maxEvents}건을 넘습니다. 파일을 나누어 올려 주십시오.`,
    en: `There are more than ${maxEvents} events. Split the file.`,
  });
}
