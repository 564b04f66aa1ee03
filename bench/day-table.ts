/** Prints a simulated day: what each stage consumed, what that makes for the country, and where it is hottest. */
import { add, fraction, type Fraction, multiply } from "../shared/domain/values/fraction.ts";
import { costOf, dollars, grouped } from "./cost-bill.ts";
import { assumed } from "./cost-quantities.ts";
import { whole } from "./cost-use.ts";
import { dumpsPerMonth } from "./cost-year.ts";
import type { DayFigures } from "./day.ts";
import { type Part, parts } from "./day-parts.ts";
import { type Run, stages } from "./day-world.ts";
import { type PartitionLoad, unitsPerSecond } from "./partition-load.ts";

const countryProjects = 480_000;
/** Files come on working days, the morning's look and due letters every day; the first load once a year. */
const timesPerMonth: Readonly<Record<Part, Fraction>> = {
  "first load": fraction(1n, 12n),
  "the morning's look": fraction(365n, 12n),
  dumps: whole(dumpsPerMonth),
  "files of changes": whole(dumpsPerMonth),
  "due letters": fraction(365n, 12n),
};

export function printDay(figures: DayFigures): void {
  const { offices, worked, projects, changedRows, seconds, processorSeconds, peakMebibytes } = figures;
  const scale = fraction(BigInt(countryProjects), BigInt(projects));
  const times = (Number(scale.numerator) / Number(scale.denominator)).toFixed(1);
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
  let month = whole(0);
  for (const part of parts)
    for (const stage of stages) {
      const runs = (figures.runs.get(part) ?? []).filter((run) => run.stage === stage);
      if (runs.length === 0) continue;
      const [writes, reads] = [sumOf(runs, "writeUnits"), sumOf(runs, "readUnits")];
      const cost = multiply(multiply(costOfUnits(writes, reads), scale), timesPerMonth[part]);
      month = add(month, cost);
      const countryWrites = Math.round((writes * countryProjects) / projects);
      console.log(
        `| ${[part, stage, runs.length, count(sumOf(runs, "calls")), count(writes), count(reads), count(countryWrites), dollars(cost)].join(" | ")} |`,
      );
    }
  console.log(`\n  together ${dollars(month)} dollars a month for requests to DynamoDB\n`);
  printPeaks("first load of the year", figures.loads.first);
  printPeaks("the day", figures.loads.day);
}

function printPeaks(name: string, load: PartitionLoad): void {
  console.log(
    `${name}: the hottest second of each kind of partition, at ${assumed.millisecondsPerCall} ms a call\n`,
  );
  console.log(`| partition | units in that second | of ${count(unitsPerSecond)} | at |`);
  console.log(`| --- | --: | --: | --: |`);
  for (const { partition, units, second } of load.peaks()) {
    const share = `${((units * 100) / unitsPerSecond).toFixed(0)} %`;
    console.log(`| ${[partition, count(units), share, timeOf(second)].join(" | ")} |`);
  }
  console.log("");
}

function costOfUnits(writes: number, reads: number): Fraction {
  return add(
    costOf({ price: "writeUnit", amount: halvesOf(writes) }),
    costOf({ price: "readUnit", amount: halvesOf(reads) }),
  );
}

/** A read that need not be consistent takes half a unit. */
function halvesOf(units: number): Fraction {
  return fraction(BigInt(Math.round(units * 2)), 2n);
}

function sumOf(runs: readonly Run[], what: "calls" | "writeUnits" | "readUnits"): number {
  return runs.reduce((sum, run) => sum + run[what], 0);
}

function count(number: number): string {
  return grouped(`${Math.round(number)}`);
}

function timeOf(second: number): string {
  return new Date(second * 1_000).toISOString().slice(11, 19);
}
