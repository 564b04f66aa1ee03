/** Prints a simulated day: what each stage consumed, what that makes for the country, and where it is hottest. */
import { assumed, dollarsOf } from "../cost/bill.ts";
import { type Run, stages } from "../worlds/metered-stages.ts";
import { type PartitionLoad, unitsPerSecond } from "./day-load.ts";

/** The parts of a day whose figures differ. */
export const parts = [
  "first load",
  "the morning's look",
  "dumps",
  "files of changes",
  "due letters",
] as const;
export type Part = (typeof parts)[number];

export interface DayFigures {
  readonly offices: number;
  readonly worked: number;
  readonly projects: number;
  readonly changedRows: number;
  readonly runs: ReadonlyMap<Part, readonly Run[]>;
  /** Of the first load, and of the day. */
  readonly loads: { readonly first: PartitionLoad; readonly day: PartitionLoad };
  /** Of the day alone. */
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMebibytes: { readonly host: number; readonly engine: number | null };
}

const countryProjects = 480_000;
/** Files come on working days, the morning's look and due letters every day; the first load once a year. */
const timesPerMonth: Readonly<Record<Part, number>> = {
  "first load": 1 / 12,
  "the morning's look": 365 / 12,
  dumps: assumed("dumpsPerMonth"),
  "files of changes": assumed("dumpsPerMonth"),
  "due letters": 365 / 12,
};

export function printDay(figures: DayFigures): void {
  const { offices, worked, projects, changedRows, seconds, processorSeconds, peakMebibytes } = figures;
  const scale = countryProjects / projects;
  const times = scale.toFixed(1);
  console.log(
    `day: ${worked} of ${offices} offices, with ${count(projects)} of ${count(countryProjects)} projects: 1/${times};\n` +
      `${changedRows} projects of each changed by its dump, and as many again by a file\n`,
  );
  console.log(
    `  ${seconds.toFixed(0)} s, ${processorSeconds.toFixed(0)} s of them computing in the host; peak memory ${peakMebibytes.host} MiB host, ${peakMebibytes.engine ?? "?"} MiB engine\n`,
  );
  console.log(
    `| part | stage | runs | calls | write units | read units | the country's writes | dollars a month |`,
  );
  console.log(`| --- | --- | --: | --: | --: | --: | --: | --: |`);
  let month = 0;
  for (const part of parts)
    for (const stage of stages) {
      const runs = (figures.runs.get(part) ?? []).filter((run) => run.stage === stage);
      if (runs.length === 0) continue;
      const [writes, reads] = [sumOf(runs, "writeUnits"), sumOf(runs, "readUnits")];
      const cost =
        (dollarsOf("writeUnit", writes) + dollarsOf("readUnit", reads)) * scale * timesPerMonth[part];
      month += cost;
      const countryWrites = Math.round((writes * countryProjects) / projects);
      console.log(
        `| ${[part, stage, runs.length, count(sumOf(runs, "calls")), count(writes), count(reads), count(countryWrites), cost.toFixed(2)].join(" | ")} |`,
      );
    }
  console.log(`\n  together ${month.toFixed(2)} dollars a month for requests to DynamoDB\n`);
  printPeaks("first load of the year", figures.loads.first);
  printPeaks("the day", figures.loads.day);
}

function printPeaks(name: string, load: PartitionLoad): void {
  console.log(
    `${name}: the hottest second of each kind of partition, at ${assumed("millisecondsPerCall")} ms a call\n`,
  );
  console.log(`| partition | units in that second | of ${count(unitsPerSecond)} | at |`);
  console.log(`| --- | --: | --: | --: |`);
  for (const { partition, units, second } of load.peaks()) {
    const share = `${((units * 100) / unitsPerSecond).toFixed(0)} %`;
    console.log(`| ${[partition, count(units), share, timeOf(second)].join(" | ")} |`);
  }
  console.log("");
}

function sumOf(runs: readonly Run[], what: "calls" | "writeUnits" | "readUnits"): number {
  return runs.reduce((sum, run) => sum + run[what], 0);
}

function count(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}

function timeOf(second: number): string {
  return new Date(second * 1_000).toISOString().slice(11, 19);
}
