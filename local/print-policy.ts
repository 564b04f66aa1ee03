/** Policies as a person reads them: one line a field, as the document has it. */
import type { PolicyDifference } from "../shared/contracts/policy-change.ts";
import { policyToJson } from "../shared/contracts/policy-json.ts";
import type { Books } from "../shared/domain/books.ts";
import { defaultPolicy, type Policy } from "../shared/domain/policy.ts";
import { table } from "./terminal-table.ts";

/** What differs from the product's own policy is marked. */
export function policyText({ office, fiscalYear }: Books, policy: Policy): string {
  const own: Readonly<Record<string, unknown>> = policyToJson(defaultPolicy);
  const rows = Object.entries(policyToJson(policy))
    .filter(([field]) => field !== "version")
    .map(([field, value]) => {
      const text = JSON.stringify(value);
      return [text === JSON.stringify(own[field]) ? "" : "*", field, text];
    });
  const title = `${office} · ${fiscalYear} 회계연도 · 정책 policy ${policy.version}`;
  const columns = ["", "항목 field", "값 value"].map((name) => ({ title: name, align: "left" as const }));
  return `${title} (* 기본값과 다름 / differs from the default)\n\n${table(columns, rows)}`;
}

export function differencesText(from: string, to: string, changes: readonly PolicyDifference[]): string {
  const columns = ["항목 field", "전 before", "후 after"].map((title) => ({ title, align: "left" as const }));
  const rows = changes.map(({ path, before, after }) => [path, before, after]);
  return `${from} → ${to}\n\n${table(columns, rows)}`;
}
