/**
 * What one month of the workload uses, not yet priced: a pure function of what was measured, of the
 * resources in the templates, and of the assumptions that are written here. All of it exact fractions.
 */
import { add, fraction, type Fraction, multiply, zero } from "../shared/domain/values/fraction.ts";
import { metricNames } from "../shared/runtime/metric-names.ts";
import type { PriceName } from "./cost-prices.ts";
import type { Resources } from "./cost-resources.ts";
import type { Measured } from "./cost-table.ts";
import { monthsOfUse, reportsPerMonth, type Use, type Variant, whole, yearOf } from "./cost-use.ts";
import { dumpsPerMonth } from "./cost-year.ts";

export interface Quantity {
  /** The line of the printed table that it is a part of. */
  readonly line: string;
  readonly price: PriceName;
  readonly amount: Fraction;
  /** Whether each office uses as much, or all of them together. */
  readonly by: "office" | "system";
}

/** Assumed, not measured. The document prints every one of them. */
export const assumed = {
  managerNoticesPerWeek: 10,
  recipientsPerNotice: 1,
  coldStartMilliseconds: 800,
  /** How many times slower a whole Lambda processor is than the one that measured. */
  slowness: fraction(3n, 2n),
  millisecondsPerCall: 25,
  notifyMilliseconds: 100,
  /** Of `receive` and of the relay, which bring one message each; most runs of the relay bring several. */
  bringingMilliseconds: 100,
  logBytesPerRun: 3_000,
  monthsOfLogs: 12,
  pollersPerQueue: 5,
  pollSeconds: 20,
  keyRequestsPerRun: 6,
  keyRequestsPerReaderHour: 12,
  /** A county's year of daily dumps, in the mean of its nights; waiting for DynamoDB and S3 is in it. */
  verifyMilliseconds: 20_000,
  hoursPerMonth: 730,
  /** Files stay this long in Standard storage, where `verify` reads them; each is replaced by the next under the same name. */
  monthsOfRecentFiles: 13,
} as const;

/** Lambda gives one whole processor at this size, and less in proportion below it. */
const megabytesOfOneProcessor = 1769;
const gigabyte = 1024n ** 3n;
const perYear = fraction(1n, 12n);
const nightsPerYear = 365;
/** A month, in the mean of a year, and for each file that comes in a month: every night reads those of the months so far. */
const readingsOfFile = multiply(fraction(13n, 2n), fraction(BigInt(nightsPerYear), 12n));
/** A consistent reading of a partition costs one for each of so many bytes that were begun. */
const bytesOfReadUnit = 4096n;
/** A message of a queue is three requests: sent, received, deleted. */
const requestsPerMessage = 3;

export function quantitiesOf(
  measured: Measured,
  resources: Resources,
  variant: Variant,
): readonly Quantity[] {
  const months = monthsOfUse(measured, variant);
  const use = yearOf(months);
  const uploads = whole(dumpsPerMonth + reportsPerMonth);
  const messages = monthly(add(messagesOf(use), whole(nightsPerYear)));
  // What works a message, and what brought it.
  const runs = multiply(messages, whole(2));
  const notices = add(monthly(use.notices), fraction(BigInt(assumed.managerNoticesPerWeek) * 365n, 7n * 12n));
  const logs = gigabytes(multiply(runs, whole(assumed.logBytesPerRun)));
  const storedBytes = meanOfFirstYear(months);
  const stored = gigabytes(storedBytes);
  const lines: readonly (readonly [string, PriceName, Fraction])[] = [
    ["DynamoDB: writes of dumps and reports", "writeUnit", monthly(use.uploadWrites)],
    ["DynamoDB: writes of alerts and receipts", "writeUnit", monthly(use.lookWrites)],
    ["DynamoDB: reads", "readUnit", monthly(use.reads)],
    ["DynamoDB: reads of verify", "readUnit", monthly(nightlyReads(storedBytes, measured))],
    ["DynamoDB: storage", "tableStorage", stored],
    ["DynamoDB: point-in-time recovery", "recoveryStorage", stored],
    ...filesOf(measured, uploads),
    ["Lambda", "compute", monthly(gigabyteSeconds(use, measured, resources))],
    ["Lambda", "run", runs],
    ["SQS: messages", "queueRequest", multiply(messages, whole(requestsPerMessage))],
    ["SNS", "published", notices],
    ["SNS", "email", multiply(notices, whole(assumed.recipientsPerNotice))],
    ["CloudWatch: logs", "logs", logs],
    ["CloudWatch: logs", "logStorage", multiply(logs, whole(assumed.monthsOfLogs))],
    ["KMS: requests", "keyRequest", multiply(runs, whole(assumed.keyRequestsPerRun))],
    ["X-Ray", "trace", runs],
  ];
  const offices = lines.map(([line, price, amount]) => ({ line, price, amount, by: "office" }) as const);
  return [...offices, ...systemQuantities(resources)];
}

/** What is there whether or not anybody sends a file. */
function systemQuantities(resources: Resources): readonly Quantity[] {
  const { hoursPerMonth, keyRequestsPerReaderHour, pollersPerQueue, pollSeconds } = assumed;
  const readerHours = resources.streamReaders * hoursPerMonth;
  const polls = (resources.queuesThatWakeFunctions * pollersPerQueue * hoursPerMonth * 3600) / pollSeconds;
  const lines: readonly (readonly [string, PriceName, Fraction])[] = [
    ["SQS: polling idle queues", "queueRequest", whole(polls)],
    ["EventBridge Scheduler", "scheduledRun", monthly(whole(resources.schedules * 365))],
    ["CloudWatch: alarms", "alarm", whole(resources.alarms)],
    ["CloudWatch: own metrics", "metric", whole(Object.keys(metricNames).length)],
    ["CloudWatch: dashboard", "dashboard", whole(resources.dashboards)],
    ["KMS: key", "key", whole(resources.keys)],
    ["KMS: requests", "keyRequest", whole(keyRequestsPerReaderHour * readerHours)],
  ];
  return lines.map(([line, price, amount]) => ({ line, price, amount, by: "system" }));
}

/** Per month, in the mean of the first year: young files in Standard, older ones moved. */
function filesOf(
  { dumpBytes, reportBytes }: Measured,
  uploads: Fraction,
): readonly (readonly [string, PriceName, Fraction])[] {
  const bytesPerMonth = whole(dumpBytes * dumpsPerMonth + reportBytes * reportsPerMonth);
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  const recent = months.map((month) => Math.min(month, assumed.monthsOfRecentFiles));
  const old = months.map((month) => Math.max(0, month - assumed.monthsOfRecentFiles));
  const moved = months.filter((month) => month > assumed.monthsOfRecentFiles).length;
  return [
    ["S3", "fileStorage", monthly(gigabytes(multiply(bytesPerMonth, total(recent))))],
    ["S3", "oldFileStorage", monthly(gigabytes(multiply(bytesPerMonth, total(old))))],
    ["S3", "filePut", uploads],
    ["S3", "fileGet", add(uploads, multiply(uploads, readingsOfFile))],
    ["S3", "fileMoved", monthly(multiply(uploads, whole(moved)))],
  ];
}

/** Of a year: every night all that is kept of the running year, of each project a partition of its own. */
function nightlyReads(storedBytes: Fraction, { projects }: Measured): Fraction {
  const each = add(multiply(storedBytes, fraction(1n, bytesOfReadUnit)), whole(projects));
  return multiply(each, whole(nightsPerYear));
}

/** Of a year. Processor time stretched to the function's share of a processor, and the waiting for calls. */
function gigabyteSeconds(
  use: Use,
  { processorMilliseconds }: Measured,
  { memoryMegabytes }: Resources,
): Fraction {
  const stage = (runs: Fraction, calls: Fraction, processor: number, megabytes: number): Fraction => {
    const share = fraction(BigInt(Math.max(megabytesOfOneProcessor, megabytes)), BigInt(megabytes));
    const working = multiply(multiply(whole(processor), assumed.slowness), share);
    const each = multiply(runs, add(whole(assumed.coldStartMilliseconds), working));
    const milliseconds = add(each, multiply(calls, whole(assumed.millisecondsPerCall)));
    return multiply(milliseconds, fraction(BigInt(megabytes), 1024n * 1000n));
  };
  const { ingest, assess } = processorMilliseconds;
  const nightly = stage(whole(nightsPerYear), zero, assumed.verifyMilliseconds, memoryMegabytes.verify);
  return [
    stage(use.ingestRuns, use.ingestCalls, ingest, memoryMegabytes.ingest),
    stage(use.assessRuns, use.assessCalls, assess, memoryMegabytes.assess),
    stage(use.notifyRuns, use.notices, assumed.notifyMilliseconds, memoryMegabytes.notify),
    stage(messagesOf(use), zero, assumed.bringingMilliseconds, memoryMegabytes.relay),
    nightly,
  ].reduce(add, zero);
}

/** One for each run: a batch that holds several is a saving that is not counted. */
function messagesOf({ ingestRuns, assessRuns, notifyRuns }: Use): Fraction {
  return add(add(ingestRuns, assessRuns), notifyRuns);
}

/** The ledger grows and is never cut; the outbox holds a month of bundles. */
function meanOfFirstYear(months: readonly Use[]): Fraction {
  let grown = zero;
  let sum = zero;
  for (const { ledgerBytes, outboxBytes } of months) {
    const half = multiply(ledgerBytes, fraction(1n, 2n));
    sum = add(sum, add(add(grown, half), outboxBytes));
    grown = add(grown, ledgerBytes);
  }
  return monthly(sum);
}

function monthly(yearly: Fraction): Fraction {
  return multiply(yearly, perYear);
}

export function gigabytes(bytes: Fraction): Fraction {
  return multiply(bytes, fraction(1n, gigabyte));
}

function total(counts: readonly number[]): Fraction {
  return whole(counts.reduce((sum, each) => sum + each, 0));
}
