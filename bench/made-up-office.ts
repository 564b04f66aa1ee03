/** An office of any size in our template, always the same: one project in five lags, as in a real county in August. */

export const office = "4573000";
export const fiscalYear = 2026;
export const books = { office, fiscalYear };

const header = "사업코드,사업명,부서,예산액(원),집행액(원),기준일";
/** One project in fifty has spent more since the day before. */
const turnsRound = 50;

/**
 * @param turn the day after the first dump; its dump differs from the one before in 2 % of the projects.
 */
export function dumpOf(projects: number, turn: number): Uint8Array {
  const day = new Date(Date.UTC(fiscalYear, 7, 1 + turn)).toISOString().slice(0, 10);
  const rows = Array.from({ length: projects }, (_, at) => {
    const budget = 10_000_000 * (1 + ((at * 7_919) % 500));
    const percent = at % 5 === 0 ? (at * 31) % 35 : 60 + ((at * 31) % 25);
    const turnsSpent = Math.floor((turn + turnsRound - 1 - (at % turnsRound)) / turnsRound);
    const spent = (budget / 100) * percent + turnsSpent * 1_000_000;
    return `P${at},세부사업 ${at},부서 ${at % 40},${budget},${spent},${day}`;
  });
  return new TextEncoder().encode([header, ...rows, ""].join("\n"));
}
