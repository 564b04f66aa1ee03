/**
 * A file that only repeated what stood left no posting. Where that was taken back since, a turn must have told the
 * repetition: else the ledger lacks what an applied file states. Held against the balances, and not against the turns.
 */
import { balanceToStored } from "../../shared/contracts/stored-balance.ts";
import { type Balance, rebuild } from "../../shared/domain/balance.ts";
import { differences } from "../../shared/domain/differences.ts";
import { type Discrepancy, discrepancyOf } from "../../shared/domain/discrepancy.ts";
import { placeOf } from "./replay-file.ts";
import type { ReplayWorld } from "./replay-world.ts";

export async function lostRepetitions({ books, replayed, unsaid }: ReplayWorld): Promise<Discrepancy[]> {
  const found: Discrepancy[] = [];
  for (const { posting, upload } of unsaid) {
    if (upload.outcome.state !== "applied") continue;
    const { project, seq, rows } = posting;
    const postings = await replayed.readPostings(books, project.id);
    if (postings.some((other) => other.seq === seq)) continue;
    const [parted] = differences(figuresOf(rebuild([...postings, posting])), figuresOf(rebuild(postings)));
    if (parted === undefined) continue;
    const place = { ...placeOf(upload), row: rows[0] ?? null, projectId: project.id };
    found.push(discrepancyOf("repetition-lost", place, parted));
  }
  return found;
}

/** Without the numbers of those who said it: which of two that say the same was first is no figure. */
function figuresOf(balance: Balance | null): unknown {
  if (balance === null) return {};
  const { plan, requirement } = balance;
  return balanceToStored({
    ...balance,
    lastSeq: 0,
    toldSeq: 0,
    plan: withoutNumbers(plan),
    requirement: withoutNumbers(requirement),
  });
}

function withoutNumbers(points: Balance["plan"]): Balance["plan"] {
  return points.map((point) => ({ ...point, seq: 0 }));
}
