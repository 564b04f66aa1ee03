/** A month's bill: what acts were measured to use and what the templates hold, times list prices. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import type { OfficeYear, Act, Use } from "../worlds/metered-year.ts";
import type { Resources } from "./resources.ts";

const [text, size] = [z.string(), z.number().positive()];
const price = z.strictObject({ name: text, resource: text, usd: size, per: size, unit: text, listed: text });
const priceList = z.strictObject({ region: text, prices: z.record(text, price), free: z.array(text) });
export const { prices, free } = priceList.parse(read("prices.json"));
const assumption = z.strictObject({ value: size, why: text });
export const assumptions = z.record(text, assumption).parse(read("assumptions.json"));

const megabytesOfOneProcessor = 1_769;
const gigabyte = 1024 ** 3;
const pollsPerHour = 3_600 / 20;

export interface Scale {
  readonly offices: number;
  /** How many times the files and requests of the workload. */
  readonly traffic: number;
  /** How many whole years the ledger holds; 0 is the mean of its first. */
  readonly years: number;
}

type Times = readonly (readonly [Act, number])[];
type Quantities = Readonly<Record<string, number>>;

/** @returns price -> dollars a month. */
export function billOf(year: OfficeYear, resources: Resources, scale: Scale): ReadonlyMap<string, number> {
  const [standing, used] = [monthlyOf(year, resources), usedBy(year, resources, scale)];
  const quantity = (name: string) => (standing[name] ?? 0) + scale.offices * (used[name] ?? 0);
  return new Map(Object.keys(prices).map((name) => [name, dollarsOf(name, quantity(name))]));
}

export function dollarsOf(name: string, quantity: number): number {
  const found = prices[name];
  if (found === undefined) throw new RangeError(`${name} has no price.`);
  return (quantity * found.usd) / found.per;
}

/** Not measured: assumptions.json gives the reason of each. */
export function assumed(name: string): number {
  const found = assumptions[name];
  if (found === undefined) throw new RangeError(`${name} is not assumed.`);
  return found.value;
}

/** What is there whether or not anybody sends a file. */
function monthlyOf({ acts }: OfficeYear, resources: Resources): Quantities {
  const { counts, alarmMetrics, polledQueues, streamReaders } = resources;
  const looks = 24 * 4 * assumed("nightsPerMonth");
  const looking = requestsOf([[acts.idleLook, looks]], looks, resources);
  return {
    ...looking,
    alarm: alarmMetrics,
    secret: counts.get("AWS::SecretsManager::Secret") ?? 0,
    dashboard: counts.get("AWS::CloudWatch::Dashboard") ?? 0,
    key: counts.get("AWS::KMS::Key") ?? 0,
    metric: Object.keys(metricNames).length,
    queueRequest: polledQueues * assumed("pollersPerQueue") * pollsPerHour * assumed("hoursPerMonth"),
    scheduledRun: looks + ((counts.get("AWS::Scheduler::Schedule") ?? 0) - 1) * assumed("nightsPerMonth"),
    keyRequest:
      (looking["keyRequest"] ?? 0) +
      streamReaders * assumed("hoursPerMonth") * assumed("keyRequestsPerReaderHour"),
  };
}

/** Of one office in one month. */
function usedBy(
  { acts, dumpBytes }: OfficeYear,
  resources: Resources,
  { traffic, years }: Scale,
): Quantities {
  const [dumpsPerMonth, nightsPerMonth] = [assumed("dumpsPerMonth"), assumed("nightsPerMonth")];
  const persons = assumed("persons");
  const uploads = (dumpsPerMonth + 1) * traffic;
  const requests = persons * assumed("requestsPerPerson") * traffic;
  const visits = persons * assumed("visitsPerPerson") * traffic;
  const times: Times = [
    [acts.firstDump, 1 / 12],
    [acts.dump, dumpsPerMonth * traffic],
    [acts.report, traffic],
    [acts.letters, dumpsPerMonth],
    [acts.morning, nightsPerMonth],
    // A visit finds a function that does not know the books; what it asks next finds them there.
    [acts.query, visits],
    [acts.queryAgain, requests - visits],
    [acts.verify, nightsPerMonth],
  ];
  const sum = (what: (each: Act) => number) => sumOf(times, ([each, n]) => n * what(each));
  const yearly = 12 * sum(({ ledgerBytes }) => ledgerBytes);
  const ledger = years === 0 ? (yearly + acts.firstDump.ledgerBytes) / 2 : yearly * years;
  const stored = (ledger + sum(({ outboxBytes }) => outboxBytes)) / gigabyte;
  const months = years === 0 ? 6.5 : 12 * years;
  const recent = Math.min(months, assumed("monthsOfRecentFiles"));
  const filesOfMonth = (dumpBytes * dumpsPerMonth * traffic) / gigabyte;
  const notices = sum((each) => each.notices) + assumed("managerNoticesPerMonth");
  const used = requestsOf(times, requests + dumpsPerMonth, resources);
  return {
    ...used,
    writeUnit: (used["writeUnit"] ?? 0) + requests * assumed("throttleUnits"),
    readUnit: (used["readUnit"] ?? 0) + requests * assumed("throttleUnits"),
    tableStorage: stored,
    recoveryStorage: stored,
    fileStorage: filesOfMonth * recent,
    tableCopy: (ledger / gigabyte) * assumed("copiesOfTable"),
    fileCopy: filesOfMonth * months * 2,
    // To persons by SES, to those who hear of all by the topic, to another system by the bus.
    letter: notices,
    busEvent: notices + uploads,
    destinationCall: notices,
    oldFileStorage: filesOfMonth * (months - recent),
    filePut: uploads,
    // `verify` reads the files of the year so far every night.
    fileGet: uploads * (1 + 6.5 * nightsPerMonth),
    fileMoved: months > recent ? uploads : 0,
    published: notices,
    email: notices,
    apiRequest: requests,
    person: persons,
    pageRequest: visits * assumed("filesPerVisit"),
    pageByte: (visits * assumed("bytesPerVisit")) / gigabyte,
  };
}

/** @param direct the runs that no message sets off; each message is brought by a run of `receive` or `relay`. */
function requestsOf(times: Times, direct: number, { megabytes }: Resources): Quantities {
  const ofStages = (what: (each: Use, megabytesOfStage: number) => number) =>
    sumOf(
      times,
      ([{ stages }, n]) =>
        n * sumOf(Object.entries(stages), ([stage, each]) => what(each, megabytes.get(stage) ?? 0)),
    );
  const worked = ofStages(({ runs }) => runs);
  const messages = worked - direct;
  const runs = worked + messages;
  const bringing = (messages * assumed("bringingMilliseconds") * (megabytes.get("relay") ?? 0)) / 1024 / 1000;
  const logs = (runs * assumed("logBytesPerRun")) / gigabyte;
  return {
    writeUnit: ofStages(({ writeUnits }) => writeUnits),
    readUnit: ofStages(({ readUnits }) => readUnits),
    compute: ofStages(gigabyteSecondsOf) + bringing,
    run: runs,
    queueRequest: messages * 3,
    logs,
    logStorage: logs * 12,
    keyRequest: runs * assumed("keyRequestsPerRun"),
    trace: runs,
  };
}

/** Each run starts cold; the processor's time is stretched to the function's share of one. */
function gigabyteSecondsOf({ runs, calls, milliseconds }: Use, megabytes: number): number {
  const working = milliseconds * assumed("slowness") * Math.max(1, megabytesOfOneProcessor / megabytes);
  const waiting = runs * assumed("coldStartMilliseconds") + calls * assumed("millisecondsPerCall");
  return ((working + waiting) * megabytes) / 1024 / 1000;
}

export function sumOf<Each>(all: readonly Each[], what: (each: Each) => number): number {
  return all.reduce((sum, each) => sum + what(each), 0);
}

/** A file of this folder, as JSON. */
export function read(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, name), "utf8"));
}
