/** One folder as a zip file whose bytes follow from its content alone. */
import { type Zippable, zipSync } from "fflate";

/** The first day of zip's calendar; fflate writes what the clock of this place shows of it, which is the same everywhere. */
const firstDay = new Date(1980, 0, 1);
const unix = 3;
const programMode = 0o755;
const fileMode = 0o644;
const programs: ReadonlySet<string> = new Set(["monitor", "local/monitor.js"]);

/** @param files path below the folder -> content. */
export function zipOf(name: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const [path, bytes] of files) {
    const mode = programs.has(path) ? programMode : fileMode;
    // 0o100000: a plain file. The mode stands in the upper half.
    entries[`${name}/${path}`] = [
      bytes,
      { attrs: (0o100_000 + mode) * 0x1_00_00, os: unix, mtime: firstDay },
    ];
  }
  return zipSync(entries, { level: 9 });
}
