/** Rounds of a measure: ours and its peers in turn, so that a busy moment of the machine falls on all of them. */
import { spawnSync } from "node:child_process";
import { type Growth, type Peer, growthSteps } from "./measure.ts";

export interface PeerRun {
  readonly name: string;
  /** What to install where it is not there; null where it is. */
  readonly remedy: string | null;
  readonly run: () => number | Promise<number>;
}

/** @returns one figure for each round, of ours and of each peer that is there. */
export async function inTurn(
  rounds: number,
  ours: () => number | Promise<number>,
  peers: readonly PeerRun[],
): Promise<{ readonly ours: number[]; readonly peers: Peer[] }> {
  const mine: number[] = [];
  const theirs = peers.map(({ name, remedy, run }) => ({ name, remedy, run, figures: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    mine.push(await ours());
    for (const { remedy, run, figures } of theirs) if (remedy === null) figures.push(await run());
  }
  return {
    ours: mine,
    peers: theirs.map(({ name, remedy, figures }) =>
      remedy === null ? { kind: "measured", name, figures } : { kind: "absent", name, remedy },
    ),
  };
}

/** @param measure takes how many times the data, and is called for each size `rounds` times. */
export async function grown(
  of: string,
  rounds: number,
  measure: (times: number) => number | Promise<number>,
): Promise<Growth> {
  const least: [number, number, number] = [Infinity, Infinity, Infinity];
  for (const [at, times] of growthSteps.entries())
    for (let round = 0; round < rounds; round++)
      least[at] = Math.min(least[at] ?? Infinity, await measure(times));
  return { of, least };
}

/** In seconds. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

// Peers that come as packages of Debian: a bench that lacks one says which, and goes on.

/** @returns what to install, or null where the command is there. */
export function missingPackage(command: string, debianPackage: string): string | null {
  const { error } = spawnSync(command, ["--version"], { stdio: "ignore" });
  return error === undefined ? null : `skipped: install the Debian package ${debianPackage}`;
}
