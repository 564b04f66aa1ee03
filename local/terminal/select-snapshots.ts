/** Which snapshot a command speaks of: by day and version, or by quarter. */
import { readSnapshotName } from "../../shared/contracts/files/snapshot-name.ts";
import { nameOf, type SnapshotEntry } from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { isInFiscalYear, type IsoDate } from "../../shared/domain/values/calendar.ts";
import { Refusal } from "./command-line.ts";

/** @throws Refusal when the books are several, or none. */
export function oneBooks(selected: readonly Books[]): Books {
  const [books, ...more] = selected;
  if (books !== undefined && more.length === 0) return books;
  throw new Refusal(
    "어느 자치단체의 어느 회계연도인지 --office CODE --year YYYY로 알려 주십시오.",
    "Say whose it is: --office CODE --year YYYY.",
  );
}

/** The books of the day's year, each with the day; of a quarter, all of them. @throws Refusal when there are none. */
export function daysToTake(
  selected: readonly Books[],
  text: string,
): { readonly books: Books; readonly asOf: IsoDate }[] {
  const days = selected.flatMap((books) => {
    const name = readSnapshotName(text, books.fiscalYear);
    if (name === null || name.version !== null) throw noName(text);
    return isInFiscalYear(name.asOf, books.fiscalYear) ? [{ books, asOf: name.asOf }] : [];
  });
  if (days.length > 0) return days;
  throw new Refusal(`${text}: 그 해의 장부가 없습니다.`, `${text}: the ledger has no books of that year.`);
}

/** The latest of its day where no version is named. @throws Refusal when there is none. */
export function findSnapshot(entries: readonly SnapshotEntry[], text: string, books: Books): SnapshotEntry {
  const name = readSnapshotName(text, books.fiscalYear);
  if (name === null) throw noName(text);
  const found = entries.findLast(
    ({ asOf, version }) => asOf === name.asOf && (name.version === null || version === name.version),
  );
  if (found !== undefined) return found;
  if (entries.length === 0)
    throw new Refusal(
      `"${text}": 아직 스냅숏이 없습니다. 먼저 만들어 주십시오: monitor snapshot take ${name.asOf}`,
      `"${text}": there is no snapshot yet. Take it first: monitor snapshot take ${name.asOf}`,
    );
  const known = entries.map(nameOf).join(", ");
  throw new Refusal(
    `"${text}": 그런 스냅숏이 없습니다. 있는 것: ${known}`,
    `"${text}": there is no such snapshot. There are: ${known}`,
  );
}

function noName(text: string): Refusal {
  return new Refusal(
    `"${text}": 2020-09-30, 2020-09-30/2, Q3, Q3/1처럼 적어 주십시오(take에는 판 번호 없이).`,
    `"${text}": write it as 2020-09-30, 2020-09-30/2, Q3 or Q3/1 (for take, without a version).`,
  );
}
