/** What comes at once for one office has the outcome of one after the other: its files are worked in a row. */
import { expect, test } from "vitest";
import type { Books } from "../../shared/domain/values/books.ts";
import { currentLine } from "../../shared/domain/ledger/ledger-line.ts";
import { closedUploads, ledger, newBooks, put } from "./deployed-cloud.ts";

const days = Array.from({ length: 10 }, (_, at) => `2026-03-${at + 10}`);
const projects = Array.from({ length: 40 }, (_, at) => at);

/** An office's every project as of a day: each day some have spent more, and one has another name. */
function dump(day: string, at: number): string {
  const rows = projects.map((project) => {
    const budget = 90_000_000 + project * 1_000;
    const spent = 1_000_000 + at * 10_000 * (project % 4);
    return `P${project},사업 ${project}${project === at ? " (변경)" : ""},부서 ${project % 3},${budget},${spent},${day}`;
  });
  return ["사업코드,사업명,부서,예산액(원),집행액(원),기준일", ...rows, ""].join("\r\n");
}

function send(books: Books, at: number): Promise<string> {
  const fileName = `dump-${at}.csv`;
  const options = { asOf: null, unit: null, mapping: null };
  return put({ books, options, fileName }, dump(days[at] ?? "", at));
}

/** All that the ledger says of every project, but for who and where it is. */
async function figures(books: Books) {
  const balances = await ledger.readBalances(books);
  const lines = [...balances].map(([id, { balance }]) => [id, currentLine(balance)] as const);
  return lines.toSorted(([one], [other]) => one.localeCompare(other));
}

test("ten files of one office at once have the outcome of ten files one by one", async () => {
  const [atOnce, oneByOne] = [newBooks(2026), newBooks(2026)];
  await Promise.all(days.map((_, at) => send(atOnce, at)));
  for (const at of days.keys()) {
    await send(oneByOne, at);
    await closedUploads(oneByOne, at + 1);
  }
  const uploads = await closedUploads(atOnce, days.length);
  expect(uploads.map(({ outcome }) => outcome.state)).toEqual(days.map(() => "applied"));
  expect(new Set(uploads.map(({ seq }) => seq)).size).toBe(days.length);
  expect(await figures(atOnce)).toEqual(await figures(oneByOne));
});
