/**
 * The shapes in which QWGJK comes as JSON: the portal's answer (`{"QWGJK":[{"head":…},{"row":…}]}`), a dump
 * (`{"dataset":"QWGJK","rows":…}`), and a bare list of rows. Anything around the rows that is not known here
 * may say what they are (a page, another unit, a filter), so it stops the file.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { isJsonObject, JsonNumber } from "../containers/text/source-json.ts";
import { placeAt, rejection } from "../kernel/finding-list.ts";
import { maxRows, tooManyRows } from "../kernel/row-findings.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** What an envelope says of all its rows; null where it says nothing. */
export interface EnvelopeClaims {
  readonly office: string | null;
  readonly fiscalYear: string | null;
  readonly asOf: string | null;
}

export interface Envelope {
  readonly objects: readonly JsonObject[];
  readonly claims: EnvelopeClaims | null;
  readonly findings: readonly Finding[];
}

const dataset = "QWGJK";
const dumpKeys: ReadonlySet<string> = new Set(["laf_cd", "name", "fyr", "asof", "dataset", "rows"]);

/** Where rows of the dataset stand, in words; null when this is other JSON. */
export function findEnvelope(value: unknown): { readonly place: string } | null {
  if (isRowList(value)) return { place: "the top list" };
  if (!isJsonObject(value)) return null;
  if (value["dataset"] === dataset) return { place: `the dataset ${dataset}` };
  if (Object.hasOwn(value, dataset)) return { place: `the answer ${dataset}` };
  const holder = Object.entries(value).find(([, member]) => isRowList(member));
  return holder === undefined ? null : { place: `the list "${holder[0]}"` };
}

export function readEnvelope(value: unknown): Envelope {
  if (isList(value)) return rowsIn(value, null);
  if (!isJsonObject(value)) return refused(unknownEnvelope([]));
  return Object.hasOwn(value, dataset) ? readAnswer(value) : readDump(value);
}

function readDump(dump: JsonObject): Envelope {
  const strange = Object.keys(dump).filter((key) => !dumpKeys.has(key));
  if (strange.length > 0) return refused(unknownEnvelope(strange));
  const claims = {
    office: textOrNull(dump["laf_cd"]),
    fiscalYear: textOrNull(dump["fyr"]),
    asOf: textOrNull(dump["asof"]),
  };
  return rowsIn(dump["rows"], claims);
}

/** Pages of an answer are a part of the rows each: the count in its head tells. */
function readAnswer(answer: JsonObject): Envelope {
  const parts: unknown = answer[dataset];
  const strange = Object.keys(answer).filter((key) => key !== dataset);
  if (strange.length > 0 || !isList(parts)) return refused(unknownEnvelope(strange));
  const heads: unknown[] = [];
  const rows: unknown[] = [];
  for (const part of parts) {
    const members = isJsonObject(part) ? Object.entries(part) : [];
    if (members.length === 0) return refused(unknownEnvelope([]));
    for (const [key, member] of members) {
      if (key === "head") heads.push(member);
      else if (key === "row" && isList(member)) for (const row of member) rows.push(row);
      else return refused(unknownEnvelope([key]));
    }
  }
  const announced = textOrNull(memberIn(heads, "list_total_count"));
  if (announced !== null && announced !== String(rows.length)) {
    return refused(onePage(rows.length, announced));
  }
  return rowsIn(rows, null);
}

function rowsIn(list: unknown, claims: EnvelopeClaims | null): Envelope {
  if (!isList(list)) return refused(unknownEnvelope(["rows"]));
  if (list.length > maxRows) return refused(tooManyRows());
  const strange = list.findIndex((row) => !isJsonObject(row));
  if (strange !== -1) return refused(notARow(strange + 1));
  return { objects: list.filter(isJsonObject), claims, findings: [] };
}

/** A member by name, however deep its lists lie. */
function memberIn(parts: readonly unknown[], name: string): unknown {
  for (const part of parts) {
    const found = isList(part) ? memberIn(part, name) : isJsonObject(part) ? part[name] : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isRowList(value: unknown): boolean {
  if (!isList(value)) return false;
  const [first] = value;
  return isJsonObject(first) && Object.hasOwn(first, "dbiz_cd") && Object.hasOwn(first, "bdg_cash_amt");
}

/** `Array.isArray` makes a list of anything, which would be trusted unread. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function textOrNull(value: unknown): string | null {
  if (value instanceof JsonNumber) return value.text;
  return typeof value === "string" && value !== "" ? value : null;
}

function refused(finding: Finding): Envelope {
  return { objects: [], claims: null, findings: [finding] };
}

function unknownEnvelope(keys: readonly string[]): Finding {
  const named = keys.length === 0 ? "" : ` (${keys.join(", ")})`;
  return rejection("envelope-unknown", placeAt(null, null, keys.join(", ") || null), {
    ko: `JSON에서 행을 둘러싼 부분${named}을 알 수 없습니다. 지방재정365 세부사업별 세출현황 응답 그대로나 행의 목록만 담은 파일을 올려 주십시오.`,
    en: `What stands around the rows of the JSON${named} is not known. Upload the portal's QWGJK answer as it came, or a bare list of rows.`,
  });
}

function onePage(got: number, announced: string): Finding {
  if (got > Number(announced))
    return rejection("rows-partial", placeAt(null, null, `${got} / ${announced}`), {
      ko: `응답은 모두 ${announced}건이라고 하는데 파일에는 ${got}건이 있습니다. 모든 쪽을 다시 받아 한 번씩만 합쳐 올려 주십시오.`,
      en: `The answer announces ${announced} rows and holds ${got}. A page may stand in it twice: fetch every page again, join each once and upload that.`,
    });
  return rejection("rows-partial", placeAt(null, null, `${got} / ${announced}`), {
    ko: `응답은 모두 ${announced}건이라고 하는데 파일에는 ${got}건만 있습니다. 모든 쪽을 받아 한 파일의 목록으로 합쳐 올려 주십시오.`,
    en: `The answer announces ${announced} rows and holds ${got}. Fetch every page, join the rows into one list and upload that.`,
  });
}

function notARow(row: number): Finding {
  return rejection("row-not-object", placeAt(row), {
    ko: `${row}번째 행이 항목 이름과 값으로 되어 있지 않습니다. 지방재정365가 준 그대로의 파일을 올려 주십시오.`,
    en: `Row ${row} is not made of named values. Upload the file as the portal gave it.`,
  });
}
