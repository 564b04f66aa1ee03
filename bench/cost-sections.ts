/** The parts of docs/cost.md below the bill: acts, growth, how the figures came about, and the prices. */
import { add, fraction, multiply } from "../shared/domain/values/fraction.ts";
import { metricNames } from "../shared/runtime/metric-names.ts";
import { costOf, dollars, grouped } from "./cost-bill.ts";
import { prices } from "./cost-prices.ts";
import { assumed, gigabytes } from "./cost-quantities.ts";
import type { Resources } from "./cost-resources.ts";
import type { Act, Measured } from "./cost-table.ts";
import { left, list, paragraph, right, table } from "./cost-text.ts";
import { monthsOfUse, variantNames, variants, whole, withConfirmation, yearOf } from "./cost-use.ts";

export function acts(measured: Measured): string {
  const { firstDump, months, report, sameBytes, sameFiguresNextDay } = measured;
  const [january, december] = [Object.values(months).at(0), Object.values(months).at(-1)];
  if (january === undefined || december === undefined) throw new Error("The measurements lack their months.");
  return table(
    [left("in DynamoDB"), right("write units"), right("read units"), right("dollars")],
    [
      row("first dump of a year", firstDump.load),
      row("dump with 2 % changed, January", january.dump),
      row("dump with 2 % changed, December", december.dump),
      row("the same figures for the next day", sameFiguresNextDay),
      row("the same bytes again", sameBytes),
      row("dump with 2 % changed, with confirmations", withConfirmation(december.changedRowsAlone, measured)),
      row(`look after a dump, ${december.afterDump.openAlerts} alerts open`, december.afterDump),
      row(`look of a morning, ${december.morning.openAlerts} alerts open`, december.morning),
      row("council report", report.load),
      row("look after a council report", report.after),
    ],
  );
}

function row(name: string, { writeUnits, readUnits }: Act): string[] {
  const write = costOf({ price: "writeUnit", amount: whole(writeUnits) });
  const read = costOf({ price: "readUnit", amount: whole(readUnits) });
  return [name, grouped(`${writeUnits}`), grouped(`${readUnits}`), dollars(add(write, read), 6)];
}

export function growth(measured: Measured, offices: number): string {
  const rows = variants.map((variant) => {
    const { ledgerBytes } = yearOf(monthsOfUse(measured, variant));
    const kilobytesOfProject = multiply(ledgerBytes, fraction(1n, BigInt(measured.projects) * 1024n));
    const stored = gigabytes(ledgerBytes);
    const kept = costOf({ price: "tableStorage", amount: stored });
    const monthly = add(kept, costOf({ price: "recoveryStorage", amount: stored }));
    return [
      variantNames[variant],
      `${dollars(kilobytesOfProject, 1)} KB`,
      `${dollars(multiply(stored, whole(1024)), 1)} MB`,
      dollars(monthly),
      dollars(multiply(monthly, whole(offices))),
    ];
  });
  const text = table(
    [
      left("each year kept"),
      right("a project"),
      right("an office"),
      right("adds a month, 1 office"),
      right(`${offices} offices`),
    ],
    rows,
  );
  return `${paragraph("The ledger is never cut. Its storage and the recovery of it are the only lines that grow from year to year.")}\n\n${text}`;
}

export function howMeasured({ changedRows, processorMilliseconds, projects, source }: Measured): string {
  const { ingest, assess } = processorMilliseconds;
  return paragraph(`
    The real stages ran through a year on the embedded engine, with ${source} (${grouped(`${projects}`)} projects). Each
    project's spending rises evenly to what is known of it; at each dump the next ${changedRows} rows in turn are told
    anew. In the middle of each month two days are metered between the program and the engine: write and read units as
    the engine gives them by DynamoDB's rules, the bytes of the items with the 100 that DynamoDB adds to each, calls,
    bundles and notices. A dump with confirmations is a metered file of its changed rows alone, and one item that names
    all other projects with the number of the posting that still holds. Quiet alerts are the metered look, cut to the
    share of its changes in which a figure moved. These figures come out the same on every run. Processor time does
    not: ${ingest} ms for a dump and ${assess} ms for the look after it, in a process that had just started, rounded up.
  `);
}

export function assumptions({
  alarms,
  memoryMegabytes,
  queuesThatWakeFunctions,
  streamReaders,
}: Resources): string {
  const { relay, ingest, assess, notify, verify } = memoryMegabytes;
  const metrics = Object.keys(metricNames).length;
  return list([
    `A Lambda processor takes ${dollars(assumed.slowness, 1)} times as long as the one that measured; of one, \`ingest\` has what ${ingest} MB give, \`assess\` ${assess} MB, \`notify\` ${notify} MB. Each run starts cold (${assumed.coldStartMilliseconds} ms) and waits ${assumed.millisecondsPerCall} ms for each call to DynamoDB. A run of \`notify\` works ${assumed.notifyMilliseconds} ms. \`verify\` takes ${assumed.verifyMilliseconds / 1000} seconds for each office and night with ${verify} MB, and reads a unit for each 4 KB that are kept and for each project. Each message is brought by a run of \`receive\` or \`relay\` of its own, which works ${assumed.bringingMilliseconds} ms with what ${relay} MB give.`,
    `Lambda keeps ${assumed.pollersPerQueue} long polls of ${assumed.pollSeconds} seconds on each of the ${queuesThatWakeFunctions} queues, day and night.`,
    `A run makes ${assumed.keyRequestsPerRun} requests to KMS, and the ${counted(streamReaders)} of the stream ${assumed.keyRequestsPerReaderHour} an hour. A run writes ${grouped(`${assumed.logBytesPerRun}`)} bytes of log, kept ${assumed.monthsOfLogs} months. Every run is traced.`,
    `The ${alarms} alarms and ${metrics} metrics of our own count for the whole month. CloudWatch bills a metric only for hours in which it got a value, so that a single office pays less.`,
    `A dump replaces the one before under the same name; versions older than ${assumed.monthsOfRecentFiles} months lie in Glacier Instant Retrieval.`,
    "The key has not been rotated yet. Each of its first two yearly rotations adds a dollar a month.",
  ]);
}

function counted(streamReaders: number): string {
  return streamReaders === 1 ? "one reader" : `${streamReaders} readers`;
}

export function pricesText(): string {
  const rows = Object.values(prices).map(({ listed, of, per, service, unit, usd }) => [
    `${service}: ${of}`,
    usd,
    per === 1n ? unit : `${grouped(`${per}`)} ${unit}`,
    listed ?? "to be checked",
  ]);
  const text = table([left("price"), right("dollars"), left("for each"), left("in the price list of")], rows);
  const origin = paragraph(`
    A day means that the price stood in a published extract of AWS's price list for this region, made on that day; the
    extract was read, not AWS's own page. **To be checked** means that no such extract was at hand: it is the price as
    known for Seoul, or for all regions where they do not differ, and must be compared with the price page before it is
    relied on. Free are events of AWS services on EventBridge's default bus, reading a table's stream by Lambda, and
    expiry in the outbox.
  `);
  return `${origin}\n\n${text}`;
}

export function notInIt(): string {
  return list([
    "Free tiers, taxes, support plans, the exchange rate.",
    "`ExecutionRecorded` events. Each is an event on the bus, a run of `ingest`, a file of a few KB and the writes of its projects; the bus archives it for a month.",
    "Data out to the internet other than e-mail; CloudTrail; access logs of the bucket (under a cent an office).",
    "Restores, log queries, and files that are read again by hand.",
  ]);
}
