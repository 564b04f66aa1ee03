/**
 * payments: the real payment list of a county, from bytes to folded balances in a new process, beside three programs
 * that group the same rows. None of them checks a row, or knows afterwards which row a figure came from.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { writeLongPaymentList } from "../worlds/long-payment-list.ts";
import { atLeast, type Measure, timesThePeer } from "../results/measure.ts";
import { measurePayments } from "../worlds/payment-reading.ts";
import { grown, inTurn } from "../results/rounds.ts";
import { paymentPeers } from "../peers/payment-peers.ts";

const list = join(import.meta.dirname, "../../../shared/data/vouchers/muju-2026-vouchers.csv.gz");
const rounds = 5;
const roundsOfGrowth = 3;
/** Sixteen times as many are 49 MiB: as long as a file may be. */
const rowsToGrowFrom = 25_000;
/** Where the real list is absent: about as many rows. */
const madeUpRows = 170_000;

export const payments: Measure = {
  name: "payments",
  measure: async (folder) => {
    const file = join(folder, "payments.csv");
    if (existsSync(list)) writeFileSync(file, gunzipSync(readFileSync(list)));
    else writeLongPaymentList(file, "utf8", madeUpRows);
    const { rows, won } = measurePayments(file, 1);
    const peers = paymentPeers(file, folder, { rows, won });
    const measured = await inTurn(rounds, () => speedOf(file), peers);
    const growth = await grown(`${rowsToGrowFrom} made-up payments`, roundsOfGrowth, (times) => {
      const longer = join(folder, `payments-${times}.csv`);
      if (!existsSync(longer)) writeLongPaymentList(longer, "utf8", times * rowsToGrowFrom);
      return measurePayments(longer, 1).seconds[0] ?? Infinity;
    });
    const duckDb = measured.peers.find(({ name }) => name.startsWith("DuckDB"));
    const timesDuckDb =
      duckDb?.kind === "measured" ? timesThePeer("rows/s", measured.ours, duckDb.figures) : null;
    return [
      {
        name: `payment list to balances, ${rows.toLocaleString("en-US")} rows`,
        unit: "rows/s",
        ...measured,
        targets: [
          atLeast(measured.ours, 300_000, "at least 300,000 rows/s"),
          ...(timesDuckDb === null ? [] : [{ words: "within 6 times DuckDB", isMet: timesDuckDb <= 6 }]),
        ],
        growth,
      },
    ];
  },
};

function speedOf(file: string): number {
  const { rows, seconds } = measurePayments(file, 1);
  return rows / (seconds[0] ?? Infinity);
}
