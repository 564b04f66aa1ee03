/**
 * Reads a payment list in a process of its own, and says what that took. It starts as the command line does: with Node's
 * compile cache, or the memory of the compiler would be counted in.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import { fiscalYear, office } from "./office-home.ts";

const measured = z.object({
  seconds: z.array(z.number()).min(1),
  rows: z.int(),
  won: z.string(),
  peakMebibytes: z.number(),
});

export type PaymentReading = z.infer<typeof measured>;

/** @param readings one after another; the peak is that of the first. */
export function measurePayments(file: string, readings: number): PaymentReading {
  const script = join(import.meta.dirname, "read-payments.ts");
  const words = [script, file, office, String(fiscalYear), String(readings)];
  return measured.parse(
    JSON.parse(
      execFileSync(process.execPath, words, {
        encoding: "utf8",
        env: {
          ...process.env,
          NODE_COMPILE_CACHE: join(import.meta.dirname, "../../node_modules/.cache/monitor"),
        },
      }),
    ),
  );
}
