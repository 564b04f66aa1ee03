/**
 * A running total that names only some of the funds that the ledger has of its measure. It replaces the whole measure, so what
 * other funds came to would be gone without a word, be it little.
 */
import type { Balance } from "../ledger/balance.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { datePartsOf, type IsoDate } from "../values/calendar.ts";
import { type Finding, rowFinding } from "../values/finding.ts";
import { type Fund, type FundAmounts, fundNames, funds, totalOf } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures, isBudget, measureNames } from "../values/measure.ts";
import type { ProjectId } from "../values/project.ts";
import { formatWon, type Won } from "../values/won.ts";

/** @param consequence an event is refused, for its sender is a system that can send all funds; a table waits for a person. */
export function checkFundStatements(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  consequence: "reject" | "hold",
): Finding[] {
  return records.flatMap((record) =>
    factualMeasures.flatMap((measure): Finding[] => {
      const balance = balances.get(record.project.id);
      const state = balance?.measures[measure];
      const stated = lastStatement(record, measure);
      if (balance === undefined || state === undefined || stated === null) return [];
      // What comes late replaces what its month ended with, and nothing that counts today.
      const isLate = (state.statedOn[11] ?? "") > stated.date;
      const month = isLate ? datePartsOf(stated.date).month - 1 : 11;
      if (isLate && (state.statedOn[month] ?? "") > stated.date) return [];
      const known = state.monthEnds[month] ?? {};
      // A total over the funds leaves none out.
      if (stated.amounts.unsplit !== undefined) return [];
      const given = funds.filter((fund) => stated.amounts[fund] !== undefined);
      // What sends each fund by itself leaves the others out, be its own the larger one.
      const isOneByOne =
        consequence === "reject" &&
        (state.statedOn[month] === stated.date || given.every((fund) => (known[fund] ?? 0n) === 0n));
      const missing = funds.filter(
        (fund) =>
          (known[fund] ?? 0n) !== 0n &&
          (fund === "unsplit"
            ? isOfSome(record, balance, measure, stated.amounts) ||
              (consequence === "reject" && given.length === 1)
            : stated.amounts[fund] === undefined),
      );
      const [before, after] = [totalOf(known) ?? 0n, totalOf(stated.amounts) ?? 0n];
      const isNamedGone = isOneByOne && missing.some((fund) => fund !== "unsplit");
      // Where the sum stays, the money stands under another fund. A budget may be funded anew; what was spent is spent.
      const isSpentGone = consequence === "hold" && after > before && !isBudget(measure);
      return missing.length === 0 || (after >= before && !isNamedGone && !isSpentGone)
        ? []
        : [fundsMissing(record, { measure, ...stated, missing, known, before, after }, consequence)];
    }),
  );
}

/**
 * Whether what was spent is stated of some funds alone, where the ledger has one amount for all: the budget, as the file states it or
 * else the ledger, has a fund that is not there.
 */
function isOfSome(
  record: SourceRecord,
  { measures }: Balance,
  measure: FactualMeasure,
  given: FundAmounts,
): boolean {
  if (isBudget(measure)) return false;
  const budgets = (["current-budget", "appropriation"] as const).flatMap((budget) => [
    lastStatement(record, budget)?.amounts ?? {},
    measures[budget]?.monthEnds[11] ?? {},
  ]);
  const split = budgets.map((budget) =>
    funds.filter((fund) => fund !== "unsplit" && (budget[fund] ?? 0n) !== 0n),
  );
  const named = split.find((each) => each.length > 0) ?? [];
  return named.some((fund) => given[fund] === undefined);
}

interface Statement {
  readonly date: IsoDate;
  readonly amounts: FundAmounts;
  readonly row: number | null;
}

/** The running totals of the last day that the record states of a measure; null without any. */
function lastStatement({ entries, rows }: SourceRecord, measure: FactualMeasure): Statement | null {
  let found: { date: IsoDate; amounts: { [fund in Fund]?: Won }; row: number | null } | null = null;
  for (const [at, entry] of entries.entries()) {
    if (entry.measure !== measure || entry.kind !== "cumulative") continue;
    if (found === null || entry.date > found.date)
      found = { date: entry.date, amounts: {}, row: rows[at] ?? rows[0] ?? null };
    if (entry.date === found.date)
      found.amounts[entry.fund] = (found.amounts[entry.fund] ?? 0n) + entry.amount;
  }
  return found;
}

interface PartialStatement extends Statement {
  readonly measure: FactualMeasure;
  readonly missing: readonly Fund[];
  readonly known: FundAmounts;
  readonly before: Won;
  readonly after: Won;
}

function fundsMissing(
  { project: { name } }: SourceRecord,
  { measure, date, row, amounts, missing, known, before, after }: PartialStatement,
  consequence: "reject" | "hold",
): Finding {
  const of = measureNames[measure];
  const given = funds.filter((fund) => amounts[fund] !== undefined);
  const left = (lang: keyof Bilingual, unit: string): string =>
    missing.map((fund) => `${fundNames[fund][lang]} ${formatWon(known[fund] ?? 0n)}${unit}`).join(", ");
  const [from, to] = [formatWon(before), formatWon(after)];
  const falls =
    after < before
      ? { ko: `${from}원에서 ${to}원으로 줄어듭니다`, en: `it would fall from ${from} to ${to} won` }
      : after === before
        ? {
            ko: `합계 ${to}원은 그대로이나 다른 재원의 것이 됩니다`,
            en: `the ${to} won would be another fund's`,
          }
        : { ko: `${from}원이 ${to}원이 됩니다`, en: `${from} won would become ${to}` };
  const remedy =
    consequence === "reject"
      ? {
          ko: `빠진 재원을 같은 날짜로 함께 적어 다시 보내 주십시오. 없어진 재원은 0으로 적어 주십시오.`,
          en: `Send it again with the missing funds beside the others under the same day, and a fund that ended as 0.`,
        }
      : {
          ko: `빠진 재원의 칸을 채워 다시 올리고, 없어진 재원이면 0으로 적거나 보류를 해제해 주십시오.`,
          en: `Fill in the missing funds and upload again; state a fund that ended as 0, or release the file.`,
        };
  return {
    ...rowFinding(consequence, "funds-missing", row, to, {
      ko: `"${name}"의 ${date} 기준 ${of.ko} 누계에 ${listOf(given, "ko")}만 적혀 있고, 장부에 있는 ${left("ko", "원")}이 빠져 있습니다. 누계는 모든 재원을 대신하므로 반영하면 ${falls.ko}. ${remedy.ko}`,
      en: `The running ${of.en} of "${name}" as of ${date} states ${listOf(given, "en")} alone, without the ${left("en", " won")} of the ledger. A running total replaces all funds, so ${falls.en}. ${remedy.en}`,
    }),
    column: of.ko,
  };
}

function listOf(which: readonly Fund[], lang: keyof Bilingual): string {
  return which.map((fund) => fundNames[fund][lang]).join(", ");
}
