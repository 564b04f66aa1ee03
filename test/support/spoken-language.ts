/** What of a text is in the other language than the one that a person chose. */
import { commandList } from "../../local/command-list.ts";
import { rules } from "../../shared/domain/alerts/rules/rules.ts";
import { reasons } from "../../shared/domain/words/reason-names.ts";
import { fieldPaths } from "../../shared/contracts/policy/field-shapes.ts";
import { roles } from "../../shared/domain/access/principal.ts";
import { policyToJson } from "../../shared/contracts/policy/policy-json.ts";
import { defaultPolicy, selectors, severities } from "../../shared/domain/policy/policy.ts";
import { levels } from "../../shared/domain/rates/office-view.ts";
import { rateBases } from "../../shared/domain/rates/rate.ts";
import { factualMeasures } from "../../shared/domain/values/measure.ts";
import { projectAttributes } from "../../shared/domain/values/project.ts";
import type { Language } from "../../shared/domain/values/bilingual.ts";
import { reportFormats } from "../../shared/reports/report-kinds.ts";

/** Stands for itself in both languages: what a person types, and what files and programs are called. */
const same: readonly RegExp[] = [
  // Ids, paths and file names, and what is quoted from them.
  /"[^"\n]*"/g,
  /\b(?:code|payment|unit-project)\/\S+/g,
  /(?:\/[^\s:,()"]+)+\/?/g,
  /[^\s"(),:/]*\.(?:jsonl?|csv|xlsx|zip|txt|bin|pem|doc|ts|md|db|hwpx|pdf|monitor)(?![a-z])/g,
  // Codes of findings and of the system's answers; options; hashes and ids.
  /\[(?:[a-z0-9-]+|E[A-Z]+)\]/g,
  /--?[a-z][a-z-]*/g,
  /\b[0-9a-f]{7,64}…?/g,
  /[\w.-]+@[\w.-]+/g,
];

const words = (text: string): readonly string[] => text.match(/\S+/g) ?? [];

/** What a Korean officer reads in Latin letters: words that a command takes, and proper names of programs, files and norms. */
const latin = new Set(
  [
    ...commandList.map(({ name }) => name),
    ...rules.map(({ name }) => name),
    ...[severities, roles, levels, rateBases, selectors, reasons, reportFormats].flat(),
    ...[fieldPaths(), factualMeasures, projectAttributes].flat(),
    ...words(
      "take list show diff set unset add remove passwd disable enable ack snooze explain withdraw digest all ko en null true false",
    ),
    ...words("name budget spent left rate account field plan unit YYYY-MM-DD default-3"),
    // Of a mapping, of open data, and places in events.
    ...words("projectName projectCode asOf personal ignored amount fund means"),
    ...words("dbiz_cd bdg_cash_amt fiscalYear records columns offices version users"),
    // Programs, files and norms.
    ...words(
      "monitor MONITOR_HOME MONITOR_LANG MONITOR_PAGER PAGER less JSON CSV XLSX HWPX PDF API SHA UTC UTF BOM",
    ),
    ...words("NUL PEM TLS IP https http X-Forwarded-For Proto KB MB GB ExecutionRecorded Node SQLite npm"),
    ...words("run build dashboard chmod linux root old docs"),
  ].flatMap((word) => word.match(/[A-Za-z][A-Za-z'_]+/g) ?? []),
);

/** What an English reader sees in Hangul: units, terms of the field, headings of tables, the policy's own words. */
const hangul = new Set([
  ...words("원 천원 백만원 억원 기준 교부 실집행 호조 건설과 사업"),
  ...words("자치단체 국비 예산현액 편성액 결의승인일 결의금액 지방재정"),
  // Subjects of letters that were written in Korean.
  ...words("업로드 보류 반려"),
  ...(JSON.stringify(policyToJson(defaultPolicy)).match(/\p{Script=Hangul}+/gu) ?? []),
]);

/** So much of a name is no other word. */
const surelyName = 3;

/** @param known words of the office's own data, in whichever language they are; names may be cut. */
export function foreignWords(text: string, language: Language, known: readonly string[]): string[] {
  // A word that was wrapped is looked at as it was.
  const joined = text.replaceAll(/\n +/g, " ");
  const plain = same.reduce((rest, each) => rest.replaceAll(each, " "), joined);
  const said = plain.match(language === "ko" ? /[A-Za-z][A-Za-z'_]+/g : /\p{Script=Hangul}+/gu) ?? [];
  const fits = (word: string): boolean =>
    (language === "ko" ? latin : hangul).has(word) ||
    known.some((each) => each.startsWith(word) || (word.length >= surelyName && each.includes(word)));
  return [...new Set(said.filter((word) => !fits(word)))];
}
