/** The most memory that this process has taken. */
import { existsSync, readFileSync } from "node:fs";

const statusFile = "/proc/self/status";

/**
 * MiB. Linux counts in `maxRSS` what the parent had taken when it started the process too, which hides the figure
 * of a small child of a large parent: `VmHWM` begins anew with the program. Elsewhere `maxRSS` is what there is.
 */
export function peakMebibytes(): number {
  const status = existsSync(statusFile) ? readFileSync(statusFile, "utf8") : "";
  const own = /^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1];
  return Math.round((own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024);
}
