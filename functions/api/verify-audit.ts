/** The audit trail of some books, or of the installation, held against its own chain. Nothing is written. */
import {
  type AuditHead,
  type AuditProblem,
  checkAuditChain,
} from "../../shared/domain/access/audit-chain.ts";
import { type Discrepancy, discrepancyOf, readOrCorruption } from "../../shared/domain/verify/discrepancy.ts";
import type { AuditScope, AuditTrail } from "../../shared/ports/audit-trail.ts";

export interface AuditEvidence {
  readonly audit: Pick<AuditTrail, "readChain">;
}

export interface AuditVerification {
  readonly checked: number;
  /** To be held against that of a backup: a chain that was written anew as a whole has another. */
  readonly head: AuditHead | null;
  readonly discrepancies: readonly Discrepancy[];
}

export async function verifyAudit(scope: AuditScope, { audit }: AuditEvidence): Promise<AuditVerification> {
  const read = await readOrCorruption(() => audit.readChain(scope));
  if ("corruption" in read) return { checked: 0, head: null, discrepancies: [read.corruption] };
  const { entries, head, earlier, corrupt } = read.value;
  return {
    checked: entries.length + earlier.count,
    head,
    discrepancies: [
      ...corrupt.map((name) => discrepancyOf("item-damaged", { name })),
      ...checkAuditChain(read.value).map(discrepancyOfProblem),
    ],
  };
}

const codes = { altered: "audit-differs", missing: "audit-missing", unexpected: "audit-unexpected" } as const;

function discrepancyOfProblem({ kind, name, number }: AuditProblem): Discrepancy {
  const place = number === 0 ? "before the chain" : `#${number}`;
  return discrepancyOf(codes[kind], { name: name === null ? place : `${place} ${name}` });
}
