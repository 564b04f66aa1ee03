/** Policies as a person reads them: one line a field, as the document has it. */
import { severityText } from "./sentence-parts.ts";
import type { PolicyEffectRow } from "../../functions/api/policy/policy-effect.ts";
import { isFieldName } from "../../shared/contracts/policy/field-shapes.ts";
import { fieldWords } from "../../shared/contracts/policy/policy-reference.ts";
import { valueText } from "../../shared/contracts/policy/shown-values.ts";
import { differenceInWords, type PolicyDifference } from "../../shared/contracts/policy/policy-change.ts";
import { policyToJson } from "../../shared/contracts/policy/policy-json.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { rules } from "../../shared/domain/alerts/rules/rules.ts";
import { exclusionNames, exclusionOf } from "../../shared/domain/policy/line-policy.ts";
import type { PolicyDoubt } from "../../shared/domain/policy/policy-doubts.ts";
import { defaultPolicy, type Policy, type Severity } from "../../shared/domain/policy/policy.ts";
import { type OfficeView, withBasis } from "../../shared/domain/rates/office-view.ts";
import { budgetOf, type RateBasis } from "../../shared/domain/rates/rate.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { totalOf } from "../../shared/domain/values/fund.ts";
import { formatWon, type Won } from "../../shared/domain/values/won.ts";
import { type Display, say, widthOf } from "../terminal/display.ts";
import { wrapLine } from "../terminal/wrap-lines.ts";
import { officeTitle } from "../terminal/office-names.ts";
import { exact, lessNeeded, name as nameColumn, right } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";

/** What differs from the product's own policy is marked. */
export function policyText(
  display: Display,
  books: Books,
  officeName: string | null,
  policy: Policy,
): string {
  const own: Readonly<Record<string, unknown>> = policyToJson(defaultPolicy);
  const rows = Object.entries(policyToJson(policy))
    .filter(([field]) => field !== "version")
    .map(([field, value]) => ({
      mark: JSON.stringify(value) === JSON.stringify(own[field]) ? " " : "*",
      title: isFieldName(field) ? say(display, fieldWords(field).title) : "",
      field,
      value: valueText(field, value, display.language),
    }));
  const mark = say(display, { ko: "(* 기본값과 다름)", en: "(* differs from the default)" });
  const title = `${policyTitle(display, books, officeName, policy)} ${mark}`;
  // A value may be a list as long as the year's holidays: it is no cell of a table.
  const lines = rows.map((row) => fieldLines(display, row, rows));
  return [title, ...inheritedLines(display, books.fiscalYear, policy), "", ...lines].join("\n");
}

/** Whose policy it is. */
export function policyTitle(
  display: Display,
  { office, fiscalYear }: Books,
  officeName: string | null,
  policy: Policy,
): string {
  const whose = officeTitle(office, officeName);
  return say(display, {
    ko: `${whose} · ${fiscalYear} 회계연도 · 정책 ${versionText(display, policy.version)}`,
    en: `${whose} · fiscal year ${fiscalYear} · policy ${versionText(display, policy.version)}`,
  });
}

/** An office numbers its own policies; before the first it has the product's. */
function versionText(display: Display, version: string): string {
  return version === defaultPolicy.version ? say(display, { ko: "기본", en: "by default" }) : version;
}

interface FieldRow {
  readonly mark: string;
  readonly title: string;
  readonly field: string;
  readonly value: string;
}

/** A value beside its names needs so much of the line; where less is left it stands below them. */
const narrowestValue = 40;

function fieldLines(
  display: Display,
  { mark, title, field, value }: FieldRow,
  all: readonly FieldRow[],
): string {
  const pad = (text: string, of: (row: FieldRow) => string): string =>
    text + " ".repeat(Math.max(...all.map((row) => widthOf(of(row)))) - widthOf(text));
  const head = `${mark} ${pad(title, (row) => row.title)}  ${pad(field, (row) => row.field)}  `;
  const { columns } = display;
  if (columns === null || columns - widthOf(head) >= narrowestValue)
    return wrapLine(`${head}${value}`, columns, widthOf(head)).join("\n");
  return [`${mark} ${title} (${field})`, ...wrapLine(`    ${value}`, columns, 4)].join("\n");
}

/** A new year goes on with the last one's policy until it has its own. */
function inheritedLines(display: Display, fiscalYear: number, { version }: Policy): readonly string[] {
  const isEarlier = /^\d{4}\//.test(version) && !version.startsWith(`${fiscalYear}/`);
  return isEarlier
    ? [
        say(display, {
          ko: "지난 회계연도 정책을 이어 씁니다. 공휴일과 담당자를 확인해 주십시오.",
          en: "It goes on from an earlier year: check holidays and recipients.",
        }),
      ]
    : [];
}

/** What each exclusion keeps from being judged, in won; a line counts for the first that fits it. */
export function exclusionsText(
  display: Display,
  lines: readonly LedgerLine[],
  basis: RateBasis,
  policy: Policy,
): string {
  const hidden = new Map<string, { count: number; won: Won }>();
  for (const line of lines) {
    const exclusion = exclusionOf(line.project, policy);
    if (exclusion === null) continue;
    const name = `${say(display, exclusionNames[exclusion.by])}: ${exclusion.value}`;
    const { count, won } = hidden.get(name) ?? { count: 0, won: 0n };
    hidden.set(name, { count: count + 1, won: won + (totalOf(budgetOf(line, basis)) ?? 0n) });
  }
  if (hidden.size === 0)
    return say(display, { ko: "판정에서 빠지는 사업이 없습니다.", en: "Every line is judged." });
  const columns = [
    nameColumn("판정 제외", "not judged"),
    right("사업", "lines"),
    right("예산(원)", "budget (won)"),
  ];
  const rows = [...hidden]
    .toSorted(([, a], [, b]) => (a.won < b.won ? 1 : a.won > b.won ? -1 : 0))
    .map(([name, { count, won }]) => [name, `${count}`, formatWon(won)]);
  return table(display, columns, rows);
}

/** What the proposed policy would keep from being judged, where the change is about that. */
export function exclusionLines(
  display: Display,
  changes: readonly PolicyDifference[],
  view: OfficeView,
  proposed: Policy,
): string[] {
  const lines = view.rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
  const isAbout = changes.some(({ path }) => path === "exclusions" || path === "excludedNameParts");
  return isAbout && lines.length > 0
    ? [exclusionsText(display, lines, withBasis(view, proposed.rateBasis).basis, proposed)]
    : [];
}

/** @param to null of what is not saved. */
export function differencesText(
  display: Display,
  from: string,
  to: string | null,
  changes: readonly PolicyDifference[],
): string {
  const columns = [
    exact("항목", "field"),
    lessNeeded(1, exact("이름", "name")),
    exact("지금", "now"),
    exact("바꾼 뒤", "then"),
  ];
  const rows = changes.map((change) => {
    const { title, before, after } = differenceInWords(change);
    return [say(display, title), change.path, say(display, before), say(display, after)];
  });
  const [was, is] = [versionText(display, from), to === null ? null : versionText(display, to)];
  const head =
    is === null
      ? say(display, {
          ko: `아직 저장하지 않았습니다(지금: 정책 ${was}).`,
          en: `Nothing is saved yet (now: policy ${was}).`,
        })
      : say(display, {
          ko: `저장했습니다: 정책 ${was} → ${is}. 달라진 알림: monitor alerts`,
          en: `Saved: policy ${was} → ${is}. What it does to alerts: monitor alerts`,
        });
  return `${head}\n\n${table(display, columns, rows)}`;
}

/** One paragraph, or nothing. */
export function doubtLines(display: Display, doubts: readonly PolicyDoubt[]): string[] {
  if (doubts.length === 0) return [];
  const lines = doubts.map((doubt) => `  ${say(display, doubt)}`);
  const head = { ko: "맞는 값인지 확인해 주십시오.", en: "See whether these values are meant." };
  return [[say(display, head), ...lines].join("\n")];
}

export interface EffectLine {
  readonly change: PolicyEffectRow["change"];
  readonly severity: Severity;
  readonly department: string | null;
  readonly name: string | null;
  readonly rule: string;
}

const shownEffects = 40;

export function effectText(
  display: Display,
  sentence: Bilingual,
  differences: readonly EffectLine[],
): string {
  const columns = [
    exact("변화", "change"),
    exact("단계", "severity"),
    lessNeeded(1, nameColumn("부서", "department")),
    nameColumn("대상", "about"),
    lessNeeded(2, exact("까닭", "rule")),
  ];
  const rows = differences
    .slice(0, shownEffects)
    .map(({ change, severity, department, name, rule }) => [
      say(display, effectNames[change]),
      severityText(display, severity),
      department ?? "",
      name ?? "",
      titleOf(display, rule),
    ]);
  const rest = differences.length - rows.length;
  return [
    say(display, sentence),
    ...(rows.length === 0 ? [] : [table(display, columns, rows)]),
    ...(rest > 0
      ? [say(display, { ko: `그 밖에 ${rest}건(--json으로 모두)`, en: `${rest} more (--json)` })]
      : []),
  ].join("\n");
}

const effectNames: Readonly<Record<EffectLine["change"], Bilingual>> = {
  raised: { ko: "발생", en: "raised" },
  cleared: { ko: "해소", en: "cleared" },
  worsened: { ko: "심해짐", en: "worse" },
  eased: { ko: "나아짐", en: "eased" },
};

function titleOf(display: Display, rule: string): string {
  const known = rules.find(({ name }) => name === rule);
  return known === undefined ? rule : say(display, known.title);
}
