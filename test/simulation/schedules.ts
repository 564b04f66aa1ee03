/** Commands of one office that meet: schedules that broke the ledger once, or that every protocol has to stand. */
import { addDays } from "../../shared/domain/values/calendar.ts";
import { day } from "../support/builders.ts";
import { Random } from "./random.ts";
import { dumpFile, listFile, reportFile, restated, templateFile } from "./sent-files.ts";
import type { Act, SentFile, Step } from "./steps.ts";
import { firstDay } from "./workload.ts";

export interface Schedule {
  readonly name: string;
  readonly acts: (random: Random) => readonly Timed[];
}

/** An act, how much goes wrong in it, and how many accesses are let through before the next one. */
type Timed = readonly [act: Act, faultRate: number, ticks: number];

const [calm, often] = [0, 0.08];
/** Enough for what was begun to come to its end. */
const settled = 20_000;

export const schedules: readonly Schedule[] = [
  {
    // Seed 33183209 of the ledger without a journal: a report that was undone still counted.
    name: "two undos at the same moment, of files that a later one restates",
    acts: (random) => [
      [upload(dumpFile(random, day("2026-05-31")), report(random), report(random)), calm, settled],
      [upload(listFile(random, firstDay)), calm, 5],
      [undo(1), calm, 0],
      [undo(4), calm, settled],
    ],
  },
  {
    // Seed 53400016 of the ledger without a journal: a payment list that was undone still counted.
    name: "two undos at the same moment, one of which dies half way",
    acts: (random) => {
      const [first, second] = [listFile(random, day("2026-05-31")), listFile(random, day("2026-05-31"))];
      return [
        [upload(first), calm, settled],
        [{ act: "days", count: 1 }, calm, settled],
        [upload(second, restated(first, firstDay)), calm, random.below(200)],
        [undo(6), often, random.below(60)],
        [undo(7), calm, settled],
      ];
    },
  },
  {
    name: "an undo that two hosts are asked for, and readers beside it",
    acts: (random) => {
      const file = templateFile(random, day("2026-06-09"));
      return [
        [upload(file), calm, settled],
        [upload(restated(file, firstDay)), calm, settled],
        [{ ...undo(0), copies: 2 }, often, 30],
        [{ act: "look", asOf: null }, calm, 10],
        [{ act: "look", asOf: "2026-06-09" }, calm, settled],
      ];
    },
  },
  {
    name: "a restore and an upload at the same moment, and readers beside them",
    acts: (random) => {
      const file = templateFile(random, day("2026-06-03"));
      return [
        [upload(file), calm, settled],
        [upload(restated(file, firstDay)), calm, settled],
        [undo(1), calm, settled],
        [upload(templateFile(random, day("2026-06-08"))), often, random.below(80)],
        [{ act: "restore", nth: 0, copies: 2 }, often, 30],
        [{ act: "look", asOf: null }, calm, 10],
        [{ act: "look", asOf: addDays(firstDay, 1) }, calm, settled],
      ];
    },
  },
  {
    name: "two days frozen while a file comes in",
    acts: (random) => [
      [upload(templateFile(random, day("2026-05-31")), dumpFile(random, day("2026-05-31"))), calm, settled],
      [{ act: "snapshot", asOf: "2026-05-31", isForced: false }, calm, random.below(200)],
      [upload(templateFile(random, firstDay)), often, random.below(200)],
      [{ act: "snapshot", asOf: "2026-06-09", isForced: true }, often, settled],
      [{ act: "snapshot", asOf: "2026-05-31", isForced: true }, calm, settled],
    ],
  },
  {
    // Seed 847084283: of a month only the last confirmation of a project was kept, and the current budget lost its day.
    name: "a dump and a template that state different measures, each stated again in one month",
    acts: (random) => {
      const [dump, template] = [dumpFile(random, day("2026-05-31")), templateFile(random, firstDay)];
      return [
        [upload(dump), calm, settled],
        [upload(restated(dump, day("2026-06-09"))), calm, settled],
        [upload(template), calm, settled],
        [{ act: "days", count: 1 }, calm, settled],
        [upload(restated(template, addDays(firstDay, 1))), often, settled],
      ];
    },
  },
  {
    name: "a release and an undo at the same moment",
    acts: (random) => [
      [upload(dumpFile(random, day("2026-05-31"))), calm, settled],
      [upload(dumpFile(random, firstDay), dumpFile(random, day("2026-06-09"))), calm, settled],
      [{ act: "release", nth: 0, copies: 2 }, often, random.below(40)],
      [undo(0), often, settled],
    ],
  },
];

export function stepsOfSchedule({ acts }: Schedule, seed: number): Step[] {
  const random = new Random(seed);
  return acts(random).map(([act, faultRate, ticks]) => ({
    ...act,
    faultRate,
    ticks,
    salt: random.seed(),
  }));
}

function upload(...files: readonly SentFile[]): Act {
  return { act: "upload", files, copies: 1 };
}

function undo(nth: number) {
  return { act: "undo", nth, copies: 1 } as const;
}

function report(random: Random): SentFile {
  return reportFile(random, firstDay);
}
