/**
 * The embedded database of one home. Exactly one process owns the engine at a time: a `start` that runs
 * for long lets other commands in, a short command makes the others wait, and an owner that was killed
 * is succeeded by the next one, who first ends the engine it left behind. An engine that dies is started again.
 */
import { readFile, rename, unlink } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { Failure } from "../shared/domain/failure.ts";
import { enginesOn, stopOrphan } from "./find-engines.ts";
import type { Home } from "./home.ts";
import { isAlive } from "./is-alive.ts";
import { keepEngine, type KeptEngine } from "./keep-engine.ts";
import { sweepDrafts } from "./sweep-drafts.ts";
import { createFile, hasCode, replaceFile } from "./write-file.ts";

export interface Engine {
  readonly endpoint: string;
  /** True when another process runs the engine and reads the outbox. */
  readonly isShared: boolean;
  /** Ends the engine if this process owns it. */
  close(): Promise<void>;
}

export type EngineRole = "host" | "command";

const lockSchema = z.object({
  ownerPid: z.int(),
  role: z.enum(["host", "command"]),
  /** Null until the engine answers. */
  port: z.int().nullable(),
});
type Lock = z.infer<typeof lockSchema>;

/** A command is done in seconds; who waits longer than this for one is told so. */
const waitLimitMilliseconds = 120_000;
const lookEveryMilliseconds = 25;

/**
 * @param external the address of a DynamoDB to use instead of the embedded engine, or null.
 * @throws Failure `home-busy` when another process keeps the home for itself.
 */
export async function openEngine(home: Home, role: EngineRole, external: string | null): Promise<Engine> {
  if (external !== null) return { endpoint: external, isShared: false, close: async () => {} };
  const deadline = performance.now() + waitLimitMilliseconds;
  while (performance.now() < deadline) {
    const lock: Lock = { ownerPid: process.pid, role, port: null };
    if (await createFile(home.engineLock, JSON.stringify(lock))) return ownEngine(home, lock);
    const holder = await readLock(home);
    if (holder === null) continue;
    if (!isAlive(holder.ownerPid)) {
      await removeDeadLock(home, holder);
    } else if (holder.role === "host" && role === "host") {
      throw new Failure(
        `A monitor is running on ${home.path} already (process ${holder.ownerPid}). End it, or set MONITOR_HOME to another folder.`,
        {
          code: "home-busy",
          retryable: true,
        },
      );
    } else if (holder.role === "host" && holder.port !== null) {
      return { endpoint: endpointOf(holder.port), isShared: true, close: async () => {} };
    } else {
      await wait(lookEveryMilliseconds);
    }
  }
  throw new Failure(
    `Another command has kept ${home.path} for two minutes. Wait for it, or end it, and run this one again.`,
    {
      code: "home-busy",
      retryable: true,
    },
  );
}

async function ownEngine(home: Home, lock: Lock): Promise<Engine> {
  const started: { engine: KeptEngine | null } = { engine: null };
  const close = async (): Promise<void> => {
    await started.engine?.stop();
    await unlink(home.engineLock);
  };
  try {
    // Nobody else owns the home now: what runs or lies half-written there is of one that was killed.
    for (const pid of enginesOn(home.database)) await stopOrphan(pid);
    await sweepDrafts(home.path);
    const engine = await keepEngine(home.database);
    started.engine = engine;
    await replaceFile(home.engineLock, JSON.stringify({ ...lock, port: engine.port }));
    return { endpoint: endpointOf(engine.port), isShared: false, close };
  } catch (error) {
    // An engine that is not on record would outlive this process.
    await close();
    throw error;
  }
}

/** Null while the lock is being replaced, or when its owner just left. */
async function readLock(home: Home): Promise<Lock | null> {
  try {
    return lockSchema.parse(JSON.parse(await readFile(home.engineLock, "utf8")));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw new Failure(
      `${home.engineLock} cannot be read. If no monitor runs on this home, delete that file.`,
      {
        code: "lock-broken",
        retryable: false,
        cause: error,
      },
    );
  }
}

/**
 * Of several that find the same dead lock, one takes it away. Who takes away a living one by a hair's
 * breadth puts it back.
 */
async function removeDeadLock(home: Home, dead: Lock): Promise<void> {
  const taken = `${home.engineLock}.${process.pid}`;
  try {
    await rename(home.engineLock, taken);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  const found = await readFile(taken, "utf8");
  if (lockSchema.parse(JSON.parse(found)).ownerPid !== dead.ownerPid)
    await createFile(home.engineLock, found);
  await unlink(taken);
}

function endpointOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
