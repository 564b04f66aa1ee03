/** One kill: when it falls, drawn by a seed. */
import type { Random } from "../simulation/random.ts";

export interface KillPoint {
  readonly when:
    | { readonly by: "call"; readonly call: number; readonly isAfterAnswer: boolean }
    | { readonly by: "time"; readonly milliseconds: number };
}

/** What an act takes when nothing disturbs it. */
export interface Measure {
  readonly calls: number;
  readonly milliseconds: number;
}

/** Of ten blows seven fall at a call: by time most would fall while a process still loads its code. */
const shareByCall = 0.7;

export function drawKillPoint(random: Random, { calls, milliseconds }: Measure): KillPoint {
  const when = random.chance(shareByCall)
    ? ({ by: "call", call: 1 + random.below(calls), isAfterAnswer: random.chance(0.5) } as const)
    : ({ by: "time", milliseconds: 1 + random.below(milliseconds) } as const);
  return { when };
}
