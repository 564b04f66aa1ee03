/**
 * overview: what the page asks for first, one client after another, of a host that is a process of its own. The peer
 * is the same host answering `health`: what a request costs when there is nothing to look up.
 */
import { Agent } from "node:http";
import type { Measure } from "../results/measure.ts";
import { homeOfOffice, fiscalYear, office } from "../worlds/office-home.ts";
import { grown, inTurn, secondsOf } from "../results/rounds.ts";
import { ask, startHost } from "../worlds/running-host.ts";

const projects = 3_126;
const projectsToGrowFrom = 600;
const rounds = 100;
const roundsOfGrowth = 50;
/** Each in a host that has just started. */
const roundsOfFirst = 3;

const overviewPath = `/api/v1/offices/${office}/years/${fiscalYear}/overview`;

export const overview: Measure = {
  name: "overview",
  measure: async (folder) => {
    const firsts: number[] = [];
    const warm = await ofHost(folder, projects, async (overviewOnce, healthOnce) => {
      firsts.push(await overviewOnce());
      const peers = [{ name: "`health` of the same host", remedy: null, run: healthOnce }];
      return inTurn(rounds, overviewOnce, peers);
    });
    const firstOf = (size: number): Promise<number> => ofHost(folder, size, (overviewOnce) => overviewOnce());
    while (firsts.length < roundsOfFirst) firsts.push(await firstOf(projects));
    const growth = await grown(`${projectsToGrowFrom} projects`, 1, (times) =>
      ofHost(folder, times * projectsToGrowFrom, async (overviewOnce) =>
        Math.min(...(await inTurn(roundsOfGrowth, overviewOnce, [])).ours),
      ),
    );
    const growthOfFirst = await grown(growth.of, roundsOfFirst, (times) =>
      firstOf(times * projectsToGrowFrom),
    );
    const count = projects.toLocaleString("en-US");
    return [
      { name: `overview of ${count} projects`, unit: "ms", ...warm, targets: [], growth },
      {
        name: "the first overview after a change",
        unit: "ms",
        ours: firsts,
        peers: [],
        targets: [],
        growth: growthOfFirst,
      },
    ];
  },
};

type Once = () => Promise<number>;

/** @param work gets what asks once and says the milliseconds. */
async function ofHost<Result>(
  folder: string,
  size: number,
  work: (overviewOnce: Once, healthOnce: Once) => Promise<Result>,
): Promise<Result> {
  const host = await startHost(await homeOfOffice(folder, size));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const once = (path: string): Once => {
    return async () =>
      1_000 *
      (await secondsOf(async () => {
        const status = await ask(agent, `${host.address}${path}`);
        if (status !== 200) throw new Error(`${path} was answered with ${status}.`);
      }));
  };
  try {
    return await work(once(overviewPath), once("/api/v1/health"));
  } finally {
    agent.destroy();
    await host.stop();
  }
}
