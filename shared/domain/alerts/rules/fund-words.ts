/** What a fund is called where it was kept as a fact, and which funds were granted from above. */
import { type Fund, fundNames, funds } from "../../values/fund.ts";
import type { Sentence } from "./rule.ts";

/** A text that is no fund of today is told as it stands. */
export function fundWords(text: string): Sentence {
  const fund = funds.find((each) => each === text);
  return fund === undefined ? { ko: text, en: text } : fundNames[fund];
}

/** National and provincial money: what is not spent of it goes back. */
export function isGranted(fund: Fund | "all"): boolean {
  return fund === "national" || fund === "provincial";
}
