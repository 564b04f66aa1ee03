/** Which new lines of a file may be lines that the ledger knows under other keys, and were not answered yet. */
import {
  type IdentityLine,
  identityLineOfLedger,
  identityLineOfRecord,
} from "../../shared/domain/identity/identity-line.ts";
import { type Resemblance, resembles } from "../../shared/domain/identity/resemblance.ts";
import { paymentsResemble } from "../../shared/domain/identity/payment-resemblance.ts";
import { linesCovered } from "../../shared/domain/coverage/payment-coverage.ts";
import type { Balance } from "../../shared/domain/balance.ts";
import { currentLine } from "../../shared/domain/ledger-line.ts";
import type { SourceRecord } from "../../shared/domain/posting.ts";
import { isPaymentLine, type ProjectFacts, type ProjectId } from "../../shared/domain/project.ts";
import type { LedgerReading } from "../../shared/ports/ledger-store.ts";
import { knownBalances } from "../../shared/reading/current-ledger.ts";
import { allTableLines, coverageOfTable, isTable } from "./statement-coverage.ts";
import type { ReadableFile } from "./submission.ts";

/** @param file under the keys that the ledger knows. */
export function findQuestions(file: ReadableFile, reading: LedgerReading): readonly Resemblance[] {
  const known = knownBalances(reading);
  if (known.size === 0) return [];
  const added = file.records.filter(({ project: { id } }) => !known.has(id) && !reading.partners.has(id));
  if (added.length === 0) return [];
  return [...projectQuestions(file, added, reading), ...paymentQuestions(file, added, known)];
}

function projectQuestions(
  file: ReadableFile,
  added: readonly SourceRecord[],
  reading: LedgerReading,
): readonly Resemblance[] {
  const counted = added.filter(({ project }) => isCounted(project));
  if (counted.length === 0) return [];
  const named = new Set(file.records.map(({ project }) => project.id));
  const stated = isTable(file)
    ? coverageOfTable(file, allTableLines(reading), reading).lines
    : new Set<ProjectId>();
  const live: IdentityLine[] = [...knownBalances(reading).values()]
    .filter(({ project }) => isCounted(project))
    .map((balance) => identityLineOfLedger(currentLine(balance)));
  const pairs = resembles(
    counted.map(identityLineOfRecord),
    live,
    (id) => named.has(id),
    (id) => stated.has(id),
  );
  return pairs.filter((pair) => pair.added.project.tier === pair.live.project.tier);
}

/** Which project a payment belongs to is asked elsewhere: here only whether two lines are one. */
function paymentQuestions(
  { records, period }: ReadableFile,
  added: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): readonly Resemblance[] {
  if (period === null) return [];
  const spokenOf = new Set([
    ...records.map(({ project }) => project.id),
    ...linesCovered(records, balances, period).map(({ id }) => id),
  ]);
  const known = [...balances.values()].filter(
    ({ project: { id } }) => isPaymentLine(id) && !spokenOf.has(id),
  );
  return paymentsResemble(added, known, period);
}

function isCounted({ id, tier }: ProjectFacts): boolean {
  return tier !== "business" && !isPaymentLine(id);
}
