/** Paths of any shape, and days of a leap year and of another. */
import * as fc from "fast-check";
import { addDays, type IsoDate } from "../../../shared/domain/values/calendar.ts";
import type { Path } from "../../../shared/domain/pace/path.ts";
import { day } from "../../support/builders.ts";

export const paths: fc.Arbitrary<Path> = fc
  .array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 11, maxLength: 11 })
  .map((points) => [...points.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)), 10_000n]);

export const daysOf2020: fc.Arbitrary<IsoDate> = fc
  .nat({ max: 365 })
  .map((days) => addDays(day("2020-01-01"), days));
