// Amounts in the unit that was asked for: rounded half-up, and never to a nothing that is none.
import { describe, expect, test } from "vitest";
import { alerts } from "../../../local/commands/alerts.ts";
import { history } from "../../../local/commands/history.ts";
import { rates } from "../../../local/commands/rates.ts";
import { reconcileCommand } from "../../../local/commands/reconcile.ts";
import { snapshotCommand } from "../../../local/commands/snapshot.ts";
import type { Terminal } from "../../../local/terminal/command-line.ts";
import { plainDisplay } from "../../../local/terminal/display.ts";
import { changeCell, inUnit, moneyCell, moneyText, unitText } from "../../../local/terminal/money-unit.ts";
import { readArguments } from "../../../local/terminal/read-arguments.ts";

const terminal: Terminal = {
  display: plainDisplay("ko"),
  out: () => {},
  data: () => {},
  err: () => {},
  progress: () => {},
  isWatched: false,
};

function displayOf(...words: readonly string[]) {
  return inUnit(terminal, readArguments(rates, words)).display;
}

describe("the unit", () => {
  test.each([
    rates,
    alerts,
    history,
    reconcileCommand,
    snapshotCommand(() => Promise.reject(new Error("closed"))),
  ])("is asked for by one option of $name", ({ options, usage }) => {
    expect(options["unit"]?.value).toBe("UNIT");
    expect(usage).toContain("[--unit UNIT]");
  });

  test.each([
    { words: [], unit: "원" },
    { words: ["--unit", "천원"], unit: "천원" },
    { words: ["--unit", "thousand"], unit: "천원" },
    { words: ["--unit", "thousand-won"], unit: "천원" },
    { words: ["--unit", "백만"], unit: "백만원" },
    { words: ["--unit", "million"], unit: "백만원" },
    { words: ["--unit", "억원"], unit: "억원" },
    { words: ["--unit", "hundred-million"], unit: "억원" },
    { words: ["--unit", "won"], unit: "원" },
  ])("of $words is $unit, and said at the head", ({ words, unit }) => {
    expect(displayOf(...words).unit).toBe(unit);
    expect(unitText(displayOf(...words))).toBe(`단위: ${unit}${unit === "원" ? "" : "(반올림)"}`);
  });

  test.each(["만원", "", "천", "달러"])("%o is refused with those that there are", (word) => {
    expect(() => displayOf("--unit", word)).toThrow("원, 천원, 백만원, 억원 가운데 하나");
  });
});

test.each([
  { won: null, shown: "–", change: null },
  { won: 0n, shown: "0", change: "0" },
  { won: 1_499n, shown: "1", change: "+1" },
  { won: 1_500n, shown: "2", change: "+2" },
  { won: -2_600n, shown: "-3", change: "-3" },
  { won: 499n, shown: "<1", change: "<1" },
  { won: -499n, shown: ">-1", change: ">-1" },
  { won: 716_679_457_742n, shown: "716,679,458", change: "+716,679,458" },
])("$won won in thousands is $shown", ({ won, shown, change }) => {
  const display = displayOf("--unit", "천원");
  expect(moneyCell(display, won)).toBe(shown);
  expect(won === null ? null : changeCell(display, won)).toBe(change);
});

test("an amount in a sentence has its unit in the reader's language", () => {
  expect(moneyText(displayOf("--unit", "억원"), 2_599_439_450n)).toEqual({
    ko: "26억원",
    en: "26 hundred million won",
  });
});
