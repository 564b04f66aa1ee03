/** The balances as a planned application leaves them. */
import type { Balance } from "../domain/ledger/balance.ts";
import { withConfirmation } from "../domain/journal/confirmation.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { ApplicationPlan } from "./plan-application.ts";

/** What changes, and what the file states again: its day moves on, so that the statement of that day has it. */
export function balancesAfter(
  known: ReadonlyMap<ProjectId, Balance>,
  { changes, confirmed }: Pick<ApplicationPlan, "changes" | "confirmed">,
): Map<ProjectId, Balance> {
  const balances = new Map(known);
  for (const { balance } of changes) balances.set(balance.project.id, balance);
  for (const { lines, ...stated } of confirmed) {
    for (const [id, origin] of lines) {
      const balance = balances.get(id);
      if (balance !== undefined) balances.set(id, withConfirmation(balance, { ...stated, origin }));
    }
  }
  return balances;
}
