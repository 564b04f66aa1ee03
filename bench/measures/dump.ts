/**
 * dump: the command line takes a full dump into an empty home, alerts included, and then the same bytes again. The
 * peer puts one plain item for each project into the same engine, one by one: no ledger, no transaction, no alert.
 */
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dumpOf } from "../worlds/office-home.ts";
import { atMost, type Measure } from "../results/measure.ts";
import { ingestFile } from "../worlds/monitor-command.ts";
import { putPlainly } from "../peers/plain-puts.ts";
import { grown, inTurn, secondsOf } from "../results/rounds.ts";
import { realDump, templateFromDump } from "../worlds/template-from-dump.ts";

const rounds = 3;
const roundsOfGrowth = 2;
/** Sixteen times as many are 9,600: a template has at most 10,000 rows. */
const projectsToGrowFrom = 600;
const madeUpProjects = 1_763;

export const dump: Measure = {
  name: "dump",
  measure: async (folder) => {
    const bytes = existsSync(realDump)
      ? Buffer.from((await templateFromDump(realDump)).csv)
      : dumpOf(madeUpProjects, 0);
    const file = join(folder, "dump.csv");
    writeFileSync(file, bytes);
    const freshPath = (): string => join(mkdtempSync(join(folder, "home-")), "home");
    const homes: string[] = [];
    let projects = 0;
    const first = await inTurn(
      rounds,
      () =>
        secondsOf(() => {
          const home = freshPath();
          homes.push(home);
          projects = ingestFile(home, file).added;
        }),
      [
        {
          name: "plain puts",
          remedy: null,
          run: () => secondsOf(() => putPlainly(`${freshPath()}.db`, bytes)),
        },
      ],
    );
    const growth = await grown(`${projectsToGrowFrom} made-up projects`, roundsOfGrowth, (times) => {
      const larger = join(folder, `dump-${times}.csv`);
      writeFileSync(larger, dumpOf(projectsToGrowFrom * times, 0));
      return secondsOf(() => ingestFile(freshPath(), larger));
    });
    const changedAgain: number[] = [];
    const secondsAgain: number[] = [];
    for (const home of homes)
      secondsAgain.push(await secondsOf(() => changedAgain.push(ingestFile(home, file).changed)));
    const count = projects.toLocaleString("en-US");
    return [
      { name: `dump of ${count} projects, whole command`, unit: "s", ...first, targets: [], growth },
      {
        name: "the same bytes again, whole command",
        unit: "s",
        ours: secondsAgain,
        peers: [],
        targets: [atMost(changedAgain, 0, "0 changed projects")],
        growth: null,
      },
    ];
  },
};
