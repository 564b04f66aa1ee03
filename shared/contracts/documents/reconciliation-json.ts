/** A row of the reconciliation as JSON: what the API answers and `monitor reconcile --json` prints. */
import { isOpen, type ReconciledRow, verdictNames } from "../../domain/matching/reconcile.ts";
import type { ReconciliationAnswer } from "../api/api.ts";

export function reconciledRowToJson(row: ReconciledRow): ReconciliationAnswer["items"][number] {
  const { project, day, stated, paid, recorded, difference, verdict, equalOn, partner } = row;
  return {
    id: project.id,
    name: project.name,
    department: project.department,
    account: project.account,
    day,
    statedWon: `${stated}`,
    paidWon: paid === null ? null : `${paid}`,
    recordedWon: recorded === null ? null : `${recorded}`,
    differenceWon: `${difference}`,
    isOpen: isOpen(row),
    verdict,
    verdictTitle: verdictNames[verdict],
    equalOn,
    partner: partner === null ? null : { id: partner.id, name: partner.name },
  };
}
