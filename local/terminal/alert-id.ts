/** A short name for an alert on the command line, over all offices and years: 40 bits of the hash of its whole name. */
import { createHash } from "node:crypto";
import type { Alert } from "../../shared/domain/alerts/alert.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";

const length = 10;

export function alertIdOf(
  { office, fiscalYear }: Books,
  alert: Pick<Alert, "scope" | "fund" | "rule">,
): string {
  const name = `${office}/${fiscalYear}/${alertName(alert)}`;
  return createHash("sha256").update(name).digest("hex").slice(0, length);
}
