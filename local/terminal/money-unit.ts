/**
 * The unit of the amounts that a command prints: won, unless --unit names another one. It is said once, at the head, and
 * nothing remembers it. JSON and CSV files are always in won.
 */
import { fraction, roundHalfUp } from "../../shared/domain/values/fraction.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import {
  formatWon,
  type MoneyUnit,
  moneyUnitNames,
  moneyUnits,
  type Won,
} from "../../shared/domain/values/won.ts";
import type { Arguments, Terminal } from "./command-line.ts";
import { type Display, say } from "./display.ts";
import { readChoice } from "./option-values.ts";

const units = ["원", "천원", "백만원", "억원"] as const satisfies readonly MoneyUnit[];

export const unitOption = {
  unit: {
    value: "UNIT",
    help: {
      ko: "화면에 보이는 금액의 단위: 원(기본값), 천원, 백만원, 억원. 파일과 --json은 언제나 원",
      en: "the unit of the amounts shown: won (the default), thousand, million or hundred-million; files and --json are always in won",
    },
  },
} as const;

/** Null where none is named. @throws CommandError of another word. */
export function readUnit(args: Arguments): MoneyUnit | null {
  return readChoice(args, "unit", units, moneyUnitNames);
}

/** Where the command prints its amounts in the unit that is asked for. @throws CommandError of another word. */
export function inUnit(terminal: Terminal, args: Arguments): Terminal {
  const unit = readUnit(args) ?? "원";
  return {
    display: { ...terminal.display, unit },
    out: (text) => terminal.out(text),
    data: (text) => terminal.data(text),
    err: (text) => terminal.err(text),
    progress: (text) => terminal.progress(text),
    isWatched: terminal.isWatched,
  };
}

/** For the head: what stands below is rounded where the unit is greater than a won. */
export function unitText(display: Display): string {
  const { ko, en } = moneyUnitNames[display.unit];
  const isWhole = display.unit === "원";
  return say(display, {
    ko: `단위: ${ko}${isWhole ? "" : "(반올림)"}`,
    en: `unit: ${en}${isWhole ? "" : " (rounded)"}`,
  });
}

/** Half-up in the unit; what is rounded to nothing is told from nothing. A dash where nothing is stated. */
export function moneyCell({ unit }: Pick<Display, "unit">, won: Won | null): string {
  if (won === null) return "–";
  const shown = roundHalfUp(fraction(won, moneyUnits[unit]));
  if (shown === 0n && won !== 0n) return won > 0n ? "<1" : ">-1";
  return formatWon(shown);
}

/** The same with a sign before what is more. */
export function changeCell(display: Pick<Display, "unit">, won: Won): string {
  const shown = moneyCell(display, won);
  return won > 0n && !shown.startsWith("<") ? `+${shown}` : shown;
}

/** An amount in a sentence, with its unit. */
export function moneyText(display: Display, won: Won): Bilingual {
  const [amount, unit] = [moneyCell(display, won), moneyUnitNames[display.unit]];
  return { ko: `${amount}${unit.ko}`, en: `${amount} ${unit.en}` };
}

/** To the won, whatever the unit is. A dash where nothing is stated. */
export function wonCell(won: Won | null): string {
  return won === null ? "–" : formatWon(won);
}
