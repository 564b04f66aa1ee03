/**
 * Amounts that a file prints in 천원 or more, beside figures that the ledger has to the won. What is the known figure, rounded
 * or cut to the printed unit, is no change: the exact figure stays. A true change is taken, and told to be right to the unit alone.
 * A total without its funds that is the known one is no change either: the funds stay as they are known.
 */
import type { MeasureState } from "../domain/ledger/balance.ts";
import type { SourceRecord } from "../domain/ledger/posting.ts";
import { type IsoDate, monthOf } from "../domain/values/calendar.ts";
import { fileFinding, type Finding, someOf } from "../domain/values/finding.ts";
import { type FundAmounts, funds, sameFunds, totalOf } from "../domain/values/fund.ts";
import { factualMeasures } from "../domain/values/measure.ts";
import { type MoneyUnit, moneyUnits, type Won } from "../domain/values/won.ts";
import { totalsAsOf } from "../formats/kernel/make-reading.ts";
import { sumByFund } from "../domain/ledger/entries.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";

export interface ExactRecords {
  readonly records: readonly SourceRecord[];
  readonly findings: readonly Finding[];
}

interface Rounded {
  readonly kept: string[];
  readonly taken: string[];
}

/** @param records of running totals: payments add, and are never compared. */
export function withExactFigures(
  records: readonly SourceRecord[],
  { balances }: Pick<LedgerReading, "balances">,
): ExactRecords {
  const byUnit = new Map<MoneyUnit, Rounded>();
  const exact = records.map((record): SourceRecord => {
    const known = balances.get(record.project.id)?.balance;
    if (known === undefined) return record;
    const { entries, roundedTo = {}, project } = record;
    const kept = factualMeasures.flatMap((measure) => {
      const unit = roundedTo[measure] ?? "원";
      const own = entries.filter((entry) => entry.measure === measure);
      if (own.some(({ kind }) => kind === "increment")) return [];
      const [date, figures] = [own[0]?.date, known.measures[measure]];
      const knownFigures = date === undefined || figures === undefined ? null : figuresOn(figures, date);
      const stated = sumByFund(own);
      if (date === undefined || knownFigures === null || sameFunds(knownFigures, stated)) return [];
      const isKept = isPrintedAs(knownFigures, stated, unit);
      if (isFiner(knownFigures, unit)) roundedIn(byUnit, unit)[isKept ? "kept" : "taken"].push(project.name);
      return isKept ? [{ measure, entries: totalsAsOf(measure, knownFigures, date) }] : [];
    });
    if (kept.length === 0) return record;
    const others = entries.filter((entry) => !kept.some(({ measure }) => measure === entry.measure));
    return { ...record, entries: [...others, ...kept.flatMap((each) => each.entries)] };
  });
  return { records: exact, findings: [...byUnit].flatMap(([unit, words]) => findingsOf(unit, words)) };
}

function roundedIn(byUnit: Map<MoneyUnit, Rounded>, unit: MoneyUnit): Rounded {
  const known = byUnit.get(unit) ?? { kept: [], taken: [] };
  byUnit.set(unit, known);
  return known;
}

/** What the ledger states of that day; null where it knows another day alone. */
function figuresOn({ latest, monthEnds, statedOn, days }: MeasureState, date: IsoDate): FundAmounts | null {
  if (date >= latest) return monthEnds.at(-1) ?? null;
  const month = monthOf(date) - 1;
  const isStated =
    statedOn[month] === date && !days.some((day) => day.date > date && monthOf(day.date) - 1 === month);
  return isStated ? (monthEnds[month] ?? null) : null;
}

/** Whether the ledger knows more than the unit shows. */
function isFiner(figures: FundAmounts, unit: MoneyUnit): boolean {
  return funds.some((fund) => (figures[fund] ?? 0n) % moneyUnits[unit] !== 0n);
}

/** A total alone says nothing of the funds, which stay; funds are compared each, and the total beside them. */
function isPrintedAs(figures: FundAmounts, stated: FundAmounts, unit: MoneyUnit): boolean {
  const isAlone = funds.every((fund) => fund === "unsplit" || stated[fund] === undefined);
  if (isAlone) return isRoundingOf(totalOf(figures) ?? 0n, stated.unsplit ?? 0n, unit);
  // Each fund was rounded on its own, so the total may be off by as many units.
  const apart = (totalOf(figures) ?? 0n) - (totalOf(stated) ?? 0n);
  const most = (moneyUnits[unit] - 1n) * BigInt(funds.length) + 1n;
  return (
    apart < most &&
    -apart < most &&
    funds.every((fund) => fund === "unsplit" || isRoundingOf(figures[fund] ?? 0n, stated[fund] ?? 0n, unit))
  );
}

/** Offices round half up, and as many cut (천원 미만 절사). */
function isRoundingOf(exact: Won, printed: Won, unit: MoneyUnit): boolean {
  const size = moneyUnits[unit];
  const [whole, shown] = exact < 0n ? [-exact, -printed] : [exact, printed];
  const cut = whole - (whole % size);
  return shown === cut || (shown === cut + size && 2n * (whole - cut) >= size);
}

function findingsOf(
  unit: MoneyUnit,
  { kept, taken }: { readonly kept: readonly string[]; readonly taken: readonly string[] },
): Finding[] {
  const [projectsKept, projectsTaken] = [new Set(kept).size, new Set(taken).size];
  return [
    ...(kept.length === 0
      ? []
      : [
          fileFinding("note", "exact-figures-kept", `${kept.length}`, {
            ko: `단위가 ${unit}인 금액 ${kept.length}개(사업 ${projectsKept}개)는 장부의 금액을 ${unit}으로 반올림하거나 버린 것과 같습니다. 바뀐 것이 아니므로 장부의 원 단위 금액을 그대로 둡니다.`,
            en: `${kept.length} amounts in ${unit} (of ${projectsKept} projects) are the ledger's, rounded or cut to ${unit}: nothing changed, and the ledger's figures in won stay.`,
          }),
        ]),
    ...(taken.length === 0
      ? []
      : [
          fileFinding("note", "rounded-figures-taken", `${taken.length}`, {
            ko: `단위가 ${unit}인 금액 ${taken.length}개(사업 ${projectsTaken}개: ${someOf([...new Set(taken)])})는 장부와 달라 파일의 금액으로 바꿉니다. ${unit}까지만 맞는 금액이므로, 원 단위 자료가 있으면 그것을 올려 주십시오.`,
            en: `${taken.length} amounts in ${unit} (of ${projectsTaken} projects: ${someOf([...new Set(taken)])}) differ from the ledger and are taken. They are right to ${unit} alone: upload figures in won where there are any.`,
          }),
        ]),
  ];
}
