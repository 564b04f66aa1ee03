/**
 * Does each hour what an office does: puts a file with too much spent, waits for the alert, puts the file put right, and waits until the
 * alert is over. Whatever on the way stands still is noticed before an office notices it.
 */
import { uploadKey } from "../../shared/contracts/files/upload-key.ts";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { datePartsOf } from "../../shared/domain/values/calendar.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";

export interface CanaryDependencies {
  /** It has no other books and nobody's letters: what a rule finds there is no news to anybody. */
  readonly office: string;
  readonly files: Pick<FileStore, "put">;
  readonly alerts: Pick<AlertStore, "readAlerts">;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface CanaryFlight {
  /** From the file to the alert. */
  readonly secondsToAlert: number;
  /** From the second file to the end of the alert. */
  readonly secondsToClear: number;
}

/** An office's file is in the ledger within five minutes as promised (docs/slo.md); the canary's is one row. */
export const patienceSeconds = 120;
const lookEveryMilliseconds = 1_000;

/** A hundred won on a budget of a hundred: an alert without an hour, a day or a month of its own, too small for a letter. */
const budget = 100;

/** @throws Failure `canary-lost` when an alert did not come, or did not end, in time. */
export async function runCanary(dependencies: CanaryDependencies): Promise<CanaryFlight> {
  const { office, clock } = dependencies;
  const books = { office, fiscalYear: datePartsOf(clock.today()).year };
  // An earlier run may have ended half way.
  if (await isOverspent(books, dependencies)) await send(books, budget, false, dependencies);
  const secondsToAlert = await send(books, 2 * budget, true, dependencies);
  const secondsToClear = await send(books, budget, false, dependencies);
  return { secondsToAlert, secondsToClear };
}

/** @returns how long it took until the alert stood as it was to. */
async function send(
  books: Books,
  spent: number,
  isToBeOpen: boolean,
  dependencies: CanaryDependencies,
): Promise<number> {
  const { files, clock, pause } = dependencies;
  const beganAt = clock.now();
  const passed = (): number => (Date.parse(clock.now()) - Date.parse(beganAt)) / 1_000;
  const fileName = `canary-${beganAt.replaceAll(/[:.]/g, "")}-${spent}.csv`;
  const address = { books, options: { asOf: null, unit: null, mapping: null }, fileName };
  // The moment is in a column that nobody reads, so that no file is one that came before.
  const text = `사업코드,사업명,부서,예산액(원),집행액(원),기준일,비고\nCANARY,점검,점검,${budget},${spent},${clock.today()},${beganAt}\n`;
  await files.put(uploadKey(address), new TextEncoder().encode(text));
  while ((await isOverspent(books, dependencies)) !== isToBeOpen) {
    if (passed() >= patienceSeconds)
      throw new Failure(
        `${fileName} was put ${patienceSeconds} seconds ago, and the alert ${isToBeOpen ? "is not there" : "is still there"}.`,
        { code: "canary-lost", retryable: false, context: { ...books } },
      );
    await pause(lookEveryMilliseconds);
  }
  return passed();
}

async function isOverspent(books: Books, { alerts }: CanaryDependencies): Promise<boolean> {
  return (await alerts.readAlerts(books)).some((alert) => alert.rule === "overspent" && isOpen(alert));
}
