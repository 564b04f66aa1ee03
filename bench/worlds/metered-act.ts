/** An act: one run and all that follows from it, with what the stages used and left behind. */
import * as z from "zod";
import type { MeteredStages, Run } from "./metered-stages.ts";

const count = z.number().nonnegative();

const use = z.object({ runs: count, calls: count, writeUnits: count, readUnits: count, milliseconds: count });

export const act = z.object({
  /** Stage -> what its runs used. */
  stages: z.record(z.string(), use),
  ledgerBytes: count,
  outboxBytes: count,
  notices: count,
});

export type Act = z.infer<typeof act>;
export type Use = z.infer<typeof use>;

export async function meteredAct(stages: MeteredStages, work: () => Promise<Run>): Promise<Act> {
  const before = leftBy(stages);
  const runs = [await work(), ...(await stages.drain())];
  const after = leftBy(stages);
  const uses: Record<string, Use> = {};
  for (const { stage, ...run } of runs)
    uses[stage] = useOf((name) => (uses[stage]?.[name] ?? 0) + (name === "runs" ? 1 : run[name]));
  return {
    stages: uses,
    ledgerBytes: Math.max(0, after.ledgerBytes - before.ledgerBytes),
    outboxBytes: after.outboxBytes - before.outboxBytes,
    notices: after.notices - before.notices,
  };
}

/** Of acts of one kind. Two decimals are enough for a bill. */
export function meanAct(acts: readonly Act[]): Act {
  const mean = (what: (each: Act) => number): number =>
    Math.round((100 * acts.reduce((sum, each) => sum + what(each), 0)) / acts.length) / 100;
  const names = new Set(acts.flatMap(({ stages }) => Object.keys(stages)));
  const stages: Record<string, Use> = {};
  for (const stage of names) stages[stage] = useOf((name) => mean((each) => each.stages[stage]?.[name] ?? 0));
  return {
    stages,
    ledgerBytes: mean(({ ledgerBytes }) => ledgerBytes),
    outboxBytes: mean(({ outboxBytes }) => outboxBytes),
    notices: mean(({ notices }) => notices),
  };
}

function leftBy(stages: MeteredStages): Omit<Act, "stages"> {
  const [ledgerBytes, outboxBytes] = [stages.stored("ledger").bytes, stages.stored("outbox").bytes];
  return { ledgerBytes, outboxBytes, notices: stages.delivered() };
}

function useOf(amount: (name: keyof Use) => number): Use {
  return {
    runs: amount("runs"),
    calls: amount("calls"),
    writeUnits: amount("writeUnits"),
    readUnits: amount("readUnits"),
    milliseconds: amount("milliseconds"),
  };
}
