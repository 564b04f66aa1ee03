/** What was measured, as it is kept in `cost-measured.json`: whole numbers, the same on every machine. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const count = z.int().min(0);

/** What one act consumed and left behind. */
const act = z.object({
  writeUnits: count,
  readUnits: count,
  /** Calls to DynamoDB, which a run waits for. */
  calls: count,
  ledgerBytes: z.int(),
  outboxBytes: z.int(),
  /** Bundles of events: each wakes a stage. */
  bundles: count,
});

/** One look at an office by `assess`, with the notices that `notify` sends after it. */
const look = act.extend({
  changes: count,
  /** Of the changes, those that only carry an open alert to another day: same budget, same spending. */
  changesOfDateOnly: count,
  notices: count,
  openAlerts: count,
});

const month = z.object({
  morning: look,
  /** A full dump with 2 % of its rows changed. */
  dump: act,
  afterDump: look,
  /** The same changes alone, in a file of their own. */
  changedRowsAlone: act,
});

const loaded = z.object({ load: act, after: look });

export const measuredSchema = z.object({
  source: z.string(),
  projects: count,
  changedRows: count,
  dumpBytes: count,
  reportBytes: count,
  firstDump: loaded,
  report: loaded,
  /** January to December, as "2026-01". */
  months: z.record(z.string().regex(/^\d{4}-\d\d$/), month),
  /** December's dump again: the same figures for the next day, and the same bytes. */
  sameFiguresNextDay: act,
  sameBytes: act,
  /** The text of one item that names every project a dump only confirms, with the number of its posting. */
  confirmationBytes: count,
  /** Processor time on the machine that measured, rounded up: the one figure here that varies. */
  processorMilliseconds: z.object({ ingest: count, assess: count }),
});

export type Act = z.infer<typeof act>;
export type Look = z.infer<typeof look>;
export type Measured = z.infer<typeof measuredSchema>;

export const measuredFile = join(import.meta.dirname, "cost-measured.json");

export function readMeasured(): Measured {
  return measuredSchema.parse(JSON.parse(readFileSync(measuredFile, "utf8")));
}
