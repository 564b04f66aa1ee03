/** All measures of the one table, in its order. */
import type { Measure } from "./measure.ts";
import { assess } from "./measures/assess.ts";
import { dump } from "./measures/dump.ts";
import { latency } from "./measures/latency.ts";
import { overview } from "./measures/overview.ts";
import { payments } from "./measures/payments.ts";
import { coldStart } from "./measures/cold-start.ts";
import { reports } from "./measures/reports.ts";
import { snapshot } from "./measures/snapshot.ts";
import { writeUnits } from "./measures/write-units.ts";

export const measures: readonly Measure[] = [
  payments,
  dump,
  latency,
  assess,
  overview,
  snapshot,
  reports,
  writeUnits,
  coldStart,
];
