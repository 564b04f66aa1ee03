/** Amounts and rates as text: lined up, never broken over two lines, and silence never shown as 0. */
import {
  exactWon,
  formatRate,
  isWonUnit,
  roundedParts,
  roundedWon,
  unitName,
  type WonUnit,
} from "../logic/format-figures.ts";
import type { ReactNode } from "react";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";

interface WonProps {
  readonly won: string | null;
  readonly named?: boolean;
  /** As it is printed among the parts of a total. */
  readonly shown?: string | null | undefined;
}

export function Won({ won, named = false, shown }: WonProps) {
  const { language } = useLanguage();
  const [unit] = useUnit();
  if (won === null) return <Missing />;
  return (
    <span className="amount" {...exactOf(won, unit)}>
      {shown ?? roundedWon(won, unit)}
      {named && <span className="unit"> {unitName(unit, language)}</span>}
    </span>
  );
}

/** Cells of a column whose amounts make one total: what is printed adds up to it. */
export function usePartsCell<Row>(
  rows: readonly Row[],
  wonOf: (row: Row) => string | null,
): (row: Row) => ReactNode {
  const [unit] = useUnit();
  const parts = roundedParts(rows.map(wonOf), unit);
  const shown = new Map(rows.map((row, at) => [row, parts[at]]));
  return (row) => <Won won={wonOf(row)} shown={shown.get(row)} />;
}

/** A difference: with its sign, whichever it is. */
export function WonChange({ won, shown }: Pick<WonProps, "won" | "shown">) {
  const [unit] = useUnit();
  if (won === null) return <Missing />;
  const sign = won.startsWith("-") || won === "0" ? "" : "+";
  return (
    <span className="amount" {...exactOf(won, unit, sign)}>{`${sign}${shown ?? roundedWon(won, unit)}`}</span>
  );
}

/** What is rounded says so to whoever points at it, and is copied as it is. */
function exactOf(won: string, unit: WonUnit, sign = ""): { title?: string; "data-exact"?: string } {
  const exact = `${sign}${exactWon(won, unit)}`;
  return exact.includes(".") ? { title: exact, "data-exact": exact } : {};
}

export function Rate({ rate }: { readonly rate: string | null }) {
  return rate === null ? <Missing /> : <span className="amount">{formatRate(rate)}</span>;
}

function Missing() {
  const { say } = useLanguage();
  return (
    <span className="missing">
      <span aria-hidden="true">–</span>
      <span className="unseen">{say("값 없음", "not stated")}</span>
    </span>
  );
}

/** `(단위: 천원)`, as reports head their tables. */
export function UnitNote() {
  const { say, language } = useLanguage();
  const [unit] = useUnit();
  return <p className="unit-note">{say(`(단위: ${unit})`, `(in ${unitName(unit, language)})`)}</p>;
}

const storageName = "budget-monitor-unit";

/** The unit that amounts are shown in: of the address, else as chosen last. */
export function useUnit(): readonly [WonUnit, (unit: WonUnit) => void] {
  const { params, change } = usePlace();
  const chosen = params.get("unit") ?? localStorage.getItem(storageName);
  const choose = (unit: WonUnit): void => {
    localStorage.setItem(storageName, unit);
    change({ unit });
  };
  return [isWonUnit(chosen) ? chosen : "천원", choose];
}
