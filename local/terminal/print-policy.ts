/** Policies as a person reads them: one line a field, as the document has it. */
import type { PolicyEffectRow } from "../../functions/api/policy/policy-effect.ts";
import type { PolicyDifference } from "../../shared/contracts/policy/policy-change.ts";
import { policyToJson } from "../../shared/contracts/policy/policy-json.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { severityNames } from "../../shared/domain/notices/notice.ts";
import { exclusionNames, exclusionOf } from "../../shared/domain/policy/line-policy.ts";
import type { PolicyDoubt } from "../../shared/domain/policy/policy-doubts.ts";
import { defaultPolicy, type Policy, type Severity } from "../../shared/domain/policy/policy.ts";
import { budgetOf, type RateBasis } from "../../shared/domain/rates/rate.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { totalOf } from "../../shared/domain/values/fund.ts";
import { formatWon, type Won } from "../../shared/domain/values/won.ts";
import { officeTitle, right, table } from "./terminal-table.ts";

/** What differs from the product's own policy is marked. */
export function policyText({ office, fiscalYear }: Books, officeName: string | null, policy: Policy): string {
  const own: Readonly<Record<string, unknown>> = policyToJson(defaultPolicy);
  const rows = Object.entries(policyToJson(policy))
    .filter(([field]) => field !== "version")
    .map(([field, value]) => {
      const text = JSON.stringify(value);
      return [text === JSON.stringify(own[field]) ? "" : "*", field, text];
    });
  const title = `${officeTitle(office, officeName)} · ${fiscalYear} 회계연도 · 정책 policy ${policy.version}${inheritedText(fiscalYear, policy)}`;
  const columns = ["", "항목 field", "값 value"].map((name) => name);
  return `${title} (* 기본값과 다름 / differs from the default)\n\n${table(columns, rows)}`;
}

/** A new year goes on with the last one's policy until it has its own. */
function inheritedText(fiscalYear: number, { version }: Policy): string {
  const isEarlier = /^\d{4}\//.test(version) && !version.startsWith(`${fiscalYear}/`);
  return isEarlier
    ? " – 지난 회계연도 정책을 이어 씁니다: 공휴일과 담당자를 확인해 주십시오. / goes on from an earlier year: check holidays and recipients."
    : "";
}

/** What each exclusion keeps from being judged, in won; a line counts for the first that fits it. */
export function exclusionsText(lines: readonly LedgerLine[], basis: RateBasis, policy: Policy): string {
  const hidden = new Map<string, { count: number; won: Won }>();
  for (const line of lines) {
    const exclusion = exclusionOf(line.project, policy);
    if (exclusion === null) continue;
    const { ko, en } = exclusionNames[exclusion.by];
    const name = `${ko} ${en}: ${exclusion.value}`;
    const { count, won } = hidden.get(name) ?? { count: 0, won: 0n };
    hidden.set(name, { count: count + 1, won: won + (totalOf(budgetOf(line, basis)) ?? 0n) });
  }
  const columns = ["판정 제외 not judged", right("사업 lines"), right("예산 budget (원 won)")];
  const rows = [...hidden]
    .toSorted(([, a], [, b]) => (a.won < b.won ? 1 : a.won > b.won ? -1 : 0))
    .map(([name, { count, won }]) => [name, `${count}`, formatWon(won)]);
  return table(columns, rows);
}

export function differencesText(from: string, to: string, changes: readonly PolicyDifference[]): string {
  const columns = ["항목 field", "전 before", "후 after"];
  const rows = changes.map(({ path, before, after }) => [path, before, after]);
  return `${from} → ${to}\n\n${table(columns, rows)}`;
}

/** One paragraph, or nothing. */
export function doubtLines(doubts: readonly PolicyDoubt[]): string[] {
  if (doubts.length === 0) return [];
  const lines = doubts.flatMap(({ ko, en }) => [`  ${ko}`, `  ${en}`]);
  return [["맞는 값인지 확인해 주십시오. / See whether these values are meant.", ...lines].join("\n")];
}

export interface EffectLine {
  readonly change: PolicyEffectRow["change"];
  readonly severity: Severity;
  readonly department: string | null;
  readonly name: string | null;
  readonly rule: string;
}

const shownEffects = 40;

export function effectText(sentence: Bilingual, differences: readonly EffectLine[]): string {
  const columns = ["변화 change", "단계 severity", "부서 department", "대상 about", "규칙 rule"];
  const rows = differences
    .slice(0, shownEffects)
    .map(({ change, severity, department, name, rule }) => [
      effectNames[change],
      `${severityNames[severity].ko} ${severityNames[severity].en}`,
      department ?? "",
      name ?? "",
      rule,
    ]);
  const rest = differences.length - rows.length;
  return [
    `${sentence.ko} / ${sentence.en}`,
    ...(rows.length === 0 ? [] : [table(columns, rows)]),
    ...(rest > 0 ? [`그 밖에 ${rest}건: --json / ${rest} more: --json`] : []),
  ].join("\n");
}

const effectNames: Readonly<Record<EffectLine["change"], string>> = {
  raised: "발생 raised",
  cleared: "해소 cleared",
  worsened: "심해짐 worse",
  eased: "나아짐 eased",
};
