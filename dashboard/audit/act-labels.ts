/** What an act changed, in words. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { outcomeWords } from "../../shared/domain/words/act-names.ts";
import { reasonNames } from "../../shared/domain/words/reason-names.ts";
import { roleNames } from "../../shared/domain/words/role-names.ts";

const fieldNames: Readonly<Record<string, Bilingual>> = {
  state: { ko: "상태", en: "state" },
  "status.state": { ko: "상태", en: "state" },
  "status.until": { ko: "미룬 날", en: "until" },
  "explanation.reason": { ko: "사유", en: "reason" },
  "explanation.note": { ko: "설명", en: "note" },
  "explanation.owner": { ko: "담당", en: "owner" },
  "explanation.due": { ko: "조치 예정", en: "due" },
  number: { ko: "번호", en: "number" },
  headers: { ko: "열 이름", en: "column names" },
  pairs: { ko: "짝", en: "pairs" },
  entries: { ko: "장부 번호", en: "entries" },
  name: { ko: "이름", en: "name" },
  asOf: { ko: "기준일", en: "as of" },
  role: { ko: "역할", en: "role" },
  departments: { ko: "부서", en: "departments" },
};

/** Fields whose values are codes. */
const worded = /(^|\.)(state|reason|role)$/;

const valueNames: Readonly<Record<string, Bilingual>> = {
  ...roleNames,
  ...reasonNames,
  open: { ko: "열림", en: "open" },
  acknowledged: { ko: "확인함", en: "acknowledged" },
  snoozed: { ko: "미룸", en: "put off" },
  cleared: { ko: "해소됨", en: "cleared" },
  disabled: { ko: "멈춤", en: "disabled" },
};

/** Who and when stand in the entry itself; versions are for machines. */
const passedOver = /(^|\.)(by|at|version|sha256|fileName|uploadId)$/;

/** `상태: open → acknowledged`, a line for each field that differs. */
export function valueLines(before: unknown, after: unknown, language: "ko" | "en"): readonly string[] {
  const [from, to] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((path) => {
    const [was, is] = [from.get(path) ?? "–", to.get(path) ?? "–"];
    if (was === is || passedOver.test(path)) return [];
    const words = (value: string): string =>
      worded.test(path) ? (valueNames[value] ?? outcomeWords(value))[language] : value;
    return [`${fieldNames[path]?.[language] ?? path}: ${words(was)} → ${words(is)}`];
  });
}

function leavesOf(value: unknown, path = ""): ReadonlyMap<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object") return new Map([[path, JSON.stringify(value).replace(/^"|"$/g, "")]]);
  if (Array.isArray(value)) return new Map([[path, value.map(String).join(", ")]]);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [
      ...leavesOf(inner, path === "" ? name : `${path}.${name}`),
    ]),
  );
}
