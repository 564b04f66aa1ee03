/**
 * alerts: how many projects of a real county the default policy tells of, beside the fixed rules that
 * offices use. Counted over projects with the policy's minimum budget or more, on the day of the figures.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rebuild } from "../../shared/domain/ledger/balance.ts";
import { expectationOf } from "../../shared/domain/pace/expected-path.ts";
import { compare, formatPercent, fraction } from "../../shared/domain/values/fraction.ts";
import { judgeOffice } from "../../shared/domain/alerts/current-alerts.ts";
import { currentLine, type LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { officeView } from "../../shared/domain/rates/office-view.ts";
import { defaultPolicy } from "../../shared/domain/policy/policy.ts";
import { toPosting } from "../../shared/domain/ledger/posting.ts";
import { rateOf } from "../../shared/domain/rates/rate.ts";
import { lagFigures } from "../../shared/domain/alerts/rules/lag-figures.ts";
import { formatWon, sumWon, type Won } from "../../shared/domain/values/won.ts";
import { readSource } from "../../shared/formats/registry.ts";
import { monthEnd } from "../../shared/domain/values/calendar.ts";

const dump = join(import.meta.dirname, "../../../shared/data/lofin365/muju-5-asof-20260821.json");
const books = { office: "4573000", fiscalYear: 2026 };
const august = monthEnd(2026, 8);

interface Judged {
  readonly line: LedgerLine;
  /** Expected by the day and not spent, in won; 0 where nothing is. */
  readonly behind: Won;
}

export async function benchAlerts(): Promise<void> {
  if (!existsSync(dump)) {
    console.log(`alerts: skipped, because ${dump} is absent`);
    return;
  }
  const context = { ...books, fileName: dump, asOf: null, unit: null };
  const reading = await readSource(readFileSync(dump), context);
  if (reading.kind === "refused") throw new Error(reading.findings[0]?.en);
  const postings = reading.records.map((record) =>
    toPosting(record, { seq: 1, uploadId: "bench", format: reading.format, findings: [] }, null),
  );
  const balances = postings.map((posting) => rebuild([posting])).filter((balance) => balance !== null);
  const lines = balances.map(currentLine);
  const view = officeView(books.office, books.fiscalYear, lines);
  const judged = lines.filter((line) => isGreat(line)).map((line) => ({ line, behind: behindOf(line) }));
  const average = rateOf(lines, view.basis) ?? fraction(0n, 1n);
  const figures = {
    view,
    balances: new Map(balances.map((balance) => [balance.project.id, balance])),
    policy: defaultPolicy,
    history: null,
    findings: new Map(),
    settledSeq: 0,
  };
  const alerts = judgeOffice(figures, [], august).map(({ alert }) => alert);
  const alerted = (isMeant: (severity: string) => boolean): Set<string> =>
    new Set(
      alerts
        .filter(({ scope, severity }) => scope.level === "project" && isMeant(severity))
        .map(({ scope }) => scope.id),
    );
  const warned = alerted((severity) => severity !== "notice");
  const noticed = alerted((severity) => severity === "notice");
  const rules: readonly (readonly [string, (each: Judged) => boolean])[] = [
    ["ours: warning or critical, told at once", inSet(warned)],
    ["ours: of these critical", inSet(alerted((severity) => severity === "critical"))],
    ["ours: notice only, in the digest", inSet(new Set([...noticed].filter((id) => !warned.has(id))))],
    ["below 50 %", ({ line }) => isBelow(line, 50n, 100n)],
    ["below 60 %", ({ line }) => isBelow(line, 60n, 100n)],
    [
      `below the office's average (${formatPercent(average, 1)} %)`,
      ({ line }) => isBelow(line, average.numerator, average.denominator),
    ],
    ["zero spending", ({ line }) => isBelow(line, 1n, 1_000_000n)],
  ];
  const whole = sumWon(judged.map(({ behind }) => behind));
  console.log(`alerts: ${judged.length} projects of ${formatWon(defaultPolicy.minimumBudget)} won or more,`);
  console.log(`  ${formatWon(whole)} won behind the expected path together`);
  console.log("  | rule | projects | share | also warned of by ours | money behind covered |");
  for (const [name, isMeant] of rules) {
    const meant = judged.filter(isMeant);
    const both = meant.filter(({ line }) => warned.has(line.project.id)).length;
    const money = fraction(sumWon(meant.map(({ behind }) => behind)), whole);
    const share = formatPercent(fraction(BigInt(meant.length), BigInt(judged.length)), 1);
    console.log(`  | ${name} | ${meant.length} | ${share} % | ${both} | ${formatPercent(money, 1)} % |`);
  }
}

function inSet(ids: ReadonlySet<string>): (each: Judged) => boolean {
  return ({ line }) => ids.has(line.project.id);
}

function isGreat(line: LedgerLine): boolean {
  const figures = lagFigures([line], "expenditure/current-budget");
  return figures !== null && figures.budget >= defaultPolicy.minimumBudget;
}

function isBelow(line: LedgerLine, numerator: bigint, denominator: bigint): boolean {
  const rate = rateOf([line], "expenditure/current-budget");
  return rate !== null && compare(rate, fraction(numerator, denominator)) < 0;
}

function behindOf(line: LedgerLine): Won {
  const question = { policy: defaultPolicy, history: null, date: line.asOf, fund: "all" as const };
  const expectation = expectationOf([line], { ...question, basis: "expenditure/current-budget" });
  const figures = lagFigures([line], "expenditure/current-budget");
  const missing = (expectation?.expected ?? 0n) - (figures?.expenditure ?? 0n);
  return missing > 0n ? missing : 0n;
}
