/** Does one act on a home with real processes, lets a blow fall on it, and sends everything again until it stands. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { printed, repository, startMonitor } from "../support/monitor-process.ts";
import type { KillPoint, Measure } from "./kill-point.ts";
import { type Act, playDay } from "./play.ts";

export interface Stage {
  readonly home: string;
  /** Where the files of the play lie. */
  readonly files: string;
}

export interface Performed {
  readonly measure: Measure;
  /** What the blow hit; null when the act was over before it fell. */
  readonly hit: string | null;
  /** False where it stood the blow, or none fell. */
  readonly isSentAgain: boolean;
}

const killer = join(repository, "test/support/kill-at-call.ts");
/** The slowest act takes a few seconds; on a machine with ten times more work than cores a minute. */
const limitMilliseconds = 180_000;

export async function performAct(act: Act, stage: Stage, killPoint: KillPoint | null): Promise<Performed> {
  const note = join(stage.files, "note.txt");
  rmSync(note, { force: true });
  const startedAt = performance.now();
  const first = await tryAct(act, stage, killPoint, note);
  const said = existsSync(note) ? readFileSync(note, "utf8") : "";
  const hit = killPoint === null || /^\d*$/.test(said) ? null : said;
  const measure = { calls: Number.parseInt(said, 10) || 1, milliseconds: performance.now() - startedAt };
  if (first.isDone) return { measure, hit, isSentAgain: false };
  if (hit === null) throw new Error(`"${act.name}" failed although nothing hit it: ${first.words}`);
  const second = await tryAct(act, stage, null, note);
  if (!second.isDone) throw new Error(`"${act.name}" did not recover: ${second.words}`);
  return { measure, hit, isSentAgain: true };
}

interface Ended {
  readonly isDone: boolean;
  readonly words: string;
}

async function tryAct(act: Act, stage: Stage, killPoint: KillPoint | null, note: string): Promise<Ended> {
  switch (act.kind) {
    case "command":
      return runStruck(act.words, act.code, stage, killPoint, note);
    case "once":
      drop(act.files, stage);
      return runStruck(["start", "--once"], 0, stage, killPoint, note);
    case "watching":
      return beside(stage, killPoint, note, () => {
        drop(act.files, stage);
        return Promise.resolve({ isDone: true, words: "" });
      });
    case "beside":
      // The command is struck by its calls, the monitor beside it by time.
      return killPoint?.when.by === "time"
        ? beside(stage, killPoint, note, () => runStruck(act.words, act.code, stage, null, null))
        : beside(stage, null, null, () => runStruck(act.words, act.code, stage, killPoint, note));
  }
}

/** A process that the blow falls on, to its end. */
async function runStruck(
  words: readonly string[],
  code: number,
  stage: Stage,
  killPoint: KillPoint | null,
  note: string | null,
): Promise<Ended> {
  const child = startStruck(words, stage, killPoint, note);
  const said = wordsOf(child);
  const ending = endOf(child);
  await strikeByTime(child, killPoint, note, ending);
  const ended = await limited(ending);
  return { isDone: ended === code, words: said() };
}

/** Does the work while a monitor watches the home, and has the monitor end when it has read all that follows. */
async function beside(
  stage: Stage,
  killPoint: KillPoint | null,
  note: string | null,
  work: () => Promise<Ended>,
): Promise<Ended> {
  const armed = join(stage.files, "armed.txt");
  rmSync(armed, { force: true });
  const monitor = startStruck(["start", "--port", "0"], stage, killPoint, note, armed);
  const said = wordsOf(monitor);
  const ending = endOf(monitor);
  await limited(printed(monitor, "지켜봅니다"));
  writeFileSync(armed, "");
  const [, worked] = await Promise.all([strikeByTime(monitor, killPoint, note, ending), work()]);
  await Promise.race([untilAllIsRead(stage.home), ending]);
  monitor.kill("SIGINT");
  const ended = await limited(ending);
  return { isDone: worked.isDone && ended === 0, words: worked.words + said() };
}

/**
 * A file out of place is put aside at the second look after it came. The look before has worked all that was
 * there by then, and what followed from it.
 */
async function untilAllIsRead(home: string): Promise<void> {
  writeFileSync(join(home, "inbox/sign.txt"), "");
  const read = join(home, "worked/misplaced/sign.txt");
  const deadline = performance.now() + limitMilliseconds;
  while (!existsSync(read) && performance.now() < deadline) await wait(50);
  rmSync(read, { force: true });
}

function startStruck(
  words: readonly string[],
  { home }: Stage,
  killPoint: KillPoint | null,
  note: string | null,
  armedBy?: string,
): ChildProcess {
  const env: Record<string, string> = { KILL_AT_CALL: "0" };
  if (note !== null) env["KILL_NOTE"] = note;
  if (armedBy !== undefined) env["KILL_ARMED_BY"] = armedBy;
  if (killPoint?.when.by === "call") {
    env["KILL_AT_CALL"] = `${killPoint.when.call}`;
    env["KILL_AFTER_ANSWER"] = killPoint.when.isAfterAnswer ? "1" : "0";
  }
  return startMonitor(words, { home, preload: killer, env, on: playDay });
}

async function strikeByTime(
  child: ChildProcess,
  killPoint: KillPoint | null,
  note: string | null,
  ending: Promise<unknown>,
): Promise<void> {
  if (killPoint?.when.by !== "time" || note === null) return;
  await Promise.race([wait(killPoint.when.milliseconds), ending]);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  writeFileSync(note, "at a moment");
}

function drop(files: Extract<Act, { kind: "once" }>["files"], { home, files: folder }: Stage): void {
  for (const { file, place } of files) {
    const path = join(home, "inbox", place);
    mkdirSync(dirname(path), { recursive: true });
    cpSync(join(folder, file), path);
  }
}

/** The exit code; null when a signal ended it. */
async function endOf(child: ChildProcess): Promise<number | null> {
  await once(child, "close");
  return child.exitCode;
}

function wordsOf(child: ChildProcess): () => string {
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  return () => said;
}

async function limited<Value>(work: Promise<Value>): Promise<Value> {
  const late = new AbortController();
  const limit = wait(limitMilliseconds, undefined, { signal: late.signal }).then(() => {
    throw new Error(`Nothing moved for ${limitMilliseconds / 1_000} s`);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    late.abort();
    limit.catch(() => {});
  }
}
