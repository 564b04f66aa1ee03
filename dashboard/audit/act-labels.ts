/** What an act changed, in words. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { outcomeWords, viaNames } from "../../shared/domain/words/act-names.ts";
import { reasonNames } from "../../shared/domain/words/reason-names.ts";
import { grouped } from "../logic/format-figures.ts";
import { roleNames } from "../../shared/domain/words/role-names.ts";

const fieldNames: Readonly<Record<string, Bilingual>> = {
  state: { ko: "상태", en: "state" },
  "status.state": { ko: "상태", en: "state" },
  "status.until": { ko: "미룬 날", en: "until" },
  "explanation.reason": { ko: "사유", en: "reason" },
  "explanation.note": { ko: "설명", en: "note" },
  "explanation.owner": { ko: "담당", en: "owner" },
  "explanation.due": { ko: "조치 예정", en: "due" },
  "status.because": { ko: "해소된 까닭", en: "cleared because" },
  reason: { ko: "사유", en: "reason" },
  via: { ko: "보낸 방법", en: "sent by way of" },
  byteLength: { ko: "크기(바이트)", en: "bytes" },
  findings: { ko: "지적", en: "findings" },
  applied: { ko: "반영한 건수", en: "applied" },
  alreadyApplied: { ko: "이미 반영된 건수", en: "already applied" },
  notApplied: { ko: "반영하지 못한 건수", en: "not applied" },
  isAllSame: { ko: "모두 같은 사업", en: "all the same projects" },
  from: { ko: "이날부터", en: "from" },
  office: { ko: "자치단체", en: "office" },
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
const worded = /(^|\.)(state|reason|role|via|because|isAllSame)$/;

/** Fields that count something; numbers of other fields are names. */
const counted = /(^|\.)(byteLength|findings|applied|alreadyApplied|notApplied)$/;

const valueNames: Readonly<Record<string, Bilingual>> = {
  ...roleNames,
  ...reasonNames,
  ...viaNames,
  applying: { ko: "반영 중", en: "applying" },
  undoing: { ko: "되돌리는 중", en: "undoing" },
  restoring: { ko: "되살리는 중", en: "restoring" },
  true: { ko: "예", en: "yes" },
  false: { ko: "아니오", en: "no" },
  recovered: { ko: "나아짐", en: "recovered" },
  gone: { ko: "사업이 없어짐", en: "the scope is gone" },
  excluded: { ko: "정책에서 제외함", en: "excluded by the policy" },
  "no-budget": { ko: "예산이 없어짐", en: "no budget is left" },
  "told-below": { ko: "아래 사업이 알림", en: "its projects say it" },
  open: { ko: "열림", en: "open" },
  acknowledged: { ko: "확인함", en: "acknowledged" },
  snoozed: { ko: "미룸", en: "put off" },
  cleared: { ko: "해소됨", en: "cleared" },
  disabled: { ko: "멈춤", en: "disabled" },
};

/** Who and when stand in the entry itself; versions are for machines. */
const passedOver = /(^|\.)(by|at|version|sha256|fileName|uploadId)$/;

/** `상태: 열림 → 확인함`, a line for each field that differs. */
export function valueLines(before: unknown, after: unknown, language: "ko" | "en"): readonly string[] {
  const [from, to] = [leavesOf(before, language), leavesOf(after, language)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((path) => {
    const [was, is] = [from.get(path) ?? "–", to.get(path) ?? "–"];
    if (was === is || passedOver.test(path)) return [];
    const words = (value: string): string =>
      worded.test(path) ? (valueNames[value] ?? outcomeWords(value))[language] : value;
    // What was not there before is told, and no arrow from nothing.
    return [`${fieldNames[path]?.[language] ?? path}: ${was === "–" ? "" : `${words(was)} → `}${words(is)}`];
  });
}

/** Of a finding its sentence: the rest of it is for machines. */
function itemText(item: unknown, language: "ko" | "en"): string {
  if (typeof item !== "object" || item === null) return String(item);
  const sentence: unknown = new Map<string, unknown>(Object.entries(item)).get(language);
  return typeof sentence === "string" ? sentence : "…";
}

function leavesOf(value: unknown, language: "ko" | "en", path = ""): ReadonlyMap<string, string> {
  // An empty list says as little as none.
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return new Map();
  if (typeof value === "number" && counted.test(path)) return new Map([[path, grouped(value)]]);
  if (typeof value !== "object") return new Map([[path, JSON.stringify(value).replace(/^"|"$/g, "")]]);
  if (Array.isArray(value))
    return new Map([[path, value.map((item) => itemText(item, language)).join(", ")]]);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [
      ...leavesOf(inner, language, path === "" ? name : `${path}.${name}`),
    ]),
  );
}
