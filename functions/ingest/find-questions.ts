/** Which new lines of a file may be lines that the ledger knows under other keys, and were not answered yet. */
import {
  type IdentityLine,
  identityLineOfLedger,
  identityLineOfRecord,
} from "../../shared/domain/identity/identity-line.ts";
import { type Resemblance, resembles } from "../../shared/domain/identity/resemblance.ts";
import { currentLine } from "../../shared/domain/ledger-line.ts";
import { isPaymentLine, type ProjectFacts } from "../../shared/domain/project.ts";
import type { LedgerReading } from "../../shared/ports/ledger-store.ts";
import { toldBalances } from "../../shared/reading/current-ledger.ts";
import type { ReadableFile } from "./submission.ts";

/** @param file under the keys that the ledger knows. Payments are matched when read: they are asked about elsewhere. */
export function findQuestions({ records }: ReadableFile, reading: LedgerReading): readonly Resemblance[] {
  const told = toldBalances(reading);
  if (told.size === 0) return [];
  const added = records.filter(
    ({ project }) => isCounted(project) && !told.has(project.id) && !reading.partners.has(project.id),
  );
  if (added.length === 0) return [];
  const named = new Set(records.map(({ project }) => project.id));
  const live: IdentityLine[] = [...told.values()]
    .filter(({ balance }) => isCounted(balance.project))
    .map(({ balance }) => identityLineOfLedger(currentLine(balance)));
  return resembles(added.map(identityLineOfRecord), live, (id) => named.has(id)).filter(
    (pair) => pair.added.project.tier === pair.live.project.tier,
  );
}

function isCounted({ id, tier }: ProjectFacts): boolean {
  return tier !== "business" && !isPaymentLine(id);
}
