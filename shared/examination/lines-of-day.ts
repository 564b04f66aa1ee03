/** What the ledger says on the day of a statement: of one that comes late, as it stood on its own day. */
import type { Balance } from "../domain/ledger/balance.ts";
import type { Books } from "../domain/values/books.ts";
import { datePartsOf, type IsoDate, laterOf, laterOrNull } from "../domain/values/calendar.ts";
import type { KnownLine } from "../domain/coverage/vanished-finding.ts";
import { totalOf } from "../domain/values/fund.ts";
import { endedOn } from "../domain/matching/ended-lines.ts";
import { statedThrough } from "../domain/journal/journal-entry.ts";
import { isLeftOut } from "../domain/ledger/left-out.ts";
import { currentLine, type LedgerLine } from "../domain/ledger/ledger-line.ts";
import { factualMeasures } from "../domain/values/measure.ts";
import { isPaymentLine, type ProjectFacts } from "../domain/values/project.ts";
import type { LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { toldBalances } from "../reading/current-ledger.ts";
import { readLines } from "../reading/read-lines.ts";
import type { ReadableFile } from "./known-file.ts";

export interface LinesOfDay {
  readonly lines: readonly KnownLine[];
  /** Whether the ledger knows later figures of one of them. */
  readonly isLate: boolean;
}

export async function linesOfDay(
  books: Books,
  { records }: ReadableFile,
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readLedger" | "readLedgerAt" | "readPostings">,
): Promise<LinesOfDay> {
  const asOf = records.map((record) => record.asOf).reduce(laterOf);
  const known = [...toldBalances(reading).values()]
    .map(({ balance }) => balance)
    .filter(({ project }) => isCounted(project));
  const isLate = known.some((balance) => balance.asOf > asOf);
  if (isLate) {
    const { lines } = await readLines(ledger, books, asOf);
    const counted = lines.map(({ line }) => line).filter(({ project }) => isCounted(project));
    return {
      lines: counted.map((line) => ({ ...totalled(line), isOfDay: line.asOf === asOf, asOf: line.asOf })),
      isLate,
    };
  }
  const before = statedThrough(reading.head, asOf);
  const ends = endedOn(known, asOf);
  const counted = known.filter(
    (balance) => !isLeftOut(balance, laterOrNull(before, ends.get(balance.project.id) ?? null), null),
  );
  return { lines: counted.map((balance) => fromBalance(balance, asOf)), isLate };
}

function isCounted({ id, tier }: ProjectFacts): boolean {
  return tier !== "business" && !isPaymentLine(id);
}

/** The totals are looked at only where the line vanished. */
function fromBalance(balance: Balance, asOf: IsoDate): KnownLine {
  const month = datePartsOf(asOf).month - 1;
  return {
    project: balance.project,
    get totals() {
      return totalled(currentLine(balance)).totals;
    },
    asOf: balance.asOf,
    isOfDay: Object.values(balance.measures).some(({ statedOn }) => statedOn[month] === asOf),
  };
}

function totalled({ project, amounts }: LedgerLine): Omit<KnownLine, "isOfDay" | "asOf"> {
  const totals = factualMeasures.flatMap((measure) => {
    const total = totalOf(amounts[measure]);
    return total === null ? [] : [[measure, total] as const];
  });
  return { project, totals: new Map(totals) };
}
