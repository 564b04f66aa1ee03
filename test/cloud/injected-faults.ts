/** What the local cloud is asked to let go wrong: see infra/local-cloud/faults.py. */
import * as z from "zod";
import { config } from "./deployed-cloud.ts";

export interface Fault {
  /**
   * Of a service's API. `Deliver` is the handing over of a batch to a function, whose name stands before what it holds, and `Poll` the look
   * into the streams of tables.
   */
  readonly operation: string;
  /** All of them stand in the request. */
  readonly holds: readonly string[];
  readonly fault: "throttle" | "lose" | "kill" | "delay" | "repeat" | "split" | "hold";
  /** A part of the name of the functions that `kill` ends. */
  readonly function?: string;
  /** How long `delay` waits. */
  readonly seconds?: number;
  /** At most so often. */
  readonly times: number;
  /** Each so many-th time that it is met; each time when absent. */
  readonly every?: number;
}

const counts = z.array(z.object({ met: z.int(), struck: z.int() }));
const url = `${config.endpoint}/_faults`;

/** In place of those before. */
export async function injectFaults(faults: readonly Fault[]): Promise<void> {
  const { ok, status } = await fetch(url, { method: "PUT", body: JSON.stringify(faults) });
  if (!ok) throw new Error(`The emulator took no faults: it answered ${status}.`);
}

/** How often each of them was met and how often it struck, in the order in which they were given. */
export async function faultCounts(): Promise<z.output<typeof counts>> {
  return counts.parse(await (await fetch(url)).json());
}
