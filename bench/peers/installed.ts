/** Peers that come as packages of Debian: a bench that lacks one says which, and goes on. */
import { spawnSync } from "node:child_process";

/** @returns what to install, or null where the command is there. */
export function missingPackage(command: string, debianPackage: string): string | null {
  const { error } = spawnSync(command, ["--version"], { stdio: "ignore" });
  return error === undefined ? null : `skipped: install the Debian package ${debianPackage}`;
}
