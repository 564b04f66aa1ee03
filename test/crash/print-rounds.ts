/** One line for each kill, and what all of them hit. */
import type { KillPoint } from "./kill-point.ts";

export interface Round {
  readonly home: number;
  readonly act: string;
  readonly killPoint: KillPoint;
  /** Null when the home differs although nothing was hit. */
  readonly hit: string | null;
  readonly isSentAgain: boolean;
  readonly differences: readonly string[];
  readonly seconds: number;
}

const shownDifferences = 5;

export function printRound({ home, act, killPoint, hit, isSentAgain, differences, seconds }: Round): void {
  const end = isSentAgain ? "sent again" : "went on";
  print(
    `  home ${home}  ${act.padEnd(26)} ${hit ?? "not hit"}${placeOf(killPoint)}: ${end}, ${differences.length} differences, ${seconds.toFixed(1)} s`,
  );
  for (const difference of differences.slice(0, shownDifferences)) print(`    ${difference}`);
}

function placeOf({ when }: KillPoint): string {
  return when.by === "call" ? ` (call ${when.call})` : ` (${when.milliseconds} ms)`;
}

export function printTable(rounds: readonly Round[]): void {
  const hits = [...new Set(rounds.map(({ hit }) => hit ?? "not hit"))].toSorted();
  print("\n| hit | rounds |\n| --- | --: |");
  for (const hit of hits)
    print(`| ${hit} | ${rounds.filter((round) => (round.hit ?? "not hit") === hit).length} |`);
  const wentOn = rounds.filter(({ isSentAgain }) => !isSentAgain).length;
  const differences = rounds.reduce((sum, round) => sum + round.differences.length, 0);
  print(
    `\n${rounds.length} rounds on ${new Set(rounds.map(({ home }) => home)).size} homes; ${wentOn} went on by themselves, ${rounds.length - wentOn} were sent again; differences: ${differences}`,
  );
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
