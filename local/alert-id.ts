/** A short name for an alert on the command line: 40 bits of the hash of its whole name. */
import { createHash } from "node:crypto";
import type { Alert } from "../shared/domain/alert.ts";
import { alertName } from "../shared/domain/alert-name.ts";

const length = 10;

export function alertIdOf(alert: Pick<Alert, "scope" | "fund" | "rule">): string {
  return createHash("sha256").update(alertName(alert)).digest("hex").slice(0, length);
}
