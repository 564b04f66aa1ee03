/**
 * An engine that is started again when it dies, by a hand or by a machine that ran out of memory. It comes
 * back on its port within a moment, so that calls under way succeed when they are tried again: what it
 * had answered is in its file, and what it had not is tried under the same conditions.
 */
import { type EngineProcess, startEngineProcess } from "./engine-process.ts";

/** One that dies again and again has a cause that starting it does not cure. */
const mostDeathsInARow = 10;
/** Who lived this long had started well. */
const soundMilliseconds = 60_000;

export type KeptEngine = Pick<EngineProcess, "port" | "stop">;

export async function keepEngine(database: string): Promise<KeptEngine> {
  let engine = await startEngineProcess(database);
  const { port } = engine;
  const ending = new AbortController();
  const isEnding = (): boolean => ending.signal.aborted;

  async function keep(): Promise<void> {
    let startedAt = performance.now();
    for (let deaths = 1; deaths <= mostDeathsInARow; deaths++) {
      await engine.gone;
      if (isEnding()) return;
      if (performance.now() - startedAt > soundMilliseconds) deaths = 1;
      startedAt = performance.now();
      engine = await startEngineProcess(database, port);
      if (isEnding()) await engine.stop();
    }
  }

  // Where it cannot be started again, the next call is refused and says what to do.
  const keeping = keep().catch(() => {});
  return {
    port,
    stop: async () => {
      ending.abort();
      await engine.stop();
      await keeping;
    },
  };
}
