/** Daily dumps of a county, made from one that was published: each day some of the projects have spent more. */
import * as z from "zod";

export const yearBooks = { office: "4573000", fiscalYear: 2026 } as const;

const published = z.looseObject({ rows: z.array(z.record(z.string(), z.unknown())) });

const millisecondsPerDay = 86_400_000;

export interface DailyDump {
  readonly day: string;
  readonly text: string;
}

/** From 2 January on, on every day that is no weekend. */
export function* dailyDumps(source: unknown, count: number): Generator<DailyDump> {
  const { rows: first, ...head } = published.parse(source);
  const rows = first.map((each) => ({ ...each, ep_amt: 0 }));
  let made = 0;
  for (let time = Date.UTC(2026, 0, 2); made < count; time += millisecondsPerDay) {
    const date = new Date(time);
    if (date.getUTCDay() === 0 || date.getUTCDay() === 6) continue;
    const day = date.toISOString().slice(0, 10);
    for (const [at, each] of rows.entries()) {
      // Each project moves on one day in 25, and all of them in turn.
      if (made > 0 && at % 25 !== made % 25) continue;
      each.ep_amt += 10_000 * (1 + ((at * 31 + made * 17) % 97));
    }
    made += 1;
    const dated = rows.map((each) => ({ ...each, exe_ymd: day.replaceAll("-", "") }));
    yield { day, text: JSON.stringify({ ...head, asof: day.replaceAll("-", ""), rows: dated }) };
  }
}
