/**
 * npm run crash -- --rounds N --seed S: an office's acts on the real command line, database and folders, with a
 * `kill -9` of the monitor in the middle of each. After each the same is sent again, and
 * the home must be, to the last item, event and letter, what it is where nothing was killed.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Random } from "../simulation/random.ts";
import { type HomeState, stateOf } from "../support/ledger-state.ts";
import { runMonitor, speakOut } from "../support/monitor-process.ts";
import { type KillPoint, drawKillPoint, type Measure } from "./kill-point.ts";
import { differences, leftovers } from "./compare-homes.ts";
import { performAct } from "./perform-act.ts";
import { type Act, playDay, playOf } from "./play.ts";
import { writePlayFiles } from "./play-files.ts";
import { print, printRound, printTable, type Round } from "./print-rounds.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

/** An act as it goes where nothing is killed. */
interface Undisturbed {
  readonly act: Act;
  readonly measure: Measure;
  readonly state: HomeState;
}

/** Each told of everything, at any hour. */
const offices = [
  ["4574000", "2026"],
  ["4573000", "2026"],
  ["1129000", "2020"],
] as const;

const { values } = scriptArguments({
  usage: "npm run crash -- [--rounds N] [--seed S]",
  options: { rounds: { type: "string" }, seed: { type: "string" } },
  mostWords: 0,
});
const [rounds, seed] = [Number.parseInt(values.rounds ?? "100", 10), Number.parseInt(values.seed ?? "1", 10)];
if (!(rounds > 0 && seed >= 0)) throw new RangeError("Write --rounds N --seed S with whole numbers");

const folder = mkdtempSync(join(tmpdir(), "crash-"));
process.exitCode = (await main()) ? 0 : 1;
if (process.exitCode === 0) rmSync(folder, { recursive: true, force: true });
else print(`The homes are in ${folder}`);

async function main(): Promise<boolean> {
  const files = join(folder, "files");
  const isReal = await writePlayFiles(files);
  const prepared = join(folder, "prepared");
  for (const [office, year] of offices) await speakOut(prepared, office, year, playDay);
  const play = await undisturbedPlay(prepared, files);
  print(`crash: seed ${seed}, ${play.length} acts, ${isReal ? "real" : "made-up"} dumps`);
  const random = new Random(seed);
  const done: Round[] = [];
  for (let home = 1; done.length < rounds; home++)
    done.push(
      ...(await disturbedPlay(play, { prepared, files, home, random, wanted: rounds - done.length })),
    );
  printTable(done);
  return done.every((round) => round.differences.length === 0);
}

async function undisturbedPlay(prepared: string, files: string): Promise<Undisturbed[]> {
  const home = join(folder, "undisturbed");
  cpSync(prepared, home, { recursive: true });
  const play: Undisturbed[] = [];
  for (const act of playOf(files)) {
    const { measure } = await performAct(act, { home, files }, null);
    play.push({ act, measure, state: stateOf(home) });
  }
  return play;
}

interface Disturbance {
  readonly prepared: string;
  readonly files: string;
  /** Which home this is, from 1. */
  readonly home: number;
  readonly random: Random;
  /** How many rounds are still to be done. */
  readonly wanted: number;
}

/** Each act of the play is a round, on one home. Ends early when that home is not what it should be. */
async function disturbedPlay(play: readonly Undisturbed[], disturbance: Disturbance): Promise<Round[]> {
  const { prepared, files, random, wanted } = disturbance;
  const home = join(folder, `home-${disturbance.home}`);
  cpSync(prepared, home, { recursive: true });
  const done: Round[] = [];
  for (const { act, measure, state } of play) {
    const killPoint: KillPoint = drawKillPoint(random, measure);
    const startedAt = performance.now();
    const { hit, isSentAgain } = await performAct(act, { home, files }, killPoint);
    const found = [...leftovers(home), ...differences(stateOf(home), state)];
    if (act === play.at(-1)?.act) found.push(...(await verification(home)));
    const seconds = (performance.now() - startedAt) / 1_000;
    if (hit === null && found.length === 0) continue;
    const round: Round = {
      home: disturbance.home,
      act: act.name,
      killPoint,
      hit,
      isSentAgain,
      differences: found,
      seconds,
    };
    done.push(round);
    printRound(round);
    if (found.length > 0 || done.length === wanted) break;
  }
  if (done.every((round) => round.differences.length === 0)) rmSync(home, { recursive: true, force: true });
  return done;
}

/** Every stored file read again, and all that the home keeps held against it. */
async function verification(home: string): Promise<string[]> {
  const { code, out, err } = await runMonitor(["verify"], { home, on: playDay });
  return code === 0 ? [] : [`monitor verify: ${out}${err}`];
}
