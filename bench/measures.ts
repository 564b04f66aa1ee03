/** All measures of the one table, in its order. */
import type { Measure } from "./measure.ts";
import { assess } from "./measures/assess.ts";
import { dump } from "./measures/dump.ts";
import { payments } from "./measures/payments.ts";

export const measures: readonly Measure[] = [payments, dump, assess];
