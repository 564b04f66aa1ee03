/**
 * Amounts that a file prints in 천원 or more over figures that the ledger has to the won, and totals without funds over figures by fund.
 * The file's own figures are taken: what the ledger holds of an upload is what that upload says, whatever is taken back later.
 * That something is known less exactly from then on is said.
 */
import type { MeasureState } from "../domain/ledger/balance.ts";
import { sumByFund } from "../domain/ledger/entries.ts";
import type { SourceRecord } from "../domain/ledger/posting.ts";
import { type IsoDate, monthOf } from "../domain/values/calendar.ts";
import { fileFinding, type Finding, someOf } from "../domain/values/finding.ts";
import { type FundAmounts, funds, sameFunds } from "../domain/values/fund.ts";
import { factualMeasures } from "../domain/values/measure.ts";
import { type MoneyUnit, moneyUnits } from "../domain/values/won.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";

/** @param records of running totals: payments add, and are never compared. */
export function findRoundedFigures(
  records: readonly SourceRecord[],
  { balances }: Pick<LedgerReading, "balances">,
): Finding[] {
  const rounded = new Map<MoneyUnit, string[]>();
  const unsplit: string[] = [];
  for (const { entries, roundedTo = {}, project } of records) {
    const known = balances.get(project.id)?.balance;
    for (const measure of known === undefined ? [] : factualMeasures) {
      const unit = roundedTo[measure] ?? "원";
      const own = entries.filter((entry) => entry.measure === measure);
      const [date, figures] = [own[0]?.date, known?.measures[measure]];
      if (date === undefined || figures === undefined || own.some(({ kind }) => kind === "increment"))
        continue;
      const [before, stated] = [figuresOn(figures, date), sumByFund(own)];
      if (before === null || sameFunds(before, stated)) continue;
      if (isFiner(before, unit)) rounded.set(unit, [...(rounded.get(unit) ?? []), project.name]);
      if (isSplit(before) && !isSplit(stated)) unsplit.push(project.name);
    }
  }
  return [...[...rounded].map(([unit, names]) => roundedTaken(unit, names)), ...fundsLost(unsplit)];
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

/** Whether some of it is known by fund. */
function isSplit(figures: FundAmounts): boolean {
  return funds.some((fund) => fund !== "unsplit" && (figures[fund] ?? 0n) !== 0n);
}

function roundedTaken(unit: MoneyUnit, names: readonly string[]): Finding {
  const projects = [...new Set(names)];
  return fileFinding("note", "rounded-figures-taken", `${names.length}`, {
    ko: `단위가 ${unit}인 금액 ${names.length}개(사업 ${projects.length}개: ${someOf(projects)})로 장부의 원 단위 금액을 바꿉니다. 이 금액은 ${unit}까지만 맞으므로, 원 단위 자료가 있으면 그것을 올려 주십시오.`,
    en: `${names.length} amounts in ${unit} (of ${projects.length} projects: ${someOf(projects)}) take the place of amounts in won. They are right to ${unit} alone: upload figures in won where there are any.`,
  });
}

function fundsLost(names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  const projects = [...new Set(names)];
  return [
    fileFinding("note", "funds-unsplit", `${projects.length}`, {
      ko: `장부가 재원별로 아는 사업 ${projects.length}개(${someOf(projects)})의 금액이 이 파일에는 합계만 있어, 그날부터 미구분이 됩니다. 재원별로 보려면 재원별 파일을 올려 주십시오.`,
      en: `${projects.length} projects that the ledger knows by fund (${someOf(projects)}) have totals alone in this file, and are not split from that day on. Upload a file that states the funds to see them.`,
    }),
  ];
}
