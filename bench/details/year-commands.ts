/** What somebody waits for at the end of a year of daily dumps: a snapshot, whole commands, and 10,000 events. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Host } from "../../local/host/host.ts";
import { parseIsoDate } from "../../shared/domain/values/calendar.ts";
import { yearBooks as books } from "../worlds/year-of-dumps.ts";
import { runMonitor } from "../worlds/monitor-command.ts";
import { withHome } from "../worlds/office-home.ts";

/** A year that is over, so that no payment is dated after the day on which it is measured. */
const eventBooks = { office: books.office, fiscalYear: 2025 };
const projects = 200;
/** 10,000 events together: what the last of them cost must be what the first cost. */
const files = [
  { from: 0, count: 1_000 },
  { from: 1_000, count: 8_000 },
  { from: 9_000, count: 1_000 },
];

/** A day in the middle of a month, between two statements of it. */
const middle = "2026-06-17";

export async function commandsOfYear(home: string): Promise<void> {
  const name = await withHome(home, async (host) => {
    // The looks at 250 dumps, and then the report of the snapshot: no command that is measured is to do them.
    await host.drain();
    await timed(`snapshot as of ${middle}`, () => snapshotOf(host));
    await host.drain();
    return nameOfOne(host);
  });
  await timed(`rates --as-of ${middle}, whole command`, () => runMonitor(home, ["rates", "--as-of", middle]));
  await timed("history of a project, whole command", () => runMonitor(home, ["history", name]));
  for (const { from, count } of files) {
    const file = join(home, "events.jsonl");
    writeFileSync(file, eventsOf(from, count));
    const options = ["--office", eventBooks.office, "--year", `${eventBooks.fiscalYear}`, "--json"];
    const seconds = await timed(`${count} events after ${from}, whole command`, () =>
      runMonitor(home, ["ingest", file, ...options]),
    );
    console.log(`${Math.round(count / seconds)} events a second`);
  }
}

async function snapshotOf(host: Host): Promise<void> {
  const asOf = parseIsoDate(middle);
  if (asOf === null) throw new RangeError(`${middle} is no day`);
  const taken = await host.takeSnapshot({ books, asOf, by: "bench", requestId: null, isForced: true });
  if (taken.kind !== "taken") throw new Error(`A snapshot that is measured was ${taken.kind}`);
}

async function nameOfOne(host: Host): Promise<string> {
  for (const { balance } of (await host.ledger.readBalances(books)).values()) return balance.project.name;
  throw new Error("A year of dumps has no project");
}

/** Payments, each of another project than the one before. */
function eventsOf(from: number, count: number): string {
  const payment = { measure: "expenditure", fund: "other", kind: "increment", date: "2025-12-30" };
  const lines = Array.from({ length: count }, (_, at) => {
    const project = (from + at) % projects;
    const named = { projectCode: `P${project}`, projectName: `사업 ${project}` };
    const records = [{ ...named, ...payment, amountWon: `${1_000 + at}` }];
    return JSON.stringify({ version: 1, eventId: `bench-${from + at}`, ...eventBooks, records });
  });
  return `${lines.join("\n")}\n`;
}

async function timed(what: string, act: () => unknown): Promise<number> {
  const started = performance.now();
  await act();
  const seconds = (performance.now() - started) / 1000;
  console.log(`${what}: ${seconds.toFixed(2)} s`);
  return seconds;
}
