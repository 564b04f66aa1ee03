/** The most memory that a process has taken. */
import { existsSync, readFileSync } from "node:fs";

/**
 * MiB. Linux counts in `maxRSS` what the parent had taken when it started the process too, which hides the figure
 * of a small child of a large parent: `VmHWM` begins anew with the program. Elsewhere `maxRSS` is what there is.
 */
export function peakMebibytes(): number {
  return Math.round((peakKibibytes("self") ?? process.resourceUsage().maxRSS) / 1024);
}

/** Of another process; null where the system does not tell. */
export function peakMebibytesOf(pid: number): number | null {
  const peak = peakKibibytes(pid);
  return peak === null ? null : Math.round(peak / 1024);
}

function peakKibibytes(of: number | "self"): number | null {
  const statusFile = `/proc/${of}/status`;
  const status = existsSync(statusFile) ? readFileSync(statusFile, "utf8") : "";
  const own = /^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1];
  return own === undefined ? null : Number(own);
}
