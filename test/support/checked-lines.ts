/** What is wrong with what the command line prints: too wide, a number that is broken, the other language, a stack trace. */
import { runLine } from "../../local/run-line.ts";
import { widthOf } from "../../local/terminal/display.ts";
import type { Language } from "../../shared/domain/values/bilingual.ts";
import { foreignWords } from "./spoken-language.ts";

interface Printed {
  readonly out: string;
  readonly err: string;
}

/** In this process, on the home that the environment names. */
export async function printedBy(
  line: readonly string[],
  columns: number | null,
  language: Language,
): Promise<Printed> {
  const said = { out: "", err: "" };
  await runLine(line, {
    env: { MONITOR_LANG: language },
    columns,
    hasColours: false,
    isWatched: false,
    page: null,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return said;
}

export interface Checking {
  readonly columns: number;
  readonly language: Language;
  /** Words of the data. */
  readonly known: readonly string[];
}

export function faultsIn({ out, err }: Printed, { columns, language, known }: Checking): string[] {
  const text = `${out}${err}`;
  const wide = text.split("\n").filter((each) => widthOf(each) > columns && !isOneWord(each));
  // A program reads it, and a terminal wraps it as it likes.
  const isForPrograms = /^[[{]/.test(out);
  return [
    ...(isForPrograms ? [] : wide.map((each) => `${widthOf(each)} columns: ${each}`)),
    ...(/\n\s+at .*:\d+:\d+/.test(text) ? ["a stack trace"] : []),
    ...foreignWords(isForPrograms ? err : text, language, known).map((word) => `not ${language}: ${word}`),
    ...(language === "ko" ? (text.match(/\S+(?:은\(는\)|이\(가\)|을\(를\)|와\(과\)|\(으\)로)/g) ?? []) : []),
    // A unit may be quoted; an amount of ours is in the words of who reads it.
    ...(language === "en" ? (text.replaceAll(/"[^"\n]*"/g, "").match(/[\d,]+(?:천|백만|억)?원/g) ?? []) : []),
    ...(text.match(/\(\d+\/\d*…/g) ?? []),
    ...(text.match(/.{12}(?:undefined|\[object Object\]|NaN)/g) ?? []),
  ];
}

/** Amounts that no wider terminal prints: something was cut inside of them. */
export function brokenAmounts(narrow: Printed, wide: Printed): string[] {
  const whole = new Set(amountsIn(wide));
  return amountsIn(narrow).filter((amount) => !whole.has(amount));
}

function amountsIn({ out, err }: Printed): readonly string[] {
  return `${out}${err}`.match(/-?\d{1,3}(?:,\d{3})+/g) ?? [];
}

/** A path or a hash that is wider than the terminal is not broken: whoever copies it needs it whole. */
function isOneWord(line: string): boolean {
  return !line.trim().includes(" ");
}
