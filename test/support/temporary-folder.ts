/**
 * One temporary folder for a run of tests, which goes with all that is left in it: the CDK leaves a folder for each app,
 * browsers their profiles, and a process that a test kills what it worked on.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Node and other programs look for it, on Linux, macOS and Windows. */
const names = ["TMPDIR", "TEMP", "TMP"];

export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "tests-"));
  // A process of another user may pass through it: what it works on has rights of its own.
  chmodSync(folder, 0o711);
  for (const name of names) process.env[name] = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
